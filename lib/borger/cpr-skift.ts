import { desc, eq } from 'drizzle-orm'
import { borgerCpr } from '#db/schema/borger'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

/** The day on which the citizen got the present CPR number, when there has been another one. The numbers themselves are not read. */
export async function findCprSkift(ctx: TxKontekst, borgerId: string): Promise<Dag | undefined> {
  const numre = await ctx.db
    .select({ gyldigFra: borgerCpr.gyldigFra })
    .from(borgerCpr)
    .where(eq(borgerCpr.borgerId, borgerId))
    .orderBy(desc(borgerCpr.gyldigFra))
    .limit(2)
  return numre.length > 1 ? numre[0]?.gyldigFra : undefined
}
