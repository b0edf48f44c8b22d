import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '#lib/env'
import { Utilgaengelig } from '#lib/regelfund'

export type Database = PostgresJsDatabase<Record<string, never>>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

const PLADS_MS = 500
const LUK_S = 2

type Pulje = { sql: postgres.Sql; db: Database; url: string; pladser: number; koe: (() => void)[] }
const globalt = globalThis as unknown as { samsporPulje?: Pulje }

/**
 * Drizzle sends everything through `unsafe`, which the driver never prepares: each query would be parsed and planned anew, and behind
 * row level security planning costs more than running. This makes preparing the default, in the pool and in its transactions.
 */
function forbered(sql: postgres.Sql): void {
  const medForberedelse = (klient: { unsafe: postgres.Sql['unsafe'] }) => {
    const raa = klient.unsafe.bind(klient) as (tekst: string, parametre?: never[], valg?: object) => never
    klient.unsafe = ((tekst: string, parametre?: never[], valg?: object) =>
      raa(tekst, parametre, { ...valg, prepare: true })) as never
  }
  medForberedelse(sql)
  const begin = sql.begin.bind(sql) as unknown as (arbejde: (tx: postgres.TransactionSql) => unknown) => never
  sql.begin = ((arbejde: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      medForberedelse(tx)
      return arbejde(tx)
    })) as never
}

function aabn(url: string): Pulje {
  const sql = postgres(url, {
    max: env().DATABASE_FORBINDELSER,
    connect_timeout: 3,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    keep_alive: 20,
    prepare: env().DATABASE_PREPARE === 'on',
    onnotice: () => {},
    connection: { application_name: 'samspor' },
  })
  if (env().DATABASE_PREPARE === 'on') forbered(sql)
  return { sql, db: drizzle(sql, { casing: 'snake_case' }), url, pladser: env().DATABASE_FORBINDELSER, koe: [] }
}

/** The process's one pool. The web process uses DATABASE_URL; the worker and the seed choose theirs with `brugDatabase`. */
function pulje(): Pulje {
  globalt.samsporPulje ??= aabn(env().DATABASE_URL)
  return globalt.samsporPulje
}

/** Makes this process use another login (the worker's). Call once, before the first query. */
export async function brugDatabase(url: string): Promise<void> {
  await lukDatabase()
  globalt.samsporPulje = aabn(url)
}

/** Closes the pool; `end` without a time-out never resolves after a connection was lost in mid-query. */
export async function lukDatabase(): Promise<void> {
  const gammel = globalt.samsporPulje
  globalt.samsporPulje = undefined
  await gammel?.sql.end({ timeout: LUK_S })
}

/**
 * One transaction with a bounded wait for a connection and a deadline round all of it.
 * The driver has neither: a silent server would hang the caller for good.
 * `frist` is machine time in milliseconds since the epoch. Throws Utilgaengelig when the time is up; then nothing was stored.
 */
export async function iTransaktion<T>(frist: number, arbejde: (tx: Tx) => Promise<T>): Promise<T> {
  const p = pulje()
  await faaPlads(p)
  let afbrudt = false
  let sluppet = false
  const slip = () => {
    if (!sluppet) giv(p)
    sluppet = true
  }
  const loeb = p.db
    .transaction(async (tx) => {
      const svar = await arbejde(tx)
      // Committing after the caller was told "not stored" would make the answer a lie.
      if (afbrudt) throw new Utilgaengelig('Fristen er overskredet')
      return svar
    })
    .finally(() => slip())
  loeb.catch(() => {})
  try {
    return await foerFrist(loeb, frist)
  } catch (fejl) {
    afbrudt = true
    if (fejl instanceof Frist) {
      // The driver never settles a query that was put on a lost connection; its place must not be lost as well.
      setTimeout(slip, PLADS_MS).unref()
      udskiftHvisTavs(p).catch(() => {}) // the caller's time is up already
    }
    throw tilUtilgaengelig(fejl)
  }
}

/** Is the database answering? For readyz. Never waits longer than `ms`. */
export async function svarer(ms: number): Promise<boolean> {
  const p = pulje()
  try {
    await foerFrist(p.sql`select 1`, Date.now() + ms)
    return true
  } catch {
    return false
  }
}

/** The raw connection pool, for COPY, LISTEN and the operator's tools. */
export const raaSql = (): postgres.Sql => pulje().sql

class Frist extends Error {}

async function foerFrist<T>(loefte: Promise<T>, frist: number): Promise<T> {
  let ur: NodeJS.Timeout | undefined
  const tidsudloeb = new Promise<never>((_, nej) => {
    ur = setTimeout(() => nej(new Frist('frist')), Math.max(0, frist - Date.now()))
  })
  try {
    return await Promise.race([loefte, tidsudloeb])
  } finally {
    clearTimeout(ur)
  }
}

async function faaPlads(p: Pulje): Promise<void> {
  if (p.pladser > 0) {
    p.pladser -= 1
    return
  }
  await new Promise<void>((ok, nej) => {
    const ur = setTimeout(() => {
      p.koe.splice(p.koe.indexOf(kald), 1)
      nej(new Utilgaengelig('Ingen ledig forbindelse'))
    }, PLADS_MS)
    const kald = () => {
      clearTimeout(ur)
      ok()
    }
    p.koe.push(kald)
  })
}

function giv(p: Pulje): void {
  const naeste = p.koe.shift()
  if (naeste) naeste()
  else p.pladser += 1
}

/** A server that neither answers nor closes keeps every connection busy; a new pool heals as soon as the server does. */
async function udskiftHvisTavs(p: Pulje): Promise<void> {
  if (globalt.samsporPulje !== p || (await svarer(300))) return
  if (globalt.samsporPulje !== p) return
  globalt.samsporPulje = aabn(p.url)
  p.sql.end({ timeout: LUK_S }).catch(() => {})
}

const FORBIGAAENDE = new Set([
  '57014',
  '55P03',
  '25P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '08006',
  '08001',
  '40001',
  '40P01',
])

/**
 * The driver's uncaught TypeError when a transaction goes on after its connection was lost. The transaction itself ends at its
 * deadline with Utilgaengelig, so a process that hears only this may live on.
 */
export const erMistetForbindelse = (fejl: unknown): boolean =>
  fejl instanceof TypeError && /reading 'write'/.test(fejl.message) && /postgres/.test(fejl.stack ?? '')

function tilUtilgaengelig(fejl: unknown): unknown {
  if (fejl instanceof Frist) return new Utilgaengelig('Fristen er overskredet')
  const kilde = fejl instanceof Error && fejl.cause instanceof Error ? fejl.cause : fejl
  const kode = (kilde as { code?: string }).code ?? ''
  return FORBIGAAENDE.has(kode) || /^(CONNECTION_|CONNECT_|ECONN|EPIPE)/.test(kode)
    ? new Utilgaengelig(`Databasen svarer ikke (${kode})`)
    : fejl
}
