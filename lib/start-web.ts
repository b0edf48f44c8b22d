import { subscribe } from 'node:diagnostics_channel'
import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { env } from '#lib/env'
import { log } from '#lib/log'

const globalt = globalThis as unknown as { samsporDraenes?: boolean }

/** False from the moment this process has been told to take no more (SIGUSR2, before SIGTERM). */
export const tagerImod = (): boolean => !globalt.samsporDraenes

/** Checks configuration and database role before the first request. The database may be down; a wrong role stops the start. */
export async function startWeb(): Promise<void> {
  try {
    env()
  } catch (fejl) {
    console.error(fejl instanceof Error ? fejl.message : fejl)
    process.exit(1)
  }
  subscribe('http.server.request.start', (besked) => goerForstaaelig((besked as { request: Raa }).request))
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

const METODER = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])

type Raa = { method: string; url: string }

/**
 * The framework answers a method that it cannot represent (TRACE) and a path that nobody can decode (%ff) with 500. They are handed on as
 * what nothing here has, and so become 405 and 404.
 */
function goerForstaaelig(request: Raa): void {
  if (!METODER.has(request.method)) request.method = 'OPTIONS'
  try {
    decodeURIComponent(request.url.split('?', 1)[0] ?? '')
  } catch {
    request.url = request.url.startsWith('/api/v1/') ? '/api/v1/-' : '/-'
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
