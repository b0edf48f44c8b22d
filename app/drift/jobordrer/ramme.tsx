import type { ReactNode } from 'react'
import { demobjaelkeFor } from '#components/demobjaelke'
import { MedarbejderSkal } from '#components/skal/medarbejder-skal'
import type { Session } from '#lib/session/find'
import { FOD } from '#lib/stilark'

/** The frame of STAR's pages about job orders. */
export async function Ramme({ session, sti, children }: { session: Session; sti: string; children: ReactNode }) {
  const { aktoer } = session
  const rolle = aktoer.slags === 'bruger' && aktoer.rolle === 'star_support' ? 'Kundesupport' : 'Drift'
  return (
    <MedarbejderSkal
      doer="star"
      sti={sti}
      organisation="STAR"
      bruger={{ navn: aktoer.navn, rolle, udloeber: session.inaktivEfter }}
      fod={FOD}
      demobjaelke={session.demo ? await demobjaelkeFor(session.nu, sti) : undefined}
    >
      {children}
    </MedarbejderSkal>
  )
}
