import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { Sidehoved } from '#components/ui/sidehoved'
import { visKortTidspunkt } from '#lib/dato'
import type { Indbakkeliste, Indbakketal } from '#lib/jobordre/indbakke'
import { hentOversigt, type Oversigt } from '#lib/jobordre/oversigt'
import { adresse, LISTER, STI, type Udvalg } from '#lib/jobordre/udvalg'
import { laes } from '#lib/medarbejder/session'
import { en, felterFra, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { kvitter } from './actions'
import { Filter } from './filter'
import { Invitationer, Ordrer } from './liste'
import { Tavle } from './tavle'

/** What was just done, said when the page comes back. */
const KVITTERING: Record<string, string> = {
  slettet: 'Det er noteret, at I har slettet oplysningerne.',
  afslaaet: 'I har sagt nej. Den anden a-kasse har fået besked.',
  modtaget: 'Jobordren er modtaget. Virksomheden har fået besked om, at I har den.',
  pause: 'Jobordren er sat på pause. Virksomheden har fået besked.',
  genaktiveret: 'Jobordren er taget af pause. Virksomheden har fået besked.',
}

const LUKKET: Record<string, string> = {
  TRUKKET: 'samtykket blev trukket tilbage',
  AFSLUTTET: 'kandidaten er udgået',
  UDLOEBET: 'tiden er gået',
}

export default async function Jobordrer({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { data, dag, mig, subject } = await laes(async (ctx, session) => ({
    data: await hentOversigt(ctx, felterFra(parametre)),
    dag: ctx.dag,
    mig: ctx.aktoer.organisation.id,
    subject: session.subject,
  }))
  const { udvalg } = data
  const svar = await laesSvar(parametre, subject, STI)
  const gjort = Object.keys(KVITTERING).find((k) => en(parametre, k))
  return (
    <>
      <Sidetitel side="Jobordrer" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved titel="Jobordrer">
        <KnapLink href={`${STI}/ny`}>Opret for en virksomhed</KnapLink>
      </Sidehoved>
      {gjort && svar.fund.length === 0 && <Notits art="succes" titel={KVITTERING[gjort]} />}
      <Taellere data={data} />
      <Ukvitterede ukvitterede={data.ukvitterede} />
      {udvalg.vis === 'samarbejde' ? (
        <Invitationer invitationer={data.invitationer} />
      ) : (
        <>
          <Visning udvalg={udvalg} />
          <Filter data={data} />
          {udvalg.visning === 'tavle' ? (
            <Tavle data={data} dag={dag} mig={mig} />
          ) : (
            <>
              <Ordrer data={data} dag={dag} mig={mig} />
              <Paging
                hvad="jobordrer"
                naeste={data.naeste ? adresse({ ...udvalg, efter: data.naeste }) : undefined}
                forrige={en(parametre, 'efter') ? adresse(udvalg) : undefined}
              />
            </>
          )}
        </>
      )}
    </>
  )
}

function Taellere({ data: { tal, udvalg, akasse } }: { data: Oversigt }) {
  const vis = (liste: Udvalg['vis'], navn: string, antal: number | undefined) => {
    const her = liste === udvalg.vis && udvalg.omfang === 'egne'
    return (
      <a
        key={liste}
        className={her ? 'fil font-semibold no-underline' : 'fil'}
        href={adresse({ vis: liste, visning: liste === 'samarbejde' ? 'tabel' : udvalg.visning })}
        aria-current={her ? 'page' : undefined}
      >
        {navn}
        {antal !== undefined && ` (${antal > 1000 ? 'over 1.000' : antal.toLocaleString('da-DK')})`}
      </a>
    )
  }
  return (
    <nav className="raekke" aria-label="Lister over jobordrer">
      {Object.entries(LISTER).map(([liste, navn]) =>
        vis(liste as Indbakkeliste, navn, liste === 'alle' ? undefined : tal[liste as keyof Indbakketal]),
      )}
      {akasse && vis('samarbejde', 'Samarbejde', tal.samarbejde)}
    </nav>
  )
}

/** The same orders as a table or as a board. */
function Visning({ udvalg }: { udvalg: Udvalg }) {
  const vej = (visning: Udvalg['visning'], tekst: string) => (
    <a
      className={visning === udvalg.visning ? 'fil font-semibold no-underline' : 'fil'}
      href={adresse({ ...udvalg, visning, omfang: visning === 'tavle' ? 'egne' : udvalg.omfang })}
      aria-current={visning === udvalg.visning ? 'true' : undefined}
    >
      {tekst}
    </a>
  )
  return (
    <nav className="raekke" aria-label="Visning">
      {vej('tabel', 'Tabel')}
      {vej('tavle', 'Tavle')}
    </nav>
  )
}

/** What was shared with us and has closed: each is told to have been deleted on our side too. */
function Ukvitterede({ ukvitterede }: Pick<Oversigt, 'ukvitterede'>) {
  if (ukvitterede.length === 0) return null
  return (
    <section aria-labelledby="slet" className="notits n-advarsel">
      <h2 id="slet" className="mt-0">
        Slet delte oplysninger
      </h2>
      <p>I kan ikke længere se dem her. Slet dem også der, hvor I selv har gemt dem, og sig til, når det er gjort.</p>
      <ul>
        {ukvitterede.map((u) => (
          <li key={u.delingId}>
            <form action={kvitter} className="raekke">
              <input type="hidden" name="delingId" value={u.delingId} />
              <input type="hidden" name="noegle" value={crypto.randomUUID()} />
              <span>
                En kandidat på <a href={`${STI}/${u.jobordreId}`}>{u.titel}</a>:{' '}
                {LUKKET[u.grund ?? 'UDLOEBET'] ?? 'tiden er gået'}
                {u.lukketTid && ` ${visKortTidspunkt(u.lukketTid)}`}
              </span>
              <Knap art="sekundaer">
                Vi har slettet dem<span className="sr">: {u.titel}</span>
              </Knap>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
