const FOERSTE = [1, 5, 15, 60] as const
const DOEGN = 24 * 60

/**
 * Minutes from the failed attempt number `forsoegNr` (1 is the first) to the next: 1, 5, 15, 60, then hourly until a day has
 * passed since the first attempt. `null` means that we stop trying and a person takes over.
 */
export function naesteForsoeg(forsoegNr: number): number | null {
  const minutter = FOERSTE[forsoegNr - 1] ?? 60
  const gaaet =
    FOERSTE.slice(0, forsoegNr - 1).reduce((sum: number, m) => sum + m, 0) +
    Math.max(0, forsoegNr - 1 - FOERSTE.length) * 60
  return gaaet + minutter <= DOEGN ? minutter : null
}
