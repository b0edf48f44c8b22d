import type { Kildeoplysninger, nuphBlokerendeFravaer, nuphHaendelse } from '#db/schema/nuph'
import type { Doedsfald } from '#lib/borger/doed'
import type { Dag } from '#lib/dato'

export type Haendelse = typeof nuphHaendelse.$inferSelect
export type Blokering = typeof nuphBlokerendeFravaer.$inferSelect

/** What the underretning is about, as far as it can be looked up. */
export type Kilde = {
  slags: 'SAMTALE' | 'AKTIVITET' | 'HENVISNING' | 'PALAEG' | 'NUPH'
  id: string
  beskrivelse: string
  /** The Danish day on which it was to be; null where it has none. */
  dag: Dag | null
  start: Date | null
  /** Last day, for an activity that runs for a time. */
  slutDag: Dag | null
  erJobsamtale: boolean
  stand: 'PLANLAGT' | 'AFHOLDT' | 'UDEBLEVET' | 'AFLYST_AF_MYNDIGHED' | 'AFLYST_AF_BORGER' | 'FLYTTET' | 'FJERNET'
  oplysninger: Kildeoplysninger
}

export type Fravaerslinje = {
  id: string
  type: number
  navn: string
  startDato: Dag
  slutDato: Dag | null
  registreretAf: string
  anmeldtTid: Date
}

/** Something else that the citizen had been called to, or took part in, at the same time. */
export type Optaget = { id: string; art: 'SAMTALE' | 'TILBUD'; beskrivelse: string; hos: string }

export type Nuphfelter = {
  haendelse: string
  haendelsesdato: Dag
  haendelsestidspunkt: Date | null
  kildeSlags: Kilde['slags'] | null
  kildeId: string | null
  vejledtOmKonsekvens: boolean | null
  vejledtDato: Dag | null
  moedteMinutterForSent: number | null
  modtagetFraTilbudsstedDato: Dag | null
  tilbudsbeskrivelse: string | null
  borgersForklaring: string | null
  begrundelse: string | null
}

/** Everything that decides whether an underretning may be sent. */
export type Sendefakta = {
  nu: Date
  dag: Dag
  doed: Doedsfald
  felter: Nuphfelter
  /** The row of the list that is in force on the day of the event, and the newest row of the code whatever its dates. */
  haendelse: Haendelse | undefined
  kendtHaendelse: Haendelse | undefined
  /** The citizen's a-kasse on the day of the event. */
  medlemskab: { akasseId: string; akasseNavn: string } | undefined
  tilmeldtSom: number | undefined
  varAfmeldt: boolean
  kilde: Kilde | undefined
  fravaer: readonly Fravaerslinje[]
  blokeringer: readonly Blokering[]
  optaget: readonly Optaget[]
  akassenHarForloebet: boolean
  findes: { id: string; sagsnummer: string } | undefined
  /** Days after the event (or the tilbudssted's notice) within which it must be told. */
  fristDage: number
}
