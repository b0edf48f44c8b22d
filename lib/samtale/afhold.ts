import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { hentSamtalegrundlag, myndighedFor } from '#lib/samtale/grundlag'
import { type Aftaler, ellerNull } from '#lib/samtale/input'
import { skrivVersion } from '#lib/samtale/queries'
import { lukFoerste } from '#lib/samtale/registrer'
import { vurderSamtale } from '#lib/samtale/regler'
import { vurderAftaler, vurderHolder, vurderOvergang, vurderUdeblivelse } from '#lib/samtale/regler-udfald'
import { type Aendret, fortael, type Hvilken, hentUnderLaas, holder, somNy } from '#lib/samtale/version'
import { lukVedAfholdt } from '#lib/selvbook/luk'

/** Says that the interview was held, and what was agreed. Also how the text of a held one is corrected, and a missed one that was held after all. */
export async function afholdSamtale(ctx: Kontekst, input: Hvilken & Aftaler): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const aftaler: Aftaler = {
      praktiskeAftaler: ellerNull(input.praktiskeAftaler),
      bindendeAftaler: ellerNull(input.bindendeAftaler),
    }
    const borger = await hentBorger(ctx, gammel.borgerId, 'samtale.skriv')
    const ny = somNy(gammel)
    const { fakta, forloeb } = await hentSamtalegrundlag(ctx, myndighedFor(ctx), borger, ny, 'AFHOLDT', gammel.id)
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), false),
      ...vurderOvergang(gammel.status, 'AFHOLDT'),
      // The text of an interview that was held may be mended, also when a later one has been held since.
      ...vurderSamtale(fakta).filter((f) => gammel.status !== 'AFHOLDT' || f.kode !== 'SA-004'),
      ...vurderAftaler({ type: gammel.type, ...aftaler }),
    ])
    const version = await skrivVersion(ctx, gammel, { status: 'AFHOLDT', ...aftaler })
    await lukVedAfholdt(ctx, gammel.borgerId, gammel.type)
    await lukFoerste(ctx, forloeb, ny)
    return fortael(ctx, gammel, version, 'SamtaleAfholdt', 'Registrerede en samtale som afholdt', advarsler)
  })
}

/** Says that the citizen did not turn up. It is a fact and no decision; what follows from it is another authority's to judge. */
export async function udeblevFraSamtale(ctx: Kontekst, input: Hvilken): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const borger = await hentBorger(ctx, gammel.borgerId, 'samtale.skriv')
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), false),
      ...vurderOvergang(gammel.status, 'UDEBLEVET'),
      ...vurderDoed(doedsfald(borger)),
      ...vurderUdeblivelse({
        nu: ctx.nu,
        start: gammel.startTid,
        type: gammel.type,
        vejledt: gammel.vejledtOmKonsekvens,
      }),
    ])
    const version = await skrivVersion(ctx, gammel, { status: 'UDEBLEVET' })
    return fortael(ctx, gammel, version, 'SamtaleUdeblevet', 'Registrerede en udeblivelse', advarsler)
  })
}
