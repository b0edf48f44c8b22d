import { koerEfterarbejde } from '#lib/formidling/efterarbejde'
import { laesUr, systemKontekst } from '#lib/ur'

/** What follows from a deed about a candidate or an order, and whoever did it had no right to. */
export async function foelgOpPaaFormidlinger(): Promise<boolean> {
  await koerEfterarbejde(systemKontekst(await laesUr()))
  return false
}
