import { redirect } from 'next/navigation'
import { laesId } from '#lib/id'
import { findIndstillingForTraad } from '#lib/indstilling/find'
import { laes } from '#lib/medarbejder/session'

/** A task about a message names its thread; the work is done on the case. */
export default async function TilSagen({ params }: { params: Promise<{ traadId: string }> }) {
  const { traadId } = await params
  redirect(`/myndighed/indstillinger/${await laes((ctx) => findIndstillingForTraad(ctx, laesId(traadId)))}#beskeder`)
}
