import type { z } from 'zod'
import type { Handling } from '#lib/adgang/matrix'
import type { Scope } from '#lib/api/scopes'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'

export type Metode = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What a caller sent, judged: the types are those of the declaration. `version` is that of If-Match. */
export type Indhold<P, Q, K> = { param: P; query: Q; krop: K; borgerId: string; cpr: string; version: number }

/** What an operation answers. `version` becomes the ETag, `sted` the Location (below /api/v1). */
export type Svar<S> = {
  krop: S
  status?: 200 | 201
  version?: number | null
  sted?: string
  /** Shown in the first answer and stored nowhere, so a repeat of the request does not show it: a secret. */
  kunNu?: object
  /** Findings that did not stop a write. */
  advarsler?: readonly Regelfund[]
}

type Faelles<P, Q> = {
  /** operationId, in STAR's way: `HentIndstilling`. */
  navn: string
  metode: Metode
  /** Below /api, with parameters in braces: `/v1/Indstilling/{id}`. The version is that of STAR's service. */
  sti: `/v1/${string}` | `/v2/${string}`
  emne: string
  resume: string
  beskrivelse?: string
  scope: Scope
  /**
   * The citizen in `x-civilRegistrationIdentifier`. `egen`: one whom `handling` opens for the caller; `borgerId` is given. `kendt`: any
   * citizen who is registered. `cpr`: the number alone, judged; the operation decides. Left out: no citizen is named, or the id says who.
   */
  borger?:
    | { slags: 'egen'; handling: Handling }
    | { slags: 'kendt' }
    | { slags: 'cpr' }
    | { slags: 'valgfri'; handling: Handling }
  param?: z.ZodType<P>
  query?: z.ZodType<Q>
  /** Codes that this operation gives beside the common ones, for the document. */
  fund?: readonly string[]
}

/** A read: one transaction, nothing written but the access log. */
export type Laesning<P, Q, S> = Faelles<P, Q> & {
  metode: 'GET'
  svar: z.ZodType<S>
  udfoer: (ctx: TxKontekst, ind: Indhold<P, Q, undefined>) => Promise<Svar<S>>
}

/**
 * A write: runs once per x-requestId, may be tried with x-proev, and asks for If-Match when it changes something that has a version. Every
 * answer also holds `servicekvittering` and `advarsler`, and `proeve` when it was only tried; `svar` says the rest.
 */
export type Skrivning<P, Q, K, S> = Faelles<P, Q> & {
  metode: 'POST' | 'PUT' | 'DELETE'
  krop?: z.ZodType<K>
  /** Bytes that the body may fill, when the common limit is too small: a file inside. */
  kropMaks?: number
  svar: z.ZodType<S> & z.ZodObject
  ifMatch?: true
  /** 201 when something with an address of its own was made. */
  status?: 200 | 201
  udfoer: (ctx: TxKontekst, ind: Indhold<P, Q, K>) => Promise<Svar<S>>
}

/**
 * Bytes in or out: the operation reads the body or makes the answer itself, in transactions of its own. `indhold`: the media types.
 * `noegle` is the caller's x-requestId as `skrivEnGang` wants it.
 */
export type Strom<P, Q> = Faelles<P, Q> & {
  strom: 'ind' | 'ud'
  indhold: readonly string[]
  svar?: z.ZodType
  ifMatch?: true
  udfoer: (
    ctx: Kontekst,
    ind: Indhold<P, Q, undefined> & { noegle: string },
    request: Request,
  ) => Promise<Response | Svar<unknown>>
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds operations of every shape; each was typed where it was declared
export type Operation = Laesning<any, any, any> | Skrivning<any, any, any, any> | Strom<any, any>

/** Declares a read. The declaration is validation, types, document and route in one. */
export const laesning = <P = undefined, Q = undefined, S = unknown>(op: Laesning<P, Q, S>): Operation => op
/** Declares a write. */
export const skrivning = <P = undefined, Q = undefined, K = undefined, S = unknown>(
  op: Skrivning<P, Q, K, S>,
): Operation => op
/** Declares a transfer of bytes. */
export const strom = <P = undefined, Q = undefined>(op: Strom<P, Q>): Operation => op

export const erStrom = (op: Operation): op is Strom<unknown, unknown> => 'strom' in op
export const erSkrivning = (op: Operation): op is Skrivning<unknown, unknown, unknown, unknown> =>
  op.metode !== 'GET' && !erStrom(op)
