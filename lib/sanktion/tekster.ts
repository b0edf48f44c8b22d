import { type Dag, visDato, visKortDato, visTimer } from '#lib/dato'
import { beregnVirkning, type gentagelse } from '#lib/sanktion/beregn'
import type { Sanktion } from '#lib/sanktion/regler'

/** Hours as people say them: "111", "7,40". */
export const sigTimer = (timer: string): string => visTimer(timer).replace(/,00$/, '')

/** What a sanction means, in a caseworker's few words; by the same rules that judge it. */
export function visVirkning(s: Sanktion, dag: Dag): string {
  const v = beregnVirkning(s, dag)
  switch (v.art) {
    case 'DAGE':
      return v.dage === null
        ? `Udelukket fra ${visKortDato(v.fra)}, åben`
        : `${v.dage} ${v.dage === 1 ? 'dag' : 'dage'}, ${visKortDato(v.fra)}–${v.til ? visKortDato(v.til) : ''}`
    case 'TIMER':
      return `${sigTimer(v.timer ?? '0')} timer, ${sigTimer(v.timerTilbage ?? '0')} tilbage`
    case 'ARBEJDSKRAV':
      return `Arbejdskrav ${v.arbejdskravTimer} timer${v.til ? `, opfyldt ${visKortDato(v.til)}` : ''}`
    default:
      return s.status === 'ANNULLERET' ? 'Intet' : `Fra ${visKortDato(v.fra)}`
  }
}

/** The same to the citizen, in whole sentences: what is lost, from when, until when. */
export function forklarVirkning(s: Sanktion, dag: Dag): string {
  const v = beregnVirkning(s, dag)
  switch (v.art) {
    case 'DAGE':
      return v.til === null
        ? `Du får ikke dagpenge fra den ${visDato(v.fra)}. Du kan få dagpenge igen fra den dag, du har haft kontakt.`
        : `Du får ikke dagpenge fra den ${visDato(v.fra)} til og med den ${visDato(v.til)}. Det er ${v.dage} ${v.dage === 1 ? 'dag' : 'dage'}.`
    case 'TIMER':
      return v.erOvre
        ? `Du har mistet ${sigTimer(v.timer ?? '0')} timer med dagpenge. Det er ovre.`
        : `Du mister ${sigTimer(v.timer ?? '0')} timer med dagpenge. Der er ${sigTimer(v.timerTilbage ?? '0')} timer tilbage.`
    case 'ARBEJDSKRAV':
      return v.erOvre
        ? 'Du har arbejdet nok. Du kan få dagpenge igen.'
        : `Du kan først få dagpenge igen, når du har arbejdet ${v.arbejdskravTimer} timer ${PERIODE[s.arbejdskravPeriode ?? 'MAANEDER_3']}.`
    default:
      return s.status === 'ANNULLERET' ? 'Afgørelsen er fjernet. Den betyder intet for dine dagpenge.' : ''
  }
}

const PERIODE = { MAANEDER_3: 'inden for 3 måneder', UGER_12: 'inden for 12 uger' }

/** What a new event would mean for the citizen, or nothing. */
export const forklarGentagelse = (g: ReturnType<typeof gentagelse>): string | null =>
  g.taeller
    ? `Får du en ny karantæne til og med den ${visDato(g.til)}, kan du miste dine dagpenge, til du har arbejdet igen.`
    : null
