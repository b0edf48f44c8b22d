import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { arbejdsdageImellem, dagFor, visKortDato } from '#lib/dato'
import { taelNyeJobordrer } from '#lib/jobordre/indbakke'
import { MEDARBEJDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { FANER, listOpgaver, type Opgavelinje, opgavesti, taelOpgaver } from '#lib/opgave/queries'
import { opgaveHandling } from './actions'

const FANENAVN = { uden: 'Uden ansvarlig', mine: 'Mine', alle: 'Alle', advis: 'Til orientering' }
const TOMT = {
  uden: 'Der er ingen opgaver. Godt gået.',
  mine: 'Du har ingen opgaver.',
  alle: 'Der er ingen opgaver. Godt gået.',
  advis: 'Der er intet nyt.',
}
const TYPE: Record<Opgavelinje['type'], string> = {
  NY_INDSTILLING: 'Ny indstilling',
  SPOERGSMAAL_TIL_INDSTILLING: 'Ny besked',
  SVAR_PAA_INDSTILLING: 'Svar på indstilling',
  BREV_IKKE_LEVERET: 'Brev ikke leveret',
  SEND_PAPIRBREV: 'Send brev med posten',
  NY_BESKED: 'Ny besked',
  TIMEGRAENSE_NAERMER_SIG: 'Timegrænsen nærmer sig',
  TIMEGRAENSE_NAAET: 'Timegrænsen er nået: sæt slutdato',
  TIMEGRAENSE_IKKE_AFSLUTTET: 'A-kassen har ikke sat slutdato',
  OVERDRAGET: 'Overdraget: indkald til første samtale',
  FOERSTE_SAMTALE: 'Første samtale',
  PLAN_IKKE_BEKRAEFTET: 'Plan ikke bekræftet',
  TILBUD_OPFOELGNING: 'Følg op på tilbud',
  SELVBOOK_PASSERET: 'Bookede ikke inden fristen',
  NY_UNDERRETNING: 'Underretning skal besvares',
  NUPH_SPOERGSMAAL: 'Spørgsmål om underretning',
  NUPH_SVAR: 'Svar på underretning',
  NUPH_NY_REGISTRERING: 'Ny registrering efter underretning',
  SANKTION_GENNEMGANG: 'Gennemgå sanktion',
}

export default async function Opgaver({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const vis = FANER.find((f) => f === en(parametre, 'vis')) ?? 'uden'
  const { dag, subject, liste, antal, medlem, nyeJobordrer } = await laes(
    async (ctx, session) => ({
      dag: ctx.dag,
      subject: session.subject,
      liste: await listOpgaver(ctx, vis, en(parametre, 'efter')),
      antal: await taelOpgaver(ctx),
      nyeJobordrer: await taelNyeJobordrer(ctx),
      medlem: ctx.aktoer.organisation.type === 'akasse' ? 'Medlem' : 'Borger',
    }),
    MEDARBEJDERE,
  )
  const svar = await laesSvar(parametre, subject, '/myndighed/overblik')
  return (
    <>
      <Sidetitel side="Opgaver" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <h1>Opgaver</h1>
      <nav className="raekke" aria-label="Opgavelister">
        {FANER.map((f) => (
          <a
            key={f}
            className={f === vis ? 'fil font-semibold no-underline' : 'fil'}
            href={`/myndighed/overblik?vis=${f}`}
            aria-current={f === vis ? 'page' : undefined}
          >
            {FANENAVN[f]} ({antal[f] > 1000 ? 'over 1.000' : antal[f].toLocaleString('da-DK')})
          </a>
        ))}
      </nav>
      {nyeJobordrer > 0 && (
        <p>
          <a className="fil" href="/myndighed/jobordrer?vis=nye">
            Nye jobordrer ({nyeJobordrer.toLocaleString('da-DK')})
          </a>
        </p>
      )}
      {liste.opgaver.length === 0 ? (
        <Tomt tekst={TOMT[vis]} />
      ) : (
        <Tabel
          titel={FANENAVN[vis]}
          skjultTitel
          raekker={liste.opgaver}
          noegle={(o) => o.id}
          kolonner={[
            { titel: medlem, vis: (o) => <a href={`/myndighed/borgere/${o.borgerId}`}>{o.borgerNavn}</a> },
            { titel: 'Type', vis: (o) => TYPE[o.type] },
            { titel: 'Emne', vis: (o) => o.emne },
            { titel: 'Frist', vis: (o) => <Frist opgave={o} dag={dag} /> },
            { titel: 'Alder', vis: (o) => arbejdsdage(arbejdsdageImellem(dagFor(o.oprettetTid), dag)) },
            { titel: 'Ansvarlig', vis: (o) => o.ansvarligNavn ?? 'Ingen' },
            { titel: 'Handling', vis: (o) => <Handlinger opgave={o} vis={vis} /> },
          ]}
        />
      )}
      <Paging
        hvad="opgaver"
        naeste={liste.naeste ? `/myndighed/overblik?vis=${vis}&efter=${liste.naeste}` : undefined}
      />
    </>
  )
}

const arbejdsdage = (antal: number) => (antal === 1 ? '1 arbejdsdag' : `${antal} arbejdsdage`)

function Frist({ opgave, dag }: { opgave: Opgavelinje; dag: string }) {
  if (!opgave.frist) return <>Ingen</>
  return (
    <>
      {visKortDato(opgave.frist)}{' '}
      {opgave.eskaleret ? (
        <StatusTag art="fejl">Venter for længe</StatusTag>
      ) : opgave.frist < dag ? (
        <StatusTag art="fejl">Overskredet</StatusTag>
      ) : opgave.paamindet ? (
        <StatusTag art="handling">Påmindet</StatusTag>
      ) : null}
    </>
  )
}

function Handlinger({ opgave, vis }: { opgave: Opgavelinje; vis: string }) {
  const laes = (
    <a href={opgavesti(opgave)}>
      Læs
      <span className="sr">
        : {opgave.emne}, {opgave.borgerNavn}
      </span>
    </a>
  )
  // What a message brings is gone when the message has been read.
  if (!opgave.frist && opgave.type !== 'TIMEGRAENSE_IKKE_AFSLUTTET') return laes
  const knap = (handling: string, tekst: string, art: string) => (
    <button type="submit" name="handling" value={handling} className={art}>
      {tekst}
      <span className="sr">
        : {opgave.emne}, {opgave.borgerNavn}
      </span>
    </button>
  )
  return (
    <form action={opgaveHandling} className="raekke">
      <input type="hidden" name="opgaveId" value={opgave.id} />
      <input type="hidden" name="vis" value={vis} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      {opgave.frist ? knap('tag', 'Behandl', 'knap sekundaer') : laes}
      {opgave.erMin && knap('giv-fra', 'Giv fra mig', 'knap-link')}
      {(!opgave.frist ||
        opgave.type === 'SVAR_PAA_INDSTILLING' ||
        opgave.type === 'SPOERGSMAAL_TIL_INDSTILLING' ||
        opgave.type === 'NY_BESKED' ||
        opgave.type === 'SELVBOOK_PASSERET' ||
        opgave.type === 'BREV_IKKE_LEVERET') &&
        knap('luk', 'Færdig', 'knap-link')}
    </form>
  )
}
