import { KnapLink } from '#components/ui/knap'
import { type Jobordrehandling, vurderHandling } from '#lib/jobordre/livscyklus'
import type { Jobordre, Jobordrelinje } from '#lib/jobordre/queries'

type Vej = { sti: string; tekst: string; handling?: Jobordrehandling }

/** What a company can do to its order. Copying is always possible. */
const VEJE: readonly Vej[] = [
  { sti: 'ret', tekst: 'Ret', handling: 'ret' },
  { sti: 'pause', tekst: 'Sæt på pause', handling: 'inaktiver' },
  { sti: 'genoptag', tekst: 'Tag af pause', handling: 'genaktiver' },
  { sti: 'vaelg', tekst: 'Vælg en anden myndighed', handling: 'omvaelg' },
  { sti: 'afslut', tekst: 'Afslut', handling: 'afslutOpfyldt' },
  { sti: 'traek', tekst: 'Træk tilbage', handling: 'afslutTrukket' },
  { sti: 'kopier', tekst: 'Kopiér' },
]
const KLADDENS: readonly Vej[] = [
  { sti: 'ret', tekst: 'Skriv videre' },
  { sti: 'tjek', tekst: 'Tjek jeres svar' },
  { sti: 'slet', tekst: 'Slet kladden' },
]

const veje = (ordre: Pick<Jobordre, 'status'>): Vej[] =>
  ordre.status === 'KLADDE'
    ? [...KLADDENS]
    : VEJE.filter((v) => !v.handling || vurderHandling(ordre.status, v.handling).length === 0)

/** The legal acts as buttons; each leads to a page of its own that says what happens. */
export const Ordrehandlinger = ({ ordre }: { ordre: Jobordre }) => (
  <section className="ingen-print" aria-labelledby="handlinger">
    <h2 id="handlinger">Det kan I gøre</h2>
    <div className="raekke gap-y-3">
      {veje(ordre).map((v) => (
        <KnapLink key={v.sti} art="sekundaer" href={`/arbejdsgiver/jobordrer/${ordre.id}/${v.sti}`}>
          {v.tekst}
        </KnapLink>
      ))}
    </div>
  </section>
)

/** The four that the list offers, with the order's name for those who hear the page. */
const I_LISTEN = ['ret', 'pause', 'genoptag', 'afslut', 'kopier', 'slet']

export const Listehandlinger = ({ ordre }: { ordre: Jobordrelinje }) => (
  <span className="raekke gap-x-3">
    {veje(ordre)
      .filter((v) => I_LISTEN.includes(v.sti))
      .map((v) => (
        <a key={v.sti} className="fil" href={`/arbejdsgiver/jobordrer/${ordre.id}/${v.sti}`}>
          {v.tekst}
          <span className="sr">: {ordre.titel || 'uden titel'}</span>
        </a>
      ))}
  </span>
)
