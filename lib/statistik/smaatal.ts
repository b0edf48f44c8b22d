/** Below this a number could point at somebody. */
const MINDST = 5

/** A count as it may be shown: nothing at all is told as it is, one to four as "færre end 5". Pure. */
export const visAntal = (antal: number): string =>
  antal > 0 && antal < MINDST ? `færre end ${MINDST}` : antal.toLocaleString('da-DK')
