import { type LoggetInd, type Side, SideSkal } from '#components/skal/side-skal'
import { navigation } from '#components/skal/tekster'

const JOB = { href: '/borger/jobordrer', tekst: 'Job' }

/**
 * Frame of a citizen's page. `ansvarlig` is who holds the case now ("Din a-kasse har dine samtaler"). `job`: has been proposed for one, so that
 * there is a page about it.
 */
export function BorgerSkal({
  ulaeste,
  job = false,
  ...side
}: Side & {
  bruger: LoggetInd
  ulaeste: number
  job?: boolean
  ansvarlig?: string
  fuldmagt?: { navn: string; skift: string }
}) {
  return (
    <SideSkal
      {...side}
      tema="tema-borger"
      titel="Dit forløb som ledig"
      punkter={job ? navigation.borger.flatMap((p) => (p.href === '/borger/sag' ? [p, JOB] : [p])) : navigation.borger}
      tal={{ '/borger/beskeder': ulaeste === 0 ? undefined : ulaeste === 1 ? '1 ulæst' : `${ulaeste} ulæste` }}
      titeltal={side.sti === '/borger/beskeder' ? ulaeste : 0}
    />
  )
}
