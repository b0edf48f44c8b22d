import { and, eq, isNull } from 'drizzle-orm'
import { opgave } from '#db/schema/opgave'
import { logAdgang } from '#lib/audit/log'
import { hentDoedsfald } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { hentIndstilling, skiftStatus } from '#lib/indstilling/queries'
import { vurderDoedISagen, vurderOvergang } from '#lib/indstilling/regler'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { findSagsbehandler, type NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { afvisBlok } from '#lib/regelfund'

/**
 * **Behandl**: a caseworker takes the case and its task. Taking one's own again changes nothing; a colleague's may be taken over. A
 * fagsystem names the caseworker who did it there.
 */
export async function tagIndstilling(
  ctx: Kontekst,
  input: { id: string; version: number; sagsbehandler?: NavngivetSagsbehandler | undefined },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.tag')
    const hvem = await findSagsbehandler(ctx, input.sagsbehandler)
    if (sag.status === 'UNDER_BEHANDLING' && sag.sagsbehandlerId === hvem.id) return { version: sag.version }
    const ulovlig = vurderOvergang(sag.status, 'UNDER_BEHANDLING')
    afvisBlok(ulovlig.length > 0 ? ulovlig : vurderDoedISagen(await hentDoedsfald(ctx, sag.borgerId)))
    const mig = { sagsbehandlerId: hvem.id, sagsbehandlerNavn: hvem.navn }
    const ny = await skiftStatus(ctx, sag, 'UNDER_BEHANDLING', mig, input.version)
    await ctx.db
      .update(opgave)
      .set({ ansvarligId: hvem.id, ansvarligNavn: hvem.navn })
      .where(and(eq(opgave.objektId, sag.id), eq(opgave.type, 'NY_INDSTILLING'), isNull(opgave.lukketTid)))
    await emit(ctx, 'IndstillingTaget', {
      eksternId: sag.id,
      borgerId: sag.borgerId,
      version: ny.version,
      sagsbehandler: hvem,
    })
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
    return { version: ny.version }
  })
}
