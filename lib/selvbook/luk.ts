import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { myndighedFor, slagsFor } from '#lib/samtale/grundlag'
import { skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { afslutFrist } from '#lib/selvbook/frist'
import { findAabenFrist, hentFrist, type Selvbookfrist } from '#lib/selvbook/queries'
import { vurderLukning } from '#lib/selvbook/regler'

/** Takes a deadline away before it passes, and tells the citizen why. Also the authority that took the citizen over may. */
export async function lukSelvbookfrist(ctx: Kontekst, input: { id: string; grund: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const { borgerId } = await hentFrist(ctx, input.id, 'selvbook.skriv')
    await laasBorger(ctx, borgerId, 'skriv')
    const frist = await hentFrist(ctx, input.id, 'selvbook.skriv')
    const grund = input.grund.trim()
    afvisBlok(
      vurderLukning({
        status: frist.status,
        sammeSlags: slagsFor(frist.myndighed.type) === myndighedFor(ctx).slags,
        hos: frist.myndighed.navn,
        grund,
      }),
    )
    await luk(ctx, frist, grund)
  })
}

/** The interview that the citizen was to book has been held without it: there is nothing to book any more. Called under the citizen's lock. */
export async function lukVedAfholdt(ctx: TxKontekst, borgerId: string, type: number): Promise<void> {
  const aaben = await findAabenFrist(ctx, borgerId, type)
  if (!aaben) return
  const frist = await hentFrist(ctx, aaben.id, 'selvbook.skriv')
  if (slagsFor(frist.myndighed.type) === myndighedFor(ctx).slags) await luk(ctx, frist, 'Samtalen er holdt')
}

async function luk(ctx: TxKontekst, frist: Selvbookfrist, grund: string): Promise<void> {
  const { borgerId } = frist
  await afslutFrist(ctx, frist, { status: 'LUKKET', lukketGrund: grund })
  await skrivOmSelvbooking(ctx, { ...frist, afsender: myndighedFor(ctx) }, 'SELVBOOK_LUKKET', TITEL.LUKKET, {
    titel: frist.titel,
    grund,
  })
  await emit(ctx, 'SelvbookingLukket', { eksternId: frist.id, borgerId })
  await logAdgang(ctx, [
    {
      art: 'AENDR',
      handling: 'selvbook.skriv',
      formaal: 'Lukkede en frist for selv at booke',
      objektType: 'selvbookfrist',
      objektId: frist.id,
      borgerId,
    },
  ])
}
