import { Flytning } from '#components/jobordre/flytning'
import type { Soegeparametre } from '#lib/medarbejder/side'
import { returner } from '../../actions'

/** The a-kasse sends an order on that it has not taken. */
export default async function ReturnerJobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  return <Flytning id={(await params).id} soegeparametre={searchParams} slags="returner" action={returner} />
}
