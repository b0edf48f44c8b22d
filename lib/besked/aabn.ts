import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { traadPart } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { hentTraad } from '#lib/besked/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'

/**
 * The jobcenter gives an a-kasse that came later (the citizen changed a-kasse) what was written before it came. Nobody but the jobcenter
 * may: the new a-kasse does not open it for itself. Twice is once.
 */
export async function aabnTidligereBeskeder(ctx: Kontekst, input: { traadId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const traad = await hentTraad(ctx, input.traadId, 'besked.aabn')
    const aabnet = await ctx.db
      .update(traadPart)
      .set({ serFra: null })
      .where(and(eq(traadPart.traadId, traad.id), isNull(traadPart.til), isNotNull(traadPart.serFra)))
      .returning({ organisationId: traadPart.organisationId })
    if (aabnet.length === 0) return
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'besked.aabn',
        formaal: 'Gav den nye a-kasse adgang til tidligere beskeder',
        objektType: 'traad',
        objektId: traad.id,
        borgerId: traad.borgerId,
      },
    ])
  })
}
