import { and, eq } from 'drizzle-orm'
import { traadLaest } from '#db/schema/besked'
import { hentTraad, laeserId } from '#lib/besked/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukVedLaesning } from '#lib/opgave/stil'

/**
 * The reader's own mark on a thread that was just loaded for them, and with it the end of what was only to be read. The only write that
 * showing a page makes.
 */
export async function maerkLaest(ctx: TxKontekst, traad: { id: string; borgerId: string }): Promise<void> {
  await ctx.db
    .insert(traadLaest)
    .values({ traadId: traad.id, borgerId: traad.borgerId, laeserId: laeserId(ctx, traad.borgerId), laestTid: ctx.nu })
    .onConflictDoUpdate({ target: [traadLaest.laeserId, traadLaest.traadId], set: { laestTid: ctx.nu } })
  await lukVedLaesning(ctx, traad.id)
}

/** "Markér som ulæst": takes the reader's own mark away. */
export async function maerkUlaest(ctx: Kontekst, traadId: string): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const { borgerId } = await hentTraad(ctx, traadId)
    await ctx.db
      .delete(traadLaest)
      .where(and(eq(traadLaest.traadId, traadId), eq(traadLaest.laeserId, laeserId(ctx, borgerId))))
  })
}
