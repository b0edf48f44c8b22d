import { type Dag, visDato } from '#lib/dato'
import type { Virkningen } from './proev'

/** What the end will cause: who has the interviews from when, what goes along, and what the citizen will read. */
export function Virkning({ proeve, kommunen, dag }: { proeve: Virkningen; kommunen: string; dag: Dag }) {
  const { pakke, spor } = proeve
  return (
    <section aria-labelledby="virkning">
      <h2 id="virkning">Det sker der</h2>
      {pakke && (
        <p>
          {kommunen} får besked med det samme og overtager samtalerne fra den {visDato(pakke.gaelderFra)}. Medlemmet får
          en besked.
        </p>
      )}
      {pakke && pakke.slutDato < dag && (
        <p>
          Slutdatoen ligger før i dag. {kommunen} har ansvaret fra det øjeblik, I registrerer den. Det, I har skrevet
          efter den {visDato(pakke.slutDato)}, gælder stadig.
        </p>
      )}
      {pakke && (
        <>
          <h3>Det følger med</h3>
          {pakke.punkter.length === 0 ? (
            <p>Der er ikke noget at give videre.</p>
          ) : (
            <ul>
              {pakke.punkter.map((p) => (
                <li key={p.nummer}>
                  {p.titel}
                  {p.detaljer && <span className="lille"> ({p.detaljer})</span>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {spor.beskeder.map((b) => (
        <div key={b.titel} className="kort max-w-[70ch]">
          <h3>Det ser medlemmet</h3>
          <p>
            <b>{b.titel}</b>
          </p>
          <p>{b.tekst}</p>
        </div>
      ))}
    </section>
  )
}
