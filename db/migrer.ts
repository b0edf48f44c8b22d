import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { gemKodelister } from '#db/gem-kodelister'
import { laesKodelister } from '#db/indlaes-kodelister'

/** Any number of processes may start at once; one migrates, the others wait for it. */
const LAAS = 7_205_120_423

/**
 * Brings the database to this version of the product: schema, rights and the product's own short lists.
 * `url` is the owner's (DATABASE_URL_EJER), never the web role's. Running it twice changes nothing.
 */
export async function migrer(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${LAAS})`
    await migrate(drizzle(sql), { migrationsFolder: 'db/migrations' })
    await gemKodelister(sql, laesKodelister('db/kodelister'))
  } finally {
    await sql.end({ timeout: 3 })
  }
}
