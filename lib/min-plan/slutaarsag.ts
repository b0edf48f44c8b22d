import { asc } from 'drizzle-orm'
import { aktivitetSlutaarsag } from '#db/schema/min-plan'
import { type Dag, daekker } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

export type Slutaarsag = typeof aktivitetSlutaarsag.$inferSelect

/** Why an activity can end on a day, in the list's order. */
export async function listSlutaarsager(ctx: TxKontekst, dag: Dag): Promise<Slutaarsag[]> {
  const raekker = await ctx.db.select().from(aktivitetSlutaarsag).orderBy(asc(aktivitetSlutaarsag.sorter)).limit(100)
  return raekker.filter((r) => daekker({ fra: r.gyldigFra, til: r.gyldigTil }, dag))
}
