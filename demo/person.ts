/** Who somebody of the cast is, and what has happened to a citizen before the seed day. The cast itself is in `personer.ts`. */

/** The doors into Samspor. Each has its own client at the issuer. */
export const DOERE = ['borger', 'akasse', 'jobcenter', 'anden_aktoer', 'virksomhed', 'star'] as const
export type Doer = (typeof DOERE)[number]

export type Rolle =
  | 'sagsbehandler'
  | 'leder'
  | 'lokaladministrator'
  | 'virksomhedsbruger'
  | 'virksomhedsadministrator'
  | 'star_support'
  | 'drift'

export type Person = {
  /** What tests and links call the person. */
  noegle: string
  navn: string
  /** One line that says why you would log in as this person. */
  hint: string
  doer: Doer
  /** What the issuer says about the person after sign-in. */
  claims: Record<string, unknown>
  /** Citizens only: ten digits without hyphen. */
  cpr?: string
  /** Citizens only: what has happened before the seed day. */
  historie?: BorgerHistorie
  /** Staff only: the organisation they act for, as type and code (a company by its CVR). */
  organisation?: { type: Exclude<Doer, 'borger'>; kode: string }
  rolle?: Rolle
  rid?: string
  /** Company users only: the one unit that their right is for. */
  enhed?: string
  /** Sign-ins that tell a lie about the token itself; see `loegne.ts`. Only in `afviste.ts`. */
  loegn?: string
}

/** Days from the seed day: 0 is the seed day itself, -1 the day before, 1 the day after. */
export type Dage = number
/** Months from the seed day's month, always negative; -1 is the last day of the month before. See `maanedsslut`. */
export type Maaneder = number

/** Facts about a citizen relative to the seed day. Both days of a period are included; no `til` means still so. */
export type BorgerHistorie = {
  tilmeldtFra: Dage
  akasse: { kode: string; forsikring: 'FULDTID' | 'DELTID'; fra: Dage; til?: Dage }[]
  jobcenter: { kode: string; kommune: string; fra: Dage; til?: Dage }[]
  /** The anden aktør that the jobcenter has given the citizen to. */
  andenAktoer?: { kode: string; fra: Dage }
  /** Counter reports in the order they were made: hours with two decimals. None means "ikke opgjort". */
  timer?: { timer: string; opgjortTil: Maaneder }[]
  /** Type 75 starts with the tilmelding; it stands here too, so that its end can be told (`aarsag`). */
  fravaer?: { type: number; fra: Dage; til?: Dage; aarsag?: number }[]
  samtaler?: { type: number; dag: Dage; kl: string; status: 'INDKALDT' | 'AFHOLDT' | 'UDEBLEVET' }[]
  /** Titles from the list of stillingsbetegnelser; the first is the primary one. */
  jobmaal?: string[]
  minPlan?: 'KLADDE' | 'PUBLICERET' | 'KVITTERET'
  /** The a-kasse's draft plans from before 2024, on their own dates: they were abolished then. */
  udkast?: { dag: string; jobmaal: string[]; tekst: string }[]
  indstillinger?: IndstillingHistorie[]
  overgangsgruppe?: boolean
  doed?: Dage
  navnebeskyttetTil?: Dage
  fritagetDigitalPost?: boolean
}

export type IndstillingHistorie = {
  status: 'KLADDE' | 'MODTAGET' | 'UNDER_BEHANDLING' | 'GODKENDT' | 'AFSLAG' | 'TRUKKET'
  /** 9301 virksomhedspraktik, 9302 løntilskud, 9304 vejledning og opkvalificering. */
  tilbudstype: number
  tekst: string
  /** The day it was sent; for a draft the day it was begun. */
  sendt: Dage
  /** The day it was decided or withdrawn. */
  afgjort?: Dage
  begrundelse?: string
  forslag?: { start: Dage; uger: number; timerPrUge: number; hos: string }
}

/** The last day of the month `maaneder` from the month of `nu` ('YYYY-MM-DD'): ('2026-11-23', -1) is '2026-10-31'. */
export function maanedsslut(nu: string, maaneder: Maaneder): string {
  const aar = Number(nu.slice(0, 4))
  const maaned = Number(nu.slice(5, 7))
  return new Date(Date.UTC(aar, maaned + maaneder, 0)).toISOString().slice(0, 10)
}
