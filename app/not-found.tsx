import { Fejlside } from '#components/skal/fejlside'

export const metadata = { title: 'Siden findes ikke' }

/** Not there, and not for you: the two look the same. */
export default function FindesIkke() {
  return (
    <main className="ramme" id="indhold">
      <Fejlside sag="findes-ikke" overblik="/" />
    </main>
  )
}
