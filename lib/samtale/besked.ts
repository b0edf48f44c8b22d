import { opretTraad, type Part, skrivBesked } from '#lib/besked/skriv'
import type { Skabelon } from '#lib/besked/tekster'
import { visTidspunkt } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Samtalefelter } from '#lib/samtale/input'
import { visMoedetid } from '#lib/samtale/tid'

/** Beskedtype 9201: an interview is called to, moved or cancelled. The citizen calls instead of answering. */
const OM_SAMTALE = 9201

export const BESKEDTITEL = {
  INDKALDT: 'Indkaldelse til samtale',
  AENDRET: 'Din samtale er ændret',
  AFLYST: 'Din samtale er aflyst',
} as const

type Samtaleord = Pick<
  Samtalefelter,
  | 'form'
  | 'start'
  | 'slut'
  | 'moedeholder'
  | 'titel'
  | 'beskrivelse'
  | 'sted'
  | 'adresse'
  | 'telefon'
  | 'borgerRinger'
  | 'videolink'
  | 'ombookSenest'
>

/** Where or how, in a sentence to the citizen. */
export function hvorledes(s: Omit<Samtaleord, 'ombookSenest' | 'titel' | 'beskrivelse' | 'moedeholder'>): string {
  if (s.form === 'TELEFON') return s.borgerRinger ? `Du ringer selv til ${s.telefon}.` : 'Vi ringer til dig.'
  if (s.form === 'VIDEO') return `Samtalen er på video. Brug dette link: ${s.videolink}`
  return `Du skal møde her: ${[s.sted, s.adresse].filter(Boolean).join(', ')}.`
}

/** What, when, where, with whom, how to move it and whom to call: the fields of the templates, each a sentence or nothing. */
export function beskedfelter(
  s: Samtaleord,
  fra: { navn: string; telefon: string | null },
  valg: { moedepligt: boolean; vejled: boolean },
): Record<string, string> {
  const nummer = s.telefon ?? fra.telefon
  const ring = nummer ? ` Ring til os på ${nummer}.` : ' Ring til os.'
  return {
    hvornaar: visMoedetid(s.start, s.slut),
    emne: `Den handler om: ${s.titel}.`,
    beskrivelse: s.beskrivelse ? `\n${s.beskrivelse}` : '',
    hvor: hvorledes(s),
    hvem: `Du skal tale med ${s.moedeholder} fra ${fra.navn}.`,
    flyt: s.ombookSenest
      ? `Du kan flytte samtalen, til og med ${visTidspunkt(s.ombookSenest)}.${ring}`
      : `Passer tiden ikke?${ring}`,
    pligt: !valg.moedepligt
      ? '\n\nDu bestemmer selv, om du vil komme.'
      : valg.vejled
        ? '\n\nDu har pligt til at møde. Kommer du ikke, og har du ingen god grund, kan du miste dagpenge. Bliver du syg, så ring til os før samtalen.'
        : '',
  }
}

/** Writes to the citizen about an interview: in its own thread, which is begun with the first message. Gives the thread. */
export async function skrivOmSamtale(
  ctx: TxKontekst,
  om: { borgerId: string; traadId: string | null; afsender: Part },
  skabelon: Extract<Skabelon, `SAMTALE_${string}`>,
  titel: string,
  felter: Record<string, string>,
): Promise<string> {
  const traadId =
    om.traadId ??
    (
      await opretTraad(ctx, {
        borgerId: om.borgerId,
        beskedtype: OM_SAMTALE,
        emne: titel,
        afsender: om.afsender,
        modtager: null,
        maaBesvares: false,
      })
    ).traadId
  await skrivBesked(ctx, {
    traadId,
    borgerId: om.borgerId,
    skabelon,
    felter,
    titel,
    afsender: om.afsender,
    modtagerNavn: null,
  })
  return traadId
}
