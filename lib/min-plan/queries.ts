import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { minPlan, planJobmaal, planKrav, planTilbud } from '#db/schema/min-plan'
import { adgangskategori, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'

export type Plan = typeof minPlan.$inferSelect
export type PlanIndhold = Plan & {
  jobmaal: (typeof planJobmaal.$inferSelect)[]
  krav: (typeof planKrav.$inferSelect)[]
  tilbud: (typeof planTilbud.$inferSelect)[]
}
const maal = { borgerId: minPlan.borgerId }

/** The citizen's present plan with all it holds, or undefined when there is none yet. */
export const hentGaeldendePlan = (ctx: TxKontekst, borgerId: string): Promise<PlanIndhold | undefined> =>
  hentPlan(ctx, and(eq(minPlan.borgerId, borgerId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))

/** One earlier or present version by its number. */
export const hentPlanNummer = (ctx: TxKontekst, borgerId: string, nummer: number): Promise<PlanIndhold | undefined> =>
  hentPlan(
    ctx,
    and(
      eq(minPlan.borgerId, borgerId),
      eq(minPlan.nummer, nummer),
      inArray(minPlan.status, ['PUBLICERET', 'KVITTERET', 'AFLOEST']),
    ),
  )

/** The plan that the citizen had at `tid`: the last one published by then, with the receipt only when it had been given. */
export async function hentPlanVed(ctx: TxKontekst, borgerId: string, tid: Date): Promise<PlanIndhold | undefined> {
  const seneste = (await listPlaner(ctx, borgerId)).find((p) => p.publiceretTid !== null && p.publiceretTid <= tid)
  const plan = seneste && (await hentPlanNummer(ctx, borgerId, seneste.nummer))
  if (!plan) return undefined
  const kvitteret = plan.kvitteretTid !== null && plan.kvitteretTid <= tid
  return { ...plan, status: kvitteret ? 'KVITTERET' : 'PUBLICERET', kvitteretTid: kvitteret ? plan.kvitteretTid : null }
}

async function hentPlan(ctx: TxKontekst, hvilken: SQL | undefined): Promise<PlanIndhold | undefined> {
  const [fundet] = await ctx.db
    .select({ plan: minPlan, kategori: adgangskategori(ctx, 'minplan.se', maal) })
    .from(minPlan)
    .where(and(hvilken, maa(ctx, 'minplan.se', maal)))
    .limit(1)
  if (!fundet) return undefined
  const { plan } = fundet
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling: 'minplan.se',
      formaal: 'Læste Min plan',
      objektType: 'minPlan',
      objektId: plan.id,
      borgerId: plan.borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  const jobmaal = await ctx.db
    .select()
    .from(planJobmaal)
    .where(eq(planJobmaal.planId, plan.id))
    .orderBy(asc(planJobmaal.nummer))
  const krav = await ctx.db.select().from(planKrav).where(eq(planKrav.planId, plan.id)).orderBy(asc(planKrav.nummer))
  const tilbud = await ctx.db
    .select()
    .from(planTilbud)
    .where(eq(planTilbud.planId, plan.id))
    .orderBy(asc(planTilbud.start))
  return { ...plan, jobmaal, krav, tilbud }
}

/** All versions that have been published, newest first; at most 100. */
export async function listPlaner(ctx: TxKontekst, borgerId: string): Promise<Plan[]> {
  return ctx.db
    .select()
    .from(minPlan)
    .where(
      and(
        eq(minPlan.borgerId, borgerId),
        inArray(minPlan.status, ['PUBLICERET', 'KVITTERET', 'AFLOEST']),
        maa(ctx, 'minplan.se', maal),
      ),
    )
    .orderBy(desc(minPlan.nummer))
    .limit(100)
}
