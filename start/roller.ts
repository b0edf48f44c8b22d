import { readFileSync, realpathSync } from 'node:fs'
import postgres from 'postgres'
import type { Databaseadresser } from '#start/barnemiljoe'
import type { Kodeord } from '#start/hemmeligheder'
import { Stop } from '#start/stop'

/** The logins: one owns the tables, two use them. Nobody but the launcher is superuser. */
export const EJER = 'samspor_ejer'
export const WEB = 'samspor_web'
export const WORKER = 'samspor_worker'

/** Runs SQL as the given login on one connection and closes it, also when the server has gone. */
export async function medForbindelse<T>(url: string, arbejde: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    return await arbejde(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** Does the server at `url` answer within five seconds, and is it the one that keeps its data in `klynge`? */
export async function svarer(url: string, klynge: string): Promise<boolean> {
  const spoergsmaal = medForbindelse(url, async (sql) => {
    const [raekke] = await sql`select current_setting('data_directory') as mappe`
    return realpathSync(klynge) === raekke?.mappe
  }).catch((fejl: { code?: string }) => {
    if (fejl.code !== '28P01') return false
    throw new Stop(
      `Der kører en PostgreSQL på ${klynge} med andre kodeord end dem i hemmeligheder.json. Slet mappen for at begynde forfra.`,
    )
  })
  let ur: NodeJS.Timeout | undefined
  const frist = new Promise<false>((svar) => {
    ur = setTimeout(() => svar(false), 5000)
  })
  return Promise.race([spoergsmaal, frist]).finally(() => clearTimeout(ur))
}

/**
 * Makes the three roles as db/roller.sql says (the same file that an administrator runs in production) and lets them
 * log in with the passwords of this machine.
 */
export async function sikrRoller(url: string, kodeord: Kodeord): Promise<void> {
  const roller = readFileSync('db/roller.sql', 'utf8')
  await medForbindelse(url, async (sql) => {
    await sql.unsafe(roller)
    const [ejer] = await sql`select rolpassword from pg_authid where rolname = ${EJER}`
    if (ejer?.rolpassword) return
    const koder: [string, string][] = [
      [WEB, kodeord.web],
      [WORKER, kodeord.worker],
      [EJER, kodeord.ejer],
    ]
    for (const [rolle, kode] of koder) await sql.unsafe(`alter role ${rolle} login password '${kode}'`)
  })
}

/** Makes the database if it is missing: owned by the owner, closed to everybody but the three logins. */
export async function sikrDatabase(url: string, navn: string, skabelon?: string): Promise<void> {
  await medForbindelse(url, async (sql) => {
    const [findes] = await sql`select 1 from pg_database where datname = ${navn}`
    if (findes) return
    await sql.unsafe(`create database "${navn}" owner ${EJER}${skabelon ? ` template "${skabelon}"` : ''}`)
    await sql.unsafe(`revoke all on database "${navn}" from public`)
    await sql.unsafe(`grant connect on database "${navn}" to ${WEB}, ${WORKER}`)
  })
}

/** The addresses of a database on the embedded server, one for each login. */
export function adresser(port: number, kodeord: Kodeord, navn: string): Required<Databaseadresser> {
  const url = (rolle: string, kode: string) => `postgres://${rolle}:${kode}@127.0.0.1:${port}/${navn}`
  return {
    web: url(WEB, kodeord.web),
    worker: url(WORKER, kodeord.worker),
    ejer: url(EJER, kodeord.ejer),
    direkte: url(WORKER, kodeord.worker),
  }
}
