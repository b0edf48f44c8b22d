import { parkerUdloebne } from '#lib/abonnement/koe'
import { efterproevKaeder } from '#lib/audit/kaede'
import { opgoerDriftmodtagere } from '#lib/drift/modtagere'
import { opgoerDriftstal } from '#lib/drift/stand'
import { log } from '#lib/log'
import { laesUr } from '#lib/ur'

const EFTERPROEV_MS = 10 * 60_000
let efterproevet = 0
let fejl = 0

/** Counts for the operator every half minute, and walks the access log's chains every ten minutes. A break is an alarm. */
export async function taelForDriften(): Promise<boolean> {
  if (Date.now() - efterproevet > EFTERPROEV_MS) {
    const svar = await efterproevKaeder(Date.now() + 60_000)
    efterproevet = Date.now()
    fejl = svar.fejl.length
    if (fejl > 0) log.error({ fejl: svar.fejl.slice(0, 5) }, 'adgangsloggens kæde er brudt')
  }
  await opgoerDriftstal(fejl, Date.now() + 10_000)
  const nu = await laesUr()
  const parkerede = await parkerUdloebne(nu, Date.now() + 10_000)
  if (parkerede > 0) log.error({ parkerede }, 'webhooks er parkeret efter 72 timer')
  await opgoerDriftmodtagere(nu, Date.now() + 10_000)
  return false
}
