import { doedsfald, vurderDoed } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { BESKEDTITEL } from '#lib/samtale/besked'
import type { AflystAf } from '#lib/samtale/input'
import { skrivVersion } from '#lib/samtale/queries'
import { vurderAflysning, vurderHolder, vurderKommentar, vurderOvergang } from '#lib/samtale/regler-udfald'
import { visMoedetid } from '#lib/samtale/tid'
import { type Aendret, fortael, type Hvilken, hentUnderLaas, holder, skrivTilBorgeren } from '#lib/samtale/version'
import { frigivTid } from '#lib/selvbook/frigiv'

/** Cancels a summons: who cancelled and why, told to the citizen. The authority that took the citizen over may cancel too. */
export async function aflysSamtale(
  ctx: Kontekst,
  input: Hvilken & { aflystAf: AflystAf | null; grund: string },
): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const grund = input.grund.trim()
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), true),
      ...vurderOvergang(gammel.status, 'AFLYST'),
      ...vurderAflysning({ aflystAf: input.aflystAf, grund }),
    ])
    const traadId = await skrivTilBorgeren(ctx, gammel, 'SAMTALE_AFLYST', BESKEDTITEL.AFLYST, {
      hvornaar: visMoedetid(gammel.startTid, gammel.slutTid),
      hvem: input.aflystAf === 'BORGER' ? 'Du har selv aflyst.' : `${gammel.myndighed.navn} har aflyst.`,
      grund,
    })
    const kanIkke = input.aflystAf !== 'BORGER' && holder(ctx, gammel).egen
    await frigivTid(ctx, gammel, kanIkke ? 'VAEK' : 'LEDIG')
    const version = await skrivVersion(ctx, gammel, {
      status: 'AFLYST',
      aflystAf: input.aflystAf,
      aflysningsgrund: grund,
      traadId,
      beskedTid: ctx.nu,
    })
    return fortael(ctx, gammel, version, 'SamtaleAflyst', 'Aflyste en samtale', advarsler)
  })
}

/** Takes away what was registered by mistake: it counts for nothing, and everything about it is kept. The comment says why. */
export async function berigtigSamtale(ctx: Kontekst, input: Hvilken & { kommentar: string }): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const borger = await hentBorger(ctx, gammel.borgerId, 'samtale.skriv')
    const kommentar = input.kommentar.trim()
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), true),
      ...vurderOvergang(gammel.status, 'BERIGTIGET'),
      ...vurderDoed(doedsfald(borger)),
      ...vurderKommentar(kommentar),
    ])
    const venter = gammel.status === 'INDKALDT' && gammel.startTid > ctx.nu
    const traadId = venter
      ? await skrivTilBorgeren(ctx, gammel, 'SAMTALE_AFLYST', BESKEDTITEL.AFLYST, {
          hvornaar: visMoedetid(gammel.startTid, gammel.slutTid),
          hvem: `${gammel.myndighed.navn} har aflyst.`,
          grund: 'Samtalen var en fejl',
        })
      : gammel.traadId
    await frigivTid(ctx, gammel, 'LEDIG')
    const version = await skrivVersion(ctx, gammel, {
      status: 'BERIGTIGET',
      berigtigetKommentar: kommentar,
      traadId,
      ...(venter && { beskedTid: ctx.nu }),
    })
    return fortael(ctx, gammel, version, 'SamtaleBerigtiget', 'Berigtigede en samtale', advarsler)
  })
}
