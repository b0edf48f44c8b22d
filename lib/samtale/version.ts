import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { foraeldet } from '#lib/kontaktforloeb/version'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { skrivOmSamtale } from '#lib/samtale/besked'
import { myndighedFor } from '#lib/samtale/grundlag'
import type { NySamtale, Samtalefelter } from '#lib/samtale/input'
import { hentSamtale, type Samtale } from '#lib/samtale/queries'

/** An interview and the version of it that the caller saw. */
export type Hvilken = { id: string; version: number }
export type Aendret = { version: number; advarsler: Regelfund[] }

/** The row as it is once the citizen's lock is held; 409 when it is not the version that the caller saw. */
export async function hentUnderLaas(ctx: TxKontekst, { id, version }: Hvilken): Promise<Samtale> {
  const { borgerId } = await hentSamtale(ctx, id, 'samtale.skriv')
  await laasBorger(ctx, borgerId, 'skriv')
  const raekke = await hentSamtale(ctx, id, 'samtale.skriv')
  if (raekke.version !== version) throw foraeldet('Samtalen', raekke.version)
  return raekke
}

/** Is it the actor's own, or held by an authority of the same kind? */
export function holder(ctx: TxKontekst, s: Samtale): { egen: boolean; sammeSlags: boolean } {
  const mig = myndighedFor(ctx)
  return {
    egen: s.organisationId === mig.id,
    sammeSlags: (s.myndighed.type === 'akasse') === (mig.slags === 'AKASSE'),
  }
}

/** The interview as it stands, with what is said anew. */
export const somNy = (s: Samtale, felter?: Samtalefelter): NySamtale => ({
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

/** Writes to the citizen in the interview's own thread. */
export async function skrivTilBorgeren(
  ctx: TxKontekst,
  s: Samtale,
  skabelon: 'SAMTALE_AENDRET' | 'SAMTALE_AFLYST',
  titel: string,
  felter: Record<string, string>,
): Promise<string> {
  const mig = myndighedFor(ctx)
  return skrivOmSamtale(ctx, { borgerId: s.borgerId, traadId: s.traadId, afsender: mig }, skabelon, titel, felter)
}

/** What every change leaves behind: the event to the other authority, and a line in the access log. */
export async function fortael(
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
