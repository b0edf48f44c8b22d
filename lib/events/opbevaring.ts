import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'

const DOEGN_MS = 86_400_000
/** Days that a row of the feed is kept (db/kodelister/opbevaring.csv, WEBSERVICEBESKED). */
const FEED_DAGE = 180
/** Delivered rows answer "did you send it"; the feed can send them again for as long as it is kept. */
const LEVERET_DAGE = 30
const PORTION = 20_000

/** Deletes what is older than it may be kept, in portions, so that no lock lasts. The history of a case is not the feed and stays. */
export async function sletGamleEvents(nu: Date): Promise<void> {
  const foer = (dage: number) => new Date(nu.getTime() - dage * DOEGN_MS).toISOString()
  await portionsvis(sql`
    with gamle as (delete from event_modtager where ctid in (select ctid from event_modtager where tid < ${foer(FEED_DAGE)} limit ${sql.raw(String(PORTION))})
        returning loebenummer),
      hoved as (update feedhoved set slettet_til = greatest(slettet_til, (select coalesce(max(loebenummer), 0) from gamle)) where id = 1)
    select count(*)::int as antal from gamle`)
  await portionsvis(sql`
    with gamle as (delete from webhook_levering where ctid in (select ctid from webhook_levering
        where oprettet_tid < ${foer(LEVERET_DAGE)} and (faerdig_tid is not null or oprettet_tid < ${foer(FEED_DAGE)}) limit ${sql.raw(String(PORTION))})
        returning 1)
    select count(*)::int as antal from gamle`)
}

async function portionsvis(slet: ReturnType<typeof sql>): Promise<void> {
  for (;;) {
    const [svar] = await iTransaktion(Date.now() + 10_000, (db) => db.execute<{ antal: number }>(slet))
    if (!svar || svar.antal < PORTION) return
  }
}
