import { type LoggetInd, type Side, SideSkal } from '#components/skal/side-skal'
import { navigation } from '#components/skal/tekster'

/** Frame of a citizen's page. `ansvarlig` is who holds the case now ("Din a-kasse har dine samtaler"). */
export function BorgerSkal({
  ulaeste,
  ...side
}: Side & { bruger: LoggetInd; ulaeste: number; ansvarlig?: string; fuldmagt?: { navn: string; skift: string } }) {
  return (
    <SideSkal
      {...side}
      tema="tema-borger"
      titel="Dit forløb som ledig"
      punkter={navigation.borger}
      tal={{ '/borger/beskeder': ulaeste === 0 ? undefined : ulaeste === 1 ? '1 ulæst' : `${ulaeste} ulæste` }}
      titeltal={side.sti === '/borger/beskeder' ? ulaeste : 0}
    />
  )
}
