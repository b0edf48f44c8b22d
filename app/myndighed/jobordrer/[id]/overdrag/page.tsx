import { Flytning } from '#components/jobordre/flytning'
import type { Soegeparametre } from '#lib/medarbejder/side'
import { overdrag } from '../../actions'

/** The a-kasse gives an order that it has worked on to a kommune. */
export default async function OverdragJobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  return <Flytning id={(await params).id} soegeparametre={searchParams} slags="overdrag" action={overdrag} />
}
