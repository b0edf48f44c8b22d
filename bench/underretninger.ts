import os from 'node:os'
import postgres from 'postgres'
import { type Aftryk, gentag, tagAftryk } from '#bench/aftryk'
import type { Opstilling } from '#bench/opstilling'
import { type Fordeling, fordel, hentGennemlaesninger, type Sammenligning, sammenlign } from '#bench/sammenlign'
import { brugDatabase, lukDatabase } from '#db/client'
import { type Kontekst, type OrganisationRef, transaktion } from '#lib/kontekst'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { VENTER_PAA_SVAR } from '#lib/nuph/livscyklus'
import { listNuph, type Nuphfilter } from '#lib/nuph/queries'
import { sendNuph } from '#lib/nuph/send'
import { systemKontekst } from '#lib/ur'

/** Some years of underretninger in the country, and the register beside them. */
export const BESTAND = { borgere: 300_000, underretninger: 450_000, sanktioner: 180_000 }
/** One citizen in eight belongs to the large jobcenter, one in five to the large a-kasse. */
const STORE = { jobcenter: 8, akasse: 5 }
const GANGE = 200
const SENDINGER = 120
/** So many sendings a second, each begun when it is due whatever became of the one before. */
export const BYGE = { prSekund: 5, sekunder: 60 }
const TABELLER = ['nuph', 'nuph_svar', 'sanktion', 'adgangsrelation', 'borger']

export type Underretningsmaaling = {
  fyldt: number
  linjer: Sammenligning[]
  /** From when a sending of the burst was due to its receipt. */
  byge: Fordeling
  /** Large tables that any of the lists read from end to end. */
  heleTabeller: string[]
  last: number
}

/**
 * Underretninger at the country's size: the lists of a large kommune, a large a-kasse and STAR, and a sending, each through the use cases in
 * this process as the web role and, turn by turn, as bare SQL of the same rows behind the same walls.
 */
export async function maalUnderretninger({ databaser, superbruger }: Opstilling): Promise<Underretningsmaaling> {
  const alt = postgres(superbruger, { max: 1, onnotice: () => {} })
  const bar = postgres(databaser.web, { max: 4, onnotice: () => {} })
  try {
    const fra = performance.now()
    const hvem = await fyld(alt)
    const fyldt = (performance.now() - fra) / 1000
    console.log(`        filled in ${fyldt.toFixed(0)} s`)
    await brugDatabase(databaser.web)
    const foer = await hentGennemlaesninger(alt, TABELLER)
    const lister = await maalLister(bar, hvem)
    const efter = await hentGennemlaesninger(alt, TABELLER)
    const sending = await maalSending(alt, bar, hvem)
    const byge = await maalByge(hvem)
    return {
      fyldt,
      linjer: [...lister, ...sending],
      byge,
      heleTabeller: [...efter].filter(([navn, antal]) => antal > (foer.get(navn) ?? 0)).map(([navn]) => navn),
      last: os.loadavg()[0] ?? 0,
    }
  } finally {
    await Promise.all([alt.end({ timeout: 2 }), bar.end({ timeout: 2 }), lukDatabase()])
  }
}

type Hvem = { jobcenter: () => Kontekst; akasse: () => Kontekst; star: () => Kontekst; borgere: string[] }

/** By bare SQL, set by set. Nine of ten are answered and closed, as in a register that has run for years. */
async function fyld(alt: postgres.Sql): Promise<Hvem> {
  await alt.unsafe(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
  )
  await alt.unsafe(`
    create temp table under_b as select gen_random_uuid() as id, n,
        a.ider[case when n % ${STORE.akasse} = 0 then 1 else 2 + n % 19 end] as akasse_id,
        j.ider[case when n % ${STORE.jobcenter} = 0 then 1 else 2 + n % 90 end] as jobcenter_id, k.ider[1] as kommune_id
      from generate_series(1, ${BESTAND.borgere}) n,
        (select array_agg(id order by kode) as ider from organisation where type = 'akasse') a,
        (select array_agg(id order by kode) as ider from organisation where type = 'jobcenter') j,
        (select array_agg(id order by kode) as ider from organisation where type = 'kommune') k;
    insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Medlem ' || md5(n::text), '1980-01-01', now() from under_b;
    insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
      select gen_random_uuid(), id, akasse_id, 'FULDTID', '2020-01-01', now() from under_b;
    insert into jobcentertilknytning (id, borger_id, jobcenter_id, kommune_id, gyldig_fra, registreret_fra)
      select gen_random_uuid(), id, jobcenter_id, kommune_id, '2020-01-01', now() from under_b;
    insert into tilmelding (id, borger_id, kontaktgruppe, gyldig_fra, paabegyndt_tid, registreret_fra)
      select gen_random_uuid(), id, 1, '2020-01-01', now(), now() from under_b;
    insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      select akasse_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from under_b
      union all select jobcenter_id, id, 'EGEN', gen_random_uuid(), '2020-01-01'::date from under_b;
    create temp table under_n as select gen_random_uuid() as id, m, b.id as borger_id, b.akasse_id, b.jobcenter_id,
        case when m % 40 = 0 then 'SENDT' when m % 90 = 1 then 'MIDLERTIDIGT_BESVARET' when m % 25 = 2 then 'TILBAGEKALDT' when m % 12 = 3 then 'BESVARET'
          else 'LUKKET' end as status, now() - m * interval '2 minutes' - interval '1 day' as tid
      from generate_series(1, ${BESTAND.underretninger}) m join under_b b on b.n = 1 + (m::bigint * 7919) % ${BESTAND.borgere};
    insert into nuph (id, sagsnummer, borger_id, version, status, haendelse, haendelsesdato, vejledt_om_konsekvens, begrundelse, afsender_id,
        afsender_navn, afsender_bruger_navn, akasse_id, akasse_navn, oprettet_tid, aendret_tid, sendt_tid)
      select id, 'SAG-B-' || m, borger_id, 1, status, 'H10', (tid - interval '1 day')::date, true, 'Har ikke søgt job.', jobcenter_id,
        'Jobcenter', 'Prøve', akasse_id, 'A-kasse', tid, tid + interval '3 days' * (m % 7), tid from under_n;
    insert into nuph_svar (nuph_id, borger_id, nummer, nuph_version, svartype, endeligt, akasse_id, akasse_navn, bruger_navn, tid)
      select id, borger_id, 1, 1, 'V12', true, akasse_id, 'A-kasse', 'Prøve', tid + interval '2 days' from under_n where status in ('BESVARET', 'LUKKET');
    insert into nuph_version (nuph_id, version, borger_id, indhold, tid, af_navn, sha256)
      select id, 1, borger_id, '{"haendelse":"H10"}', tid, 'Prøve', md5(m::text) from under_n;
    insert into sanktion (id, version, borger_id, akasse_id, akasse_navn, sanktionstype, kategori, kommunen_ser, nuph_id, kommune_id, haendelsesdato,
        afgoerelsesdato, startdato, timer, forsikring, status, anledning, registreret_af_navn, registreret_tid)
      select gen_random_uuid(), 1, borger_id, akasse_id, 'A-kasse', 'S04', 'K02', true, id, jobcenter_id, tid::date, tid::date, tid::date, 111, 'FULDTID',
        'REGISTRERET', 'AFGOERELSE', 'Prøve', tid from under_n where m % 5 < 2;`)
  await alt.unsafe('set session_replication_role = origin')
  await alt.unsafe('vacuum analyze')
  await alt.unsafe('checkpoint')
  const som = async (type: string, rolle: 'sagsbehandler' | 'klient'): Promise<() => Kontekst> => {
    const [organisation] = await alt<OrganisationRef[]>`
      select id, type, kode, navn, kort_navn as "kortNavn" from organisation where type = ${type} order by kode limit 1`
    const [bruger] = await alt<{ id: string }[]>`
      insert into bruger (organisation_id, udsteder, subject, navn, rolle)
      values (${organisation!.id}, 'bench', ${`nuph-${type}`}, 'Prøve Medarbejder', ${rolle}) returning id`
    return () => ({
      ...systemKontekst(new Date()),
      aktoer: { slags: 'bruger', brugerId: bruger!.id, navn: 'Prøve', rolle, organisation: organisation! },
      kilde: 'UI',
    })
  }
  const borgere = await alt<{ id: string }[]>`
    select id from under_b where n % ${STORE.jobcenter} = 0 order by n desc limit ${2 * SENDINGER + 40 + BYGE.prSekund * BYGE.sekunder}`
  return {
    jobcenter: await som('jobcenter', 'sagsbehandler'),
    akasse: await som('akasse', 'sagsbehandler'),
    star: await som('star', 'klient'),
    borgere: borgere.map((b) => b.id),
  }
}

async function maalLister(bar: postgres.Sql, hvem: Hvem): Promise<Sammenligning[]> {
  const aabne: Nuphfilter = { status: VENTER_PAA_SVAR }
  const svar: Sammenligning[] = []
  for (const [hvad, som, kolonne, filter] of [
    ['a kommune: waiting for an answer', hvem.jobcenter, 'afsender_id', aabne],
    ['a kommune: all', hvem.jobcenter, 'afsender_id', {}],
    ['an a-kasse: waiting for an answer', hvem.akasse, 'akasse_id', aabne],
    ['an a-kasse: all', hvem.akasse, 'akasse_id', {}],
    ['STAR: all', hvem.star, null, {}],
  ] as const)
    svar.push(
      await sammenlign(
        hvad,
        GANGE,
        () => transaktion(som(), (tx) => listNuph(tx, filter)),
        () => listBart(bar, som(), kolonne, filter.status ?? null),
      ),
    )
  return svar
}

/** The same 51 rows as one prepared statement behind the same walls: no matrix, no log, no mapping. */
async function listBart(
  bar: postgres.Sql,
  ctx: Kontekst,
  kolonne: 'afsender_id' | 'akasse_id' | null,
  status: readonly string[] | null,
): Promise<void> {
  const organisation = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  await bar.begin(async (tx) => {
    await tx`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.dag', ${ctx.dag}, true),
      set_config('samspor.alle', ${kolonne ? '' : '1'}, true)`
    await tx`select n.id, n.sagsnummer, n.status, n.version, n.haendelse, n.haendelsesdato, n.afsender_navn, n.akasse_navn, n.sendt_tid, n.aendret_tid,
        n.borger_id, b.navn from nuph n join borger b on b.id = n.borger_id
      where ${kolonne ? tx`n.${tx(kolonne)} = ${organisation}` : tx`true`} and ${status ? tx`n.status = any(${[...status]})` : tx`n.status <> 'KLADDE'`}
      order by n.aendret_tid desc, n.id desc limit 51`
  })
}

/** Draft and sending as a caseworker does it, and its rows again for another citizen. */
async function maalSending(alt: postgres.Sql, bar: postgres.Sql, hvem: Hvem): Promise<Sammenligning[]> {
  const { borgere } = hvem
  let naeste = 0
  const borger = () => borgere[naeste++]!
  const faste = new Set(
    (await alt<{ id: string }[]>`select id from organisation union select id from bruger`).map((r) => r.id),
  )
  const foerste = borger()
  const { aftryk } = await tagAftryk(alt, foerste, () => sendEn(hvem.jobcenter(), foerste))
  return [
    await sammenlign(
      'send: draft and sending',
      SENDINGER,
      () => sendEn(hvem.jobcenter(), borger()),
      () => sendBart(bar, aftryk, hvem.jobcenter(), borger(), faste),
    ),
  ]
}

/** Sendings that do not wait for each other, as from many desks. The last citizens of the list, so that nobody is sent twice. */
async function maalByge(hvem: Hvem): Promise<Fordeling> {
  const borgere = hvem.borgere.slice(-BYGE.prSekund * BYGE.sekunder)
  const fra = performance.now()
  const tider = await Promise.all(
    borgere.map(async (borgerId, nr) => {
      const ventet = fra + (nr * 1000) / BYGE.prSekund
      await new Promise((ok) => setTimeout(ok, ventet - performance.now()))
      await sendEn(hvem.jobcenter(), borgerId)
      return performance.now() - ventet
    }),
  )
  const svar = fordel(tider)
  console.log(`        ${BYGE.prSekund} sendings a second: ${svar.p50.toFixed(1)} ms, p99 ${svar.p99.toFixed(1)} ms`)
  return svar
}

async function sendEn(kommune: Kontekst, borgerId: string): Promise<string> {
  const { id } = await opretNuphKladde(kommune, {
    borgerId,
    felter: {
      haendelse: 'H10',
      haendelsesdato: kommune.dag,
      haendelsestidspunkt: null,
      kildeSlags: null,
      kildeId: null,
      vejledtOmKonsekvens: true,
      vejledtDato: kommune.dag,
      afbudModtaget: null,
      moedteMinutterForSent: null,
      kontaktGenoprettetTid: null,
      modtagetFraTilbudsstedDato: null,
      tilbudsbeskrivelse: null,
      borgersForklaring: null,
      begrundelse: 'Medlemmet har ikke søgt job i oktober.',
    },
  })
  await sendNuph(kommune, { id, version: 1 })
  return id
}

const sendBart = (bar: postgres.Sql, aftryk: Aftryk, ctx: Kontekst, borgerId: string, faste: ReadonlySet<string>) =>
  gentag(bar, aftryk, {
    borgerId,
    organisationId: ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : '',
    dag: ctx.dag,
    faste,
  })
