import os from 'node:os'
import postgres from 'postgres'
import type { Opstilling } from '#bench/opstilling'
import { brugDatabase, lukDatabase } from '#db/client'
import { type Kontekst, type OrganisationRef, transaktion } from '#lib/kontekst'
import { eksporterForloeb } from '#lib/overdragelse/eksport'
import { type Forloebsfilter, listForloeb, listNaaede, taelForventede } from '#lib/overdragelse/liste'
import { genopbygOverblik } from '#lib/overdragelse/overblik'
import { systemKontekst } from '#lib/ur'

/** Open courses in the country, and how many of them one large jobcenter has. */
export const FORLOEB = 100_000
export const STOERSTE = 12_000
const GANGE = 40

export type Listemaaling = { hvad: string; p50: number; p95: number }
export type Overdragelsesmaaling = {
  genopbygget: number
  igen: number
  lister: Listemaaling[]
  fil: { sekunder: number; linjer: number }
  /** Tables with a row for each citizen that any of the lists read from end to end. */
  heleTabeller: string[]
  last: number
}

/**
 * The list of coming handovers at full size: a large jobcenter's first page, narrowed, far down, as a file, and the a-kasse's own list.
 * In this process as the web role, through the use cases with their walls and their log.
 */
export async function maalOverdragelser({ databaser, superbruger }: Opstilling): Promise<Overdragelsesmaaling> {
  const alt = postgres(superbruger, { max: 1, onnotice: () => {} })
  try {
    const { jobcenter, akasse } = await fyld(alt)
    await brugDatabase(databaser.worker)
    const genopbygget = await sekunder(() => genopbygOverblik(systemKontekst(new Date())))
    const igen = await sekunder(() => genopbygOverblik(systemKontekst(new Date())))
    await alt`vacuum analyze forloebsoverblik`
    await brugDatabase(databaser.web)
    console.log(`        rebuilt in ${genopbygget.toFixed(0)} s, again in ${igen.toFixed(0)} s`)
    const foer = await hentGennemlaesninger(alt)
    const maalt = await maal(jobcenter, akasse)
    const efter = await hentGennemlaesninger(alt)
    const heleTabeller = [...efter].filter(([navn, antal]) => antal > (foer.get(navn) ?? 0)).map(([navn]) => navn)
    return { genopbygget, igen, ...maalt, heleTabeller, last: os.loadavg()[0] ?? 0 }
  } finally {
    await Promise.all([alt.end({ timeout: 2 }), lukDatabase()])
  }
}

/** Members, courses and three reports for each, by bare SQL; the overview is then made from them as it is in production. */
async function fyld(alt: postgres.Sql): Promise<{ jobcenter: () => Kontekst; akasse: () => Kontekst }> {
  await alt.unsafe(`set session_replication_role = replica; set synchronous_commit = off`)
  await alt.unsafe(`
    create temp table nye as select gen_random_uuid() as id, n,
        (select id from organisation where type = 'akasse' order by kode offset n % 20 limit 1) as akasse_id,
        case when n <= ${STOERSTE} then (select id from organisation where type = 'jobcenter' order by kode limit 1)
          else (select id from organisation where type = 'jobcenter' order by kode offset 1 + n % 90 limit 1) end as jobcenter_id,
        (select id from organisation where type = 'kommune' order by kode limit 1) as kommune_id, random() as r
      from generate_series(1, ${FORLOEB}) n;
    insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Ledig ' || md5(n::text), '1980-01-01', now() from nye;
    insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
      select gen_random_uuid(), id, akasse_id, case when n % 5 = 0 then 'DELTID' else 'FULDTID' end, '2020-01-01', now() from nye;
    insert into jobcentertilknytning (id, borger_id, jobcenter_id, kommune_id, gyldig_fra, registreret_fra)
      select gen_random_uuid(), id, jobcenter_id, kommune_id, '2020-01-01', now() from nye;
    insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      select akasse_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from nye
      union all select jobcenter_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from nye;
    insert into fravaer (id, borger_id, fravaerstype, start_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
      select gen_random_uuid(), id, 75, current_date - 100, now(), 'Samspor', now() from nye;
    insert into dagpengetaeller (borger_id, akasse_id, indplaceringsdato, forsikring, timer_forbrugt, opgjort_til, indberettet_tid)
      select id, akasse_id, current_date - 300, 'FULDTID', round((r * 420 * m / 3)::numeric, 2),
        (date_trunc('month', now()) - (3 - m) * interval '1 month' - interval '1 day')::date, now() - (3 - m) * interval '1 month'
      from nye, generate_series(1, 3) m where n % 20 > 0;`)
  await alt.unsafe('set session_replication_role = origin')
  await alt.unsafe('vacuum analyze')
  const som = async (type: string): Promise<() => Kontekst> => {
    const [organisation] = await alt<OrganisationRef[]>`
      select id, type, kode, navn, kort_navn as "kortNavn" from organisation where type = ${type} order by kode limit 1`
    const [bruger] = await alt<{ id: string }[]>`
      insert into bruger (organisation_id, udsteder, subject, navn, rolle)
      values (${organisation!.id}, 'bench', ${`liste-${type}`}, 'Prøve Medarbejder', 'sagsbehandler') returning id`
    return () => ({
      ...systemKontekst(new Date()),
      aktoer: {
        slags: 'bruger',
        brugerId: bruger!.id,
        navn: 'Prøve',
        rolle: 'sagsbehandler',
        organisation: organisation!,
      },
      kilde: 'UI',
    })
  }
  return { jobcenter: await som('jobcenter'), akasse: await som('akasse') }
}

const FOERST: Forloebsfilter = { sorter: 'tilbage', faldende: false }

async function maal(jobcenter: () => Kontekst, akasse: () => Kontekst) {
  const liste = (filter: Partial<Forloebsfilter>, som = jobcenter) =>
    transaktion(som(), (tx) => listForloeb(tx, { ...FOERST, ...filter }))
  let dybt: string | undefined
  for (let nr = 0; nr < 8; nr++) dybt = (await liste({ efter: dybt, antal: 1000 })).naeste ?? dybt
  const lister = [
    await paaTid('first page, fewest hours left', () => liste({})),
    await paaTid('at most 20 hours left', () => liste({ inden: '20.00' })),
    await paaTid('threshold reached, not ended', () => liste({ tilstand: 'NAAET_IKKE_AFSLUTTET' })),
    await paaTid('by expected month', () => liste({ sorter: 'forventet' })),
    await paaTid('by name', () => liste({ sorter: 'navn' })),
    await paaTid('a page after 8,000 others', () => liste({ efter: dybt })),
    await paaTid('expected handovers a month (chart)', () => transaktion(jobcenter(), taelForventede)),
    await paaTid('a-kasse: first page', () => liste({}, akasse)),
    await paaTid('a-kasse: reached, not ended', () => transaktion(akasse(), listNaaede)),
  ]
  const fra = performance.now()
  const navne = { NORMAL: '', NAERMER_SIG: '', NAAET_IKKE_AFSLUTTET: '', OVERDRAGET: '', IKKE_OPGJORT: '' }
  const tekst = await new Response(eksporterForloeb(jobcenter(), FOERST, navne)).text()
  return { lister, fil: { sekunder: (performance.now() - fra) / 1000, linjer: tekst.split('\r\n').length - 2 } }
}

async function paaTid(hvad: string, arbejde: () => Promise<unknown>): Promise<Listemaaling> {
  for (let nr = 0; nr < 8; nr++) await arbejde() // warm, also the plans
  const tider: number[] = []
  for (let nr = 0; nr < GANGE; nr++) {
    const fra = performance.now()
    await arbejde()
    tider.push(performance.now() - fra)
  }
  tider.sort((a, b) => a - b)
  console.log(`        ${hvad}: ${(tider[GANGE / 2] ?? 0).toFixed(1)} ms`)
  return { hvad, p50: tider[GANGE / 2] ?? 0, p95: tider[Math.floor(GANGE * 0.95)] ?? 0 }
}

/** How often the database has read each of the large tables from end to end; what it has counted is told within a second. */
async function hentGennemlaesninger(alt: postgres.Sql): Promise<Map<string, number>> {
  await new Promise((ok) => setTimeout(ok, 1500))
  const raekker = await alt<
    { navn: string; antal: number }[]
  >`select relname as navn, seq_scan::int as antal from pg_stat_user_tables
    where relname in ('forloebsoverblik', 'adgangsrelation', 'borger', 'fravaer', 'dagpengetaeller')`
  return new Map(raekker.map((r) => [r.navn, r.antal]))
}

async function sekunder(arbejde: () => Promise<void>): Promise<number> {
  const fra = performance.now()
  await arbejde()
  return (performance.now() - fra) / 1000
}
