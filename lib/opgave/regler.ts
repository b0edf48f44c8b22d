import type { beskedopsaetning } from '#db/schema/opgave'
import type { Regelfund } from '#lib/regelfund'

/** What an organisation wants in its worklist when a message of a type arrives. `fristArbejdsdage` null: the rule's deadline. */
export type Beskedvalg = Pick<
  typeof beskedopsaetning.$inferSelect,
  'handling' | 'fristArbejdsdage' | 'lukkesVedLaesning'
>

/** Until an organisation says otherwise every message to it is a task (newsletter 31: a task or an advis, as the receiver wishes). */
export const STANDARDVALG: Beskedvalg = { handling: 'OPGAVE', fristArbejdsdage: null, lukkesVedLaesning: false }

/** Types of messages that reach an authority: an indstilling with its questions and answers, and a dialogue between authorities. */
export const BESKEDTYPER_TIL_MYNDIGHED = [11, 9206] as const

/** A deadline belongs to a task, in 1 to 60 working days; an advis has none and is gone when it has been read. */
export function vurderBeskedvalg(beskedtype: number, valg: Beskedvalg): Regelfund[] {
  const fund: Regelfund[] = []
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  if (!BESKEDTYPER_TIL_MYNDIGHED.some((t) => t === beskedtype))
    form('beskedtype', 'Beskeder af den type kommer ikke til jer.')
  const { fristArbejdsdage: frist } = valg
  if (frist !== null && valg.handling !== 'OPGAVE') form('fristArbejdsdage', 'Kun en opgave har en frist.')
  if (frist !== null && (frist < 1 || frist > 60)) form('fristArbejdsdage', 'Fristen er 1 til 60 arbejdsdage.')
  return fund
}
