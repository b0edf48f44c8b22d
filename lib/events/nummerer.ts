import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'

const LAAS = 7_205_120_425

/**
 * Gives committed events their number in the feed. One process at a time, so order is commit order without gaps;
 * a long import stalls nobody, because its rows are numbered when they appear. Returns how many were numbered.
 */
export async function nummererEvents(frist: number): Promise<number> {
  return iTransaktion(frist, async (db) => {
    const [laas] = await db.execute<{ fik: boolean }>(
      sql`select pg_try_advisory_xact_lock(${sql.raw(String(LAAS))}) as fik`,
    )
    if (!laas?.fik) return 0
    const nye = await db.execute(sql`
      with nye as (select id, row_number() over (order by registreret_tid, id) as nr from event where loebenummer is null order by registreret_tid, id limit 5000),
        sidste as (select coalesce(max(loebenummer), 0) as nr from event)
      update event set loebenummer = sidste.nr + nye.nr from nye, sidste where event.id = nye.id returning event.id`)
    return nye.length
  })
}
