import type { Arbejdssted, Kontaktperson, Krav } from '#db/schema/jobordre'
import type { Dag } from '#lib/dato'

/** One occupation title that was picked. An alias keeps its own words as `titel`. */
export type Stillingsvalg = { conceptUri: string; aliasId: string | null; titel: string }

/** What a job order says; a draft may hold any part of it. Dates are Danish days, hours are per week. */
export type JobordreFelter = {
  type: number
  titel: string
  beskrivelse: string
  /** The primary one first, at most five. */
  stillinger: Stillingsvalg[]
  antalStillinger: number
  startdato: Dag | null
  varighedDage: number | null
  formidlingsfrist: Dag | null
  henvendelsesmaade: number | null
  maksAntalHenvisninger: number | null
  ugentligArbejdstidType: number | null
  timerPrUge: number | null
  arbejdstidsforhold: number[]
  krav: Krav[]
  pNummer: string | null
  arbejdssted: Arbejdssted
  jobannonceId: string | null
  myndighedId: string | null
  kontaktperson: Kontaktperson | null
  internKommentar: string | null
  oenskerMail: boolean
  sagsbehandlerTilladt: boolean
  /** Warnings about the text that were answered with "it is in order, because". */
  bekraeftet: { kode: string; grund: string }[]
}

export const TOMME_FELTER: JobordreFelter = {
  type: 1,
  titel: '',
  beskrivelse: '',
  stillinger: [],
  antalStillinger: 1,
  startdato: null,
  varighedDage: null,
  formidlingsfrist: null,
  henvendelsesmaade: null,
  maksAntalHenvisninger: null,
  ugentligArbejdstidType: null,
  timerPrUge: null,
  arbejdstidsforhold: [],
  krav: [],
  pNummer: null,
  arbejdssted: {},
  jobannonceId: null,
  myndighedId: null,
  kontaktperson: null,
  internKommentar: null,
  oenskerMail: false,
  sagsbehandlerTilladt: true,
  bekraeftet: [],
}
