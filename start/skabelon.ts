import { barnemiljoe } from '#start/barnemiljoe'
import { type Hemmeligheder, nyeHemmeligheder } from '#start/hemmeligheder'
import type { Opsaetning } from '#start/miljoe'
import { startPostgres } from '#start/postgres'
import { adresser, medForbindelse, sikrDatabase, sikrRoller } from '#start/roller'

/** The moment at which every test database was seeded: a Monday in the week of the law's first wave of news. */
export const TESTDAG = '2026-11-23T09:00:00+01:00'
export const SKABELON = 'samspor_skabelon'

/** What the test processes need to know of the throw-away server; handed over in SAMSPOR_TESTDATABASE. */
export type Testserver = { port: number; url: string; data: string; hemmeligheder: Hemmeligheder }

/**
 * A throw-away PostgreSQL below `data` with a template database: migrated, with code lists and the demo's cast. Copying
 * a template takes some 30 ms, so every test file affords a database of its own.
 */
export async function startTestdatabase(data: string): Promise<{ testserver: Testserver; stop: () => Promise<void> }> {
  const hemmeligheder = nyeHemmeligheder()
  const kodeord = hemmeligheder.postgres
  const server = await startPostgres({ data, kodeord: kodeord.superbruger, forbigaaende: true })
  return { testserver: { port: server.port, url: server.url, data, hemmeligheder }, stop: server.stop }
}

/** Fills the template. Sets the environment of this process, because the seed encrypts with the tests' keys. */
export async function opretSkabelon({ port, url, data, hemmeligheder }: Testserver): Promise<void> {
  await sikrRoller(url, hemmeligheder.postgres)
  await sikrDatabase(url, SKABELON)
  const databaser = adresser(port, hemmeligheder.postgres, SKABELON)
  const opsaetning = testopsaetning(data, 3000)
  Object.assign(
    process.env,
    barnemiljoe('demo', { env: udenSamspor(process.env), opsaetning, hemmeligheder, databaser }),
  )
  const { migrer } = await import('#db/migrer')
  await migrer(databaser.ejer)
  const { saaDemo } = await import('#demo/saaning')
  await saaDemo(databaser, new Date(TESTDAG))
  const { lukDatabase } = await import('#db/client')
  await lukDatabase()
  await medForbindelse(url, (sql) =>
    sql.unsafe(`alter database ${SKABELON} with is_template true allow_connections false`),
  )
}

/** The configuration of a demo on loopback at the given port. */
export function testopsaetning(data: string, port: number): Opsaetning {
  return { demo: true, indlejret: true, port, host: '127.0.0.1', url: `http://127.0.0.1:${port}`, data }
}

/** The environment without anything that configures Samspor, so that a developer's own settings never colour a test. */
export function udenSamspor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const vores =
    /^(SAMSPOR_|DATABASE_|OIDC_|DIGITAL_POST_|API_|SMS_|MAIL_|NEXTAUTH_|BILAG_|WEBHOOK_)|^(AUTH_SECRET|CPR_NOEGLE|PORT|HOST|LOG_LEVEL|VIRUSSCANNER|TILLAD_ERSTATNINGSNUMRE)$/
  return Object.fromEntries(Object.entries(env).filter(([navn]) => !vores.test(navn))) as NodeJS.ProcessEnv
}
