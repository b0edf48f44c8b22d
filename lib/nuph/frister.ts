import { arbejdsdageImellem, type Dag, dagFor } from '#lib/dato'
import type { NuphStatus } from '#lib/nuph/livscyklus'

/** Working days since it was sent, counted from the day after. */
export const arbejdsdageSiden = (sendtTid: Date, dag: Dag): number => arbejdsdageImellem(dagFor(sendtTid), dag)

export type Tur = 'AKASSEN' | 'KOMMUNEN' | 'INGEN'

/**
 * Whose turn it is: the a-kasse owes an answer until it has given a final one; an open question to the kommune puts the turn there, and one
 * about an answer puts it with the a-kasse.
 */
export function hvisTur(status: NuphStatus, aabne: { tilUnderretningen: boolean; tilSvaret: boolean }): Tur {
  if (aabne.tilUnderretningen) return 'KOMMUNEN'
  if (aabne.tilSvaret) return 'AKASSEN'
  return status === 'SENDT' || status === 'MIDLERTIDIGT_BESVARET' || status === 'GENOPTAGET' ? 'AKASSEN' : 'INGEN'
}

export type Friststand = 'I_GANG' | 'PAAMINDET' | 'OVERSKREDET'

/** How long the a-kasse has had it, against the dated limits in working days. */
export const friststand = (alder: number, graenser: { paamind: number; overskredet: number }): Friststand =>
  alder >= graenser.overskredet ? 'OVERSKREDET' : alder >= graenser.paamind ? 'PAAMINDET' : 'I_GANG'
