import { sql } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import type { ROLLE } from '#db/schema/organisation'
import type { Logpost } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { Brevindhold } from '#lib/digital-post/brev-pdf'

export type Rolle = (typeof ROLLE)[number]
export type OrganisationRef = {
  id: string
  type: 'akasse' | 'jobcenter' | 'anden_aktoer' | 'virksomhed' | 'star'
  kode: string
  navn: string
  kortNavn: string
}

export type Aktoer =
  | { slags: 'borger'; borgerId: string; navn: string }
  | { slags: 'bruger'; brugerId: string; navn: string; rolle: Rolle; organisation: OrganisationRef }
  | { slags: 'system'; navn: string; organisation?: OrganisationRef }

/** Who asks, at what time and on which Danish day, and by which deadline the answer must be there. */
export type Kontekst = {
  aktoer: Aktoer
  nu: Date
  dag: Dag
  kilde: 'UI' | 'API' | 'SYSTEM'
  requestId: string
  /** Machine time in milliseconds since the epoch. */
  frist: number
  /** Part of a bulk run: its events wait for what people do. */
  masse?: boolean
  db?: Tx
  spor?: Spor
}

/** A context inside a transaction: the only kind that can read or write. */
export type TxKontekst = Kontekst & { db: Tx; spor: Spor }

/** The signed-in citizen's own id. Throws for anybody else: the citizen's pages are nobody else's. */
export function selv(ctx: Kontekst): string {
  if (ctx.aktoer.slags !== 'borger') throw new Error('kun borgeren selv')
  return ctx.aktoer.borgerId
}

/** What an act caused, collected as it happens; a dry run shows it and rolls it back. */
export type Spor = {
  beskeder: { titel: string; tekst: string; til: string[] }[]
  breve: { brevId: string; titel: string; pdf: Buffer; indhold: Brevindhold }[]
  /** `frist` null: an advis. */
  opgaver: { organisation: string; emne: string; frist: Dag | null }[]
  events: { navn: string; til: string }[]
  /** What was written to the access log: a rolled back dry run has still read it. */
  adgang: Logpost[]
  /** Citizens that the act made; a rolled back dry run has nobody to log about. */
  nyeBorgere: string[]
}

export const tomtSpor = (): Spor => ({
  beskeder: [],
  breve: [],
  opgaver: [],
  events: [],
  adgang: [],
  nyeBorgere: [],
})

/**
 * Runs `arbejde` in one transaction as the actor of `ctx`; inside another use case it joins that one's transaction.
 * The actor is set for row level security with a life of this transaction only.
 */
export async function transaktion<T>(ctx: Kontekst, arbejde: (ctx: TxKontekst) => Promise<T>): Promise<T> {
  if (ctx.db && ctx.spor) return arbejde(ctx as TxKontekst)
  return iTransaktion(ctx.frist, async (db) => {
    await saetAktoer(db, ctx)
    return arbejde({ ...ctx, db, spor: tomtSpor() })
  })
}

/** A system that acts for STAR needs no relation to a citizen; the matrix says what it may do. */
const serAlle = (aktoer: Aktoer): boolean =>
  aktoer.slags === 'bruger' && aktoer.organisation.type === 'star' && aktoer.rolle === 'klient'

async function saetAktoer(db: Tx, ctx: Kontekst): Promise<void> {
  const borgerId = ctx.aktoer.slags === 'borger' ? ctx.aktoer.borgerId : ''
  const organisationId = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const alle = serAlle(ctx.aktoer) ? '1' : ''
  await db.execute(
    sql`select set_config('samspor.borger', ${borgerId}, true), set_config('samspor.organisation', ${organisationId}, true), set_config('samspor.dag', ${ctx.dag}, true), set_config('samspor.alle', ${alle}, true)`,
  )
}

/** The same, with time of its own: each of many transactions in a row gets its `ms` of machine time. */
export const nyFrist = <K extends Kontekst>(ctx: K, ms = 20_000): K => ({ ...ctx, frist: Date.now() + ms })
