import { and, eq } from 'drizzle-orm'
import { traadLaest } from '#db/schema/besked'
import { hentTraad, laeserId } from '#lib/besked/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'

/** The reader's own mark on a thread that was just loaded for them. The only write that showing a page makes. */
export async function maerkLaest(ctx: TxKontekst, traad: { id: string; borgerId: string }): Promise<void> {
  await ctx.db
    .insert(traadLaest)
    .values({ traadId: traad.id, borgerId: traad.borgerId, laeserId: laeserId(ctx), laestTid: ctx.nu })
    .onConflictDoUpdate({ target: [traadLaest.laeserId, traadLaest.traadId], set: { laestTid: ctx.nu } })
}

/** "Markér som ulæst": takes the reader's own mark away. */
export async function maerkUlaest(ctx: Kontekst, traadId: string): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await hentTraad(ctx, traadId)
    await ctx.db.delete(traadLaest).where(and(eq(traadLaest.traadId, traadId), eq(traadLaest.laeserId, laeserId(ctx))))
  })
}
