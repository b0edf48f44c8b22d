import { Tabel } from '#components/ui/tabel'
import { IndstillingTag } from '#components/ui/tilstand'
import type { Borgerside } from '#lib/borger/side'
import { visKortTidspunkt } from '#lib/dato'

/** The recommendations about this citizen, newest first. */
export function Indstillinger({ data, akasse }: { data: Pick<Borgerside, 'sager' | 'typer'>; akasse: boolean }) {
  return (
    <section id="indstillinger">
      <h2>Indstillinger om tilbud</h2>
      {data.sager.length === 0 ? (
        <p>Der er ingen indstillinger.</p>
      ) : (
        <Tabel
          titel="Indstillinger"
          skjultTitel
          raekker={data.sager}
          noegle={(s) => s.id}
          kolonner={[
            {
              titel: 'Sagsnummer',
              vis: (s) => <a href={`/myndighed/indstillinger/${s.id}`}>{s.sagsnummer ?? 'Kladde'}</a>,
            },
            { titel: 'Tilbud', vis: (s) => data.typer.get(String(s.tilbudstype)) ?? '–' },
            { titel: 'Sendt', vis: (s) => (s.sendtTid ? visKortTidspunkt(s.sendtTid) : '–') },
            {
              titel: 'Status',
              vis: (s) => <IndstillingTag status={s.status} laeser={akasse ? 'myndighed' : 'afgoerende'} />,
            },
          ]}
        />
      )}
    </section>
  )
}
