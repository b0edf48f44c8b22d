import { KnapLink } from '#components/ui/knap'
import { StatusTag } from '#components/ui/status-tag'
import type { Borgerside } from '#lib/borger/side'
import { visKortTidspunkt } from '#lib/dato'

/** Threads that the organisation takes part in. */
export function Beskeder({ data }: { data: Pick<Borgerside, 'borger' | 'traade' | 'maaSkrive'> }) {
  return (
    <section id="beskeder">
      <h2>Beskeder</h2>
      {data.maaSkrive && (
        <p>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${data.borger.id}/besked`}>
            Ny besked
          </KnapLink>
        </p>
      )}
      {data.traade.length === 0 && <p>Der er ingen beskeder.</p>}
      <ul>
        {data.traade.map((t) => (
          <li key={t.id}>
            <a href={`/myndighed/indstillinger/traad/${t.id}`}>{t.fjernet ? 'Fjernet besked' : t.emne}</a>{' '}
            <span className="lille">{visKortTidspunkt(t.sidsteTid)}</span>{' '}
            {t.ulaest && <StatusTag art="info">Ulæst</StatusTag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
