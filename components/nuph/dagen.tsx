import { Tabel } from '#components/ui/tabel'
import { NuphTag } from '#components/ui/tilstand'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Dagen } from '#lib/nuph/dagen'

/** What an answer is weighed by besides the case: the day's registrations, and the member's other underretninger with their answers. */
export function DagenVisning({ dagen }: { dagen: Dagen }) {
  const { fravaer, andre } = dagen
  return (
    <>
      <section>
        <h3>Fravær på dagen</h3>
        {fravaer === null ? (
          <p>Medlemmet er ikke længere hos jer, så I kan ikke se fravær.</p>
        ) : fravaer.length === 0 ? (
          <p>Der er ikke registreret fravær på dagen.</p>
        ) : (
          <Tabel
            titel="Fravær på dagen"
            skjultTitel
            raekker={fravaer}
            noegle={(f) => f.id}
            kolonner={[
              { titel: 'Type', vis: (f) => f.navn },
              { titel: 'Fra', vis: (f) => visKortDato(f.startDato) },
              { titel: 'Til og med', vis: (f) => (f.slutDato ? visKortDato(f.slutDato) : 'Ikke afsluttet') },
              { titel: 'Registreret', vis: (f) => `${f.registreretAf}, ${visKortTidspunkt(f.registreretTid)}` },
            ]}
          />
        )}
      </section>
      {andre.length > 0 && (
        <section>
          <h3>Andre underretninger om medlemmet</h3>
          <Tabel
            titel="Andre underretninger om medlemmet"
            skjultTitel
            raekker={andre}
            noegle={(a) => a.id}
            kolonner={[
              { titel: 'Sagsnummer', vis: (a) => <a href={`/myndighed/nuph/${a.id}`}>{a.sagsnummer}</a> },
              { titel: 'Hændelse', vis: (a) => `${a.haendelse}, ${visKortDato(a.haendelsesdato)}` },
              { titel: 'Fra', vis: (a) => a.afsender },
              { titel: 'Svar', vis: (a) => a.svar ?? <NuphTag status={a.status} /> },
            ]}
          />
        </section>
      )}
    </>
  )
}
