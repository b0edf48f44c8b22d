import type { Regelfund } from '#lib/regelfund'

/**
 * The list of everything that stops the form, first on the page. It takes the focus when the page comes back, also
 * without script. Every link has the words of the field's own error and leads to the field.
 */
export function Fejlopsummering({ fund }: { fund: readonly Regelfund[] }) {
  const fejl = fund.filter((f) => f.niveau === 'BLOK')
  if (fejl.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the refused form comes back as a new page, and this is the news on it
    <section className="opsummering" aria-labelledby="der-er-problemer" tabIndex={-1} autoFocus>
      <h2 id="der-er-problemer">Der er problemer</h2>
      <ul>
        {fejl.map((f) => (
          <li key={`${f.kode} ${f.felt} ${f.besked}`}>{f.felt ? <a href={`#${f.felt}`}>{f.besked}</a> : f.besked}</li>
        ))}
      </ul>
    </section>
  )
}
