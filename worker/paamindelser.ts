import { and, eq, isNull } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { opgave } from '#db/schema/opgave'
import { arbejdsdageImellem, dagFor, plusArbejdsdage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { Arbejde, Udfald } from '#lib/events/levering'
import { type TxKontekst, transaktion } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { systemKontekst } from '#lib/ur'

/**
 * An indstilling nobody has decided: after `paamindelse_arbejdsdage` working days the jobcenter is reminded, and after
 * `eskalering_arbejdsdage` the task is escalated; each once, each an act of its own with its event. The job sleeps in between by Samspor's
 * clock; it is stored, so no restart forgets it.
 */
export async function mindOmIndstilling(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  return transaktion(systemKontekst(nu), async (ctx): Promise<Udfald> => {
    const [sag] = await ctx.db.select().from(indstilling).where(eq(indstilling.id, arbejde.objektId))
    if (!sag?.sendtTid || !['MODTAGET', 'UNDER_BEHANDLING'].includes(sag.status)) return { slags: 'FAERDIG' }
    const sendt = dagFor(sag.sendtTid)
    const ventet = arbejdsdageImellem(sendt, ctx.dag)
    const paamind = await hentTal(ctx, 'paamindelse_arbejdsdage', ctx.dag)
    const eskaler = await hentTal(ctx, 'eskalering_arbejdsdage', ctx.dag)
    const sovTil = (arbejdsdage: number, hvad: string): Udfald => ({
      slags: 'IGEN',
      runAt: new Date(`${plusArbejdsdage(sendt, arbejdsdage)}T06:00:00Z`),
      fejl: `venter på ${hvad}`,
    })
    if (ventet < paamind) return sovTil(paamind, 'påmindelse')
    if (ventet < eskaler) {
      if (await maerk(ctx, sag.id, 'paamindetTid'))
        await emit(ctx, 'IndstillingPaamindet', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
      return sovTil(eskaler, 'eskalering')
    }
    if (await maerk(ctx, sag.id, 'eskaleretTid'))
      await emit(ctx, 'IndstillingEskaleret', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    return { slags: 'FAERDIG' }
  })
}

/** Marks the jobcenter's open task, once. Tells whether this was the time. */
async function maerk(ctx: TxKontekst, sagId: string, felt: 'paamindetTid' | 'eskaleretTid'): Promise<boolean> {
  const maerket = await ctx.db
    .update(opgave)
    .set({ [felt]: ctx.nu })
    .where(
      and(
        eq(opgave.objektId, sagId),
        eq(opgave.type, 'NY_INDSTILLING'),
        isNull(opgave.lukketTid),
        isNull(opgave[felt]),
      ),
    )
    .returning({ id: opgave.id })
  return maerket.length > 0
}
