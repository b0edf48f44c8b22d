import { Maaler } from '#components/ui/maaler'
import type { Borgerside } from '#lib/borger/side'
import { visKortDato, visTimer } from '#lib/dato'

/** Consumed benefit hours of the course, and the limit. */
export function Timer({ data }: { data: Pick<Borgerside, 'timer' | 'graense'> }) {
  return (
    <section id="timer">
      <h2>Timer med dagpenge</h2>
      {data.timer && data.graense ? (
        <>
          <Maaler navn="Brugt" brugt={Number(data.timer.timerForbrugt)} af={Number(data.graense)} enhed="timer" />
          <p className="lille">
            {visTimer(data.timer.timerForbrugt)} timer, opgjort til {visKortDato(data.timer.opgjortTil)}.
          </p>
        </>
      ) : (
        <p>Ikke opgjort.</p>
      )}
    </section>
  )
}
