import { eq, sql } from 'drizzle-orm'
import { besked, traad } from '#db/schema/besked'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { hentIndstilling, laasForSag, skiftStatus } from '#lib/indstilling/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/**
 * Removes what was sent by mistake, such as to the wrong citizen: the content of the whole thread is hidden from everybody but the
 * audit, and a stub with the date stays. Needs a comment (BB-007). Not while a decision's letter is on its way.
 */
export async function berigtigIndstilling(
  ctx: Kontekst,
  input: { id: string; version: number; kommentar: string },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasForSag(ctx, input.id)
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.berigtig')
    const kommentar = input.kommentar.trim()
    const fund: Regelfund[] = kommentar
      ? []
      : [{ kode: 'BB-007', niveau: 'BLOK', besked: 'Skriv, hvorfor indstillingen fjernes.', felt: 'kommentar' }]
    afvisBlok([...fund, ...vurderFritekst(kommentar, 'kommentar', 1500)])
    const ny = await skiftStatus(ctx, sag, 'BERIGTIGET', { slutKommentar: kommentar, slutTid: ctx.nu }, input.version)
    if (!sag.traadId) throw new Error('en sendt indstilling har en tråd')
    await ctx.db
      .update(besked)
      .set({ status: 'BERIGTIGET', berigtigetTid: ctx.nu, berigtigetKommentar: kommentar })
      .where(sql`${besked.traadId} = ${sag.traadId} and ${besked.status} <> 'BERIGTIGET'`)
    await ctx.db
      .update(traad)
      .set({ berigtigetTid: ctx.nu, lukketTid: ctx.nu, sidsteTid: ctx.nu })
      .where(eq(traad.id, sag.traadId))
    await lukOpgaver(ctx, sag.id, ['NY_INDSTILLING', 'SVAR_PAA_INDSTILLING'])
    await lukOpgaver(ctx, sag.traadId, ['SPOERGSMAAL_TIL_INDSTILLING'])
    await emit(ctx, 'IndstillingBerigtiget', { eksternId: sag.id, borgerId: sag.borgerId, version: ny.version })
    await logAdgang(ctx, [
      {
        art: 'SLET',
        handling: 'indstilling.berigtig',
        formaal: `Fjernede ${sag.sagsnummer}`,
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
  })
}
