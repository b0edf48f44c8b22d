import { parkerUdloebne } from '#lib/abonnement/koe'
import { gennemgaaKaeder } from '#lib/audit/kaede'
import { opgoerDriftmodtagere } from '#lib/drift/modtagere'
import { opgoerDriftstal } from '#lib/drift/stand'
import { log } from '#lib/log'
import { laesUr } from '#lib/ur'

/** A round of the chains begins so long after the one before began, and takes so many bites each time that the counts are made. */
const RUNDE_MS = 10 * 60_000
const BIDDER = 50
let runde: ReturnType<typeof gennemgaaKaeder> | undefined
let begyndt = Number.NEGATIVE_INFINITY
/** Of the last whole round, and of the one that is being walked. */
let fejl = 0
let nye = 0

/** Counts for the operator every half minute, and walks the access log's chains, again and again. A break is an alarm at once. */
export async function taelForDriften(): Promise<boolean> {
  await efterproev()
  await opgoerDriftstal(Math.max(fejl, nye), Date.now() + 10_000)
  const nu = await laesUr()
  const parkerede = await parkerUdloebne(nu, Date.now() + 10_000)
  if (parkerede > 0) log.error({ parkerede }, 'webhooks er parkeret efter 72 timer')
  await opgoerDriftmodtagere(nu, Date.now() + 10_000)
  return false
}

/** Some bites of the walk. One that fails is begun anew the next time: the counts are made all the same. */
async function efterproev(): Promise<void> {
  if (!runde && performance.now() - begyndt < RUNDE_MS) return
  if (!runde) {
    begyndt = performance.now()
    nye = 0
    runde = gennemgaaKaeder()
  }
  try {
    for (let bid = 0; bid < BIDDER; bid++) {
      const svar = await runde.next()
      if (svar.done) {
        runde = undefined
        fejl = nye
        return
      }
      nye += svar.value.fejl.length
      if (svar.value.fejl.length > 0) log.error({ fejl: svar.value.fejl.slice(0, 5) }, 'adgangsloggens kæde er brudt')
    }
  } catch (grund) {
    log.warn({ fejl: grund instanceof Error ? grund.message.slice(0, 200) : 'ukendt' }, 'kæden blev ikke gået igennem')
    runde = undefined
    begyndt = Number.NEGATIVE_INFINITY
  }
}
