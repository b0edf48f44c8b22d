import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import type { Dag } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** Beskedtype 9205: an authority to the citizen. 9206: a dialogue between the two authorities, with the citizen in the middle. */
export const TIL_BORGEREN = 9205
export const MELLEM_MYNDIGHEDER = 9206
export type Startbar = typeof TIL_BORGEREN | typeof MELLEM_MYNDIGHEDER

export const KANALER = ['JOBNET', 'MYNDIGHED', 'MAIL', 'SMS'] as const
export type Kanal = (typeof KANALER)[number]

/** Which channels a type of message can take. Mail and SMS only ever remind; they carry no message. */
const TILLADTE_KANALER: Record<Startbar, readonly Kanal[]> = {
  [TIL_BORGEREN]: ['JOBNET'],
  [MELLEM_MYNDIGHEDER]: ['JOBNET', 'MYNDIGHED'],
}

export type Startfakta = {
  dag: Dag
  beskedtype: Startbar
  kanaler: readonly Kanal[]
  /** The other authority that has the citizen today, and the one that the sender named. */
  modpart: { type: string; kode: string } | undefined
  navngivet: { type: string; kode: string } | undefined
  maaBesvares: boolean
  slutDato: Dag | null
  doed: Doedsfald
  titel: string
  tekst: string
}

/** May this be sent today? Gives every finding at once. */
export function vurderStart(f: Startfakta): Regelfund[] {
  const fund: Regelfund[] = []
  const blok = (kode: string, besked: string, mere: Partial<Regelfund> = {}) =>
    fund.push({ kode, niveau: 'BLOK', besked, ...mere })
  fund.push(...vurderDoed(f.doed, 'I kan ikke sende beskeden.'))
  const ulovlige = f.kanaler.filter((k) => !TILLADTE_KANALER[f.beskedtype].includes(k))
  if (ulovlige.length > 0)
    blok('BB-001', `En besked af denne type kan ikke sendes med ${ulovlige.join(' og ')}.`, { felt: 'kanaler' })
  if (f.beskedtype === MELLEM_MYNDIGHEDER) fund.push(...vurderModtager(f))
  if (f.beskedtype === TIL_BORGEREN && f.maaBesvares)
    blok('BB-002', 'Borgeren kan ikke svare her. Skriv i beskeden, hvordan borgeren får fat i jer.', {
      felt: 'maaBesvares',
    })
  if (f.slutDato !== null && f.slutDato < f.dag)
    blok('BB-008', 'Slutdatoen skal være i dag eller senere.', { felt: 'slutDato' })
  if (f.titel.trim() === '') blok('1014', 'Skriv en titel.', { felt: 'titel' })
  if (f.tekst.trim() === '') blok('1014', 'Skriv en tekst.', { felt: 'tekst' })
  return [...fund, ...vurderFritekst(f.titel, 'titel', 150), ...vurderFritekst(f.tekst, 'tekst', 10_000)]
}

/** BB-006: an authority that does not have the citizen may not be written to about them. */
function vurderModtager({ modpart, navngivet }: Startfakta): Regelfund[] {
  const passer = modpart && (!navngivet || (navngivet.type === modpart.type && navngivet.kode === modpart.kode))
  if (passer) return []
  return [
    {
      kode: 'BB-006',
      niveau: 'BLOK',
      besked: modpart
        ? 'Modtageren har ikke borgeren i dag.'
        : 'Borgeren har ikke en anden myndighed i dag. Der er ingen at skrive til.',
      felt: 'modtager',
      regel: 'En besked om en borger går kun til den a-kasse og den kommune, som borgeren hører til',
      hvemKan: 'Borgerens a-kasse eller kommune registrerer den',
    },
  ]
}

export const TRAAD_LUKKET: Regelfund = {
  kode: 'BB-004',
  niveau: 'BLOK',
  besked: 'Tråden er lukket. Der kan ikke skrives mere i den.',
}

/** May this be written in the thread? BB-002: the thread takes no replies; BB-004: it is closed. */
export function vurderSvar(traad: { maaBesvares: boolean; lukket: boolean }, tekst: string): Regelfund[] {
  const fund: Regelfund[] = []
  if (!traad.maaBesvares) fund.push({ kode: 'BB-002', niveau: 'BLOK', besked: 'Beskeden kan ikke besvares.' })
  if (traad.lukket) fund.push(TRAAD_LUKKET)
  if (tekst.trim() === '') fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Skriv en tekst.', felt: 'tekst' })
  return [...fund, ...vurderFritekst(tekst, 'tekst', 10_000)]
}

export type Fjernfakta = {
  /** Removed already; nothing more can happen to it. */
  fjernet: boolean
  /** Written by the actor's organisation, in its own words. */
  egen: boolean
  friTekst: boolean
  kommentar: string
}

/** May this be removed as sent by mistake? BB-007: not without a comment; BB-012: only one's own; BB-013: what a case wrote goes with the case. */
export function vurderBerigtigelse(f: Fjernfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.fjernet) fund.push({ kode: 'BB-004', niveau: 'BLOK', besked: 'Beskeden er allerede fjernet.' })
  if (!f.egen)
    fund.push({
      kode: 'BB-012',
      niveau: 'BLOK',
      besked: 'I har ikke skrevet beskeden. Kun den, der har skrevet den, kan fjerne den.',
      hvemKan: 'Den myndighed, der har skrevet beskeden',
    })
  else if (!f.friTekst)
    fund.push({
      kode: 'BB-013',
      niveau: 'BLOK',
      besked: 'Beskeden hører til en indstilling eller en afgørelse og kan ikke fjernes alene.',
      hvemKan: 'A-kassen kan fjerne indstillingen',
    })
  if (f.kommentar.trim() === '')
    fund.push({ kode: 'BB-007', niveau: 'BLOK', besked: 'Skriv, hvorfor beskeden fjernes.', felt: 'kommentar' })
  return [...fund, ...vurderFritekst(f.kommentar, 'kommentar', 1500)]
}
