import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { visDato } from '#lib/dato'
import type { Registreringsvisning } from '#lib/fravaer/forhaandsvis'
import type { Ansvarsperiode } from '#lib/kontaktforloeb/ansvarsforloeb'
import type { Regelfund } from '#lib/regelfund'

/** "Se, før du gemmer": what the registration would cause, or everything that stops it. `kommunen` begins a sentence. */
export function SeFoerDuGemmer({
  vis,
  kommunen,
  stopper,
}: {
  vis: Registreringsvisning | { fund: readonly Regelfund[] }
  kommunen: string
  /** What does not happen when it is refused. */
  stopper: string
}) {
  if ('fund' in vis) return <Afslag titel={stopper} fund={vis.fund} />
  return (
    <section className="kort max-w-[70ch]" aria-labelledby="det-sker-der">
      <h2 id="det-sker-der">Det sker der, når du gemmer</h2>
      {vis.advarsler.map((f) => (
        <RegelfundVisning key={f.kode} fund={f} />
      ))}
      <h3>Hvem har samtalerne?</h3>
      {!vis.aendrerAnsvar && <p>Registreringen ændrer ikke, hvem der har samtalerne.</p>}
      <ul>
        {vis.ansvar.map((p) => (
          <li key={p.fra}>{periode(p, kommunen)}</li>
        ))}
      </ul>
      <h3>Hvem får besked?</h3>
      <ul>
        {vis.faarBesked.map((navn) => (
          <li key={navn}>{navn} får besked i sit fagsystem med det samme.</li>
        ))}
        {vis.borgeren.map((linje) => (
          <li key={linje}>Borgeren kan læse i Min sag: »{linje}«.</li>
        ))}
        {vis.faarBesked.length + vis.borgeren.length === 0 && <li>Ingen andre.</li>}
      </ul>
    </section>
  )
}

function periode({ hos, fra, til }: Ansvarsperiode, kommunen: string): string {
  const hvem = { AKASSE: 'A-kassen', JOBCENTER: kommunen, INGEN: 'Ingen' }[hos]
  return `${hvem} har samtalerne fra den ${visDato(fra)}${til ? ` til og med den ${visDato(til)}` : ''}.`
}
