import type { Databaseadresser } from '#start/barnemiljoe'
import type { Hemmeligheder } from '#start/hemmeligheder'
import type { Opsaetning } from '#start/miljoe'
import { startPostgres } from '#start/postgres'
import { adresser, sikrDatabase, sikrRoller } from '#start/roller'

/** The demo's database on the embedded server. */
export const DATABASENAVN = 'samspor'

/** A database that can be used, and how to let go of it. */
export type Database = { databaser: Databaseadresser; egen: boolean; stop: () => Promise<void> }

/**
 * The operator's database when DATABASE_URL is set; otherwise our own server on SAMSPOR_DATA, with its roles and an
 * (at first empty) database. `vedGenstart` hears when our own server died and was started again.
 */
export async function aabnDatabase(
  env: NodeJS.ProcessEnv,
  opsaetning: Opsaetning,
  hemmeligheder: Hemmeligheder | undefined,
  vedGenstart: () => void,
): Promise<Database> {
  if (!opsaetning.indlejret || !hemmeligheder) {
    const databaser = {
      web: env.DATABASE_URL!,
      worker: env.DATABASE_URL_WORKER!,
      ejer: env.DATABASE_URL_EJER,
      direkte: env.DATABASE_URL_DIREKTE,
    }
    return { databaser, egen: false, stop: async () => {} }
  }
  const kodeord = hemmeligheder.postgres
  const server = await startPostgres({ data: opsaetning.data, kodeord: kodeord.superbruger, vedGenstart })
  try {
    await sikrRoller(server.url, kodeord)
    await sikrDatabase(server.url, DATABASENAVN)
  } catch (fejl) {
    await server.stop()
    throw fejl
  }
  return { databaser: adresser(server.port, kodeord, DATABASENAVN), egen: server.egen, stop: server.stop }
}
