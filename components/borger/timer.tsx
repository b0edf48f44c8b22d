import { Maaler } from '#components/ui/maaler'
import { type Dag, visDato, visTimer } from '#lib/dato'
import type { Borgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import { vedUdgangenAf } from '#lib/overdragelse/prognose'

/** Hours used, as a bar and a sentence. The change is never promised on a date: it is the a-kasse that settles it. */
export function TimerMedDagpenge({ forloeb, kommunen }: { forloeb: Borgerforloeb; kommunen: string }) {
  const { timer } = forloeb
  if (!timer) return <p>Din a-kasse har ikke opgjort timer endnu.</p>
  return (
    <>
      <Maaler navn="Timer med dagpenge" brugt={Number(timer.brugt)} af={Number(timer.graense)} enhed="timer" />
      <p>
        Du har brugt {visTimer(timer.brugt)} timer. {hvadSker(forloeb, kommunen)}
      </p>
      <p className="lille">Opgjort til {visDato(timer.opgjortTil)} af din a-kasse.</p>
    </>
  )
}

function hvadSker({ ansvarlig, timer, sidsteDag }: Borgerforloeb, kommunen: string): string {
  if (!timer || ansvarlig === 'INGEN') return ''
  const graense = Number(timer.graense).toLocaleString('da-DK')
  if (ansvarlig === 'JOBCENTER')
    return `Grænsen for a-kassens samtaler er ${graense} timer. Nu har ${kommunen} dine samtaler.`
  if (sidsteDag)
    return `Din a-kasse har dine samtaler til og med den ${visDato(sidsteDag)}. Fra dagen efter har ${kommunen} dem.`
  if (hundrededele(timer.brugt) >= hundrededele(timer.graense)) {
    return `Du har nået grænsen på ${graense} timer. Når din a-kasse har sat en slutdato, overtager ${kommunen} dine samtaler.`
  }
  return `Når du når ${graense} timer, overtager ${kommunen} dine samtaler. Det sker normalt ved en månedsafslutning.`
}

/** Hours left until the limit, two decimals as text; null when nothing is settled or the a-kasse does not have the interviews. */
export function timerTilbage({ ansvarlig, timer }: Borgerforloeb): string | null {
  if (!timer || ansvarlig !== 'AKASSE') return null
  return fraHundrededele(hundrededele(timer.graense) - hundrededele(timer.brugt))
}

/** When the change is expected, in words of an estimate and with its range; nothing when nobody can tell. */
export function ForventetSkift({
  skoen,
  kommunen,
  dag,
}: {
  skoen: { tidligst: Dag | null; forventet: Dag | null; senest: Dag | null } | undefined
  kommunen: string
  dag: Dag
}) {
  if (!skoen?.forventet) return null
  const { forventet, tidligst, senest } = skoen
  const andet = [
    tidligst && tidligst !== forventet && `tidligst ${vedUdgangenAf(tidligst, dag)}`,
    senest && senest !== forventet && `senest ${vedUdgangenAf(senest, dag)}`,
  ].filter(Boolean)
  return (
    <>
      <h2>Hvornår sker det?</h2>
      <p>
        Vi regner med, at {kommunen} overtager dine samtaler <strong>{vedUdgangenAf(forventet, dag)}</strong>.
        {andet.length > 0 && ` Det kan blive ${andet.join(' og ')}.`}
      </p>
      <p className="lille">
        Det er et skøn ud fra de timer, du har brugt indtil nu. Det er din a-kasse, der sætter datoen.
      </p>
    </>
  )
}
