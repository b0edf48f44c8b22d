import { visDato } from '#lib/dato'
import type { Maanedstal } from '#lib/overdragelse/liste'

const BREDDE = 360
const LINJE = 30
const NAVN = 150

/** Expected handovers a month, as bars and as the same figures in a table. The last month is that one and all later ones. */
export function Maanedsgraf({ tal }: { tal: readonly Maanedstal[] }) {
  const stoerst = Math.max(1, ...tal.map((t) => t.antal))
  const navn = (nr: number) => {
    const maaned = visDato(`${tal[nr]?.maaned}-01`).replace('1. ', '')
    return nr === tal.length - 1 ? `${maaned} eller senere` : maaned
  }
  return (
    <section aria-labelledby="forventede">
      <h2 id="forventede">Forventede overdragelser pr. måned</h2>
      <svg viewBox={`0 0 ${BREDDE} ${tal.length * LINJE}`} className="graf" role="img">
        <title>Forventede overdragelser pr. måned</title>
        {tal.map((t, nr) => (
          <g key={t.maaned}>
            <text x={0} y={nr * LINJE + 20}>
              {navn(nr)}
            </text>
            <rect x={NAVN} y={nr * LINJE + 5} height={20} width={(t.antal / stoerst) * (BREDDE - NAVN - 60)} />
            <text x={NAVN + (t.antal / stoerst) * (BREDDE - NAVN - 60) + 6} y={nr * LINJE + 20}>
              {t.antal.toLocaleString('da-DK')}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>Vis tallene som tabel</summary>
        <table className="tabel">
          <caption className="sr">Forventede overdragelser pr. måned</caption>
          <thead>
            <tr>
              <th scope="col">Måned</th>
              <th scope="col" className="tal">
                Antal
              </th>
            </tr>
          </thead>
          <tbody>
            {tal.map((t, nr) => (
              <tr key={t.maaned}>
                <th scope="row">{navn(nr)}</th>
                <td className="tal" data-t="Antal">
                  {t.antal.toLocaleString('da-DK')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
