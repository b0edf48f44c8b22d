import { Ring } from '#components/borger/kontakt'
import type { Forespoergsel } from '#components/side'
import { Felt } from '#components/ui/felt'
import { dagFor, visDato, visDatoMedUgedag, visKlokkeslaet, visTidspunkt } from '#lib/dato'
import { kortId } from '#lib/id'
import { hvorledes } from '#lib/samtale/besked'
import type { Samtale } from '#lib/samtale/queries'
import type { Selvbooking } from '#lib/selvbook/borgerens'
import type { Bookingtid } from '#lib/selvbook/queries'

type Ind = { selvbooking: Selvbooking; foresp: Forespoergsel; foerste: boolean }

/** The citizen is asked to book: what it is about, by when, and the times to choose among. */
export function BookSelv({ selvbooking, foresp, foerste }: Ind) {
  const { frist } = selvbooking
  const titel = `book-${kortId(frist.id)}`
  return (
    <section id={foerste ? 'book' : undefined} className="kort" aria-labelledby={titel}>
      <h2 id={titel}>Book selv en tid senest den {visDato(frist.senest)}</h2>
      <p>
        {frist.myndighed.navn} beder dig vælge en tid til en samtale. Den handler om: {frist.titel}.
      </p>
      {frist.beskrivelse && <p className="whitespace-pre-line">{frist.beskrivelse}</p>}
      <Tider handling="book" knap="Book tiden" selvbooking={selvbooking} foresp={foresp} foerste={foerste} />
    </section>
  )
}

/** A booked interview that can still be moved: the other times, folded away until they are asked for. */
export function VaelgAndenTid({ samtale, ...ind }: Ind & { samtale: Samtale }) {
  const aktuel = ind.foresp.vaerdier.frist === ind.selvbooking.frist.id
  return (
    <details open={aktuel && ind.foresp.fund.length > 0} className="my-4">
      <summary>Vælg en anden tid</summary>
      {samtale.ombookSenest && <p>Du kan skifte tid, til og med {visTidspunkt(samtale.ombookSenest)}.</p>}
      <Tider handling="flyt" knap="Skift til tiden" {...ind} />
    </details>
  )
}

function Tider({
  handling,
  knap,
  selvbooking: { frist, tider },
  foresp,
  foerste,
}: Ind & { handling: 'book' | 'flyt'; knap: string }) {
  const { vaerdier } = foresp
  // Of several forms the findings are those of the one that was sent, and the summary leads to it.
  const aktuel = vaerdier.frist ? vaerdier.frist === frist.id : foerste
  if (tider.length === 0)
    return (
      <p>
        <b>Der er ingen ledige tider lige nu.</b> <Ring kontakt={frist.myndighed} />
      </p>
    )
  // Said once above the times, when it is the same for all of them.
  const steder = new Set(tider.map(hosHvem))
  const faelles = steder.size === 1 ? [...steder][0] : undefined
  const id = (nr: number) => (aktuel && nr === 0 ? 'tid' : `tid-${kortId(frist.id)}-${nr}`)
  return (
    <form method="post">
      <input type="hidden" name="_token" value={foresp.token} />
      <input type="hidden" name="handling" value={handling} />
      <input type="hidden" name="frist" value={frist.id} />
      <Felt navn="tid" label="Ledige tider" hjaelp={faelles} fund={aktuel ? foresp.fund : []} gruppe>
        {[...efterDag(tider)].map(([dag, paaDagen]) => (
          <fieldset key={dag} className="my-4">
            <legend>
              <b>{visDatoMedUgedag(dag)}</b>
            </legend>
            {paaDagen.map((t) => {
              const nr = tider.indexOf(t)
              return (
                <label key={t.id} className="valg" htmlFor={id(nr)}>
                  <input type="radio" id={id(nr)} name="tid" value={t.id} defaultChecked={vaerdier.tid === t.id} />
                  <span>
                    Kl. {visKlokkeslaet(t.startTid)}–{visKlokkeslaet(t.slutTid)}
                    {!faelles && <span className="lille block">{hosHvem(t)}</span>}
                  </span>
                </label>
              )
            })}
          </fieldset>
        ))}
      </Felt>
      <button type="submit" className={handling === 'book' ? 'knap' : 'knap sekundaer'}>
        {knap}
      </button>
    </form>
  )
}

/** With whom, and where or how. */
const hosHvem = (t: Bookingtid): string =>
  `Med ${t.moedeholder}. ${hvorledes({ ...t, start: t.startTid, slut: t.slutTid })}`

function efterDag(tider: readonly Bookingtid[]): Map<string, Bookingtid[]> {
  const dage = new Map<string, Bookingtid[]>()
  for (const t of tider) {
    const dag = dagFor(t.startTid)
    dage.set(dag, [...(dage.get(dag) ?? []), t])
  }
  return dage
}
