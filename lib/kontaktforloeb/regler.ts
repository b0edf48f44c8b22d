import { type Dag, daekker } from '#lib/dato'

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

export type Startsvar =
  | { start: true }
  | {
      start: false
      grund:
        | 'IKKE_DAGPENGEMODTAGER'
        | 'OVERGANGSGRUPPE'
        | 'ALLEREDE_AABENT'
        | 'GRAENSEN_ER_NAAET'
        | 'INTET_MEDLEMSKAB'
        | 'FOER_REGLEN'
    }

/**
 * Does the a-kasse get the kontaktforløb at this tilmelding? The steps and their order are those of DFDG's automatic start.
 * No counters reported counts as 0 hours. At or above the threshold (`>=`) the jobcenter is responsible at once.
 */
export function vurderStart(g: Startgrundlag): Startsvar {
  if (g.kontaktgruppe !== DAGPENGEMODTAGER) return { start: false, grund: 'IKKE_DAGPENGEMODTAGER' }
  if (g.graenseTimer === null) return { start: false, grund: 'FOER_REGLEN' }
  if (g.iOvergangsgruppe) return { start: false, grund: 'OVERGANGSGRUPPE' }
  if (g.harAabent75) return { start: false, grund: 'ALLEREDE_AABENT' }
  if (!g.harMedlemskab) return { start: false, grund: 'INTET_MEDLEMSKAB' }
  if (hundrededele(g.timerForbrugt ?? '0') >= hundrededele(g.graenseTimer))
    return { start: false, grund: 'GRAENSEN_ER_NAAET' }
  return { start: true }
}

/** Hours are exact hundredths, never floats: '402.06' → 40206. */
export function hundrededele(timer: string): number {
  const [hele = '0', dele = ''] = timer.split('.')
  return Number(hele) * 100 + Number(dele.padEnd(2, '0').slice(0, 2))
}

/** '40206' hundredths → '402.06'. Never below zero. */
export const fraHundrededele = (antal: number): string =>
  `${Math.floor(Math.max(0, antal) / 100)}.${String(Math.max(0, antal) % 100).padStart(2, '0')}`
