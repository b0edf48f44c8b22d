import { Jobordretag } from '#components/arbejdsgiver/jobordretag'
import { Listehandlinger } from '#components/arbejdsgiver/ordrehandlinger'
import { Tilstande } from '#components/arbejdsgiver/tilstande'
import { side } from '#components/side'
import { Dato } from '#components/ui/dato'
import { KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { visTidspunkt } from '#lib/dato'
import { listUlaesteBeskeder, type Virksomhedsbesked } from '#lib/jobordre/beskeder'
import { AFSLUTTEDE, type Jobordrestatus } from '#lib/jobordre/livscyklus'
import { type Jobordrelinje, listJobordrer } from '#lib/jobordre/queries'
import { hentVirksomhed } from '#lib/organisation/virksomhed'
import { listTilstande } from '#lib/virksomhed/tilstande'

const ANTAL = 25

/** The choices of the filter: what the company calls them, and the statuses behind. */
const FILTRE: readonly { navn: string; tekst: string; status: readonly Jobordrestatus[] | undefined }[] = [
  { navn: '', tekst: 'Alle', status: undefined },
  { navn: 'kladde', tekst: 'Kladder', status: ['KLADDE'] },
  { navn: 'sendt', tekst: 'Sendt', status: ['AFVENTER_MODTAGELSE'] },
  { navn: 'i-gang', tekst: 'I gang', status: ['UNDER_BEHANDLING'] },
  { navn: 'pause', tekst: 'På pause', status: ['INAKTIV'] },
  { navn: 'afsluttet', tekst: 'Afsluttet', status: AFSLUTTEDE },
]

/** The company's job orders, and what it has been told since it last looked. */
export const GET = side(async (ctx, { url }) => {
  const virksomhed = await hentVirksomhed(ctx)
  const valgt = FILTRE.find((f) => f.navn === (url.searchParams.get('status') ?? '')) ?? FILTRE[0]!
  const efter = url.searchParams.get('efter') ?? undefined
  const { ordrer, naeste } = await listJobordrer(ctx, { status: valgt.status, efter, antal: ANTAL })
  const beskeder = await listUlaesteBeskeder(ctx)
  return {
    side: 'Jobordrer',
    krop: (
      <>
        <h1>Jobordrer</h1>
        {url.searchParams.has('slettet') && <Notits art="succes" titel="Kladden er slettet" />}
        <Tilstande tilstande={await listTilstande(ctx, virksomhed.cvr ?? '')} />
        <p>
          Skriv, hvem I mangler, og lad kommunen eller en a-kasse finde kandidater. Det er gratis, og I bestemmer selv,
          hvem I ansætter.
        </p>
        <p>
          <KnapLink href="/arbejdsgiver/jobordrer/ny">Opret jobordre</KnapLink>
        </p>
        {beskeder.length > 0 && <Beskeder beskeder={beskeder} />}
        <h2 id="jobordrer">Jeres jobordrer</h2>
        <Filter valgt={valgt.navn} />
        {ordrer.length > 0 ? <Liste ordrer={ordrer} /> : <Ingen filtreret={valgt.navn !== '' || efter !== undefined} />}
        <Paging
          hvad="jobordrer"
          forrige={efter ? adresse(valgt.navn) : undefined}
          naeste={naeste ? adresse(valgt.navn, naeste) : undefined}
        />
      </>
    ),
  }
}, 'virksomhed')

function adresse(status: string, efter?: string): string {
  const valg = new URLSearchParams({ ...(status && { status }), ...(efter && { efter }) })
  return `/arbejdsgiver${valg.size > 0 ? `?${valg}` : ''}#jobordrer`
}

const Beskeder = ({ beskeder }: { beskeder: readonly Virksomhedsbesked[] }) => (
  <section aria-labelledby="nyt">
    <h2 id="nyt">Nyt til jer</h2>
    <ul className="liste">
      {beskeder.map((b) => (
        <li key={b.id}>
          <a href={`/arbejdsgiver/jobordrer/${b.jobordreId}`}>
            <b>{b.titel}</b>
            <span>{visTidspunkt(b.tid)}</span>
            <u>{b.tekst}</u>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

const Filter = ({ valgt }: { valgt: string }) => (
  <nav aria-label="Vis jobordrer efter status">
    <ul className="raekke list-none p-0">
      {FILTRE.map((f) => (
        <li key={f.navn}>
          <a
            className={f.navn === valgt ? 'fil font-semibold' : 'fil'}
            href={adresse(f.navn)}
            aria-current={f.navn === valgt ? 'true' : undefined}
          >
            {f.tekst}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Ingen = ({ filtreret }: { filtreret: boolean }) =>
  filtreret ? (
    <Tomt tekst="Ingen jobordrer passer til dit valg.">
      <a href="/arbejdsgiver">Vis alle</a>
    </Tomt>
  ) : (
    <Tomt tekst="I har ingen jobordrer endnu.">
      <a href="/arbejdsgiver/jobordrer/ny">Opret den første</a>
    </Tomt>
  )

const Liste = ({ ordrer }: { ordrer: readonly Jobordrelinje[] }) => (
  <Tabel
    titel="Jobordrer, senest ændrede først"
    skjultTitel
    raekker={ordrer}
    noegle={(o) => o.id}
    kolonner={[
      {
        titel: 'Titel',
        vis: (o) => (
          <a className="fil" href={`/arbejdsgiver/jobordrer/${o.id}`}>
            {o.titel || 'Uden titel'}
          </a>
        ),
      },
      { titel: 'Status', vis: (o) => <Jobordretag status={o.status} tilbageholdt={o.tilbageholdt} /> },
      { titel: 'Myndighed', vis: (o) => o.myndighedNavn ?? 'Ikke sendt' },
      {
        titel: 'Kandidater',
        vis: (o) =>
          o.maksAntalHenvisninger ? `${o.antalHenviste} af højst ${o.maksAntalHenvisninger}` : o.antalHenviste,
      },
      { titel: 'Frist', vis: (o) => (o.formidlingsfrist ? <Dato dag={o.formidlingsfrist} kort /> : 'Ingen') },
      { titel: 'Det kan I gøre', vis: (o) => <Listehandlinger ordre={o} /> },
    ]}
  />
)
