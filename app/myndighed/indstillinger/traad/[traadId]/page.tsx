import { redirect } from 'next/navigation'
import { Traad } from '#components/indstilling/traad'
import { Sidetitel } from '#components/sidetitel'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { hentTraadMedSag } from '#lib/indstilling/find'
import { laes } from '#lib/medarbejder/session'

/** A thread of a case is read on the case; any other stands here. */
export default async function Besked({ params }: { params: Promise<{ traadId: string }> }) {
  const { traadId } = await params
  const { traad, sagId } = await laes((ctx) => hentTraadMedSag(ctx, laesId(traadId)))
  if (sagId) redirect(`/myndighed/indstillinger/${sagId}#beskeder`)
  return (
    <>
      <Sidetitel side="Besked" />
      <Sidehoved tilbage={{ href: `/myndighed/borgere/${traad.borgerId}`, tekst: 'borgeren' }} titel={traad.emne} />
      <Traad traad={traad} />
    </>
  )
}
