import type { Regelfund } from '#lib/regelfund'

/** A finding about a file; `felt` is the column, or the field of the form for the file as a whole. */
export const fund = (kode: string, besked: string, felt = 'fil'): Regelfund => ({ kode, niveau: 'BLOK', besked, felt })

/** Not theirs and not known are one finding: who sends a file of numbers must not learn which of them exist. */
export const IKKE_JERES: Regelfund = {
  ...fund('4922', 'I har ikke adgang til borgeren, eller borgeren findes ikke.', 'cpr'),
  regel: 'En a-kasse indberetter for egne medlemmer, fra 120 dage før til tre år efter medlemskabet',
}

/** Two rows about one citizen: which of them counts would be a guess, so neither does. */
export const dobbelt = (anden: number): Regelfund =>
  fund('TI-006', `Borgeren står i filen mere end én gang, også i række ${anden}.`, 'cpr')
