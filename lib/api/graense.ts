import { env } from '#lib/env'

/** How much of its minute a client has left, as the `RateLimit-*` headers say it. `tilladt: false` means 429. */
export type Forbrug = { tilladt: boolean; graense: number; tilbage: number; sekunder: number }

const MINUT_MS = 60_000
/** Per client: the moment at which its whole allowance is back. */
const tilbageTil = new Map<string, number>()

/**
 * Counts one call of a client against API_KALD_PR_MINUT. The allowance comes back evenly, so a client may use all of it at once and then
 * as fast as it comes. Each web process counts for itself; with n processes a client gets up to n times the figure.
 */
export function taelKald(klientId: string, nu = Date.now(), graense = env().API_KALD_PR_MINUT): Forbrug {
  const skridt = MINUT_MS / graense
  const fra = Math.max(tilbageTil.get(klientId) ?? 0, nu)
  const naeste = fra + skridt
  const tilladt = naeste - nu <= MINUT_MS + 0.001
  if (tilladt) tilbageTil.set(klientId, naeste)
  if (tilbageTil.size > 10_000) ryd(nu)
  const brugt = Math.ceil(((tilladt ? naeste : fra) - nu) / skridt - 0.001)
  return {
    tilladt,
    graense,
    tilbage: Math.max(0, graense - brugt),
    sekunder: Math.max(1, Math.ceil((tilladt ? naeste - nu : naeste - nu - MINUT_MS) / 1000)),
  }
}

function ryd(nu: number): void {
  for (const [klientId, til] of tilbageTil) if (til < nu) tilbageTil.delete(klientId)
}
