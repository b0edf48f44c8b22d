import { type Dag, daekker } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** Fravær id 75 "Kontaktforløb er hos a-kassen" (newsletter 31/2023). */
export const KONTAKTFORLOEB_HOS_AKASSEN = 75
/** Kontaktgruppe 1: dagpengemodtager. */
export const DAGPENGEMODTAGER = 1

export type Ansvarlig = 'AKASSE' | 'JOBCENTER' | 'INGEN'

export type Fravaer75 = { startDato: Dag; slutDato: Dag | null }
export type Tilmeldt = { kontaktgruppe: number; gyldigFra: Dag; gyldigTil: Dag | null }

/**
 * Who holds the kontaktforløb on a Danish calendar day. Derived, never stored; both ends of a period are included.
 * `fravaer75` are the rows that count (not berigtiget) and `tilmeldinger` all known ones.
 * Source: LAB kap. 6 and the newsletter; reading of the end date is our own (docs/beslutninger).
 */
export function ansvarlig(fravaer75: readonly Fravaer75[], tilmeldinger: readonly Tilmeldt[], dag: Dag): Ansvarlig {
  if (fravaer75.some((f) => daekker({ fra: f.startDato, til: f.slutDato }, dag))) return 'AKASSE'
  const tilmeldt = tilmeldinger.some(
    (t) => t.kontaktgruppe === DAGPENGEMODTAGER && daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag),
  )
  return tilmeldt ? 'JOBCENTER' : 'INGEN'
}

export type Startgrundlag = {
  kontaktgruppe: number
  iOvergangsgruppe: boolean
  harAabent75: boolean
  /** Consumed hours in the current indplacering, two decimals as text; null when none were reported. */
  timerForbrugt: string | null
  /** Threshold in hours for the insurance category on the day; null on a day before the rule (2024-01-01). */
  graenseTimer: string | null
  harMedlemskab: boolean
}

export type Startgrund =
  | 'IKKE_DAGPENGEMODTAGER'
  | 'OVERGANGSGRUPPE'
  | 'ALLEREDE_AABENT'
  | 'GRAENSEN_ER_NAAET'
  | 'INTET_MEDLEMSKAB'
  | 'FOER_REGLEN'
export type Startsvar = { start: true } | { start: false; grund: Startgrund }

/**
 * Does the a-kasse get the kontaktforløb at this tilmelding? The steps and their order are those of DFDG's automatic start; the first that
 * says no is the answer.
 */
export function vurderStart(g: Startgrundlag): Startsvar {
  const [grund] = startgrunde(g)
  return grund ? { start: false, grund } : { start: true }
}

/** Everything that stands against a start. No counters reported counts as 0 hours; at or above the threshold (`>=`) is too many. */
export function startgrunde(g: Startgrundlag): Startgrund[] {
  const { graenseTimer } = g
  const naaet = graenseTimer !== null && hundrededele(g.timerForbrugt ?? '0') >= hundrededele(graenseTimer)
  const grunde: [boolean, Startgrund][] = [
    [g.kontaktgruppe !== DAGPENGEMODTAGER, 'IKKE_DAGPENGEMODTAGER'],
    [graenseTimer === null, 'FOER_REGLEN'],
    [g.iOvergangsgruppe, 'OVERGANGSGRUPPE'],
    [g.harAabent75, 'ALLEREDE_AABENT'],
    [!g.harMedlemskab, 'INTET_MEDLEMSKAB'],
    [naaet, 'GRAENSEN_ER_NAAET'],
  ]
  return grunde.flatMap(([gaelder, grund]) => (gaelder ? [grund] : []))
}

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'
const STARTFUND: Record<Startgrund, Omit<Regelfund, 'niveau'>> = {
  ALLEREDE_AABENT: {
    kode: 'KF-001',
    besked: 'A-kassen har allerede kontaktforløbet i perioden.',
    regel: 'Der er ét kontaktforløb hos a-kassen ad gangen',
    kilde: NYHEDSBREV,
  },
  IKKE_DAGPENGEMODTAGER: {
    kode: 'KF-002',
    besked: 'Borgeren er ikke tilmeldt som dagpengemodtager i perioden. A-kassen har ikke kontaktforløbet.',
    regel: 'Kun dagpengemodtagere (kontaktgruppe 1) har kontaktforløbet hos a-kassen',
    kilde: NYHEDSBREV,
    hvemKan: 'A-kassen, kommunen eller borgeren selv ved tilmelding',
  },
  OVERGANGSGRUPPE: {
    kode: 'KF-008',
    besked: 'Borgeren er i overgangsgruppen. Kommunen har kontaktforløbet.',
    regel: 'Borgere, der var ledige før 1. januar 2024, har kontaktforløbet i jobcentret',
    kilde: NYHEDSBREV,
  },
  GRAENSEN_ER_NAAET: {
    kode: 'KF-014',
    besked: 'Timegrænsen for a-kassens kontaktforløb er nået. Kommunen har kontaktforløbet.',
    regel: 'A-kassen har kontaktforløbet, til dagpengeforbruget når 410 timer (deltid 333)',
    kilde: NYHEDSBREV,
    hvemKan: 'A-kassen kan rette dagpengetælleren, hvis den er forkert',
  },
  INTET_MEDLEMSKAB: {
    kode: 'KF-015',
    besked: 'Borgeren er ikke medlem af en a-kasse på dagen. A-kassen har ikke kontaktforløbet.',
    hvemKan: 'Borgerens a-kasse registrerer medlemskabet',
  },
  FOER_REGLEN: {
    kode: 'KF-016',
    besked: 'Dagen ligger før 1. januar 2024, hvor a-kasserne fik kontaktforløbet.',
    kilde: NYHEDSBREV,
    gaelderFra: '2024-01-01',
  },
}

/** The reason as a finding: a warning at a tilmelding, a refusal when somebody registers the start. */
export const startfund = (grund: Startgrund, niveau: Regelfund['niveau']): Regelfund => ({
  ...STARTFUND[grund],
  niveau,
})

/** How a start went, as an address tells it; anything else is nothing. */
export const startsvar = (tekst: string | undefined): 'ja' | Startgrund | undefined =>
  tekst === 'ja' ? tekst : tekst !== undefined && Object.hasOwn(STARTFUND, tekst) ? (tekst as Startgrund) : undefined

/** The insurance that chooses the threshold: as it was on the 1st of the month, and on the day itself for who joined since. */
export function forsikringPaa<F extends string>(
  medlemskaber: readonly { forsikring: F; gyldigFra: Dag; gyldigTil: Dag | null }[],
  dag: Dag,
): F | undefined {
  const paa = (d: Dag) => medlemskaber.find((m) => daekker({ fra: m.gyldigFra, til: m.gyldigTil }, d))
  return (paa(`${dag.slice(0, 8)}01`) ?? paa(dag))?.forsikring
}

/** Hours are exact hundredths, never floats: '402.06' → 40206. */
export function hundrededele(timer: string): number {
  const [hele = '0', dele = ''] = timer.split('.')
  return Number(hele) * 100 + Number(dele.padEnd(2, '0').slice(0, 2))
}

/** '40206' hundredths → '402.06'. Never below zero. */
export const fraHundrededele = (antal: number): string =>
  `${Math.floor(Math.max(0, antal) / 100)}.${String(Math.max(0, antal) % 100).padStart(2, '0')}`
