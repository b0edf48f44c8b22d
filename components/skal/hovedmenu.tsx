import { aktivtPunkt, type Navpunkt } from '#components/skal/tekster'

/**
 * The navigation: a button "Menu" that opens a list on narrow screens, the list itself on wide ones, without script.
 * `tal` puts a count behind a point, by its address: `{ '/borger/beskeder': '2 ulæste' }`.
 */
export function Hovedmenu({
  punkter,
  sti,
  tal = {},
  form,
}: {
  punkter: readonly Navpunkt[]
  sti: string
  tal?: Readonly<Record<string, string | undefined>>
  form: 'top' | 'side'
}) {
  const aktiv = aktivtPunkt(punkter, sti)
  return (
    <nav aria-label="Hovedmenu">
      <details className={`menu menu-${form}`}>
        <summary>Menu</summary>
        <ul>
          {punkter.map(({ href, tekst }) => (
            <li key={href}>
              <a href={href} aria-current={href === aktiv ? (href === sti ? 'page' : 'true') : undefined}>
                {tekst}
                {tal[href] && ` (${tal[href]})`}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
