import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { myndighedFor, slagsFor } from '#lib/samtale/grundlag'
import { skrivOmSelvbooking, TITEL } from '#lib/selvbook/besked'
import { afslutFrist } from '#lib/selvbook/frist'
import { hentFrist } from '#lib/selvbook/queries'
import { vurderLukning } from '#lib/selvbook/regler'

/** Takes a deadline away before it passes, and tells the citizen why. Also the authority that took the citizen over may. */
export async function lukSelvbookfrist(ctx: Kontekst, input: { id: string; grund: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const { borgerId } = await hentFrist(ctx, input.id, 'selvbook.skriv')
    await laasBorger(ctx, borgerId, 'skriv')
    const frist = await hentFrist(ctx, input.id, 'selvbook.skriv')
    const mig = myndighedFor(ctx)
    const grund = input.grund.trim()
    afvisBlok(
      vurderLukning({
        status: frist.status,
        sammeSlags: slagsFor(frist.myndighed.type) === mig.slags,
        hos: frist.myndighed.navn,
        grund,
      }),
    )
    await afslutFrist(ctx, frist, { status: 'LUKKET', lukketGrund: grund })
    await skrivOmSelvbooking(ctx, { ...frist, afsender: mig }, 'SELVBOOK_LUKKET', TITEL.LUKKET, {
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
  })
}
