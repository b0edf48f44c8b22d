import { log } from '#lib/log'
import { tilsePaaBeredskab } from '#lib/rekruttering/helbred'
import { laesUr, systemKontekst } from '#lib/ur'

/** Do the systems of the a-kasser that are ready for job orders follow? One that does not is told to the operator too. */
export async function tilsePaaJobordreberedskab(): Promise<boolean> {
  const paaPause = await tilsePaaBeredskab(systemKontekst(await laesUr()))
  if (paaPause > 0) log.warn({ paaPause }, 'a-kasser er sat på pause: deres system henter ikke jobordrer')
  return false
}
