import { EVENTS, type Eventnavn } from '#lib/events/navne'

/** The kinds by which a citizen may narrow "Min sag", in the order of the filter. */
export const SLAGS = {
  samtaler: 'Samtaler',
  plan: 'Plan',
  tilbud: 'Tilbud',
  beskeder: 'Beskeder',
  ansvar: 'Timer og ansvar',
} as const
export type Slags = keyof typeof SLAGS

/** Which kind a thing is; everything else says who has the case, and on what ground. */
const EFTER_ENTITET: readonly [RegExp, Slags][] = [
  [/samtale/i, 'samtaler'],
  [/^MinPlan/, 'plan'],
  [/^Indstilling/, 'tilbud'],
  [/^BorgerBesked/, 'beskeder'],
]

/** The kind of an event, seen from the citizen. */
export const slagsFor = (navn: Eventnavn): Slags =>
  EFTER_ENTITET.find(([moenster]) => moenster.test(EVENTS[navn].entitetNavn))?.[1] ?? 'ansvar'

/** The kind that an address asks for; anything else is all of them. */
export const laesSlags = (tekst: string | null): Slags | undefined =>
  tekst !== null && Object.hasOwn(SLAGS, tekst) ? (tekst as Slags) : undefined
