import { eq } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { hentTraad } from '#lib/besked/queries'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** The case that a thread belongs to, for one who may read the thread. */
export async function findIndstillingForTraad(ctx: TxKontekst, traadId: string): Promise<string> {
  const traad = await hentTraad(ctx, traadId)
  const [sag] = await ctx.db.select({ id: indstilling.id }).from(indstilling).where(eq(indstilling.traadId, traad.id))
  if (!sag) throw new IkkeFundet(`sag for tråd ${traadId}`)
  return sag.id
}
