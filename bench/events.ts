import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import type { Opstilling } from '#bench/opstilling'
import { brugDatabase, iTransaktion, lukDatabase } from '#db/client'
import { nyHemmelighed } from '#lib/abonnement/hemmelighed'
import { cprHmac, cprNoegler, krypterCpr } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { emit } from '#lib/events/emit'
import { hentFeed } from '#lib/events/feed'
import { type Kontekst, type OrganisationRef, transaktion } from '#lib/kontekst'
import { Utilgaengelig } from '#lib/regelfund'
import { systemKontekst } from '#lib/ur'
import { startBarn } from '#start/boern'

export const TAKT = 50
const SEKUNDER = 15
const VEDVARENDE = 12_000
export const MASSE = 1_000_000
/** Citizens with a CPR number, so that the feed's pages cost what they cost. */
const MED_CPR = 2000
/** A day that nobody else's number begins on. */
const CPR_FRA = '1980-01-01'

export type Eventmaaling = {
  /** Milliseconds from commit to the receiver's 2xx at `TAKT` a second. */
  ledig: { p50: number; p99: number }
  /** Events a second from commit to 2xx, one receiver, as fast as it goes. */
  vedvarende: number
  /** Rows a second; `udenCpr` is Jobnet's. */
  feed: { prSekund: number; udenCpr: number }
  /** The same as `ledig` while a bulk run of `MASSE` events is numbered and delivered. */
  underMasse: { p50: number; p99: number; nummereretPrSekund: number; leveretPrSekund: number }
}

/** The event side: a real worker, a receiver in a process of its own, and the use cases in this one. */
export const maalEvents = (opstilling: Opstilling): Promise<Eventmaaling> =>
  medWorker(opstilling, async ({ alt, scene, modtager }) => {
    const ledig = await maalTakt(scene, modtager)
    const vedvarende = await maalVedvarende(alt, scene, modtager)
    await brugDatabase(opstilling.databaser.web)
    const feed = { prSekund: await maalFeed(scene.akasse), udenCpr: await maalFeed(scene.star) }
    await brugDatabase(opstilling.databaser.worker)
    const underMasse = await maalUnderMasse(alt, scene, modtager)
    return { ledig, vedvarende, feed, underMasse }
  })

export type Levering = { alt: postgres.Sql; scene: Eventscene; modtager: Modtager }

/** A worker at work and somebody it delivers to; this process is the worker's role meanwhile. */
export async function medWorker<T>(opstilling: Opstilling, arbejde: (levering: Levering) => Promise<T>): Promise<T> {
  const { databaser, superbruger } = opstilling
  const alt = postgres(superbruger, { max: 2, onnotice: () => {} })
  const modtager = await startModtager()
  await brugDatabase(databaser.worker)
  const scene = await byg(alt)
  await abonner(alt, scene.akasse, modtager.port)
  const worker = startWorker(opstilling)
  try {
    await varm(scene, modtager)
    return await arbejde({ alt, scene, modtager })
  } finally {
    await worker.draeb()
    modtager.proces.kill()
    await Promise.all([alt.end({ timeout: 2 }), lukDatabase()])
  }
}

export type Eventscene = {
  akasse: OrganisationRef & { brugerId: string }
  star: OrganisationRef & { brugerId: string }
  borgere: string[]
}
export type Modtager = {
  port: number
  proces: ChildProcess
  antal: () => Promise<number>
  kommet: () => Promise<Map<string, number>>
}

/** Every citizen of the benchmark belongs to one a-kasse; some have a CPR number. */
async function byg(alt: postgres.Sql): Promise<Eventscene> {
  const klient = async (type: string) => {
    const [o] = await alt<OrganisationRef[]>`
      select id, type, kode, navn, kort_navn as "kortNavn" from organisation where type = ${type} order by kode limit 1`
    const [b] = await alt<{ id: string }[]>`
      insert into bruger (organisation_id, udsteder, subject, navn, rolle) values (${o!.id}, 'bench', ${`klient-${type}`}, 'Fagsystem', 'klient')
      on conflict (udsteder, subject, organisation_id) do update set navn = excluded.navn returning id`
    return { ...o!, brugerId: b!.id }
  }
  const akasse = await klient('akasse')
  await alt`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
    select ${akasse.id}, id, 'EGEN', id, '2020-01-01' from borger where navn like 'Borger %' on conflict do nothing`
  // Those of the time before, or as many without a number.
  const kendte = await alt<{ id: string }[]>`select borger_id as id from borger_cpr where gyldig_fra = ${CPR_FRA}`
  const borgere = kendte.length > 0 ? kendte.map((r) => r.id) : await givCpr(alt)
  await alt`vacuum analyze adgangsrelation, event, borger_cpr`
  return { akasse, star: await klient('star'), borgere }
}

/** Numbers for citizens who have none. Gives who they are. */
async function givCpr(alt: postgres.Sql): Promise<string[]> {
  const noegler = cprNoegler(env())
  const uden = await alt<{ id: string }[]>`select id from borger b where navn like 'Borger %'
    and not exists (select from borger_cpr c where c.borger_id = b.id) limit ${MED_CPR}`
  const numre = uden.map(({ id }, nr) => {
    const cpr = `01018${String(10_000 + nr)}`
    return {
      borger_id: id,
      cpr_krypteret: krypterCpr(cpr, noegler),
      cpr_hmac: cprHmac(cpr, noegler.aktuel),
      noegle_id: noegler.aktuel.id,
      gyldig_fra: CPR_FRA,
    }
  })
  for (let i = 0; i < numre.length; i += 500) await alt`insert into borger_cpr ${alt(numre.slice(i, i + 500))}`
  return uden.map((r) => r.id)
}

function som({ brugerId, ...organisation }: Eventscene['akasse']): Kontekst {
  return {
    ...systemKontekst(new Date()),
    aktoer: { slags: 'bruger', brugerId, navn: 'Fagsystem', rolle: 'klient', organisation },
    kilde: 'API',
  }
}

/** By bare SQL: an address on loopback is refused where it is not a demo. */
async function abonner(alt: postgres.Sql, akasse: Eventscene['akasse'], port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/`
  await alt`with flyttet as (update abonnement set url = ${url} where beskrivelse = 'bench' returning 1)
    insert into abonnement (organisation_id, url, beskrivelse, hemmelighed_krypteret, status, version, oprettet_tid, aendret_tid)
    select ${akasse.id}, ${url}, 'bench', ${nyHemmelighed().krypteret}, 'AKTIV', 1, now(), now() where not exists (select from flyttet)`
}

function startWorker({ databaser, env: miljoe, data, port }: Opstilling) {
  mkdirSync(path.join(data, 'log'), { recursive: true })
  return startBarn(
    'worker',
    {
      env: miljoe,
      opsaetning: { demo: true, indlejret: true, port, host: '127.0.0.1', url: `http://127.0.0.1:${port}`, data },
      databaser,
    },
    { tilFil: true },
  )
}

async function startModtager(): Promise<Modtager> {
  const proces = fork(path.resolve('.build/bench/modtager.js'))
  const spoerg = <T>(hvad?: string): Promise<T> => {
    const svar = new Promise<T>((ok) => proces.once('message', (m) => ok(m as T)))
    if (hvad) proces.send(hvad)
    return svar
  }
  const { port } = await spoerg<{ port: number }>()
  return {
    port,
    proces,
    antal: async () => (await spoerg<{ antal: number }>('antal')).antal,
    kommet: async () => new Map((await spoerg<{ kommet: [string, number][] }>('kommet')).kommet),
  }
}

const nuMs = () => performance.timeOrigin + performance.now()

/** One event by a use case's own means, in a transaction of its own. Gives when it was committed; a busy pool is asked again. */
async function meld(eksternId: string, borgerId: string): Promise<number> {
  for (;;) {
    try {
      await transaktion(systemKontekst(new Date()), (ctx) => emit(ctx, 'MinPlanKvitteret', { eksternId, borgerId }))
      return nuMs()
    } catch (fejl) {
      if (!(fejl instanceof Utilgaengelig)) throw fejl
    }
  }
}

async function varm(scene: Eventscene, modtager: Modtager): Promise<void> {
  for (let i = 0; i < 100; i++) await meld(crypto.randomUUID(), scene.borgere[i]!)
  const frist = Date.now() + 30_000
  while ((await modtager.antal()) < 100) {
    if (Date.now() > frist) throw new Error('workeren leverer ikke')
    await vent(50)
  }
}

/** A steady pace for some seconds; the time of each from its commit to its 2xx. */
export async function maalTakt(scene: Eventscene, modtager: Modtager): Promise<{ p50: number; p99: number }> {
  await modtager.kommet()
  const gemt = new Map<string, Promise<number>>()
  const start = performance.now()
  for (let nr = 0; nr < TAKT * SEKUNDER; nr++) {
    const pause = start + (nr * 1000) / TAKT - performance.now()
    if (pause > 0) await vent(pause)
    const id = crypto.randomUUID()
    gemt.set(id, meld(id, scene.borgere[nr % scene.borgere.length]!))
  }
  await Promise.all(gemt.values())
  const ider = await ventPaaIder(gemt.keys())
  const kommet = new Map<string, number>()
  const frist = Date.now() + 60_000
  while ([...ider.values()].some((id) => !kommet.has(id))) {
    if (Date.now() > frist) throw new Error('ikke alle events kom frem')
    await vent(100)
    for (const [id, ms] of await modtager.kommet()) kommet.set(id, ms)
  }
  const tider: number[] = []
  for (const [eksternId, commit] of gemt) tider.push(Math.max(0, kommet.get(ider.get(eksternId)!)! - (await commit)))
  tider.sort((a, b) => a - b)
  const fraktil = (del: number) => tider[Math.min(tider.length - 1, Math.floor(tider.length * del))]!
  return { p50: fraktil(0.5), p99: fraktil(0.99) }
}

/** The WebservicebeskedId of each of our own ids. */
async function ventPaaIder(eksterne: Iterable<string>): Promise<Map<string, string>> {
  const liste = JSON.stringify([...eksterne])
  const raekker = await iTransaktion(Date.now() + 10_000, (db) =>
    db.execute<{ ekstern_id: string; id: string }>(
      sql`select ekstern_id, id from event where ekstern_id in (select x::uuid from jsonb_array_elements_text(${liste}::text::jsonb) x)`,
    ),
  )
  return new Map(raekker.map((r) => [r.ekstern_id, r.id]))
}

/** Spread over the citizens; a bulk run over those who get no message meanwhile, because a message takes its citizen's bulk events along. */
const indsaet = (alt: postgres.Sql, antal: number, masse: boolean) => alt`
  with valgte as (select id from borger b where navn like 'Borger %'
    and (not ${masse} or not exists (select from borger_cpr c where c.borger_id = b.id)))
  insert into event (navn, entitet_id, entitet_navn, aendringstype, ekstern_id, borger_id, organisation_navn, tid, registreret_tid, masse)
    select 'MinPlanKvitteret', 9404, 'MinPlan', 2, gen_random_uuid(), v.id, 'bench', now(), clock_timestamp(), ${masse}
    from generate_series(1, (${antal} / (select count(*) from valgte) + 1)::int) n cross join valgte v limit ${antal}`

/** Many at once, until the last has its 2xx. */
async function maalVedvarende(alt: postgres.Sql, _scene: Eventscene, modtager: Modtager): Promise<number> {
  const foer = await modtager.antal()
  await indsaet(alt, VEDVARENDE, false)
  const fra = performance.now()
  await alt`select pg_notify('samspor', 'event')`
  const frist = Date.now() + 120_000
  while ((await modtager.antal()) < foer + VEDVARENDE) {
    if (Date.now() > frist) throw new Error('ikke alle events kom frem')
    await vent(20)
  }
  return (VEDVARENDE * 1000) / (performance.now() - fra)
}

/** The whole feed in pages of a thousand, as a fagsystem that begins from the start. */
async function maalFeed(klient: Eventscene['akasse']): Promise<number> {
  const runde = async () => {
    let antal = 0
    for (let efter = 0; ; ) {
      const { raekker, naeste } = await hentFeed(som(klient), { efter, antal: 1000 })
      if (raekker.length === 0) return antal
      antal += raekker.length
      efter = naeste
    }
  }
  await runde() // warm
  const fra = performance.now()
  const antal = await runde()
  return (antal * 1000) / (performance.now() - fra)
}

async function maalUnderMasse(
  alt: postgres.Sql,
  scene: Eventscene,
  modtager: Modtager,
): Promise<Eventmaaling['underMasse']> {
  await alt`set session_replication_role = replica`
  await indsaet(alt, MASSE, true)
  await alt`select pg_notify('samspor', 'event')`
  const stand = async () => {
    const [r] = await alt<{ nr: number }[]>`select loebenummer::int as nr from feedhoved`
    return { nr: r!.nr, leveret: await modtager.antal(), tid: performance.now() }
  }
  await vent(3000) // it is under way
  const fra = await stand()
  const svar = await maalTakt(scene, modtager)
  const til = await stand()
  const prSekund = (antal: number) => (antal * 1000) / (til.tid - fra.tid)
  return {
    ...svar,
    nummereretPrSekund: prSekund(til.nr - fra.nr),
    leveretPrSekund: prSekund(til.leveret - fra.leveret),
  }
}
