/** One finding of a rule: how "no" (BLOK) and "mind this" (ADVAR) look in pages, API and dry run alike. */
export type Regelfund = {
  kode: string
  niveau: 'BLOK' | 'ADVAR'
  /** Danish sentence for the person who can act on it. */
  besked: string
  /** Name of the input field, when the finding belongs to one. */
  felt?: string
  /** The rule in a few words, and where it stands in law or practice. */
  regel?: string
  kilde?: string
  gaelderFra?: string
  /** The registration that caused the finding. */
  aarsag?: { type: string; id: string; beskrivelse: string }
  /** Who can change what caused it. */
  hvemKan?: string
}

/** A refusal that the user or the calling system can do something about. Everything is rolled back. */
export class Afvist extends Error {
  constructor(
    readonly fund: readonly Regelfund[],
    readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 = 422,
  ) {
    super(fund.map((f) => f.kode).join(', '))
    this.name = 'Afvist'
  }
}

/** Not there, or not for you: the two look the same. */
export class IkkeFundet extends Error {
  constructor(hvad: string) {
    super(hvad)
    this.name = 'IkkeFundet'
  }
}

/** The platform is busy or something behind it is down; nothing was stored, trying again later is right. */
export class Utilgaengelig extends Error {
  constructor(
    hvad: string,
    readonly proevIgenSekunder = 5,
  ) {
    super(hvad)
    this.name = 'Utilgaengelig'
  }
}

/** Lets warnings through and stops at blocking findings, with all of them at once. */
export function afvisBlok(fund: readonly Regelfund[]): Regelfund[] {
  const blok = fund.filter((f) => f.niveau === 'BLOK')
  if (blok.length > 0) throw new Afvist([...blok, ...fund.filter((f) => f.niveau === 'ADVAR')])
  return [...fund]
}
