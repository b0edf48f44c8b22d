import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { JobordreTag } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { arbejdsdageImellem, type Dag, dagFor, visKortDato, visKortTidspunkt } from '#lib/dato'
import {
  type Indbakkeliste,
  type Indbakketal,
  indbakkefilter,
  taelIndbakke,
  ventedage,
  venterForLaenge,
} from '#lib/jobordre/indbakke'
import { type Jobordrelinje, listJobordrer } from '#lib/jobordre/queries'
import { laes, type MedarbejderKontekst } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { type Invitationslinje, listInvitationer } from '#lib/samarbejde/queries'
import { listUkvitterede } from '#lib/samtykke/queries'
import { kvitter } from './actions'

const STI = '/myndighed/jobordrer'
const LISTER: Record<Indbakkeliste, string> = {
  nye: 'Nye',
  venter: 'Venter for længe',
  igang: 'I gang',
  pause: 'På pause',
  afsluttet: 'Afsluttet (30 dage)',
  alle: 'Alle',
}
const OMFANG = { egne: 'Vores', afgivet: 'Givet videre', alle: 'Hele landet' }
type Omfang = keyof typeof OMFANG

type Valg = { vis: Indbakkeliste | 'samarbejde'; omfang: Omfang; titel: string }

function laesValg(parametre: Awaited<Soegeparametre>, akasse: boolean): Valg {
  const vis = en(parametre, 'vis')
  const omfang = en(parametre, 'omfang')
  return {
    vis:
      akasse && vis === 'samarbejde'
        ? 'samarbejde'
        : ((Object.keys(LISTER).find((v) => v === vis) ?? 'alle') as 'alle'),
    omfang: omfang === 'afgivet' || (omfang === 'alle' && !akasse) ? omfang : 'egne',
    titel: (en(parametre, 'titel') ?? '').trim().slice(0, 60),
  }
}

const adresse = (valg: Partial<Valg> & { efter?: string }): string => {
  const dele = Object.entries(valg).filter(
    ([navn, v]) => v && !(navn === 'vis' && v === 'alle') && !(navn === 'omfang' && v === 'egne'),
  )
  return dele.length === 0 ? STI : `${STI}?${new URLSearchParams(dele as [string, string][])}`
}

async function hent(ctx: MedarbejderKontekst, parametre: Awaited<Soegeparametre>) {
  const akasse = ctx.aktoer.organisation.type === 'akasse'
  const valg = laesValg(parametre, akasse)
  const faelles = {
    akasse,
    valg,
    dag: ctx.dag,
    mig: ctx.aktoer.organisation.id,
    dage: await ventedage(ctx),
    tal: await taelIndbakke(ctx),
    ukvitterede: await listUkvitterede(ctx),
  }
  if (valg.vis === 'samarbejde')
    return { ...faelles, invitationer: await listInvitationer(ctx), ordrer: [], naeste: null }
  const liste = await listJobordrer(ctx, {
    ...(await indbakkefilter(ctx, valg.vis)),
    omfang: valg.omfang,
    titel: valg.titel || undefined,
    efter: en(parametre, 'efter'),
  })
  return { ...faelles, invitationer: [], ...liste }
}

const LUKKET: Record<string, string> = {
  TRUKKET: 'samtykket blev trukket tilbage',
  AFSLUTTET: 'kandidaten er udgået',
  UDLOEBET: 'tiden er gået',
}

export default async function Jobordrer({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const data = await laes(async (ctx, session) => ({ ...(await hent(ctx, parametre)), subject: session.subject }))
  const { valg } = data
  const svar = await laesSvar(parametre, data.subject, STI)
  return (
    <>
      <Sidetitel side="Jobordrer" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved titel="Jobordrer">
        <KnapLink href="/myndighed/jobordrer/ny">Opret for en virksomhed</KnapLink>
      </Sidehoved>
      {en(parametre, 'slettet') && <Notits art="succes" titel="Det er noteret, at I har slettet oplysningerne." />}
      {en(parametre, 'afslaaet') && <Notits art="succes" titel="I har sagt nej. Den anden a-kasse har fået besked." />}
      <Taellere data={data} />
      <Ukvitterede data={data} />
      {valg.vis === 'samarbejde' ? (
        <Invitationer invitationer={data.invitationer} />
      ) : (
        <>
          <Filter valg={valg} akasse={data.akasse} />
          <Ordrer data={data} />
          <Paging
            hvad="jobordrer"
            naeste={data.naeste ? adresse({ ...valg, efter: data.naeste }) : undefined}
            forrige={en(parametre, 'efter') ? adresse(valg) : undefined}
          />
        </>
      )}
    </>
  )
}

type Data = Awaited<ReturnType<typeof hent>>

function Taellere({ data: { tal, valg, akasse } }: { data: Data }) {
  const vis = (liste: Valg['vis'], navn: string, antal: number | undefined) => (
    <a
      key={liste}
      className={liste === valg.vis && valg.omfang === 'egne' ? 'fil font-semibold no-underline' : 'fil'}
      href={adresse({ vis: liste })}
      aria-current={liste === valg.vis && valg.omfang === 'egne' ? 'page' : undefined}
    >
      {navn}
      {antal !== undefined && ` (${antal > 1000 ? 'over 1.000' : antal.toLocaleString('da-DK')})`}
    </a>
  )
  return (
    <nav className="raekke" aria-label="Lister over jobordrer">
      {Object.entries(LISTER).map(([liste, navn]) =>
        vis(liste as Indbakkeliste, navn, liste === 'alle' ? undefined : tal[liste as keyof Indbakketal]),
      )}
      {akasse && vis('samarbejde', 'Samarbejde', tal.samarbejde)}
    </nav>
  )
}

/** What was shared with us and has closed: each is told to have been deleted on our side too. */
function Ukvitterede({ data: { ukvitterede } }: { data: Data }) {
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

function Filter({ valg, akasse }: { valg: Valg; akasse: boolean }) {
  const omfang = Object.entries(OMFANG).filter(([o]) => o !== 'alle' || !akasse)
  return (
    <search>
      <form method="get" action={STI} className="raekke items-end my-2">
        <div>
          <label htmlFor="titel" className="block">
            Titel eller stilling
          </label>
          <input id="titel" name="titel" type="search" className="b20" defaultValue={valg.titel} />
        </div>
        <div>
          <label htmlFor="vis" className="block">
            Status
          </label>
          <select id="vis" name="vis" defaultValue={valg.vis}>
            {Object.entries(LISTER).map(([liste, navn]) => (
              <option key={liste} value={liste}>
                {navn}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="omfang" className="block">
            Hvis jobordrer
          </label>
          <select id="omfang" name="omfang" defaultValue={valg.omfang}>
            {omfang.map(([o, navn]) => (
              <option key={o} value={o}>
                {navn}
              </option>
            ))}
          </select>
        </div>
        <Knap art="sekundaer">Vis</Knap>
        {erFiltreret(valg) && <a href={STI}>Ryd alle filtre</a>}
      </form>
      {valg.omfang === 'alle' && valg.titel && (
        <p className="lille">Der er søgt i jobordrer, som er ændret det seneste år.</p>
      )}
    </search>
  )
}

const erFiltreret = (v: Valg): boolean => v.titel !== '' || v.omfang !== 'egne' || v.vis !== 'alle'

const TOMT: Partial<Record<Valg['vis'], string>> = {
  nye: 'Der er ingen nye jobordrer.',
  venter: 'Ingen jobordrer har ventet for længe. Godt gået.',
  igang: 'I har ingen jobordrer i gang.',
  pause: 'Ingen jobordrer er på pause.',
  afsluttet: 'Ingen jobordrer er afsluttet de sidste 30 dage.',
}

function Ordrer({ data: { ordrer, valg, dag, mig, dage } }: { data: Data }) {
  if (ordrer.length === 0) {
    const soegt = valg.titel !== '' || valg.omfang !== 'egne'
    return (
      <Tomt tekst={soegt ? 'Ingen jobordrer passer til dine filtre.' : (TOMT[valg.vis] ?? 'I har ingen jobordrer.')}>
        {soegt ? (
          <a href={STI}>Ryd alle filtre</a>
        ) : (
          <p>En virksomhed vælger selv, hvem der skal hjælpe den. I kan også oprette en jobordre for en virksomhed.</p>
        )}
      </Tomt>
    )
  }
  return (
    <Tabel
      titel="Jobordrer"
      skjultTitel
      raekker={ordrer}
      noegle={(o) => o.id}
      kolonner={[
        {
          titel: 'Stilling',
          vis: (o) => (
            <>
              <a href={`${STI}/${o.id}`}>{o.titel}</a>
              {o.stilling && o.stilling !== o.titel && <span className="lille block font-normal">{o.stilling}</span>}
            </>
          ),
        },
        { titel: 'Virksomhed', vis: (o) => o.virksomhedNavn },
        { titel: 'By', vis: (o) => o.by ?? '–' },
        { titel: 'Antal', tal: true, vis: (o) => o.antalStillinger },
        { titel: 'Frist', vis: (o) => <Frist ordre={o} dag={dag} /> },
        {
          titel: 'Henvist',
          tal: true,
          vis: (o) =>
            o.maksAntalHenvisninger === null ? o.antalHenviste : `${o.antalHenviste} af ${o.maksAntalHenvisninger}`,
        },
        {
          titel: 'Ansvarlig',
          vis: (o) => (o.myndighedId === mig ? (o.sagsbehandlerNavn ?? 'Ingen') : (o.myndighedNavn ?? '–')),
        },
        { titel: 'Alder', vis: (o) => alder(o, dag) },
        {
          titel: 'Status',
          vis: (o) => (
            <JobordreTag
              status={o.status}
              skalModtage={o.myndighedId === mig}
              forLaenge={venterForLaenge(o.venterSiden, dag, dage)}
            />
          ),
        },
      ]}
    />
  )
}

/** How long it has been here; for a new one, how long it has waited. */
function alder(ordre: Jobordrelinje, dag: Dag): string {
  const antal = arbejdsdageImellem(dagFor(ordre.venterSiden ?? ordre.oprettetTid), dag)
  return antal === 0 ? 'I dag' : antal === 1 ? '1 arbejdsdag' : `${antal} arbejdsdage`
}

function Frist({ ordre: { formidlingsfrist, status }, dag }: { ordre: Jobordrelinje; dag: Dag }) {
  if (!formidlingsfrist) return <>–</>
  const naer =
    !status.startsWith('AFSLUTTET') && formidlingsfrist >= dag && arbejdsdageImellem(dag, formidlingsfrist) <= 3
  return (
    <>
      {visKortDato(formidlingsfrist)} {naer && <StatusTag art="handling">Snart</StatusTag>}
    </>
  )
}

function Invitationer({ invitationer }: { invitationer: readonly Invitationslinje[] }) {
  if (invitationer.length === 0)
    return (
      <Tomt tekst="I er ikke inviteret til at hjælpe nogen.">
        <p>En anden a-kasse kan invitere jer til at foreslå medlemmer på en af dens jobordrer.</p>
      </Tomt>
    )
  return (
    <Tabel
      titel="Jobordrer, I er inviteret til"
      skjultTitel
      raekker={invitationer}
      noegle={(i) => i.id}
      kolonner={[
        { titel: 'Stilling', vis: (i) => <a href={`${STI}/${i.jobordreId}`}>{i.titel}</a> },
        { titel: 'By', vis: (i) => i.by ?? '–' },
        { titel: 'Inviteret af', vis: (i) => i.inviterendeNavn },
        { titel: 'Gælder', vis: (i) => `${visKortDato(i.fra)}–${visKortDato(i.til)}` },
        { titel: 'Frist', vis: (i) => (i.formidlingsfrist ? visKortDato(i.formidlingsfrist) : '–') },
        {
          titel: 'Status',
          vis: (i) =>
            i.status === 'INVITERET' ? (
              <StatusTag art="handling">Skal besvares</StatusTag>
            ) : (
              <StatusTag art="succes">I hjælper</StatusTag>
            ),
        },
      ]}
    />
  )
}
