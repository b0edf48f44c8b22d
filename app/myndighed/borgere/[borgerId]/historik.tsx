import { Historiklinjer } from '#components/historik'
import type { Forloebsside } from '#lib/borger/forloebsside'

/** What has happened last, across authorities; the whole of it has its own page. */
export function Historik({ borgerId, side }: { borgerId: string; side: Pick<Forloebsside, 'historik' | 'blik'> }) {
  return (
    <section id="historik">
      <h2>Historik</h2>
      <Historiklinjer linjer={side.historik} />
      {!side.blik.ser && side.historik.length > 0 && (
        <p>
          <a href={`/myndighed/borgere/${borgerId}/historik`}>Se hele historikken</a>
        </p>
      )}
    </section>
  )
}
