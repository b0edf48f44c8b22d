import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { dagFor } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'

/** Samspor's time: real time plus the demo's offset. Law dates, deadlines and reminders follow it; sessions and leases do not. */
export const samsporTid = (forskydningMs: string | number): Date => new Date(Date.now() + Number(forskydningMs))

/** Reads the clock from the database, so that every process agrees. */
export async function laesUr(fristMs = 3000): Promise<Date> {
  return iTransaktion(Date.now() + fristMs, async (db) => {
    const [raekke] = await db.execute<{ forskydning_ms: string }>(sql`select forskydning_ms from ur where id = 1`)
    return samsporTid(raekke?.forskydning_ms ?? '0')
  })
}

/** A context for the platform itself (the worker, the seed), now or at a chosen time. `fristMs` bounds all that is done with it; whoever does
 * many things in a row gives each its own (`nyFrist`). */
export function systemKontekst(nu: Date, fristMs = 15_000): Kontekst {
  return {
    aktoer: { slags: 'system', navn: 'Samspor' },
    nu,
    dag: dagFor(nu),
    kilde: 'SYSTEM',
    requestId: crypto.randomUUID(),
    frist: Date.now() + fristMs,
  }
}
