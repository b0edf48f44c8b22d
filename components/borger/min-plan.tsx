import { Definitionsliste } from '#components/ui/definitionsliste'
import { Notits } from '#components/ui/notits'
import { type Dag, visKortDato, visTidspunkt } from '#lib/dato'
import { kortId } from '#lib/id'
import type { PlanIndhold, Udkast } from '#lib/min-plan/queries'
import { aendringslinjer, planafsnit, udgivet } from '#lib/min-plan/visning'

/** What a version of the plan says, for the citizen. `dag` is the day it is read; `kalender`: a tilbud can be put in one's own calendar. */
export function PlanVisning({ plan, dag, kalender }: { plan: PlanIndhold; dag: Dag; kalender?: true }) {
  return (
    <>
      <h2 id="aendret">Hvad er ændret?</h2>
      <Linjer linjer={aendringslinjer(plan)} />
      <p className="lille">{udgivet(plan)}.</p>
      <Planafsnit plan={plan} dag={dag} kalender={kalender} />
    </>
  )
}

/** The sections of a plan, without what changed. */
export function Planafsnit({
  plan,
  dag,
  kalender,
}: {
  plan: Pick<PlanIndhold, 'jobmaal' | 'krav' | 'tilbud' | 'aftaler'>
  dag: Dag
  kalender?: true | undefined
}) {
  return planafsnit(plan, dag).map(({ id, titel, tom, punkter }) => (
    <section key={id} aria-labelledby={id}>
      <h2 id={id}>{titel}</h2>
      {punkter.length === 0 && <p>{tom}</p>}
      {punkter.map((p) => (
        <section key={p.noegle} className="kort max-w-[70ch]">
          <h3>{p.titel}</h3>
          {p.tekst && <p className="whitespace-pre-line">{p.tekst}</p>}
          <Definitionsliste par={p.fakta.map(([navn, vaerdi]) => [navn, vaerdi])} />
          {kalender && id === 'tilbud' && (
            <p className="ingen-print">
              <a href={`/borger/min-plan/tilbud/${kortId(p.noegle)}/kalender`}>
                Læg i kalender<span className="sr">: {p.titel}</span>
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  ))
}

/** Lines of what changed; one is a sentence of its own. */
export function Linjer({ linjer }: { linjer: readonly string[] }) {
  if (linjer.length === 0) return <p>Der er ingen forskel.</p>
  return (
    <ul>
      {linjer.map((l) => (
        <li key={l}>{l}</li>
      ))}
    </ul>
  )
}

/** The receipt that stays on the page. */
export const Kvittering = ({ plan }: { plan: Pick<PlanIndhold, 'kvitteretTid'> }) =>
  plan.kvitteretTid ? (
    <Notits
      art="succes"
      titel={`Tak. Du har bekræftet, at du har læst planen den ${visTidspunkt(plan.kvitteretTid)}.`}
    />
  ) : null

/** Draft plans of the a-kasse from before 2024. `forklaring` says to its reader what they were. */
export function Planudkast({ udkast, forklaring }: { udkast: readonly Udkast[]; forklaring: string }) {
  if (udkast.length === 0) return null
  return (
    <>
      <h3>Udkast fra a-kassen, før 2024</h3>
      <p>{forklaring}</p>
      {udkast.map((u) => (
        <section key={u.id} className="kort max-w-[70ch]">
          <h4>
            Udkast fra {u.akasseNavn}, {visKortDato(u.dag)}
          </h4>
          {u.jobmaal.length > 0 && <p>Forslag til jobmål: {u.jobmaal.join(', ')}.</p>}
          <p className="whitespace-pre-line">{u.tekst}</p>
        </section>
      ))}
    </>
  )
}
