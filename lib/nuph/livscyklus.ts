import type { NUPH_STATUS } from '#db/schema/nuph'
import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import type { Regelfund } from '#lib/regelfund'

export type NuphStatus = (typeof NUPH_STATUS)[number]

/** Every legal move. A status with no moves is final; a case that was wrong from the start is sent anew to the right a-kasse. */
export const OVERGANGE: Record<NuphStatus, readonly NuphStatus[]> = {
  KLADDE: ['SENDT'],
  // To itself: a corrected version, or one more interim answer.
  SENDT: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  MIDLERTIDIGT_BESVARET: ['MIDLERTIDIGT_BESVARET', 'BESVARET', 'TILBAGEKALDT', 'AFVIST'],
  BESVARET: ['GENOPTAGET', 'LUKKET'],
  GENOPTAGET: ['BESVARET'],
  LUKKET: ['GENOPTAGET'],
  TILBAGEKALDT: [],
  AFVIST: [],
}

/** Statuses in which the a-kasse owes an answer. */
export const VENTER_PAA_SVAR: readonly NuphStatus[] = ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET']

const STATUSORD: Record<NuphStatus, string> = {
  KLADDE: 'er en kladde',
  SENDT: 'er sendt',
  MIDLERTIDIGT_BESVARET: 'er under behandling i a-kassen',
  BESVARET: 'er besvaret',
  GENOPTAGET: 'er genoptaget',
  TILBAGEKALDT: 'er trukket tilbage',
  AFVIST: 'blev sendt til en a-kasse, som borgeren ikke er medlem af',
  LUKKET: 'er lukket',
}

/** What people do to a case, and in which statuses each is possible. An answer's place follows from its type (`svarregler`). */
export const HANDLINGER = {
  skrivKladde: ['KLADDE'],
  send: ['KLADDE'],
  berigtig: ['SENDT'],
  tilbagekald: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'LUKKET'],
  genoptag: ['BESVARET', 'LUKKET'],
} as const satisfies Record<string, readonly NuphStatus[]>

/** NUPH-E32 when the status does not allow it. A draft has no receiver to withdraw from, and a case is sent once. */
export function vurderHandling(status: NuphStatus, handling: keyof typeof HANDLINGER): Regelfund[] {
  return (HANDLINGER[handling] as readonly NuphStatus[]).includes(status) ? [] : [ulovligt(status)]
}

/** NUPH-E32: who comes second, or asks for what the status does not allow, is told what the case has become. */
export function vurderOvergang(fra: NuphStatus, til: NuphStatus): Regelfund[] {
  return OVERGANGE[fra].includes(til) ? [] : [ulovligt(fra)]
}

/** Whatever is done to a case or its draft by an authority or the citizen. */
export const SAGSHANDLINGER = [
  'skrivKladde',
  'vedlaegBilag',
  'send',
  'berigtig',
  'spoerg',
  'svarForeloebigt',
  'forklar',
  'kasser',
  'tilbagekald',
  'svarPaaSpoergsmaal',
  'svarEndeligt',
  'genoptag',
] as const
export type Sagshandling = (typeof SAGSHANDLINGER)[number]

const KUN_TILBAGE = 'Kommunen kan kassere kladden eller trække underretningen tilbage'

/**
 * What cannot be done to the case of a citizen who has died, why, and who can do what instead. Left out is what ends the case or corrects
 * what stands in it: a withdrawal, a final answer, the answer that an open question waits for, and the reopening that the estate's complaint
 * leads to.
 */
const STOPPET_VED_DOED: { readonly [H in Sagshandling]?: readonly [kan: string, hvemKan: string] } = {
  skrivKladde: ['I kan ikke skrive en underretning.', KUN_TILBAGE],
  vedlaegBilag: ['I kan ikke vedlægge et dokument.', KUN_TILBAGE],
  send: ['Underretningen kan ikke sendes eller rettes.', KUN_TILBAGE],
  berigtig: ['Underretningen kan ikke sendes eller rettes.', KUN_TILBAGE],
  spoerg: ['I kan ikke stille et nyt spørgsmål.', 'A-kassen kan svare endeligt, og kommunen kan trække den tilbage'],
  svarForeloebigt: ['Medlemmet kan ikke høres, og sagen kan ikke vente.', 'A-kassen kan svare endeligt'],
  forklar: ['Der kan ikke skrives mere i sagen.', 'A-kassen, som boet kan skrive til'],
}

/** 4405: may this be done to the case when the citizen's death has been registered? */
export function vurderDoedISagen(doed: Doedsfald, handling: Sagshandling): Regelfund[] {
  const stoppet = STOPPET_VED_DOED[handling]
  return stoppet ? vurderDoed(doed, ...stoppet) : []
}

/** Nobody is written to about their own case after their death; the authorities are told as ever. */
export const faarBesked = (doed: Doedsfald): boolean => doed === false

const ulovligt = (status: NuphStatus): Regelfund => ({
  kode: 'NUPH-E32',
  niveau: 'BLOK',
  besked: `Det kan ikke lade sig gøre nu. Underretningen ${STATUSORD[status]}.`,
  regel: 'En underretning har en livscyklus; slutstatus kan ikke ændres',
  kilde: 'Samspor',
  ...(status === 'AFVIST' && { hvemKan: 'Kommunen kan sende en ny underretning til den rigtige a-kasse' }),
})
