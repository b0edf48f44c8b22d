import os from 'node:os'
import postgres from 'postgres'
import { type Aftryk, gentag, tagAftryk } from '#bench/aftryk'
import { type Brugere, fyldJobordrer } from '#bench/jobordrebestand'
import type { Opstilling } from '#bench/opstilling'
import { hentGennemlaesninger, OPVARMNING, type Sammenligning, sammenlign } from '#bench/sammenlign'
import { brugDatabase, lukDatabase } from '#db/client'
import { plusDage } from '#lib/dato'
import { listEgneJobordrer } from '#lib/formidling/borgerens'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling } from '#lib/formidling/opdater'
import { listKandidater, listStand } from '#lib/formidling/queries'
import { type Stillingsvalg, TOMME_FELTER } from '#lib/jobordre/input'
import { opretJobordreKladde } from '#lib/jobordre/kladde'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { hentJobordre, type Jobordrefilter, listHaendelser, listJobordrer } from '#lib/jobordre/queries'
import { sendJobordre } from '#lib/jobordre/send'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { listUkvitterede } from '#lib/samtykke/queries'

const GANGE = 60
const SKRIVNINGER = 60
const STORE_TABELLER = [
  'jobordre',
  'jobordre_stilling',
  'jobordre_myndighed',
  'jobordre_haendelse',
  'formidling',
  'formidlingsstand',
  'formidlingslog',
  'samtykke',
  'deling',
  'adgangsrelation',
  'borger',
]

export type Jobordremaaling = {
  fyldt: number
  lister: Sammenligning[]
  skrivninger: Sammenligning[]
  /** Which list read which large table from end to end. */
  heleTabeller: string[]
  last: number
}

/**
 * Job orders at the country's size: what the largest a-kasse, jobcenter and company read and do, each through the use cases in this process
 * as the web role and, turn by turn, as bare SQL of the same rows behind the same walls.
 */
export async function maalJobordrer({ databaser, superbruger }: Opstilling): Promise<Jobordremaaling> {
  const alt = postgres(superbruger, { max: 1, onnotice: () => {} })
  const bar = postgres(databaser.web, { max: 4, onnotice: () => {} })
  try {
    const fra = performance.now()
    const hvem = await fyldJobordrer(alt)
    const fyldt = (performance.now() - fra) / 1000
    console.log(`        filled in ${fyldt.toFixed(0)} s`)
    await brugDatabase(databaser.web)
    const heleTabeller: string[] = []
    const lister: Sammenligning[] = []
    for (const maal of await hentLister(alt, bar, hvem)) {
      const foer = await hentGennemlaesninger(alt, STORE_TABELLER)
      lister.push(await sammenlign(maal.hvad, GANGE, maal.samspor, maal.bart))
      for (const [navn, antal] of await hentGennemlaesninger(alt, STORE_TABELLER))
        if (antal > (foer.get(navn) ?? 0)) heleTabeller.push(`${navn} (${maal.hvad})`)
    }
    const skrivninger = await maalSkrivninger(alt, bar, hvem)
    return { fyldt, lister, skrivninger, heleTabeller, last: os.loadavg()[0] ?? 0 }
  } finally {
    await Promise.all([alt.end({ timeout: 2 }), bar.end({ timeout: 2 }), lukDatabase()])
  }
}

type Maal = { hvad: string; samspor: () => Promise<unknown>; bart: () => Promise<unknown> }
type Som = () => Kontekst

async function hentLister(alt: postgres.Sql, bar: postgres.Sql, hvem: Brugere): Promise<Maal[]> {
  const { akasse, jobcenter, virksomhed } = hvem
  const [fag] = await alt<{ uri: string; titel: string }[]>`
    select concept_uri as uri, titel from jobordre_stilling where nummer = 0 group by 1, 2 order by count(*) limit 1`
  const [kommune] = await alt<{ kode: string }[]>`
    select arbejdskommune as kode from jobordre group by 1 order by count(*), 1 limit 1`
  const liste = (hvad: string, som: Som, filter: Jobordrefilter): Maal => ({
    hvad,
    samspor: () => transaktion(som(), (tx) => listJobordrer(tx, filter)),
    bart: () => listBart(bar, som(), filter),
  })
  const [ordre] = await alt<{ id: string }[]>`
    select jobordre_id as id from formidling where myndighed_id = ${organisation(akasse())} and status = 9202 group by 1 order by count(*) desc, 1 limit 1`
  const [kandidat] = await alt<
    { id: string }[]
  >`select borger_id as id from formidling group by 1 order by count(*) desc, 1 limit 1`
  const borger = (): Kontekst => ({
    ...akasse(),
    aktoer: { slags: 'borger', borgerId: kandidat!.id, navn: 'Prøve' },
  })
  return [
    liste('an a-kasse: waiting to be taken', akasse, { status: ['AFVENTER_MODTAGELSE'] }),
    liste('an a-kasse: being worked on', akasse, { status: ['UNDER_BEHANDLING'] }),
    liste('an a-kasse: its own', akasse, {}),
    liste('an a-kasse: all it may read', akasse, { omfang: 'alle' }),
    liste('a jobcenter: its own', jobcenter, {}),
    liste('a jobcenter: all', jobcenter, { omfang: 'alle' }),
    liste('a jobcenter: all, open', jobcenter, { omfang: 'alle', status: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING'] }),
    liste('a jobcenter: all, by a common word', jobcenter, { omfang: 'alle', titel: 'natholdet' }),
    // Among the open ones: over all five years a word that few have is not found within the database's time limit.
    liste('a jobcenter: all, open, by a rare word', jobcenter, {
      omfang: 'alle',
      status: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING'],
      titel: 'nr. 1234',
    }),
    liste('a jobcenter: all, by occupation', jobcenter, { omfang: 'alle', conceptUri: fag!.uri }),
    liste('an a-kasse: its own, by occupation', akasse, { conceptUri: fag!.uri }),
    liste('an a-kasse: its own in the smallest kommune', akasse, { kommune: kommune!.kode }),
    liste('an a-kasse: its own with a near time limit', akasse, { frist: { inden: plusDage(akasse().dag, 3) } }),
    liste('an a-kasse: its own that others help with', akasse, { samarbejde: 'AFTALT' }),
    liste('a jobcenter: all in the smallest kommune', jobcenter, { omfang: 'alle', kommune: kommune!.kode }),
    liste('a jobcenter: all with a near time limit', jobcenter, {
      omfang: 'alle',
      frist: { inden: plusDage(jobcenter().dag, 3) },
    }),
    liste('a company: its own', virksomhed, {}),
    {
      hvad: 'one order with history and candidates',
      samspor: () =>
        transaktion(akasse(), async (tx) => {
          await hentJobordre(tx, ordre!.id)
          await listHaendelser(tx, ordre!.id)
          await listKandidater(tx, ordre!.id)
          await listStand(tx, ordre!.id)
        }),
      bart: () => ordreBart(bar, akasse(), ordre!.id),
    },
    {
      hvad: 'whom to choose',
      samspor: () =>
        transaktion(virksomhed(), (tx) => listRekrutteringsmyndigheder(tx, { dag: tx.dag, conceptUri: fag!.uri })),
      bart: () => valgBart(bar, virksomhed()),
    },
    {
      hvad: 'a company: withdrawn, to be acknowledged',
      samspor: () => transaktion(virksomhed(), listUkvitterede),
      bart: () => ukvitteredeBart(bar, virksomhed()),
    },
    {
      hvad: 'a citizen: the own, with what was shared',
      samspor: () => transaktion(borger(), listEgneJobordrer),
      bart: () => egneBart(bar, borger()),
    },
  ]
}

const organisation = (ctx: Kontekst): string => (ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : '')

const somAktoer = (tx: postgres.TransactionSql, ctx: Kontekst) =>
  tx`select set_config('samspor.organisation', ${organisation(ctx)}, true), set_config('samspor.dag', ${ctx.dag}, true)`

/** The same 51 rows as one prepared statement behind the same walls: no matrix, no mapping. */
async function listBart(bar: postgres.Sql, ctx: Kontekst, f: Jobordrefilter): Promise<void> {
  const virksomhed = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'virksomhed'
  await bar.begin(async (tx) => {
    await somAktoer(tx, ctx)
    await tx`select j.id, j.sagsnummer, j.status, j.version, j.titel, j.virksomhed_navn, j.arbejdssted ->> 'by' as by, j.antal_stillinger,
        j.maks_antal_henvisninger, j.formidlingsfrist, j.startdato, j.myndighed_id, j.myndighed_navn, j.sagsbehandler_navn, j.tilbageholdt, j.venter_siden,
        j.paamindet_tid, j.oprettet_tid, j.aendret_tid,
        (select s.titel from jobordre_stilling s where s.jobordre_id = j.id and s.nummer = 0) as stilling,
        (select count(*) from formidlingsstand s where s.jobordre_id = j.id and s.status in (9202, 9203, 9204)) as antal
      from jobordre j where ${f.omfang === 'alle' ? tx`true` : tx`j.${tx(virksomhed ? 'virksomhed_id' : 'myndighed_id')} = ${organisation(ctx)}`}
        and ${f.status ? tx`j.status = any(${[...f.status]})` : tx`true`} and ${f.titel ? tx`j.titel ilike ${`%${f.titel}%`}` : tx`true`}
        and ${f.kommune ? tx`j.arbejdskommune = ${f.kommune}` : tx`true`}
        and ${f.frist instanceof Object ? tx`j.status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV') and j.formidlingsfrist between ${ctx.dag} and ${f.frist.inden}` : tx`true`}
        and ${f.samarbejde ? tx`j.id in (select a.jobordre_id from jobordre_samarbejde a where a.inviterende_id = ${organisation(ctx)} and a.status = ${f.samarbejde})` : tx`true`}
        and ${f.conceptUri ? tx`exists (select from jobordre_stilling s where s.jobordre_id = j.id and s.concept_uri = ${f.conceptUri})` : tx`true`}
      order by j.aendret_tid desc, j.id desc limit 51`
  })
}

/** The page's four reads, without the log of who was read about. */
async function ordreBart(bar: postgres.Sql, ctx: Kontekst, id: string): Promise<void> {
  await bar.begin(async (tx) => {
    await somAktoer(tx, ctx)
    await tx`select * from jobordre where id = ${id}`
    await tx`select * from jobordre_haendelse where jobordre_id = ${id} order by registreret_tid desc, id desc limit 200`
    await tx`select f.*, d.navn, d.telefon, d.email, d.cv_url, d.begrundelse, n.kommentar, b.navn as borger from formidling f
      left join deling d on d.formidling_id = f.id and d.modtager_id = ${organisation(ctx)} left join formidlingsnotat n on n.formidling_id = f.id
      left join borger b on b.id = f.borger_id where f.jobordre_id = ${id} order by f.oprettet_tid desc, f.id desc limit 200`
    await tx`select * from formidlingsstand where jobordre_id = ${id} order by aendret_tid desc, formidling_id desc limit 200`
  })
}

async function valgBart(bar: postgres.Sql, ctx: Kontekst): Promise<void> {
  await bar.begin(async (tx) => {
    await somAktoer(tx, ctx)
    await tx`select o.id, o.type, o.kode, o.navn from organisation o left join klarmelding k on k.akasse_id = o.id and k.erstattet_tid is null
      where o.type in ('akasse', 'jobcenter') and (o.type = 'jobcenter' or (k.klar_fra <= ${ctx.dag} and k.pause_fra is null)) order by o.type desc, o.navn`
  })
}

async function ukvitteredeBart(bar: postgres.Sql, ctx: Kontekst): Promise<void> {
  await bar.begin(async (tx) => {
    await somAktoer(tx, ctx)
    await tx`select d.id, d.formidling_id, d.jobordre_id, j.titel, d.lukket_tid, d.lukket_grund from deling d join jobordre j on j.id = d.jobordre_id
      where d.modtager_id = ${organisation(ctx)} and d.lukket_tid is not null and d.kvitteret_tid is null order by d.lukket_tid limit 100`
  })
}

/** The page's four reads. */
async function egneBart(bar: postgres.Sql, ctx: Kontekst): Promise<void> {
  const id = ctx.aktoer.slags === 'borger' ? ctx.aktoer.borgerId : ''
  await bar.begin(async (tx) => {
    await tx`select set_config('samspor.borger', ${id}, true), set_config('samspor.dag', ${ctx.dag}, true)`
    await tx`select f.id, f.status, f.afvisningsaarsag, f.myndighed_navn, f.aendret_tid, j.titel, j.virksomhed_navn, j.arbejdssted
      from formidling f join jobordre j on j.id = f.jobordre_id where f.borger_id = ${id} order by f.aendret_tid desc, f.id desc limit 50`
    const ja = await tx<
      { id: string }[]
    >`select s.*, f.status, j.titel, j.virksomhed_navn from samtykke s join formidling f on f.id = s.formidling_id
      join jobordre j on j.id = s.jobordre_id where s.borger_id = ${id} order by s.givet_tid desc limit 100`
    await tx`select * from deling where samtykke_id = any (${ja.map((s) => s.id)}) order by delt_tid limit 500`
    await tx`select id, formidling_id, til_status, rettelse, organisation_navn, tid from formidlingslog where borger_id = ${id} order by tid desc, id desc limit 500`
  })
}

/** The order that an act is about, and who takes part in it: what changes when its rows are written again for the next. */
type Emne = { jobordreId: string; virksomhedId: string; borgerId?: string; formidlingId?: string }

async function maalSkrivninger(alt: postgres.Sql, bar: postgres.Sql, hvem: Brugere): Promise<Sammenligning[]> {
  const faste = new Set(
    (await alt<{ id: string }[]>`select id from organisation union select id from bruger`).map((r) => r.id),
  )
  const antal = 2 * (OPVARMNING + SKRIVNINGER) + 1
  const maal = async (
    hvad: string,
    som: (e: Emne) => Kontekst,
    emner: Emne[],
    handling: (e: Emne) => Promise<unknown>,
  ) => {
    const [foerste, ...resten] = emner
    if (!foerste || emner.length < antal) throw new Error(`${hvad}: kun ${emner.length} af ${antal}`)
    const { aftryk } = await tagAftryk(
      alt,
      foerste.borgerId ?? '',
      async () => {
        await handling(foerste)
        return foerste.jobordreId
      },
      foerste.jobordreId,
    )
    return sammenlign(
      hvad,
      SKRIVNINGER,
      (nr) => handling(resten[2 * nr]!),
      (nr) => gentagBart(bar, aftryk, som(resten[2 * nr + 1]!), foerste, resten[2 * nr + 1]!, faste),
    )
  }
  const { akasse } = hvem
  const kladder = await opretKladder(alt, hvem, antal)
  return [
    await maal(
      'send an order',
      ({ virksomhedId }) => somVirksomhed(hvem, virksomhedId),
      kladder,
      ({ jobordreId, virksomhedId }) => sendJobordre(somVirksomhed(hvem, virksomhedId), { id: jobordreId, version: 1 }),
    ),
    await maal('take it', akasse, kladder, ({ jobordreId }) =>
      modtagJobordre(akasse(), { id: jobordreId, version: 1 }),
    ),
    await maal('refer a candidate', akasse, await listHenvisbare(alt, akasse(), antal), ({ jobordreId, borgerId }) =>
      henvisKandidat(akasse(), {
        jobordreId,
        borgerId: borgerId!,
        samtykke: {
          tidspunkt: new Date(Date.now() - 60_000),
          tekstversion: '2023_1',
          hvad: ['navn', 'telefon', 'begrundelse'],
        },
        deles: { telefon: '20304050', begrundelse: 'Har bagt i ti år.' },
      }),
    ),
    await maal('to an interview', akasse, await listHenviste(alt, akasse(), antal), ({ formidlingId }) =>
      opdaterFormidling(akasse(), { formidlingId: formidlingId!, version: 1, status: 9203 }),
    ),
  ]
}

const somVirksomhed = (hvem: Brugere, id: string): Kontekst => hvem.virksomheder.find((v) => v.id === id)!.som()

const gentagBart = (
  bar: postgres.Sql,
  aftryk: Aftryk,
  ctx: Kontekst,
  foerste: Emne,
  emne: Emne,
  faste: ReadonlySet<string>,
) =>
  gentag(bar, aftryk, {
    borgerId: emne.borgerId ?? '',
    sagId: emne.jobordreId,
    organisationId: organisation(ctx),
    dag: ctx.dag,
    faste,
    ogsaa: [
      [foerste.virksomhedId, emne.virksomhedId],
      [foerste.formidlingId ?? '', emne.formidlingId ?? ''],
    ],
  })

/** One draft for each of many companies, so that nobody sends too many in an hour. */
async function opretKladder(alt: postgres.Sql, { virksomheder, akasse }: Brugere, antal: number): Promise<Emne[]> {
  // The list is Samspor's own selection, or whatever was measured before has put in its place.
  const [stilling] = await alt<Stillingsvalg[]>`
    select concept_uri as "conceptUri", null as "aliasId", titel from stillingsbetegnelse where gyldig_til is null order by titel limit 1`
  if (!stilling) throw new Error('ingen stillingsbetegnelser')
  const kladder: Emne[] = []
  for (const { id: virksomhedId, som } of virksomheder.slice(-antal)) {
    const ctx = som()
    const { id: jobordreId } = await opretJobordreKladde(ctx, {
      felter: {
        ...TOMME_FELTER,
        titel: 'Anlægsgartner til parken',
        beskrivelse: 'Du skal passe bede og plæner hele året.',
        stillinger: [stilling],
        formidlingsfrist: plusDage(ctx.dag, 30),
        kontaktperson: { fornavn: 'Bo', efternavn: 'Bager', telefon: '70101010' },
        arbejdssted: { by: 'Vanløse', postnummer: '2720' },
        myndighedId: organisation(akasse()),
      },
    })
    kladder.push({ jobordreId, virksomhedId })
  }
  return kladder
}

/** Orders that the a-kasse works on, each with a member who is not on it. */
const listHenvisbare = (alt: postgres.Sql, ctx: Kontekst, antal: number): Promise<Emne[]> =>
  alt<Emne[]>`
    select j.id as "jobordreId", j.virksomhed_id as "virksomhedId", b.borger_id as "borgerId"
    from (select *, row_number() over (order by id) as r from jobordre where myndighed_id = ${organisation(ctx)} and status = 'UNDER_BEHANDLING'
        and formidlingsfrist > current_date and sagsnummer like 'JO-B-%' limit ${antal}) j
      join (select borger_id, row_number() over (order by borger_id) as r from adgangsrelation a where organisation_id = ${organisation(ctx)}
        and kategori = 'EGEN' and not exists (select from formidling f where f.borger_id = a.borger_id and f.status < 9204)) b on b.r = j.r`

/** Own candidates whom an employer has, one of each order. */
const listHenviste = (alt: postgres.Sql, ctx: Kontekst, antal: number): Promise<Emne[]> =>
  alt<Emne[]>`
    select distinct on (f.jobordre_id) f.jobordre_id as "jobordreId", f.virksomhed_id as "virksomhedId", f.borger_id as "borgerId", f.id as "formidlingId"
    from formidling f join jobordre j on j.id = f.jobordre_id
    where f.myndighed_id = ${organisation(ctx)} and f.status = 9202 and f.version = 1 and j.status = 'UNDER_BEHANDLING' and f.sagsbehandler_id is null limit ${antal}`
