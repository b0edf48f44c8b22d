import { opretTraad, type Part, skrivBesked } from '#lib/besked/skriv'
import type { Skabelon } from '#lib/besked/tekster'
import { type Dag, visDatoMedUgedag, visTidspunkt } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { beskedfelter } from '#lib/samtale/besked'
import type { Samtalefelter } from '#lib/samtale/input'
import { UDEN_MOEDEPLIGT } from '#lib/samtale/regler'

/** Beskedtype 9202: to and from registration, and the citizen's own booking. Nobody answers it. */
const OM_SELVBOOKING = 9202

export const TITEL = {
  BEDT: 'Vælg selv tid til din samtale',
  KVITTERING: 'Du har valgt en tid',
  FLYTTET: 'Du har valgt en anden tid',
  LUKKET: 'Du skal ikke selv vælge tid',
} as const

type Fra = { navn: string; telefon: string | null }
const ringTil = ({ telefon }: Fra): string => (telefon ? ` Ring til os på ${telefon}.` : ' Ring til os.')

/** What the citizen is asked, by when, and what it can mean not to do it. */
export const felterForBedt = (
  f: { titel: string; beskrivelse: string | null; senest: Dag; type: number; vejled: boolean },
  fra: Fra,
): Record<string, string> => ({
  senest: visDatoMedUgedag(f.senest),
  emne: `Den handler om: ${f.titel}.`,
  beskrivelse: f.beskrivelse ? `\n${f.beskrivelse}` : '',
  ring: ` Kan du ikke finde en tid?${ringTil(fra)}`,
  pligt:
    f.vejled && f.type !== UDEN_MOEDEPLIGT
      ? '\n\nDu har pligt til at vælge en tid og til at møde. Gør du det ikke, og har du ingen god grund, kan du miste dagpenge.'
      : '',
})

/** What was booked: as a summons tells it, but it is moved by the citizen. */
export function felterForBooket(s: Samtalefelter & { type: number }, fra: Fra): Record<string, string> {
  const moedepligt = s.type !== UDEN_MOEDEPLIGT
  return {
    ...beskedfelter(s, fra, { moedepligt, vejled: moedepligt && s.vejledtOmKonsekvens }),
    flyt: s.ombookSenest
      ? `Du kan selv vælge en anden tid, til og med ${visTidspunkt(s.ombookSenest)}. Det gør du under Samtaler.`
      : `Passer tiden ikke?${ringTil({ ...fra, telefon: s.telefon ?? fra.telefon })}`,
  }
}

/** The thread in which everything about one deadline is told; the authority that asks takes part, so that it can read the receipt. */
export const aabnTraad = async (ctx: TxKontekst, borgerId: string, afsender: Part): Promise<string> =>
  (
    await opretTraad(ctx, {
      borgerId,
      beskedtype: OM_SELVBOOKING,
      emne: TITEL.BEDT,
      afsender,
      modtager: null,
      maaBesvares: false,
    })
  ).traadId

/** A message in the deadline's thread. `afsender` null: Samspor itself, as the receipt of what the citizen did. */
export async function skrivOmSelvbooking(
  ctx: TxKontekst,
  om: { borgerId: string; traadId: string; afsender: Part | null },
  skabelon: Extract<Skabelon, `SELVBOOK_${string}`>,
  titel: string,
  felter: Record<string, string>,
): Promise<void> {
  await skrivBesked(ctx, { ...om, skabelon, felter, titel, modtagerNavn: null })
}
