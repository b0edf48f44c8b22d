import { and, eq, isNull } from 'drizzle-orm'
import { opgave } from '#db/schema/opgave'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { hentIndstilling, skiftStatus } from '#lib/indstilling/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'

/** **Behandl**: a caseworker takes the case and its task. Taking one's own again changes nothing; a colleague's may be taken over. */
export async function tagIndstilling(ctx: Kontekst, input: { id: string; version: number }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en sagsbehandler kan tage en sag')
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.tag')
    if (sag.status === 'UNDER_BEHANDLING' && sag.sagsbehandlerId === ctx.aktoer.brugerId) return
    const mig = { sagsbehandlerId: ctx.aktoer.brugerId, sagsbehandlerNavn: ctx.aktoer.navn }
    const ny = await skiftStatus(ctx, sag, 'UNDER_BEHANDLING', mig, input.version)
    await ctx.db
      .update(opgave)
      .set({ ansvarligId: ctx.aktoer.brugerId, ansvarligNavn: ctx.aktoer.navn })
      .where(and(eq(opgave.objektId, sag.id), eq(opgave.type, 'NY_INDSTILLING'), isNull(opgave.lukketTid)))
    await emit(ctx, 'IndstillingTaget', { eksternId: sag.id, borgerId: sag.borgerId, version: ny.version })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'indstilling.tag',
        formaal: `Tog ${sag.sagsnummer}`,
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
  })
}
