import type { ReactNode } from 'react'

/** A column. `tal` right-aligns figures. `sorter` is the address that sorts by it, `retning` is set on the one in use. */
export type Kolonne<T> = {
  titel: string
  vis: (raekke: T) => ReactNode
  tal?: boolean
  sorter?: string
  retning?: 'stigende' | 'faldende'
}

/**
 * The staff table. The first column is the row's heading and normally its link. On narrow screens the rows become cards
 * by CSS. `titel` names the table; `skjultTitel` hides it when a heading just above says the same.
 */
export function Tabel<T>({
  titel,
  skjultTitel,
  kolonner,
  raekker,
  noegle,
}: {
  titel: string
  skjultTitel?: boolean
  kolonner: readonly Kolonne<T>[]
  raekker: readonly T[]
  noegle: (raekke: T) => string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="tabelboks" aria-label={titel} tabIndex={0}>
      <table className="tabel">
        <caption className={skjultTitel ? 'sr' : undefined}>{titel}</caption>
        <thead>
          <tr>
            {kolonner.map((k) => (
              <Hoved key={k.titel} kolonne={k} />
            ))}
          </tr>
        </thead>
        <tbody>
          {raekker.map((r) => (
            <tr key={noegle(r)}>
              {kolonner.map((k, nr) =>
                nr === 0 ? (
                  <th key={k.titel} scope="row">
                    {k.vis(r)}
                  </th>
                ) : (
                  <td key={k.titel} className={k.tal ? 'tal' : undefined} data-t={k.titel}>
                    {k.vis(r)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Hoved<T>({ kolonne: { titel, tal, sorter, retning } }: { kolonne: Kolonne<T> }) {
  const aria = retning && (retning === 'stigende' ? 'ascending' : 'descending')
  return (
    <th scope="col" className={tal ? 'tal' : undefined} aria-sort={aria}>
      {sorter ? (
        <a href={sorter}>
          {titel}
          <span className="sr">
            {retning ? `, sorteret ${retning}. ` : '. '}Aktivér for {retning === 'stigende' ? 'faldende' : 'stigende'}
          </span>
        </a>
      ) : (
        titel
      )}
    </th>
  )
}
