import { KnapLink } from '#components/ui/knap'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import type { Borger } from '#lib/borger/hent'
import { visDato, visKortDato } from '#lib/dato'
import type { Sanktionssektion } from '#lib/sanktion/borgersektion'
import { visVirkning } from '#lib/sanktion/tekster'

/** The register as far as the reader may see it, and what a new event would mean. */
export function Sanktioner({ data, borger }: { data: Sanktionssektion; borger: Borger }) {
  return (
    <section id="sanktioner">
      <h2>Sanktioner</h2>
      {data.maaRegistrere && !borger.doedDato && (
        <p>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/sanktioner/ny`}>
            Registrér sanktion
          </KnapLink>
        </p>
      )}
      {data.akasse && data.gentagelse.taeller && (
        <p>
          Gentagelse: en karantæne tæller til og med den {visDato(data.gentagelse.til)}. En ny karantæne inden da giver
          arbejdskrav.
        </p>
      )}
      {data.sanktioner.length === 0 ? (
        <p>
          {data.akasse
            ? 'Der er ingen sanktioner i registeret.'
            : 'Jeres underretninger har ikke ført til en sanktion.'}
        </p>
      ) : (
        <Tabel
          titel="Sanktioner"
          skjultTitel
          raekker={data.sanktioner}
          noegle={(s) => s.id}
          kolonner={[
            {
              titel: 'Sanktion',
              vis: (s) => (
                <a href={`/myndighed/borgere/${borger.id}/sanktioner/${s.id}`}>
                  {data.typer.get(s.sanktionstype) ?? s.sanktionstype}
                </a>
              ),
            },
            { titel: 'Det skete', vis: (s) => visKortDato(s.haendelsesdato) },
            { titel: 'Betyder', vis: (s) => visVirkning(s, data.dag) },
            { titel: 'Registreret af', vis: (s) => s.akasseNavn },
            {
              titel: 'Status',
              vis: (s) =>
                s.status === 'ANNULLERET' ? (
                  <StatusTag art="neutral">Annulleret</StatusTag>
                ) : (
                  <StatusTag art="info">{s.status === 'AENDRET' ? 'Rettet' : 'Registreret'}</StatusTag>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
