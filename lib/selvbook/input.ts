import type { Dag } from '#lib/dato'

/** Open times to offer: a day from and to a clock ('09:00', Danish), each of some minutes, and what is the same for all of them. */
export type Tidstilbud = {
  dag: Dag
  fra: string
  til: string
  minutter: number
  form: string
  moedeholder: string
  sted: string | null
  adresse: string | null
  telefon: string | null
  borgerRinger: boolean
  videolink: string | null
}

/** What the citizen is asked to book, and by when. */
export type NySelvbookfrist = {
  borgerId: string
  type: number
  titel: string
  beskrivelse: string | null
  senest: Dag
  ombookTimer: number | null
  vejledtOmKonsekvens: boolean
}
