import { type Dag, dagFor, visDato } from '#lib/dato'
import type { PlanIndhold } from '#lib/min-plan/queries'
import { aendringslinjer, planafsnit, planstand, udgivet } from '#lib/min-plan/visning'
import { BROED, byggPdf, FED_LINJE, LINJE, OVERSKRIFT, TITEL, UNDEROVERSKRIFT } from '#lib/pdf/dokument'

/** Room for a heading and two lines below it. */
const PLADS = 75

/**
 * A version of the plan as a tagged PDF: what the page says, in the same words and order. `navn` is the citizen's. No CPR number stands in
 * it, nor in its name.
 */
export function planPdf(plan: PlanIndhold, om: { navn: string; dag: Dag }): Promise<Buffer> {
  const dag = plan.publiceretTid ? dagFor(plan.publiceretTid) : om.dag
  return byggPdf(
    { titel: `Min plan, version ${plan.nummer}`, forfatter: plan.publiceretAfNavn, dag },
    ({ skriv, liste, streg, luft, plads }) => {
      skriv('P', plan.publiceretAfNavn, FED_LINJE)
      skriv('P', `Hentet ${visDato(om.dag)}`, LINJE)
      streg()
      skriv('P', om.navn, LINJE)
      luft(12)
      skriv('H1', `Min plan, version ${plan.nummer}`, TITEL)
      skriv('P', `${udgivet(plan)}. ${planstand(plan, om.dag)}`, BROED)
      skriv('H2', 'Hvad er ændret?', OVERSKRIFT)
      liste(aendringslinjer(plan))
      for (const { titel, tom, punkter } of planafsnit(plan, om.dag)) {
        if (plads(PLADS)) luft(9)
        skriv('H2', titel, OVERSKRIFT)
        if (punkter.length === 0) skriv('P', tom, BROED)
        for (const punkt of punkter) {
          plads(PLADS - 20)
          skriv('H3', punkt.titel, UNDEROVERSKRIFT)
          if (punkt.tekst) skriv('P', punkt.tekst, BROED)
          for (const [navn, vaerdi] of punkt.fakta) if (vaerdi) skriv('P', `${navn}: ${vaerdi}`, LINJE)
          luft(8)
        }
      }
    },
  )
}

/** The name of the file: no name and no number of a person. */
export const planfil = (plan: Pick<PlanIndhold, 'nummer'>): string => `min-plan-${plan.nummer}.pdf`
