import type { Dag } from '#lib/dato'

/** An example of a rule, in a caseworker's words: what is given, and what the rule must answer. */
export type Regeleksempel<Givet, Svar> = { readonly navn: string; readonly givet: Givet; readonly svar: Svar }

/**
 * One rule as docs/regler.md tells it. The examples are the test and the documentation: the day before, the day, the day after, and what is
 * refused. `doem` is the pure rule itself (or asks it), never a copy of it.
 */
export type Regelside<Givet = never, Svar = unknown> = {
  /** The subject folder and a short name: 'kontaktforloeb/start'. */
  readonly id: string
  readonly navn: string
  /** The rule in one or two Danish sentences. */
  readonly regel: string
  readonly kilde: string
  readonly gaelderFra: Dag
  readonly gaelderTil?: Dag
  /** Codes of the findings that this rule gives. */
  readonly koder: readonly string[]
  readonly doem: (givet: Givet) => Svar
  readonly eksempler: readonly Regeleksempel<Givet, Svar>[]
}

/** Keeps the types of `givet` and `svar` together; the list of all rules only needs to know that they fit. */
export const regelside = <Givet, Svar>(side: Regelside<Givet, Svar>): Regelside => side as unknown as Regelside
