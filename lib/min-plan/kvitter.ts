import { and, eq } from 'drizzle-orm'
import { minPlan } from '#db/schema/min-plan'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { lukOpgaver } from '#lib/opgave/stil'
import { Afvist, IkkeFundet, type Regelfund } from '#lib/regelfund'

type Kvittering = { planId: string; nummer: number; kvitteretTid: Date }

type Indholdet = Pick<PlanIndhold, 'nummer' | 'jobmaal' | 'krav' | 'tilbud' | 'aftaler'>

/** A plan that says nothing is none to confirm: it is being put right (8308). */
export const erTom = (plan: Omit<Indholdet, 'nummer'>): boolean =>
  plan.jobmaal.length + plan.krav.length + plan.tilbud.length + plan.aftaler.length === 0

/** 8306 there is no plan; 8302 only the present version can be confirmed; 8308 there is nothing in it to confirm. */
export function vurderKvittering(plan: Indholdet | undefined, nummer: number): Regelfund[] {
  if (!plan) return [{ kode: '8306', niveau: 'BLOK', besked: 'Du har ikke en plan endnu.' }]
  if (plan.nummer !== nummer)
    return [{ kode: '8302', niveau: 'BLOK', besked: 'Planen er ændret, siden du åbnede den. Læs den nye plan.' }]
  if (erTom(plan)) return [{ kode: '8308', niveau: 'BLOK', besked: 'Planen er tom. Den kan ikke bekræftes.' }]
  return []
}

/**
 * The citizen confirms having read the plan they saw, by its number; Jobnet does it for them. It is no agreement, and says so on the page.
 * Confirming twice is once: `foerst` is false, and the receipt is the first one's.
 */
export async function kvitterPlan(
  ctx: Kontekst,
  input: { borgerId: string; nummer: number },
): Promise<Kvittering & { foerst: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const plan = await hentGaeldendePlan(ctx, input.borgerId)
    const fund = vurderKvittering(plan, input.nummer)
    if (fund.length > 0 || !plan) throw new Afvist(fund, fund[0]?.kode === '8302' ? 409 : 422)
    const { id: planId, borgerId, nummer } = plan
    if (plan.kvitteretTid) return { planId, nummer, kvitteretTid: plan.kvitteretTid, foerst: false }
    const [kvitteret] = await ctx.db
      .update(minPlan)
      .set({ status: 'KVITTERET', kvitteretTid: ctx.nu })
      .where(
        and(
          eq(minPlan.id, planId),
          eq(minPlan.status, 'PUBLICERET'),
          maa(ctx, 'minplan.kvitter', { borgerId: minPlan.borgerId }),
        ),
      )
      .returning({ id: minPlan.id })
    if (!kvitteret) return bagefter(ctx, input)
    await lukOpgaver(ctx, planId, ['PLAN_IKKE_BEKRAEFTET'])
    await emit(ctx, 'MinPlanKvitteret', { eksternId: planId, borgerId, version: nummer })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'minplan.kvitter',
        formaal: 'Bekræftede at have læst Min plan',
        objektType: 'minPlan',
        objektId: planId,
        borgerId,
      },
    ])
    return { planId, nummer, kvitteretTid: ctx.nu, foerst: true }
  })
}

/** Somebody was first in the same moment: the plan was confirmed, or a new version took its place. Or it was never the caller's to confirm. */
async function bagefter(
  ctx: TxKontekst,
  { borgerId, nummer }: { borgerId: string; nummer: number },
): Promise<Kvittering & { foerst: boolean }> {
  const plan = await hentGaeldendePlan(ctx, borgerId)
  const fund = vurderKvittering(plan, nummer)
  if (fund.length > 0) throw new Afvist(fund, 409)
  if (!plan?.kvitteretTid) throw new IkkeFundet(`en plan at bekræfte for ${borgerId}`)
  return { planId: plan.id, nummer: plan.nummer, kvitteretTid: plan.kvitteretTid, foerst: false }
}
