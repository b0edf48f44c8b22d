import { hentBorger } from '#lib/borger/hent'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afvisBlok } from '#lib/regelfund'
import { BESKEDTITEL, beskedfelter } from '#lib/samtale/besked'
import { hentSamtalegrundlag, myndighedFor } from '#lib/samtale/grundlag'
import type { NySamtale, Samtalefelter } from '#lib/samtale/input'
import { type Samtale, skrivVersion } from '#lib/samtale/queries'
import { kolonner, somTekster } from '#lib/samtale/registrer'
import { UDEN_MOEDEPLIGT, vurderSamtale } from '#lib/samtale/regler'
import { vurderHolder, vurderIndkaldelse, vurderOvergang, vurderSammeType } from '#lib/samtale/regler-udfald'
import { visMoedetid } from '#lib/samtale/tid'
import {
  type Aendret,
  fortael,
  type Hvilken,
  hentUnderLaas,
  holder,
  skrivTilBorgeren,
  somNy,
} from '#lib/samtale/version'
import { frigivVedFlytning } from '#lib/selvbook/frigiv'

/** Moves or changes a summons: the citizen is told what stands now, and the other authority that something changed. The same again is nothing. */
export async function retSamtale(ctx: Kontekst, input: Hvilken & { type: number } & Samtalefelter): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const ny = somNy(gammel, input)
    if (gammel.status === 'INDKALDT' && gammel.type === input.type && erUaendret(gammel, ny))
      return { version: gammel.version, advarsler: [] }
    const borger = await hentBorger(ctx, gammel.borgerId, 'samtale.skriv')
    const { fakta } = await hentSamtalegrundlag(ctx, myndighedFor(ctx), borger, ny, 'INDKALD', gammel.id)
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), false),
      ...vurderOvergang(gammel.status, 'INDKALDT'),
      ...vurderSammeType(gammel.type, input.type),
      ...vurderSamtale(fakta),
      ...vurderIndkaldelse(somTekster(ny)),
    ])
    const moedepligt = gammel.type !== UDEN_MOEDEPLIGT
    const vejled = moedepligt && ny.vejledtOmKonsekvens
    const traadId = await skrivTilBorgeren(ctx, gammel, 'SAMTALE_AENDRET', BESKEDTITEL.AENDRET, {
      ...beskedfelter(ny, gammel.myndighed, { moedepligt, vejled }),
      foer: visMoedetid(gammel.startTid, gammel.slutTid),
    })
    const version = await skrivVersion(ctx, gammel, {
      ...kolonner({ ...ny, nulstillende: fakta.nulstillende }),
      vejledtOmKonsekvens: vejled,
      traadId,
      beskedTid: ctx.nu,
      ...(await frigivVedFlytning(ctx, gammel, ny)),
    })
    return fortael(ctx, gammel, version, 'SamtaleAendret', 'Ændrede en samtale', advarsler)
  })
}

const erUaendret = (s: Samtale, ny: NySamtale): boolean => {
  const { deltagere, startTid, slutTid, ombookSenest, ...resten } = kolonner({
    ...ny,
    nulstillende: ny.nulstillende ?? s.nulstillende,
  })
  return (
    startTid.getTime() === s.startTid.getTime() &&
    slutTid.getTime() === s.slutTid.getTime() &&
    ombookSenest?.getTime() === s.ombookSenest?.getTime() &&
    somRaekke(deltagere) === somRaekke(s.deltagere) &&
    (ny.vejledtOmKonsekvens && s.type !== UDEN_MOEDEPLIGT) === s.vejledtOmKonsekvens &&
    Object.entries(resten).every(([navn, vaerdi]) => s[navn as keyof typeof resten] === vaerdi)
  )
}

/** The database keeps an object's fields in an order of its own. */
const somRaekke = (deltagere: Samtale['deltagere']): string =>
  JSON.stringify(deltagere.map(({ navn, rolle, form }) => [navn, rolle, form]))
