import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { env } from '#lib/env'
import { log } from '#lib/log'

const globalt = globalThis as unknown as { samsporDraenes?: boolean; samsporStartet?: boolean }

/** False from the moment this process has been told to take no more (SIGUSR2, before SIGTERM). */
export const tagerImod = (): boolean => !globalt.samsporDraenes

/**
 * Checks configuration and database role before the first request. The database may be down; a wrong role stops the start. Called by the
 * server in front, and by the framework for when it runs alone (`npm run dev`): the first call does it.
 */
export async function startWeb(): Promise<void> {
  if (globalt.samsporStartet) return
  globalt.samsporStartet = true
  try {
    env()
  } catch (fejl) {
    console.error(fejl instanceof Error ? fejl.message : fejl)
    process.exit(1)
  }
  process.on('SIGUSR2', () => {
    globalt.samsporDraenes = true
    log.info('tager ikke imod mere')
  })
  try {
    const fejl = await rollefejl()
    if (fejl) {
      console.error(`DATABASE_URL: ${fejl} Se docs/drift.md.`)
      process.exit(1)
    }
  } catch {
    log.warn('databasen svarer ikke ved start; readyz er falsk, til den gør')
  }
}

/** The web role owns nothing, is no superuser, cannot pass row level security, and has its time-outs. */
async function rollefejl(): Promise<string | undefined> {
  return iTransaktion(Date.now() + 3000, async (db) => {
    const [r] = await db.execute<{ magt: boolean; ejer: boolean; frist: string }>(sql`
      select rolsuper or rolbypassrls as magt, exists (select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as ejer,
        current_setting('statement_timeout') as frist from pg_roles where rolname = current_user`)
    if (r?.magt) return 'Rollen må ikke være superuser eller have BYPASSRLS.'
    if (r?.ejer) return 'Rollen må ikke eje tabeller.'
    if (r?.frist === '0') return 'Rollen mangler statement_timeout. Kør db/roller.sql.'
    return undefined
  })
}
