import { Linjer, PlanVisning } from '#components/borger/min-plan'
import { Sidetitel } from '#components/sidetitel'
import { KnapLink } from '#components/ui/knap'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { MinPlanTag } from '#components/ui/tilstand'
import { hentBorger } from '#lib/borger/hent'
import { dagFor, visTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { beskrivAendring } from '#lib/min-plan/aendring'
import { hentGaeldendePlan, hentPlanNummer } from '#lib/min-plan/queries'
import { IkkeFundet } from '#lib/regelfund'

/** One version as the citizen reads it, with what is different today. */
export default async function Planversion({ params }: { params: Promise<{ borgerId: string; nummer: string }> }) {
  const { borgerId, nummer } = await params
  const { borger, plan, nu, ctx } = await laes(async (ctx) => {
    const borger = await hentBorger(ctx, laesId(borgerId), 'minplan.se')
    const plan = /^\d{1,6}$/.test(nummer) ? await hentPlanNummer(ctx, borger.id, Number(nummer)) : undefined
    if (!plan) throw new IkkeFundet(`plan ${nummer}`)
    return {
      borger,
      plan,
      nu: await hentGaeldendePlan(ctx, borger.id),
      ctx: { dag: ctx.dag, nu: ctx.nu, navn: ctx.aktoer.navn },
    }
  })
  return (
    <>
      <Sidetitel side="Min plan" />
      <Printhoved organisation={plan.publiceretAfNavn} hvem={ctx.navn} naar={ctx.nu} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borger.id}#plan`, tekst: borger.navn }}
        titel={`Plan ${plan.nummer} for ${borger.navn}`}
        tag={<MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />}
      >
        <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/plan/${plan.nummer}/pdf`}>
          Hent som PDF
        </KnapLink>
      </Sidehoved>
      {plan.kvitteretTid && <p>Borgeren bekræftede at have læst planen {visTidspunkt(plan.kvitteretTid)}.</p>}
      {nu && nu.nummer !== plan.nummer && (
        <>
          <h2>Hvad er ændret siden?</h2>
          <Linjer linjer={beskrivAendring(plan, nu)} />
        </>
      )}
      <PlanVisning plan={plan} dag={ctx.dag} />
    </>
  )
}
