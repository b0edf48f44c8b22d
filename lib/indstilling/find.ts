import { eq } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { maerkLaest } from '#lib/besked/laest'
import { hentTraad, type Traadvisning } from '#lib/besked/queries'
import type { TxKontekst } from '#lib/kontekst'

/** The thread for one who may read it, and the case it belongs to, if any. */
export async function hentTraadMedSag(
  ctx: TxKontekst,
  traadId: string,
): Promise<{ traad: Traadvisning; sagId: string | null }> {
  const traad = await hentTraad(ctx, traadId)
  await maerkLaest(ctx, traad)
  const [sag] = await ctx.db.select({ id: indstilling.id }).from(indstilling).where(eq(indstilling.traadId, traad.id))
  return { traad, sagId: sag?.id ?? null }
}
