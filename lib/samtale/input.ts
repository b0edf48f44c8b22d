import type { AFLYST_AF, AKASSEDELTAGELSE } from '#db/schema/samtale'
import type { Deltager } from '#lib/samtale/queries'

export type Akassedeltagelse = (typeof AKASSEDELTAGELSE)[number]
export type AflystAf = (typeof AFLYST_AF)[number]

/** What is told about an interview, by form and API alike. Moments, never wall time. */
export type Samtalefelter = {
  form: string
  start: Date
  slut: Date
  moedeholder: string
  titel: string
  beskrivelse: string | null
  sted: string | null
  adresse: string | null
  telefon: string | null
  borgerRinger: boolean
  videolink: string | null
  ombookSenest: Date | null
  akassedeltagelse: Akassedeltagelse | null
  deltagere: readonly Deltager[]
  /** Left out: a jobsamtale is, others are not. */
  nulstillende?: boolean | undefined
  /** The message tells what not turning up can mean. */
  vejledtOmKonsekvens: boolean
}

export type NySamtale = Samtalefelter & {
  /** The caller's own id. */
  id?: string | undefined
  borgerId: string
  type: number
  indstillingId: string | null
  bookingId: string | null
}

/** What was agreed at an interview that was held. */
export type Aftaler = { praktiskeAftaler: string | null; bindendeAftaler: string | null }

/** A text that says nothing is none. */
export const ellerNull = (tekst: string | null | undefined): string | null => tekst?.trim() || null
