/** How an exchange with a receiver ended: a status, or why there was none. `ventMs` is what `Retry-After` asked for. */
export type Svar = { status: number | null; fejl: string | null; ventMs: number | null }

/** What is known of a delivery before its next attempt. `forsoeg`: attempts made. */
export type Leveringsstand = { forsoeg: number; foersteTid: Date | null }

/**
 * What becomes of the delivery. `VAEK`: the receiver said 410, so the whole subscription is parked and the delivery waits with it.
 * `ventTil`: the receiver asked to be left alone, all of it, until then.
 */
export type Udfald =
  | { slags: 'LEVERET' }
  | { slags: 'IGEN'; runAt: Date; fejl: string; ventTil: Date | null }
  | { slags: 'PARKERET'; fejl: string }
  | { slags: 'VAEK'; fejl: string }

const MINUT_MS = 60_000
const TIME_MS = 60 * MINUT_MS
/** Attempts go on for three days, so that a failure on a Friday evening is mended on Monday. */
export const OPGIV_EFTER_MS = 72 * TIME_MS
/** A receiver may ask for patience, but not for ever. */
const VENT_HOEJST_MS = 24 * TIME_MS
/** Different citizens whose deliveries failed with no success between. One citizen's poisoned event never opens the breaker. */
export const AFBRYD_EFTER = 5
const PROEV_HVER_MS = MINUT_MS

/** 1 minute doubling to an hour, with full jitter: a crowd that failed together does not come back together. At least a second. */
export const pauseEfter = (forsoeg: number, tilfaeldig: number): number =>
  Math.max(1000, tilfaeldig * Math.min(TIME_MS, MINUT_MS * 2 ** Math.min(forsoeg - 1, 10)))

/** When an open breaker lets the next single delivery through. */
export const naesteProeve = (nu: Date, tilfaeldig: number): Date =>
  new Date(nu.getTime() + PROEV_HVER_MS * (0.5 + tilfaeldig / 2))

/** Success is 2xx alone. Everything else is tried again for 72 hours from the first attempt, but 410 is a clear word. */
export function vurderSvar(svar: Svar, stand: Leveringsstand, nu: Date, tilfaeldig: number): Udfald {
  const { status } = svar
  if (status !== null && status >= 200 && status < 300 && svar.fejl === null) return { slags: 'LEVERET' }
  const fejl = svar.fejl ?? tekstFor(status)
  if (status === 410) return { slags: 'VAEK', fejl }
  const foerste = stand.foersteTid ?? nu
  if (nu.getTime() - foerste.getTime() >= OPGIV_EFTER_MS) return { slags: 'PARKERET', fejl }
  const bedt = (status === 429 || status === 503) && svar.ventMs !== null ? Math.min(svar.ventMs, VENT_HOEJST_MS) : null
  const pause = Math.max(pauseEfter(stand.forsoeg + 1, tilfaeldig), bedt ?? 0)
  return {
    slags: 'IGEN',
    runAt: new Date(nu.getTime() + pause),
    fejl,
    ventTil: bedt === null ? null : new Date(nu.getTime() + bedt),
  }
}

function tekstFor(status: number | null): string {
  if (status === null) return 'Modtageren svarede ikke'
  if (status >= 300 && status < 400) return `Modtageren viderestillede (${status}); det følges ikke`
  return `Modtageren svarede ${status}`
}

/** `Retry-After` in milliseconds: seconds or a date. Null when it is missing or makes no sense. */
export function laesRetryAfter(vaerdi: string | undefined, maskintid: number): number | null {
  if (!vaerdi) return null
  const erDato = /^[A-Z][a-z]{2}, .* GMT$/.test(vaerdi)
  const ms = /^\d{1,9}$/.test(vaerdi) ? Number(vaerdi) * 1000 : erDato ? Date.parse(vaerdi) - maskintid : Number.NaN
  return ms >= 0 ? ms : null
}
