import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Tidslinje } from '#components/ui/tidslinje'
import { visKortTidspunkt } from '#lib/dato'
import type { Jobordreside } from '#lib/jobordre/myndighedsside'
import type { Svar } from '#lib/medarbejder/side'

type Haendelse = Jobordreside['haendelser'][number]

/** What each kind of event is called in the log. */
const ART: Record<Haendelse['art'], string> = {
  OPRETTET: 'Oprettet',
  SENDT: 'Sendt',
  TILBAGEHOLDT: 'Holdt tilbage af kundesupport',
  FRIGIVET: 'Frigivet af kundesupport',
  AFVIST_AF_STAR: 'Afvist af kundesupport',
  RETTET: 'Indholdet er rettet',
  MODTAGET: 'Modtaget',
  RETURNERET: 'Returneret',
  OVERDRAGET: 'Overdraget',
  OMVALGT: 'Virksomheden valgte en anden myndighed',
  EFTERFOELGER: 'Flyttet, fordi a-kassen er ophørt',
  SAGSBEHANDLER: 'Ny sagsbehandler',
  INAKTIVERET: 'Sat på pause',
  GENAKTIVERET: 'Taget af pause',
  AFSLUTTET: 'Afsluttet',
  PAAMINDET: 'Påmindelse: jobordren er ikke modtaget',
  INVITERET: 'A-kasse inviteret til at hjælpe',
  NOTAT: 'Notat',
}
const AFSLUTTET: Record<string, string> = {
  AFSLUTTET_OPFYLDT: 'Stillingen er besat.',
  AFSLUTTET_FRIST: 'Fristen er udløbet.',
  AFSLUTTET_TRUKKET: 'Jobordren er trukket.',
}
const FLYTTER = ['RETURNERET', 'OVERDRAGET', 'OMVALGT', 'EFTERFOELGER']

/** The order's history, append-only. What the authorities write for themselves is marked. */
export function Jobordrelog({ side }: { side: Jobordreside }) {
  return (
    <section aria-labelledby="log">
      <h2 id="log">Log</h2>
      <Tidslinje
        haendelser={side.haendelser.map((h) => ({
          id: h.id,
          titel: ART[h.art],
          tid: h.tid,
          hvem: [h.brugerNavn, h.organisationNavn].filter((n, nr, alle) => alle.indexOf(n) === nr).join(', '),
          tekst: <Linje h={h} side={side} />,
        }))}
      />
    </section>
  )
}

/** What the authorities that have had the order write for each other, tinted so that nobody takes it for something the company reads. */
export function Jobordrenotater({
  side,
  svar,
  notat,
}: {
  side: Jobordreside
  svar: Svar
  notat: (data: FormData) => Promise<void>
}) {
  const eget = svar.for('notat')
  const notater = side.haendelser.filter((h) => h.art === 'NOTAT')
  if (!side.kan.notat && notater.length === 0) return null
  return (
    <section aria-labelledby="notater" className="notits n-advarsel">
      <h2 id="notater" className="mt-0">
        Notater
      </h2>
      <p className="lille">Ses ikke af virksomheden. Overdrages jobordren, følger de med.</p>
      {notater.map((n) => (
        <div key={n.id}>
          <p className="whitespace-pre-line m-0">{n.kommentar}</p>
          <p className="lille">
            {n.brugerNavn}, {n.organisationNavn} · {visKortTidspunkt(n.tid)}
          </p>
        </div>
      ))}
      {side.kan.notat && (
        <details open={eget.felter !== undefined} className="ingen-print">
          <summary>Skriv et notat</summary>
          <form action={notat}>
            <input type="hidden" name="id" value={side.ordre.id} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Tekstomraade
              navn="tekst"
              label="Notat"
              hjaelp="Skriv ikke, hvem kandidaterne er, og intet om helbred eller private forhold."
              maks={2000}
              linjer={3}
              fund={eget.fund}
              vaerdi={eget.felter?.tekst ?? ''}
            />
            <Knap art="sekundaer">Gem notat</Knap>
          </form>
        </details>
      )}
    </section>
  )
}

function Linje({ h, side: { organisationer, koder } }: { h: Haendelse; side: Jobordreside }) {
  const navn = (id: string | null) => (id ? (organisationer.get(id) ?? 'en anden myndighed') : '')
  const flyttet =
    FLYTTER.includes(h.art) && h.fraMyndighedId ? `Fra ${navn(h.fraMyndighedId)} til ${navn(h.myndighedId)}.` : ''
  const aarsag =
    h.art === 'AFSLUTTET'
      ? (AFSLUTTET[h.aarsag ?? ''] ?? '')
      : FLYTTER.includes(h.art) && h.aarsag
        ? `${koder.get(`overdragelsesaarsag:${h.aarsag}`) ?? h.aarsag}.`
        : ''
  return (
    <>
      {[flyttet, aarsag, h.kommentar].filter(Boolean).join(' ')}
      {h.kunMyndigheder && <span className="lille block">Ses ikke af virksomheden</span>}
    </>
  )
}
