import { logAdgang } from '#lib/audit/log'
import { skrivBesked } from '#lib/besked/skriv'
import { emit } from '#lib/events/emit'
import { hentIndstilling, laasForSag, skiftStatus } from '#lib/indstilling/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** The a-kasse withdraws before the decision. The jobcenter's task closes and the citizen can read it, with the reason. */
export async function traekIndstilling(
  ctx: Kontekst,
  input: { id: string; version: number; aarsag: string; kommentar: string },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse kan trække en indstilling')
    await laasForSag(ctx, input.id)
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.traek')
    const aarsager = await listKoder(ctx, 'traekaarsag', ctx.dag)
    const aarsag = aarsager.find((a) => a.kode === input.aarsag)
    const kommentar = input.kommentar.trim()
    afvisBlok(vurderAarsag(aarsag?.kode, kommentar))
    const grund = aarsag?.kode === 'ANDET' ? kommentar : [aarsag?.navn, kommentar].filter(Boolean).join('. ')
    const ny = await skiftStatus(
      ctx,
      sag,
      'TRUKKET',
      { slutAarsag: input.aarsag, slutKommentar: kommentar || null, slutTid: ctx.nu },
      input.version,
    )
    const mig = { id: ctx.aktoer.organisation.id, navn: ctx.aktoer.organisation.navn }
    if (!sag.traadId) throw new Error('en sendt indstilling har en tråd')
    await skrivBesked(ctx, {
      traadId: sag.traadId,
      borgerId: sag.borgerId,
      skabelon: 'INDSTILLING_TRUKKET',
      felter: { akasse: mig.navn, grund },
      titel: 'Anbefalingen er trukket tilbage',
      afsender: mig,
      modtagerNavn: null,
    })
    await lukOpgaver(ctx, sag.id, ['NY_INDSTILLING'])
    await lukOpgaver(ctx, sag.traadId, ['SPOERGSMAAL_TIL_INDSTILLING'])
    await emit(ctx, 'IndstillingTrukket', {
      eksternId: sag.id,
      borgerId: sag.borgerId,
      version: ny.version,
      note: grund,
    })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'indstilling.traek',
        formaal: `Trak ${sag.sagsnummer} tilbage`,
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
  })
}

function vurderAarsag(aarsag: string | undefined, kommentar: string): Regelfund[] {
  const fund: Regelfund[] = []
  if (!aarsag) fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Vælg en grund.', felt: 'aarsag' })
  if (aarsag === 'ANDET' && !kommentar)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv grunden.', felt: 'kommentar' })
  return [...fund, ...vurderFritekst(kommentar, 'kommentar', 1500)]
}
