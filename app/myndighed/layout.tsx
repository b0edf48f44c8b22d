import type { ReactNode } from 'react'
import { demobjaelkeFor } from '#components/demobjaelke'
import { MedarbejderSkal } from '#components/skal/medarbejder-skal'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { erMedarbejderdoer, MEDARBEJDERE } from '#lib/medarbejder/doere'
import { dennSti, laes } from '#lib/medarbejder/session'
import { taelOpgaver } from '#lib/opgave/queries'
import { FOD } from '#lib/stilark'

const ROLLER: Record<string, string> = {
  sagsbehandler: 'Sagsbehandler',
  leder: 'Leder',
  lokaladministrator: 'Lokaladministrator',
}

/** The frame of staff pages. It decides nothing: every page asks for itself who is there. */
export default async function Ramme({ children }: { children: ReactNode }) {
  const sti = await dennSti()
  const { session, mine } = await laes(
    async (ctx, session) => ({ session, mine: (await taelOpgaver(ctx)).mine }),
    MEDARBEJDERE,
  )
  const { aktoer } = session
  if (aktoer.slags !== 'bruger' || !erMedarbejderdoer(aktoer.organisation.type)) return null
  return (
    <MedarbejderSkal
      doer={aktoer.organisation.type}
      sti={sti.split('?')[0] ?? sti}
      organisation={aktoer.organisation.navn}
      bruger={{
        navn: aktoer.navn,
        rolle: ROLLER[aktoer.rolle] ?? aktoer.rolle,
        udloeber: session.inaktivEfter < session.udloeber ? session.inaktivEfter : session.udloeber,
      }}
      opgaver={mine}
      opsaetning={kanOverhovedet(aktoer, 'opsaetning.ret')}
      fod={FOD}
      demobjaelke={session.demo ? await demobjaelkeFor(session.nu, sti) : undefined}
    >
      {children}
    </MedarbejderSkal>
  )
}
