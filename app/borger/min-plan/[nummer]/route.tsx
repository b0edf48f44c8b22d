import { Kvittering, Linjer, PlanVisning } from '#components/borger/min-plan'
import { side } from '#components/side'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { MinPlanTag } from '#components/ui/tilstand'
import { selv } from '#lib/kontekst'
import { beskrivAendring } from '#lib/min-plan/aendring'
import { hentGaeldendePlan, hentPlanNummer } from '#lib/min-plan/queries'
import { planstand } from '#lib/min-plan/visning'
import { IkkeFundet } from '#lib/regelfund'

/** One version, to read only: what was new in it, and what is different today. */
export const GET = side(async (ctx, { param }) => {
  const nummer = /^\d{1,6}$/.test(param.nummer ?? '') ? Number(param.nummer) : 0
  const plan = await hentPlanNummer(ctx, selv(ctx), nummer)
  if (!plan) throw new IkkeFundet(`plan ${nummer}`)
  const nu = await hentGaeldendePlan(ctx, selv(ctx))
  return {
    side: 'Tidligere plan',
    krop: (
      <>
        <Printhoved organisation={plan.publiceretAfNavn} hvem={ctx.aktoer.navn} naar={ctx.nu} />
        <Sidehoved
          tilbage={{ href: '/borger/min-plan', tekst: 'min plan' }}
          titel={`Plan ${plan.nummer}`}
          tag={<MinPlanTag status={plan.status} />}
        />
        {plan.status === 'AFLOEST' && <p>{planstand(plan, ctx.dag)}</p>}
        <Kvittering plan={plan} />
        <p className="ingen-print">
          <a href={`/borger/min-plan/${plan.nummer}/pdf`}>Hent planen som PDF</a>
        </p>
        {nu && nu.nummer !== plan.nummer && (
          <>
            <h2>Hvad er ændret siden?</h2>
            <Linjer linjer={beskrivAendring(plan, nu)} />
          </>
        )}
        <PlanVisning plan={plan} dag={ctx.dag} />
      </>
    ),
  }
})
