import { logAdgang } from '#lib/audit/log'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { foraeldet } from '#lib/kontaktforloeb/version'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, type Regelfund } from '#lib/regelfund'
import { BESKEDTITEL, beskedfelter, skrivOmSamtale } from '#lib/samtale/besked'
import { hentSamtalegrundlag, myndighedFor } from '#lib/samtale/grundlag'
import { type AflystAf, type Aftaler, ellerNull, type NySamtale, type Samtalefelter } from '#lib/samtale/input'
import { hentSamtale, type Samtale, skrivVersion } from '#lib/samtale/queries'
import { kolonner, lukFoerste, somTekster } from '#lib/samtale/registrer'
import { UDEN_MOEDEPLIGT, vurderSamtale } from '#lib/samtale/regler'
import {
  vurderAflysning,
  vurderAftaler,
  vurderHolder,
  vurderIndkaldelse,
  vurderKommentar,
  vurderOvergang,
  vurderSammeType,
  vurderUdeblivelse,
} from '#lib/samtale/regler-udfald'
import { visMoedetid } from '#lib/samtale/tid'

type Hvilken = { id: string; version: number }
type Aendret = { version: number; advarsler: Regelfund[] }

/** Moves or changes a summons: the citizen is told what stands now, and the other authority that something changed. The same again is nothing. */
export async function retSamtale(ctx: Kontekst, input: Hvilken & { type: number } & Samtalefelter): Promise<Aendret> {
  return transaktion(ctx, async (ctx) => {
    const gammel = await hentUnderLaas(ctx, input)
    const ny = somNy(gammel, input)
    if (gammel.status === 'INDKALDT' && erUaendret(gammel, ny)) return { version: gammel.version, advarsler: [] }
    const borger = await hentBorger(ctx, gammel.borgerId, 'samtale.skriv')
    const { fakta } = await hentSamtalegrundlag(ctx, borger, ny, 'INDKALD', gammel.id)
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), false),
      ...vurderOvergang(gammel.status, 'INDKALDT'),
      ...vurderSammeType(gammel.type, input.type),
      ...vurderSamtale(fakta),
      ...vurderIndkaldelse(somTekster(ny)),
    ])
    const moedepligt = gammel.type !== UDEN_MOEDEPLIGT
    const vejled = moedepligt && ny.vejledtOmKonsekvens
    const traadId = await skriv(ctx, gammel, 'SAMTALE_AENDRET', BESKEDTITEL.AENDRET, {
      ...beskedfelter(ny, gammel.myndighed, { moedepligt, vejled }),
      foer: visMoedetid(gammel.startTid, gammel.slutTid),
    })
    const version = await skrivVersion(ctx, gammel, {
      ...kolonner({ ...ny, nulstillende: fakta.nulstillende }),
      vejledtOmKonsekvens: vejled,
      traadId,
      beskedTid: ctx.nu,
    })
    return fortael(ctx, gammel, version, 'SamtaleAendret', 'Ændrede en samtale', advarsler)
  })
}

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
    const { fakta, forloeb } = await hentSamtalegrundlag(ctx, borger, ny, 'AFHOLDT', gammel.id)
    const advarsler = afvisBlok([
      ...vurderHolder(holder(ctx, gammel), false),
      ...vurderOvergang(gammel.status, 'AFHOLDT'),
      ...vurderSamtale(fakta),
      ...vurderAftaler({ type: gammel.type, ...aftaler }),
    ])
    const version = await skrivVersion(ctx, gammel, { status: 'AFHOLDT', ...aftaler })
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
      ...doedfund(borger.doedDato),
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
    const traadId = await skriv(ctx, gammel, 'SAMTALE_AFLYST', BESKEDTITEL.AFLYST, {
      hvornaar: visMoedetid(gammel.startTid, gammel.slutTid),
      hvem: input.aflystAf === 'BORGER' ? 'Du har selv aflyst.' : `${gammel.myndighed.navn} har aflyst.`,
      grund,
    })
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
      ...doedfund(borger.doedDato),
      ...vurderKommentar(kommentar),
    ])
    const venter = gammel.status === 'INDKALDT' && gammel.startTid > ctx.nu
    const traadId = venter
      ? await skriv(ctx, gammel, 'SAMTALE_AFLYST', BESKEDTITEL.AFLYST, {
          hvornaar: visMoedetid(gammel.startTid, gammel.slutTid),
          hvem: `${gammel.myndighed.navn} har aflyst.`,
          grund: 'Samtalen var en fejl',
        })
      : gammel.traadId
    const version = await skrivVersion(ctx, gammel, {
      status: 'BERIGTIGET',
      berigtigetKommentar: kommentar,
      traadId,
      ...(venter && { beskedTid: ctx.nu }),
    })
    return fortael(ctx, gammel, version, 'SamtaleBerigtiget', 'Berigtigede en samtale', advarsler)
  })
}

/** The row as it is once the citizen's lock is held; 409 when it is not the version that the caller saw. */
async function hentUnderLaas(ctx: TxKontekst, { id, version }: Hvilken): Promise<Samtale> {
  const { borgerId } = await hentSamtale(ctx, id, 'samtale.skriv')
  await laasBorger(ctx, borgerId, 'skriv')
  const raekke = await hentSamtale(ctx, id, 'samtale.skriv')
  if (raekke.version !== version) throw foraeldet('Samtalen', raekke.version)
  return raekke
}

const doedfund = (doedDato: string | null): Regelfund[] =>
  doedDato === null
    ? []
    : [{ kode: '4405', niveau: 'BLOK', besked: 'Borgeren er registreret som død. Intet kan registreres.' }]

function holder(ctx: TxKontekst, s: Samtale): { egen: boolean; sammeSlags: boolean } {
  const mig = myndighedFor(ctx)
  return {
    egen: s.organisationId === mig.id,
    sammeSlags: (s.myndighed.type === 'akasse') === (mig.slags === 'AKASSE'),
  }
}

/** The interview as it stands, with what is said anew. */
const somNy = (s: Samtale, felter?: Samtalefelter): NySamtale => ({
  form: s.form,
  start: s.startTid,
  slut: s.slutTid,
  moedeholder: s.moedeholder,
  titel: s.titel,
  beskrivelse: s.beskrivelse,
  sted: s.sted,
  adresse: s.adresse,
  telefon: s.telefon,
  borgerRinger: s.borgerRinger,
  videolink: s.videolink,
  ombookSenest: s.ombookSenest,
  akassedeltagelse: s.akassedeltagelse,
  deltagere: s.deltagere,
  nulstillende: s.nulstillende,
  vejledtOmKonsekvens: s.vejledtOmKonsekvens,
  ...felter,
  borgerId: s.borgerId,
  type: s.type,
  indstillingId: s.indstillingId,
  bookingId: null,
})

const erUaendret = (s: Samtale, ny: NySamtale): boolean => {
  const { deltagere, startTid, slutTid, ombookSenest, ...resten } = kolonner({
    ...ny,
    nulstillende: ny.nulstillende ?? s.nulstillende,
  })
  return (
    startTid.getTime() === s.startTid.getTime() &&
    slutTid.getTime() === s.slutTid.getTime() &&
    ombookSenest?.getTime() === s.ombookSenest?.getTime() &&
    JSON.stringify(deltagere) === JSON.stringify(s.deltagere) &&
    Object.entries(resten).every(([navn, vaerdi]) => s[navn as keyof typeof resten] === vaerdi)
  )
}

async function skriv(
  ctx: TxKontekst,
  s: Samtale,
  skabelon: 'SAMTALE_AENDRET' | 'SAMTALE_AFLYST',
  titel: string,
  felter: Record<string, string>,
): Promise<string> {
  const mig = myndighedFor(ctx)
  return skrivOmSamtale(ctx, { borgerId: s.borgerId, traadId: s.traadId, afsender: mig }, skabelon, titel, felter)
}

async function fortael(
  ctx: TxKontekst,
  s: Samtale,
  version: number,
  event: 'SamtaleAendret' | 'SamtaleAfholdt' | 'SamtaleUdeblevet' | 'SamtaleAflyst' | 'SamtaleBerigtiget',
  formaal: string,
  advarsler: Regelfund[],
): Promise<Aendret> {
  await emit(ctx, event, { eksternId: s.id, borgerId: s.borgerId, version })
  await logAdgang(ctx, [
    {
      art: event === 'SamtaleBerigtiget' ? 'SLET' : 'AENDR',
      handling: 'samtale.skriv',
      formaal,
      objektType: 'samtale',
      objektId: s.id,
      borgerId: s.borgerId,
    },
  ])
  return { version, advarsler }
}
