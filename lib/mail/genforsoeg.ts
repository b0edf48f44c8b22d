const MINUT_MS = 60_000
const OPGIV_MS = 72 * 60 * MINUT_MS

/**
 * When attempt number `forsoeg` (1 is the first) has failed: 1 minute doubling to an hour; null when 72 hours have passed since `foerst`,
 * the moment at which it should have been sent.
 */
export function naesteMailforsoeg(forsoeg: number, foerst: Date, nu: Date): Date | null {
  if (nu.getTime() - foerst.getTime() >= OPGIV_MS) return null
  return new Date(nu.getTime() + MINUT_MS * Math.min(60, 2 ** Math.min(forsoeg - 1, 6)))
}
