import { and, eq, isNull, sql } from 'drizzle-orm'
import { opgave } from '#db/schema/opgave'
import type { TxKontekst } from '#lib/kontekst'

/** The authority has called the citizen to an interview of the type, held one or asked anew: that a deadline passed is no longer something to do. */
export async function lukSelvbookopgaver(
  ctx: TxKontekst,
  borgerId: string,
  organisationId: string,
  type: number,
): Promise<void> {
  await ctx.db
    .update(opgave)
    .set({ lukketTid: ctx.nu, lukketAf: ctx.aktoer.navn })
    .where(
      and(
        eq(opgave.organisationId, organisationId),
        eq(opgave.borgerId, borgerId),
        eq(opgave.type, 'SELVBOOK_PASSERET'),
        sql`exists (select from selvbookfrist f where f.id = ${opgave.objektId} and f.type = ${type})`,
        isNull(opgave.lukketTid),
      ),
    )
}
