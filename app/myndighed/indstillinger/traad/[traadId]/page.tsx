import { redirect } from 'next/navigation'
import { Traad } from '#components/indstilling/traad'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { hentTraadMedSag } from '#lib/indstilling/find'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { svarITraaden } from './actions'

/** A thread of a case is read on the case; any other stands here. */
export default async function Besked({
  params,
  searchParams,
}: {
  params: Promise<{ traadId: string }>
  searchParams: Soegeparametre
}) {
  const { traadId } = await params
  const { traad, sagId, subject } = await laes(async (ctx, session) => ({
    ...(await hentTraadMedSag(ctx, laesId(traadId))),
    subject: session.subject,
  }))
  if (sagId) redirect(`/myndighed/indstillinger/${sagId}#beskeder`)
  const svar = await laesSvar(await searchParams, subject, `/myndighed/indstillinger/traad/${traad.id}`)
  return (
    <>
      <Sidetitel side="Besked" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${traad.borgerId}`, tekst: 'borgeren' }}
        titel={traad.fjernet ? 'Fjernet besked' : traad.emne}
      />
      <Traad traad={traad} svar={{ fund: svar.fund, typet: svar.felter, send: svarITraaden }} />
    </>
  )
}
