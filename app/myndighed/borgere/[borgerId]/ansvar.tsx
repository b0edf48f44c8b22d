import { Ansvarschip } from '#components/ui/ansvarschip'
import type { Borgerside } from '#lib/borger/side'
import { visKortDato, visKortTidspunkt, visTimer } from '#lib/dato'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'

/** Who has the interviews now, and the registrations behind it. */
export function Ansvar({ data, kommunen }: { data: Borgerside; kommunen: string }) {
  const forloeb75 = data.forloeb.fravaer.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
  const hos = { AKASSE: 'A-kassen', JOBCENTER: kommunen, INGEN: 'Ingen' }[data.forloeb.ansvarlig]
  return (
    <Ansvarschip hos={hos} siden={data.forloeb.ansvarlig === 'AKASSE' ? forloeb75[0]?.startDato : undefined}>
      <p>
        A-kassen har samtalerne, til der er brugt {data.graense ? visTimer(data.graense) : '–'} timer, og a-kassen har
        sat en slutdato. Begge dage hører med.
      </p>
      {data.forloeb.iOvergangsgruppe && (
        <p>Borgeren er i overgangsgruppen og har samtalerne hos {kommunen.toLowerCase()}.</p>
      )}
      <ul>
        {forloeb75.map((f) => (
          <li key={f.id}>
            {visKortDato(f.startDato)} til {f.slutDato ? visKortDato(f.slutDato) : 'nu'}, registreret af{' '}
            {f.registreretAfNavn} {visKortTidspunkt(f.registreretFra)}
          </li>
        ))}
      </ul>
    </Ansvarschip>
  )
}
