import { type Dag, erDag } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

export type CprVurdering = {
  kind: 'CPR' | 'ERSTATNING' | 'UKENDT' | 'UGYLDIG'
  /** Ten digits without hyphen; present unless the kind is UGYLDIG. */
  cpr?: string
  /** Missing when the six digits are no real day in their century (29 February outside a leap year). */
  foedselsdato?: Dag
  modulus11: boolean
  fund: Regelfund[]
}

/**
 * Judges a typed CPR number. Hyphen and spaces are accepted. Failing modulus 11 is only a hint, because such
 * numbers have been issued since 2007 (cpr.dk, "Personnumre uden kontrolciffer"). An erstatningspersonnummer (day + 60)
 * is accepted only with `tilladErstatning`; ten zeros (citizen not known) only with `tilladUkendt`. No text repeats the number.
 */
export function vurderCpr(
  input: string,
  { tilladErstatning, tilladUkendt = false }: { tilladErstatning: boolean; tilladUkendt?: boolean },
): CprVurdering {
  const cpr = input.replace(/[\s\u00ad\u200b-\u200f\u2010-\u2015-]/g, '')

  if (cpr === '') return ugyldig('Skriv dit CPR-nummer.')
  if (!/^\d+$/.test(cpr)) return ugyldig('CPR-nummeret er ikke skrevet rigtigt.')
  if (cpr.length !== 10) return ugyldig(`CPR-numre har 10 cifre. Du har skrevet ${cpr.length}.`)
  if (cpr === '0000000000') {
    return tilladUkendt
      ? { kind: 'UKENDT', cpr, modulus11: true, fund: [] }
      : ugyldig('CPR-nummeret er ikke skrevet rigtigt.')
  }

  const erstatning = erErstatning(cpr)
  if (!kanVaereCpr(cpr, tilladErstatning)) {
    return ugyldig('De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.')
  }

  const foedselsdato = foedselsdatoFor(cpr)
  const modulus11 = opfylderModulus11(cpr)
  const usaedvanligt = !foedselsdato || (!erstatning && !modulus11 && !udstedtUdenKontrolciffer(cpr))
  return {
    kind: erstatning ? 'ERSTATNING' : 'CPR',
    cpr,
    ...(foedselsdato && { foedselsdato }),
    modulus11,
    fund: usaedvanligt ? [USAEDVANLIGT] : [],
  }
}

/** What `vurderCpr` lets through, of ten digits: for the rows of a file, a million of them, where no hint is given. */
export const kanVaereCpr = (cpr: string, tilladErstatning: boolean): boolean =>
  cpr !== '0000000000' && harMuligDag(cpr) && (tilladErstatning || !erErstatning(cpr))

/** `'6701801234'` → `'670180-****'`, for lists. Anything else becomes stars alone. */
export function maskerCpr(cpr: string): string {
  return /^\d{10}$/.test(cpr) ? `${cpr.slice(0, 6)}-****` : '******-****'
}

/** `'6701801234'` → `'670180-1234'`. Show it only where the look-up is logged. */
export function visCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-${cpr.slice(6)}`
}

/** Everything in a text that looks like a CPR number or an erstatningspersonnummer, as it was written. */
export function findCpr(tekst: string): string[] {
  return [...tekst.matchAll(CPR_I_TEKST)].map((fundet) => fundet[0]).filter((fundet) => harMuligDag(kunCifre(fundet)))
}

/** Whether a free text holds something that looks like a CPR number. Titles, file names and comments may not. */
export function indeholderCpr(tekst: string): boolean {
  return findCpr(tekst).length > 0
}

/** Whole years on that day. Who is born on 29 February gets a year older on 1 March in other years. */
export function alderPaa(foedselsdato: Dag, dag: Dag): number {
  const aar = Number(dag.slice(0, 4)) - Number(foedselsdato.slice(0, 4))
  return dag.slice(5) < foedselsdato.slice(5) ? aar - 1 : aar
}

const CPR_I_TEKST = /(?<!\d)\d{2} ?\d{2} ?\d{2}\s?[\u2010-\u2015-]?\s?\d{4}(?!\d)/g
const VAEGTE = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
const DAGE_I_MAANED = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const USAEDVANLIGT: Regelfund = {
  kode: 'CPR-W01',
  niveau: 'ADVAR',
  besked: 'CPR-nummeret ser usædvanligt ud. Kontrollér det, før du går videre.',
  felt: 'cpr',
}

function ugyldig(besked: string): CprVurdering {
  return { kind: 'UGYLDIG', modulus11: false, fund: [{ kode: '1001', niveau: 'BLOK', besked, felt: 'cpr' }] }
}

const erErstatning = (cpr: string): boolean => cpr.charAt(0) >= '6'

/** As STAR's pattern: months have their days, 29 February always passes. Both ordinary days and day + 60. */
function harMuligDag(cpr: string): boolean {
  const dag = Number(cpr.slice(0, 2)) % 60
  const dage = DAGE_I_MAANED[Number(cpr.slice(2, 4)) - 1]
  return Number(cpr.slice(0, 2)) <= 91 && dage !== undefined && dag >= 1 && dag <= dage
}

function foedselsdatoFor(cpr: string): Dag | undefined {
  const dag = String(Number(cpr.slice(0, 2)) % 60).padStart(2, '0')
  const dato = `${aarhundrede(cpr)}${cpr.slice(4, 6)}-${cpr.slice(2, 4)}-${dag}`
  return erDag(dato) ? dato : undefined
}

/** The seventh digit and the year decide the century (cpr.dk, "Opbygning af CPR-nummeret"). */
function aarhundrede(cpr: string): 18 | 19 | 20 {
  const aar = Number(cpr.slice(4, 6))
  const syvende = Number(cpr.charAt(6))
  if (syvende <= 3) return 19
  if (syvende === 4 || syvende === 9) return aar <= 36 ? 20 : 19
  return aar <= 57 ? 20 : 18
}

function opfylderModulus11(cpr: string): boolean {
  return VAEGTE.reduce((sum, vaegt, i) => sum + vaegt * Number(cpr.charAt(i)), 0) % 11 === 0
}

/** Nearly all numbers without a check digit were issued for births dated 1 January, so no hint is given there. */
function udstedtUdenKontrolciffer(cpr: string): boolean {
  return cpr.startsWith('0101')
}

function kunCifre(tekst: string): string {
  return tekst.replace(/\D/g, '')
}
