import { MinPlanTag } from '#components/ui/tilstand'
import type { Borgerside } from '#lib/borger/side'
import { dagFor, visKortDato } from '#lib/dato'

/** The plan in force, and who may change its goals. */
export function Plan({
  data: { plan, forloeb },
  kommunen,
}: {
  data: Pick<Borgerside, 'plan' | 'forloeb'>
  kommunen: string
}) {
  return (
    <section id="plan">
      <h2>Min plan</h2>
      {plan ? (
        <>
          <p>
            <MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />{' '}
            {plan.aendring}
          </p>
          <ul>
            {plan.jobmaal.map((m) => (
              <li key={m.nummer}>
                Jobmål: {m.titel}
                {m.primaer && ' (primært)'}
              </li>
            ))}
            {plan.tilbud.map((t) => (
              <li key={t.tilbudId}>
                Tilbud: {t.navn}, {visKortDato(t.start)}–{visKortDato(t.slut)}
                {t.sted && `, ${t.sted}`}
              </li>
            ))}
          </ul>
          <p className="lille">
            {forloeb.ansvarlig === 'AKASSE'
              ? 'Kun a-kassen kan ændre jobmål, så længe a-kassen har samtalerne.'
              : `Kun ${kommunen.toLowerCase()} kan ændre jobmål nu.`}
          </p>
        </>
      ) : (
        <p>Der er ingen plan endnu.</p>
      )}
    </section>
  )
}
