import { visCpr } from '#lib/borger/cpr'
import { hentCpr } from '#lib/borger/find'
import { hentBorger } from '#lib/borger/hent'
import { type Kontekst, transaktion } from '#lib/kontekst'

/** **Vis CPR-nummer**: the number in clear, for one who has the citizen today or as a guest. The look is a row of its own in the log. */
export async function visCprNummer(ctx: Kontekst, borgerId: string): Promise<{ navn: string; cpr: string }> {
  return transaktion(ctx, async (ctx) => {
    const { navn } = await hentBorger(ctx, borgerId, 'borger.cpr')
    return { navn, cpr: visCpr(await hentCpr(ctx, borgerId)) }
  })
}
