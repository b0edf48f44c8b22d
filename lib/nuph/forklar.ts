import { nuphBorgerindlaeg } from '#db/schema/nuph'
import { logAdgang } from '#lib/audit/log'
import type { Doedsfald } from '#lib/borger/doed'
import { hentDoedsfald } from '#lib/borger/hent'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { VENTER_PAA_SVAR, vurderDoedISagen } from '#lib/nuph/livscyklus'
import { hentNuph, laasForNuph } from '#lib/nuph/queries'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** NUPH-E38: the a-kasse has answered; the citizen writes to it directly, or complains. 4405: the citizen has died. Pure. */
export function vurderForklaring(
  status: (typeof VENTER_PAA_SVAR)[number],
  tekst: string,
  doed: Doedsfald,
): Regelfund[] {
  const fund = [...vurderDoedISagen(doed, 'forklar'), ...vurderFritekst(tekst, 'tekst', 1500)]
  if (!VENTER_PAA_SVAR.includes(status))
    fund.push({
      kode: 'NUPH-E38',
      niveau: 'BLOK',
      besked: 'Din a-kasse har svaret. Kontakt a-kassen, hvis du vil sige mere.',
      hvemKan: 'Din a-kasse',
    })
  return fund
}

/**
 * The citizen's own account, or that the summons never came. Both authorities see it at once, before the a-kasse answers. That the summons
 * never came is said once; saying it again is not twice.
 */
export async function forklarNuph(
  ctx: Kontekst,
  input: { id: string; slags: 'FORKLARING' | 'INDKALDELSE_IKKE_MODTAGET'; tekst: string },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.forklar')
    const tekst = input.tekst.trim()
    const fund = vurderForklaring(sag.status, tekst, await hentDoedsfald(ctx, sag.borgerId))
    if (input.slags === 'FORKLARING' && !tekst)
      fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv din forklaring.', felt: 'tekst' })
    afvisBlok(fund)
    const skrevet = await ctx.db
      .insert(nuphBorgerindlaeg)
      .values({ nuphId: sag.id, borgerId: sag.borgerId, slags: input.slags, tekst: tekst || null, tid: ctx.nu })
      .onConflictDoNothing()
      .returning({ id: nuphBorgerindlaeg.id })
    if (skrevet.length === 0) return
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'nuph.forklar',
        formaal: 'Skrev sin egen forklaring',
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    await emit(ctx, 'NuphBorgerindlaeg', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
  })
}
