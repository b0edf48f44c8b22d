import { and, eq } from 'drizzle-orm'
import { minPlan } from '#db/schema/min-plan'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { hentGaeldendePlan } from '#lib/min-plan/queries'
import { Afvist, type Regelfund } from '#lib/regelfund'

/** 8306 there is no plan; 8302 only the present version can be confirmed. Confirming twice is once (8303 shows the receipt). */
export function vurderKvittering(plan: { nummer: number } | undefined, nummer: number): Regelfund[] {
  if (!plan) return [{ kode: '8306', niveau: 'BLOK', besked: 'Du har ikke en plan endnu.' }]
  if (plan.nummer !== nummer)
    return [{ kode: '8302', niveau: 'BLOK', besked: 'Planen er ændret, siden du åbnede den. Læs den nye plan.' }]
  return []
}

/** The citizen confirms having read the plan they saw, by its number. It is no agreement, and says so on the page. */
export async function kvitterPlan(ctx: Kontekst, input: { nummer: number }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'borger') throw new Error('kun borgeren kan bekræfte sin plan')
    const plan = await hentGaeldendePlan(ctx, ctx.aktoer.borgerId)
    const fund = vurderKvittering(plan, input.nummer)
    if (fund.length > 0 || !plan) throw new Afvist(fund, plan ? 409 : 422)
    const [kvitteret] = await ctx.db
      .update(minPlan)
      .set({ status: 'KVITTERET', kvitteretTid: ctx.nu })
      .where(and(eq(minPlan.id, plan.id), eq(minPlan.status, 'PUBLICERET')))
      .returning({ id: minPlan.id })
    if (kvitteret)
      await emit(ctx, 'MinPlanKvitteret', { eksternId: plan.id, borgerId: plan.borgerId, version: plan.nummer })
  })
}
