import { and, eq, isNull } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { opgave } from '#db/schema/opgave'
import { arbejdsdageImellem, dagFor, plusArbejdsdage } from '#lib/dato'
import type { Arbejde, Udfald } from '#lib/events/levering'
import { transaktion } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { systemKontekst } from '#lib/ur'

/**
 * An indstilling nobody has decided: after `eskalering_arbejdsdage` working days its task is marked as escalated, once. The job sleeps
 * until then by Samspor's clock; it is stored, so no restart forgets it.
 */
export async function mindOmIndstilling(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  return transaktion(systemKontekst(nu), async (ctx): Promise<Udfald> => {
    const [sag] = await ctx.db.select().from(indstilling).where(eq(indstilling.id, arbejde.objektId))
    if (!sag?.sendtTid || !['MODTAGET', 'UNDER_BEHANDLING'].includes(sag.status)) return { slags: 'FAERDIG' }
    const dage = await hentTal(ctx, 'eskalering_arbejdsdage', ctx.dag)
    if (arbejdsdageImellem(dagFor(sag.sendtTid), ctx.dag) < dage) {
      return {
        slags: 'IGEN',
        runAt: new Date(`${plusArbejdsdage(dagFor(sag.sendtTid), dage)}T06:00:00Z`),
        fejl: 'venter på eskalering',
      }
    }
    await ctx.db
      .update(opgave)
      .set({ eskaleretTid: nu })
      .where(
        and(
          eq(opgave.objektId, sag.id),
          eq(opgave.type, 'NY_INDSTILLING'),
          isNull(opgave.lukketTid),
          isNull(opgave.eskaleretTid),
        ),
      )
    return { slags: 'FAERDIG' }
  })
}
