import type { Regelfund } from '#lib/regelfund'

/**
 * Judges a typed CVR number: eight digits with a check digit by modulus 11 (erhvervsstyrelsen.dk/modulus_11).
 * Spaces and the prefix `DK` are accepted. Whether the company exists is another question, answered by a look-up.
 */
export function vurderCvr(input: string): { cvr?: string; fund: Regelfund[] } {
  const cvr = udenMellemrum(input).replace(/^DK/i, '')
  if (!/^\d{8}$/.test(cvr)) return { fund: [blok('CVR-E01', 'CVR-numre har 8 cifre.', 'cvr')] }
  if (!erCvr(cvr)) return { fund: [blok('CVR-E02', 'CVR-nummeret er ikke gyldigt. Kontrollér cifrene.', 'cvr')] }
  return { cvr, fund: [] }
}

/** Eight digits whose check digit is right. */
export function erCvr(cvr: string): boolean {
  if (!/^\d{8}$/.test(cvr) || cvr === '00000000') return false
  return VAEGTE.reduce((sum, vaegt, i) => sum + vaegt * Number(cvr.charAt(i)), 0) % 11 === 0
}

/** `'99000007'` → `'99 00 00 07'`. */
export function visCvr(cvr: string): string {
  return cvr.replace(/(\d{2})(?=\d)/g, '$1 ')
}

/** Judges a typed P-nummer: ten digits and no more, since some were issued with a wrong check digit (same source). */
export function vurderPNummer(input: string): { pNummer?: string; fund: Regelfund[] } {
  const pNummer = udenMellemrum(input)
  if (!/^\d{10}$/.test(pNummer)) return { fund: [blok('CVR-E03', 'P-numre har 10 cifre.', 'pNummer')] }
  return { pNummer, fund: [] }
}

const VAEGTE = [2, 7, 6, 5, 4, 3, 2, 1]

function udenMellemrum(input: string): string {
  return input.replace(/\s/g, '')
}

function blok(kode: string, besked: string, felt: string): Regelfund {
  return { kode, niveau: 'BLOK', besked, felt }
}
