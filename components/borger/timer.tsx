import { Maaler } from '#components/ui/maaler'
import { visDato, visTimer } from '#lib/dato'
import type { Borgerforloeb } from '#lib/kontaktforloeb/borgerens'

/** Hours used, as a bar and a sentence. The change is never promised on a date: it is the a-kasse that settles it. */
export function TimerMedDagpenge({ timer, kommunen }: { timer: Borgerforloeb['timer']; kommunen: string }) {
  if (!timer) return <p>Din a-kasse har ikke opgjort timer endnu.</p>
  return (
    <>
      <Maaler navn="Timer med dagpenge" brugt={Number(timer.brugt)} af={Number(timer.graense)} enhed="timer" />
      <p>
        Du har brugt {visTimer(timer.brugt)} af {Number(timer.graense).toLocaleString('da-DK')} timer. Når du når{' '}
        {Number(timer.graense).toLocaleString('da-DK')} timer, overtager {kommunen} dine samtaler. Det sker normalt ved
        en månedsafslutning.
      </p>
      <p className="lille">Opgjort til {visDato(timer.opgjortTil)}. Din a-kasse indberetter en gang om måneden.</p>
    </>
  )
}
