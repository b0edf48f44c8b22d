import { and, eq, isNull } from 'drizzle-orm'
import { borgerPaamindelse } from '#db/schema/paamindelse'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { kodePasser } from '#lib/paamindelse/kode'
import { hentPaamindelse } from '#lib/paamindelse/queries'
import { vurderKode } from '#lib/paamindelse/regler'
import { noter } from '#lib/paamindelse/ret'
import { Afvist } from '#lib/regelfund'

/** The code came back from the address, with the citizen signed in: the address is theirs. Confirming twice is once. */
export async function bekraeftPaamindelse(ctx: Kontekst, input: { kode: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const p = await hentPaamindelse(ctx)
    const passer = p !== undefined && kodePasser(input.kode, p.kodeHash)
    if (passer && p.bekraeftetTid) return
    const fund = vurderKode(passer, p?.kodeUdloeberTid, ctx.nu)
    if (fund.length > 0 || !p) throw new Afvist(fund)
    const bekraeftet = await ctx.db
      .update(borgerPaamindelse)
      .set({ bekraeftetTid: ctx.nu })
      .where(
        and(
          eq(borgerPaamindelse.id, p.id),
          isNull(borgerPaamindelse.bekraeftetTid),
          isNull(borgerPaamindelse.lukketTid),
        ),
      )
      .returning({ id: borgerPaamindelse.id })
    if (bekraeftet.length > 0) await noter(ctx, 'AENDR', p.id, 'Bekræftede sin mail')
  })
}
