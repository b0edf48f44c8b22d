import { type ChildProcess, fork } from 'node:child_process'
import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as vent } from 'node:timers/promises'
import postgres from 'postgres'
import { maalTakt, medWorker } from '#bench/events'
import { median, RUNDER } from '#bench/indbakke'
import type { Opstilling } from '#bench/opstilling'
import type { Opgave, Start, Tider } from '#bench/timeimport-proces'
import { cprHmac, cprNoegler } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import type { OrganisationRef } from '#lib/kontekst'
import { HOVEDLINJE } from '#lib/timeimport/kolonner'

export const MEDLEMMER = 1_000_000
export const PR_RUNDE = 100_000
/** One member in so many has a course in the a-kasse. */
const MED_FORLOEB = 10

export type Timemaaling = {
  /** Rows a second: a file's rows checked and stored, and `COPY` of the same rows into the same table. */
  modtag: { prSekund: number; copy: number; forhold: number }
  /** Rows a second: the whole way from file to counters, and `COPY` of the same counters. */
  heleVejen: { prSekund: number; copy: number; forhold: number }
  mb: number
  million: Tider & { naaet: number; ventetNaaet: number; gemt: number }
  igen: Tider & { gemt: number }
  /** Milliseconds from a single message's commit to its receiver's 2xx, with nothing else to do and while the next month's file is applied. */
  forstyrret: { ledig: { p50: number; p99: number }; under: { p50: number; p99: number } }
}

/** Counters by file: 1 million members of one a-kasse, real files, the process that works on them, and `COPY` beside it. */
export async function maalTimeimport(opstilling: Opstilling): Promise<Timemaaling> {
  const { databaser, superbruger, data } = opstilling
  const alt = postgres(superbruger, { max: 1, onnotice: () => {} })
  const mappe = mkdtempSync(path.join(data, 'timer-'))
  const akasse = await byg(alt)
  const proces = await startProces({ databaser, akasse })
  try {
    const { modtag, heleVejen } = await maalMod(alt, proces, mappe)
    const fil = path.join(mappe, 'million.csv')
    writeFileSync(fil, await csv(0, MEDLEMMER))
    const million = { ...(await proces.koer({ fil, hvad: 'alt' })), ...(await stand(alt)) }
    const igen = await proces.koer({ fil, hvad: 'alt' })
    const efter = await stand(alt)
    writeFileSync(fil, await csv(0, MEDLEMMER, SEPTEMBER))
    const forstyrret = await maalForstyrrelse(opstilling, proces, fil)
    return {
      modtag,
      heleVejen,
      mb: igen.mb,
      million: { ...million, ventetNaaet: ventetNaaet() },
      igen: { ...igen, gemt: efter.gemt - million.gemt },
      forstyrret,
    }
  } finally {
    proces.barn.kill()
    await alt.end({ timeout: 2 })
  }
}

const cprFor = (n: number): string => {
  const to = (tal: number) => String(tal).padStart(2, '0')
  return `${to(1 + (n % 28))}${to(1 + (Math.floor(n / 28) % 12))}${to(60 + (Math.floor(n / 336) % 20))}${1000 + Math.floor(n / 6720)}`
}
/** 0.00 to 599.99 hours, the same every time. */
const timerFor = (n: number): number => (n * 7919) % 60_000
const ventetNaaet = (): number => {
  let antal = 0
  for (let n = 0; n < MEDLEMMER; n += MED_FORLOEB) if (timerFor(n) >= 41_000) antal += 1
  return antal
}

/**
 * The members by bare SQL. Their exclusion constraints, which the import neither reads nor writes, are left out: they would take most of
 * the time.
 */
async function byg(alt: postgres.Sql): Promise<Start['akasse']> {
  await alt.unsafe(`
    set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB';
    alter table borger_cpr drop constraint borger_cpr_et_ad_gangen; alter table borger_cpr drop constraint borger_cpr_en_borger;
    alter table akassemedlemskab drop constraint akassemedlemskab_et_ad_gangen; alter table fravaer drop constraint fravaer_75_et_ad_gangen;
    create unlogged table bench_medlem (nr integer, id uuid, hmac bytea);`)
  const [o] = await alt<OrganisationRef[]>`
    select id, type, kode, navn, kort_navn as "kortNavn" from organisation where type = 'akasse' order by kode desc limit 1`
  const [b] = await alt<{ id: string }[]>`insert into bruger (organisation_id, udsteder, subject, navn, rolle)
    values (${o!.id}, 'bench', 'klient-timer', 'Fagsystem', 'klient') returning id`
  const noegle = cprNoegler(env()).aktuel
  function* raekker() {
    for (let n = 0; n < MEDLEMMER; n++) yield `${n}\t\\\\x${cprHmac(cprFor(n), noegle).toString('hex')}\n`
  }
  await pipeline(Readable.from(raekker()), await alt`copy bench_medlem (nr, hmac) from stdin`.writable())
  await alt.unsafe(`
    update bench_medlem set id = gen_random_uuid();
    insert into borger (id, navn, foedselsdato, oprettet_tid) select id, 'Medlem ' || nr, '1970-01-01', now() from bench_medlem;
    insert into borger_cpr (borger_id, cpr_krypteret, cpr_hmac, noegle_id, gyldig_fra) select id, '', hmac, 'bench', '1970-01-01' from bench_medlem;
    insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
      select id, id, '${o!.id}', 'FULDTID', '2024-01-01', now() from bench_medlem;
    insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
      select '${o!.id}', id, 'EGEN', id, '2024-01-01' from bench_medlem;
    insert into fravaer (id, borger_id, fravaerstype, start_dato, anmeldt_tid, registreret_af_navn, registreret_fra)
      select id, id, 75, '2024-06-01', now(), 'Samspor', now() from bench_medlem where nr % ${MED_FORLOEB} = 0;
    set session_replication_role = origin; set synchronous_commit = on;
    drop table bench_medlem;`)
  await alt.unsafe('vacuum analyze')
  await alt.unsafe('checkpoint')
  return { ...o!, brugerId: b!.id }
}

type Maaned = { flereTimer: number; opgjortTil: string; ny: 'ja' | 'nej' }
const AUGUST: Maaned = { flereTimer: 0, opgjortTil: '31.08.2025', ny: 'ja' }
const SEPTEMBER: Maaned = { flereTimer: 10_000, opgjortTil: '30.09.2025', ny: 'nej' }

async function csv(fra: number, til: number, maaned = AUGUST): Promise<string> {
  const linjer = [HOVEDLINJE.split(';').slice(0, 6).join(';')]
  for (let n = fra; n < til; n++) {
    const timer = timerFor(n) + maaned.flereTimer
    linjer.push(
      `${cprFor(n)};FULDTID;${Math.floor(timer / 100)},${String(timer % 100).padStart(2, '0')};${maaned.opgjortTil};01.01.2025;${maaned.ny}`,
    )
  }
  return `${linjer.join('\n')}\n`
}

/**
 * What a million counters cost those who wait for a single message: a real worker applies the next month's file, and numbers and delivers the
 * messages of other citizens meanwhile.
 */
async function maalForstyrrelse(
  opstilling: Opstilling,
  proces: Proces,
  fil: string,
): Promise<Timemaaling['forstyrret']> {
  return medWorker(opstilling, async ({ alt, scene, modtager }) => {
    await alt.unsafe('truncate event, adgangslog')
    const { id } = await proces.koer({ fil, hvad: 'send' })
    await naar(alt, id, 'KLAR')
    const ledig = await maalTakt(scene, modtager)
    await proces.koer({ fil: id, hvad: 'godkend' })
    await vent(3000) // it is under way
    const under = await maalTakt(scene, modtager)
    const [job] = await alt`select status from taellerimport where id = ${id}`
    if (job?.status !== 'INDLAESES') throw new Error('filen var indlæst, før der var målt')
    await naar(alt, id, 'FAERDIG')
    return { ledig, under }
  })
}

async function naar(alt: postgres.Sql, id: string, status: string): Promise<void> {
  const frist = Date.now() + 300_000
  while (!(await alt`select 1 from taellerimport where id = ${id} and status = ${status}`).length) {
    if (Date.now() > frist) throw new Error(`filen blev ikke ${status}`)
    await vent(200)
  }
}

type Proces = { barn: ChildProcess; koer: (opgave: Opgave) => Promise<Tider> }

async function startProces(start: Start): Promise<Proces> {
  const barn = fork(path.resolve('.build/bench/timeimport-proces.js'), [JSON.stringify(start)])
  const doed = new Promise<never>((_, nej) => barn.once('exit', () => nej(new Error('processen, der indlæser, døde'))))
  doed.catch(() => {}) // heard by whoever waits for an answer
  const svar = <T>(): Promise<T> =>
    Promise.race([new Promise<T>((ok) => barn.once('message', (m) => ok(m as T))), doed])
  await svar()
  return {
    barn,
    koer: (opgave) => {
      const venter = svar<Tider>()
      barn.send(opgave)
      return venter
    },
  }
}

/** Rounds that take turns: a file in, the same rows by COPY; a file all the way, the same counters by COPY. The first round warms. */
async function maalMod(
  alt: postgres.Sql,
  proces: Proces,
  mappe: string,
): Promise<Pick<Timemaaling, 'modtag' | 'heleVejen'>> {
  const modtag: { egen: number; copy: number }[] = []
  const heleVejen: { egen: number; copy: number }[] = []
  for (let runde = 0; runde <= RUNDER; runde++) {
    const fil = path.join(mappe, `${runde}.csv`)
    writeFileSync(fil, await csv(runde * PR_RUNDE, (runde + 1) * PR_RUNDE))
    const ind = await proces.koer({ fil, hvad: 'modtag' })
    const raekker = await kopi(alt, mappe, 'taellerimport_raekke')
    const alleveje = await proces.koer({ fil, hvad: 'alt' })
    const taellere = await kopi(alt, mappe, 'dagpengetaeller')
    await toem(alt)
    if (runde === 0) continue // warm
    modtag.push({ egen: ind.modtag, copy: raekker })
    heleVejen.push({ egen: alleveje.modtag + alleveje.kontrol + alleveje.indlaes, copy: taellere })
  }
  const opgoer = (runder: typeof modtag) => ({
    prSekund: (PR_RUNDE * 1000) / median(runder.map((r) => r.egen)),
    copy: (PR_RUNDE * 1000) / median(runder.map((r) => r.copy)),
    forhold: median(runder.map((r) => r.copy / r.egen)),
  })
  return { modtag: opgoer(modtag), heleVejen: opgoer(heleVejen) }
}

/** Milliseconds that COPY takes to bring the table's rows back in, with its indexes and references. */
async function kopi(alt: postgres.Sql, mappe: string, tabel: string): Promise<number> {
  const fil = path.join(mappe, `${tabel}.copy`)
  const kolonner = await alt<{ navn: string }[]>`select column_name as navn from information_schema.columns
    where table_schema = 'public' and table_name = ${tabel} order by ordinal_position`
  const felter = kolonner.map(({ navn }) => `coalesce(replace("${navn}"::text, '\\', '\\\\'), '\\N')`)
  const linjer = await alt.unsafe<{ linje: string }[]>(
    `select array_to_string(array[${felter.join(', ')}], e'\\t') as linje from ${tabel}`,
  )
  writeFileSync(fil, linjer.map(({ linje }) => `${linje}\n`).join(''))
  await alt.unsafe(`truncate ${tabel}`)
  await alt.unsafe('checkpoint')
  const fra = performance.now()
  await pipeline(createReadStream(fil), await alt`copy ${alt(tabel)} from stdin`.writable())
  const gik = performance.now() - fra
  const [efter] = await alt.unsafe<{ n: number }[]>(`select count(*)::int as n from ${tabel}`)
  if (efter?.n !== linjer.length) throw new Error(`COPY tog ${efter?.n} af ${linjer.length} rækker i ${tabel}`)
  await alt.unsafe(`truncate ${tabel}`)
  return gik
}

async function toem(alt: postgres.Sql): Promise<void> {
  await alt.unsafe(
    'truncate taellerimport_raekke, taellerimport_post, taellerimport_fund, taellerimport, dagpengetaeller, event, adgangslog, opgave',
  )
  await alt.unsafe('vacuum borger')
  await alt.unsafe('checkpoint')
}

async function stand(alt: postgres.Sql): Promise<{ gemt: number; naaet: number }> {
  const [r] = await alt<{ gemt: number; naaet: number }[]>`select (select count(*) from dagpengetaeller)::int as gemt,
    (select count(*) from opgave where type = 'TIMEGRAENSE_NAAET' and lukket_tid is null)::int as naaet`
  return r!
}
