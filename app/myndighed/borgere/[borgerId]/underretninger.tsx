import { KnapLink } from '#components/ui/knap'
import { Tabel } from '#components/ui/tabel'
import { NuphTag } from '#components/ui/tilstand'
import type { Borger } from '#lib/borger/hent'
import { visKortDato } from '#lib/dato'
import type { Underretningssektion } from '#lib/nuph/borgersektion'

/** Underretninger about the citizen, the last changed first. */
export function Underretninger({ data, borger }: { data: Underretningssektion; borger: Borger }) {
  return (
    <section id="underretninger">
      <h2>Underretninger</h2>
      {data.maaOprette && !borger.doedDato && (
        <p>
          <KnapLink art="sekundaer" href={`/myndighed/nuph/ny?borger=${borger.id}`}>
            Ny underretning
          </KnapLink>
        </p>
      )}
      {data.sager.length === 0 ? (
        <p>Der er ingen underretninger.</p>
      ) : (
        <Tabel
          titel="Underretninger"
          skjultTitel
          raekker={data.sager}
          noegle={(s) => s.id}
          kolonner={[
            { titel: 'Sagsnummer', vis: (s) => <a href={`/myndighed/nuph/${s.id}`}>{s.sagsnummer ?? 'Kladde'}</a> },
            { titel: 'Hændelse', vis: (s) => data.haendelser.get(s.haendelse) ?? s.haendelse },
            { titel: 'Dato', vis: (s) => visKortDato(s.haendelsesdato) },
            { titel: 'Status', vis: (s) => <NuphTag status={s.status} /> },
          ]}
        />
      )}
    </section>
  )
}
