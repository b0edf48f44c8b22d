import { type Dag, dagFor, erDag, plusDage } from '#lib/dato'

/**
 * The two time axes of a page about a person: which day is asked about, and what was known when. `kendtPr` left out is what is known now.
 * Writes are always today and now.
 */
export type Tidspunkt = { dag: Dag; kendtPr?: Date }

/** Today, as it is known now: a page that nobody asked to look back. */
export const nuvaerende = (ctx: { dag: Dag }): Tidspunkt => ({ dag: ctx.dag })

/**
 * What the address asks: `?dag=2026-10-01` is that day as it was known at its end, and `&kendt=nu` as it is known now. A day that is not
 * one, or lies after today, is today.
 */
export function laesTidspunkt(
  ctx: { dag: Dag },
  spurgt: { dag?: string | undefined; kendt?: string | undefined },
): Tidspunkt {
  const { dag, kendt } = spurgt
  if (!dag || !erDag(dag) || dag >= ctx.dag) return nuvaerende(ctx)
  return kendt === 'nu' ? { dag } : { dag, kendtPr: slutningenAf(dag) }
}

/** The last moment of a Danish calendar day, on the nights of 23 and 25 hours too. */
export function slutningenAf(dag: Dag): Date {
  const midnatUtc = Date.parse(`${dag}T00:00:00Z`)
  // The day ends 22 or 23 hours after midnight UTC; the later one is still the same day in winter only.
  const sidste = new Date(midnatUtc + 23 * 3_600_000 - 1)
  return dagFor(sidste) === dag ? sidste : new Date(midnatUtc + 22 * 3_600_000 - 1)
}

/** The first moment of a Danish calendar day: the one after the last of the day before. */
export const begyndelsenAf = (dag: Dag): Date => new Date(slutningenAf(plusDage(dag, -1)).getTime() + 1)
