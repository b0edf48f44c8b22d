import { Kvittering, PlanVisning } from '#components/borger/min-plan'
import { side } from '#components/side'
import { Sidehoved } from '#components/ui/sidehoved'
import { MinPlanTag } from '#components/ui/tilstand'
import { selv } from '#lib/kontekst'
import { hentPlanNummer } from '#lib/min-plan/queries'
import { IkkeFundet } from '#lib/regelfund'

/** An earlier version, to read only. */
export const GET = side(async (ctx, { param }) => {
  const nummer = /^\d{1,6}$/.test(param.nummer ?? '') ? Number(param.nummer) : 0
  const plan = await hentPlanNummer(ctx, selv(ctx), nummer)
  if (!plan) throw new IkkeFundet(`plan ${nummer}`)
  return {
    side: 'Tidligere plan',
    krop: (
      <>
        <Sidehoved
          tilbage={{ href: '/borger/min-plan', tekst: 'min plan' }}
          titel={`Plan ${plan.nummer}`}
          tag={<MinPlanTag status={plan.status} />}
        />
        <Kvittering plan={plan} />
        <PlanVisning plan={plan} />
      </>
    ),
  }
})
