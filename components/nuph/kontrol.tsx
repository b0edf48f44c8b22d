import type { Regelfund } from '#lib/regelfund'

/** The check beside a draft: what stops it, what to mind, or that nothing does. Every finding at once. */
export function Kontrol({ fund }: { fund: readonly Regelfund[] }) {
  const stopper = fund.filter((f) => f.niveau === 'BLOK')
  const husk = fund.filter((f) => f.niveau === 'ADVAR')
  return (
    <section aria-labelledby="kontrol" className="min-w-0">
      <h2 id="kontrol">Kontrol</h2>
      <p className="lille">Efter det, der er gemt i kladden.</p>
      {fund.length === 0 && <p>Underretningen kan sendes.</p>}
      <ul>
        {[...stopper, ...husk].map((f) => (
          <li key={`${f.kode} ${f.felt} ${f.aarsag?.id}`}>
            <b>{f.niveau === 'BLOK' ? 'Stopper: ' : 'Bemærk: '}</b>
            {f.besked}
            {f.aarsag && <span className="lille block">{f.aarsag.beskrivelse}</span>}
            {f.hvemKan && <span className="lille block">Kan ændres af: {f.hvemKan}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
