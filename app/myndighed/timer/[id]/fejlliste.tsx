import { KnapLink } from '#components/ui/knap'
import { Paging } from '#components/ui/paging'
import { Tabel } from '#components/ui/tabel'
import { KOLONNER, kolonnetitel } from '#lib/timeimport/kolonner'
import type { Fejltype, Raekkefund } from '#lib/timeimport/queries'
import { raekker, tal } from '../tekster'

/** What is wrong in words first, then row by row with the faulty cells marked. */
export function Fejlliste({
  id,
  antal,
  typer,
  fejl,
  efter,
}: {
  id: string
  antal: number
  typer: readonly Fejltype[]
  fejl: { raekker: readonly Raekkefund[]; naeste: number | null }
  efter: number
}) {
  if (antal === 0) return null
  return (
    <section id="fejl">
      <h2>{raekker(antal)} med fejl</h2>
      <ul>
        {typer.map((t) => (
          <li key={`${t.kode} ${t.kolonne}`}>
            {raekker(t.antal)}: {t.besked}
          </li>
        ))}
      </ul>
      <p className="my-4">
        <KnapLink art="sekundaer" href={`/myndighed/timer/${id}/rapport`}>
          Hent fejlene som fil
        </KnapLink>
      </p>
      <Tabel
        titel="Rækker med fejl"
        raekker={fejl.raekker}
        noegle={(r) => String(r.nr)}
        kolonner={[
          { titel: 'Række', vis: (r) => tal(r.nr) },
          { titel: 'Fejl', vis: (r) => <Fund raekke={r} /> },
          { titel: 'Rækken', vis: (r) => <Celler raekke={r} /> },
        ]}
      />
      <Paging
        hvad="fejl"
        forrige={efter > 0 ? `/myndighed/timer/${id}#fejl` : undefined}
        naeste={fejl.naeste !== null ? `/myndighed/timer/${id}?efter=${fejl.naeste}#fejl` : undefined}
      />
    </section>
  )
}

function Fund({ raekke }: { raekke: Raekkefund }) {
  return (
    <>
      {raekke.fund.map((f) => (
        <span key={`${f.kode} ${f.felt} ${f.besked}`} className="block">
          {f.besked} <span className="lille">({f.kode})</span>
        </span>
      ))}
    </>
  )
}

/** The row's cells; a faulty one is marked by a word and a frame, never by colour alone. The CPR number is never shown. */
function Celler({ raekke }: { raekke: Raekkefund }) {
  const forkerte = new Set(raekke.fund.map((f) => f.felt))
  const viste = KOLONNER.filter(({ felt }) => raekke.celler[felt] !== undefined || forkerte.has(felt))
  if (viste.length === 0) return '–'
  return (
    <>
      {viste.map(({ felt }) => (
        <span key={felt} className="block">
          {kolonnetitel(felt)}:{' '}
          {forkerte.has(felt) ? (
            <mark>
              <span className="sr">Fejl: </span>
              {felt === 'cpr' ? 'vises ikke' : (raekke.celler[felt] ?? 'tom')}
            </mark>
          ) : (
            raekke.celler[felt]
          )}
        </span>
      ))}
    </>
  )
}
