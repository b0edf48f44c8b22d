import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { fortaelBorgeren } from '#lib/nuph/borgerbesked'
import { vurderHandling } from '#lib/nuph/livscyklus'
import { forkertVersion, hentNuph, laasForNuph, skiftStatus } from '#lib/nuph/queries'
import { stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** The a-kasse looks at an answered or closed case again, after a complaint or because of something new. */
export async function genoptagNuph(
  ctx: Kontekst,
  input: { id: string; version: number; anledning: string; tekst: string | null },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasForNuph(ctx, input.id)
    const sag = await hentNuph(ctx, input.id, 'nuph.besvar')
    const ulovlig = vurderHandling(sag.status, 'genoptag')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (sag.version !== input.version) throw forkertVersion(sag)
    const lovlige = (await listKoder(ctx, 'nuph_anledning', ctx.dag)).map((k) => k.kode)
    afvisBlok([
      ...(lovlige.includes(input.anledning)
        ? []
        : [{ kode: '1014', niveau: 'BLOK' as const, besked: 'Vælg, hvorfor sagen genoptages.', felt: 'anledning' }]),
      ...vurderFritekst(input.tekst ?? '', 'tekst', 1500),
    ])
    await skiftStatus(ctx, sag, 'GENOPTAGET', {
      anledning: input.anledning,
      anledningTekst: input.tekst,
      lukketTid: null,
      afsluttetTid: null,
    })
    await stilOpgave(ctx, {
      organisationId: sag.akasseId ?? '',
      type: 'NY_UNDERRETNING',
      borgerId: sag.borgerId,
      objektId: sag.id,
      emne: `Genoptaget: ${sag.sagsnummer}`,
    })
    await fortaelBorgeren(ctx, sag, 'NUPH_GENOPTAGET')
    await emit(ctx, 'NuphGenoptaget', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'nuph.besvar',
        formaal: `Genoptog underretning ${sag.sagsnummer}`,
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
  })
}
