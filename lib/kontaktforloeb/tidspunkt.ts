import { type Dag, dagFor, erDag, plusDage } from '#lib/dato'
import { type Felter, samlDatoer } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'

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

/** What a page that can look back was asked, what it shows, and what was wrong with the day that somebody typed. */
export type Tilbageblik = {
  tidspunkt: Tidspunkt
  /** Today's date: the page shows something else when `tidspunkt.dag` is before it. */
  idag: Dag
  ser: boolean
  felter: Felter
  fund: Regelfund[]
}

/**
 * Reads the form "Se en tidligere dato": the day in its three fields (or `?dag=` of a link), and what was known. A day that cannot be shown
 * is told at the field; the page then shows today.
 */
export function laesTilbageblik(ctx: { dag: Dag }, parametre: Felter): Tilbageblik {
  const felter = samlDatoer(parametre)
  const tidspunkt = laesTidspunkt(ctx, felter)
  const ser = tidspunkt.dag < ctx.dag
  const fund: Regelfund[] =
    felter.dag && !ser && felter.dag !== ctx.dag
      ? [{ kode: '1014', niveau: 'BLOK', besked: 'Skriv en dag, der findes, og som ligger før i dag.', felt: 'dag' }]
      : []
  return { tidspunkt, idag: ctx.dag, ser, felter, fund }
}

/** The address of the same look back on another page; of today, the page itself. */
export const medTidspunkt = (sti: string, { tidspunkt, ser }: Tilbageblik): string =>
  ser ? `${sti}?dag=${tidspunkt.dag}${tidspunkt.kendtPr ? '' : '&kendt=nu'}` : sti

/** The first moment of a Danish calendar day: the one after the last of the day before. */
export const begyndelsenAf = (dag: Dag): Date => new Date(slutningenAf(plusDage(dag, -1)).getTime() + 1)
