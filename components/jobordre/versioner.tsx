import { visKortTidspunkt } from '#lib/dato'
import type { Jobordreside } from '#lib/jobordre/myndighedsside'

const FELTER: Record<string, string> = {
  titel: 'titel',
  beskrivelse: 'beskrivelse',
  stillinger: 'stillingsbetegnelser',
  antalStillinger: 'antal stillinger',
  startdato: 'startdato',
  varighedDage: 'varighed',
  formidlingsfrist: 'formidlingsfrist',
  henvendelsesmaade: 'hvordan kandidater svarer',
  maksAntalHenvisninger: 'højst antal kandidater',
  ugentligArbejdstidType: 'fuld tid eller deltid',
  timerPrUge: 'timer om ugen',
  arbejdstidsforhold: 'arbejdstid',
  krav: 'krav',
  pNummer: 'P-nummer',
  arbejdssted: 'arbejdssted',
  kontaktperson: 'kontaktperson',
  internKommentar: 'besked til myndigheden',
  oenskerMail: 'e-mail til virksomheden',
}

/** Every version of the order and what became another. Nothing when there has been one only. */
export function Jobordreversioner({ side: { versioner } }: { side: Jobordreside }) {
  if (versioner.length < 2) return null
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">Versioner</h2>
      <ol className="tidslinje">
        {versioner.map((v, nr) => (
          <li key={v.version}>
            <h3>{nr === 0 ? `Nu: version ${v.version}` : `Version ${v.version}`}</h3>
            <p className="lille">
              {v.afNavn} · {visKortTidspunkt(v.tid)}
            </p>
            <p>{aendret(v.indhold, versioner[nr + 1]?.indhold)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function aendret(nu: Record<string, unknown>, foer: Record<string, unknown> | undefined): string {
  if (!foer) return 'Som den blev sendt.'
  const navne = Object.entries(FELTER)
    .filter(([felt]) => JSON.stringify(nu[felt] ?? null) !== JSON.stringify(foer[felt] ?? null))
    .map(([, navn]) => navn)
  return navne.length > 0 ? `Ændret: ${navne.join(', ')}.` : 'Ingen felter er ændret.'
}
