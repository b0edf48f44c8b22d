import { Sidetitel } from '#components/sidetitel'
import { Fejlside } from '#components/skal/fejlside'

/** Not there, and not for you: the two look the same. */
export default function FindesIkke() {
  return (
    <main className="ramme" id="indhold">
      <Sidetitel side="Siden findes ikke" />
      <Fejlside sag="findes-ikke" overblik="/" />
    </main>
  )
}
