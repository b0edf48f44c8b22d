import { type LoggetInd, type Side, SideSkal } from '#components/skal/side-skal'
import { navigation } from '#components/skal/tekster'

/** Frame of an employer's page. `virksomhed` is the company, with the P-enhed where one is chosen. */
export function VirksomhedSkal({ virksomhed, ...side }: Side & { bruger: LoggetInd; virksomhed: string }) {
  return (
    <SideSkal
      {...side}
      tema="tema-virksomhed"
      titel="Find medarbejdere"
      ansvarlig={virksomhed}
      punkter={navigation.virksomhed}
    />
  )
}
