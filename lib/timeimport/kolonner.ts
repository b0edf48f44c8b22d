import type { Regelfund } from '#lib/regelfund'
import { fund as nej } from '#lib/timeimport/fund'

/** The columns of a file of counters: the heading that people write, its name in NDJSON, and whether the column must be there. */
export const KOLONNER = [
  { felt: 'cpr', titel: 'CPR', json: 'cpr', kraevet: true },
  { felt: 'forsikring', titel: 'Forsikring', json: 'forsikring', kraevet: true },
  { felt: 'forbrugteTimer', titel: 'Forbrugte timer', json: 'forbrugteTimer', kraevet: true },
  { felt: 'opgjortTil', titel: 'Opgjort til', json: 'opgjortTil', kraevet: true },
  { felt: 'indplaceringsdato', titel: 'Indplaceringsdato', json: 'gradingDate', kraevet: false },
  { felt: 'nyIndplacering', titel: 'Ny indplacering', json: 'newGrading', kraevet: false },
  { felt: 'indplaceringTimer', titel: 'Indplacering timer', json: 'offsetHours', kraevet: false },
  { felt: 'korrektionKommentar', titel: 'Korrektion kommentar', json: 'correctionComment', kraevet: false },
  { felt: 'korrektionFra', titel: 'Korrektion fra', json: 'correctionStartDateTime', kraevet: false },
] as const

export type Kolonne = (typeof KOLONNER)[number]['felt']
/** A row as it was written: text by column, empty where there is none. */
export type Celler = Record<Kolonne, string>

/** The heading that a field has in the file, for reports. */
export const kolonnetitel = (felt: string): string => KOLONNER.find((k) => k.felt === felt)?.titel ?? felt

const ens = (tekst: string): string => tekst.trim().toLowerCase().replace(/\s+/g, ' ')

/**
 * Reads the header line: the place of each column, in any order, upper and lower case alike. Everything that is wrong with it at once:
 * columns that are missing, that nobody knows, or that stand there twice.
 */
export function laesHoved(felter: readonly string[]): { pladser: Kolonne[]; fund: Regelfund[] } {
  const fund: Regelfund[] = []
  const pladser = felter.map((tekst) => {
    const kolonne = KOLONNER.find((k) => ens(k.titel) === ens(tekst))
    if (!kolonne) fund.push(nej('TI-002', `Kolonnen ${tekst.trim().slice(0, 60) || '(uden navn)'} kendes ikke.`))
    return kolonne?.felt
  })
  for (const { felt, titel, kraevet } of KOLONNER) {
    const antal = pladser.filter((p) => p === felt).length
    if (antal === 0 && kraevet) fund.push(nej('TI-001', `Kolonnen ${titel} mangler.`))
    if (antal > 1) fund.push(nej('TI-002', `Kolonnen ${titel} står der ${antal} gange.`))
  }
  return { pladser: pladser.filter((p) => p !== undefined), fund }
}

/** The first line of a file, for the page that tells how one is made. */
export const HOVEDLINJE = KOLONNER.map((k) => k.titel).join(';')
