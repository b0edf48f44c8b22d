import { KnapLink } from '#components/ui/knap'
import { Maaler } from '#components/ui/maaler'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import type { Borgerside } from '#lib/borger/side'
import type { Timelinje } from '#lib/dagpengetaeller/historik'
import { dagFor, visKortDato, visKortTidspunkt, visTimer } from '#lib/dato'

type Data = Pick<
  Borgerside,
  'borger' | 'timer' | 'graense' | 'timehistorik' | 'tidligereTimer' | 'maaIndberette' | 'tidspunkt'
>

/** Consumed benefit hours of the course, the limit, and every report with who and why. The a-kasse reports; the kommune reads. */
export function Timer({ data, dag }: { data: Data; dag: string }) {
  const side = `/myndighed/borgere/${data.borger.id}/timer`
  const iDag = data.tidspunkt.dag === dag
  const fra = data.tidligereTimer
  return (
    <section id="timer">
      <h2>Timer med dagpenge</h2>
      {iDag && fra && (
        <Notits
          art="advarsel"
          titel={`Tidligere a-kasse har opgjort ${visTimer(fra.timerForbrugt)} timer til ${visKortDato(fra.opgjortTil)}`}
        >
          <p>{fra.akasseNavn} har sendt timerne til jer. De tæller først, når I selv indberetter dem.</p>
          {data.maaIndberette && <KnapLink href={`${side}?overtag=${fra.id}`}>Overtag timerne</KnapLink>}
        </Notits>
      )}
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
      {iDag && data.maaIndberette && (
        <p>
          <KnapLink art="sekundaer" href={side}>
            Indberet eller ret timer
          </KnapLink>
        </p>
      )}
      {data.timehistorik.length > 0 && (
        <details>
          <summary>Alle indberetninger af timer</summary>
          <Tabel
            titel="Indberetninger af timer"
            skjultTitel
            raekker={data.timehistorik}
            noegle={(l) => l.id}
            kolonner={[
              { titel: 'Opgjort til', vis: (l) => visKortDato(l.opgjortTil) },
              { titel: 'Timer', tal: true, vis: (l) => visTimer(l.timerForbrugt) },
              { titel: 'Forsikring', vis: (l) => (l.forsikring === 'DELTID' ? 'Deltid' : 'Fuldtid') },
              {
                titel: 'Indplaceret',
                vis: (l) => `${visKortDato(l.indplaceringsdato)}${l.nyIndplacering ? ' (ny)' : ''}`,
              },
              {
                titel: 'Indberettet',
                vis: (l) => `${visKortTidspunkt(l.indberettetTid)}, ${l.akasse}${l.afHvem ? `, ${l.afHvem}` : ''}`,
              },
              { titel: 'Korrektion', vis: (l) => <Korrektion linje={l} /> },
            ]}
          />
        </details>
      )}
    </section>
  )
}

function Korrektion({ linje: { korrektion: k, erRettet } }: { linje: Timelinje }) {
  if (!k) return erRettet ? 'Rettet senere, tæller ikke' : '–'
  return (
    <>
      {k.rettede && `Rettede ${visTimer(k.rettede)} timer. `}
      {k.fra && `Gælder fra ${visKortDato(dagFor(k.fra))}. `}
      {k.kommentar}
      {erRettet && ' Rettet senere, tæller ikke.'}
    </>
  )
}
