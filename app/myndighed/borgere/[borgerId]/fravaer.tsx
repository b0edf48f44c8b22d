import { KnapLink } from '#components/ui/knap'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import type { Forloebsside } from '#lib/borger/forloebsside'
import type { Borgerside } from '#lib/borger/side'
import { visKortDato, visKortTidspunkt } from '#lib/dato'

/** Fravær and fritagelser that count, newest first; a look back shows those that had begun or were known then. */
export function Fravaer({
  data: { borger, forloeb },
  side: { navne, blik, maaRegistrere },
}: {
  data: Pick<Borgerside, 'borger' | 'forloeb'>
  side: Pick<Forloebsside, 'navne' | 'blik' | 'maaRegistrere'>
}) {
  const { dag, kendtPr } = blik.tidspunkt
  const raekker = forloeb.fravaer.filter((f) => !blik.ser || kendtPr !== undefined || f.startDato <= dag)
  const erAaben = (f: (typeof raekker)[number]) => f.slutDato === null || f.slutDato >= dag
  return (
    <section id="fravaer">
      <h2>Fravær</h2>
      {maaRegistrere && (
        <p>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/fravaer/ny`}>
            Registrér fravær
          </KnapLink>
        </p>
      )}
      {raekker.length === 0 ? (
        <p>Der er ikke registreret fravær.</p>
      ) : (
        <Tabel
          titel="Fravær"
          skjultTitel
          raekker={raekker}
          noegle={(f) => f.id}
          kolonner={[
            {
              titel: 'Type',
              vis: (f) =>
                blik.ser ? (
                  navne.type(f.fravaerstype)
                ) : (
                  <a href={`/myndighed/borgere/${borger.id}/fravaer/${f.id}`}>{navne.type(f.fravaerstype)}</a>
                ),
            },
            { titel: 'Fra', vis: (f) => visKortDato(f.startDato) },
            { titel: 'Til og med', vis: (f) => (f.slutDato ? visKortDato(f.slutDato) : 'Ikke afsluttet') },
            {
              titel: 'Status',
              vis: (f) => (
                <StatusTag art={erAaben(f) ? 'info' : 'neutral'}>
                  {f.startDato > dag ? 'Kommende' : erAaben(f) ? 'Åben' : 'Afsluttet'}
                </StatusTag>
              ),
            },
            { titel: 'Slutårsag', vis: (f) => navne.aarsag(f.afslutningsaarsag) ?? '–' },
            {
              titel: 'Registreret',
              vis: (f) => `${f.registreretAfNavn}, ${visKortTidspunkt(f.registreretFra)}`,
            },
          ]}
        />
      )}
    </section>
  )
}
