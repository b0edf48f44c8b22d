import { and, asc, desc, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import { minPlan, planAftale, planJobmaal, planKrav, planTilbud, planUdkast } from '#db/schema/min-plan'
import { adgangskategori, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { slutningenAf, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'

export type Plan = typeof minPlan.$inferSelect
export type PlanIndhold = Plan & {
  jobmaal: (typeof planJobmaal.$inferSelect)[]
  krav: (typeof planKrav.$inferSelect)[]
  tilbud: (typeof planTilbud.$inferSelect)[]
  aftaler: (typeof planAftale.$inferSelect)[]
}
const maal = { borgerId: minPlan.borgerId }

/** The citizen's present plan with all it holds, or undefined when there is none yet. */
export const hentGaeldendePlan = (ctx: TxKontekst, borgerId: string): Promise<PlanIndhold | undefined> =>
  hentPlan(ctx, and(eq(minPlan.borgerId, borgerId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))

/** One earlier or present version by its number. */
export const hentPlanNummer = (ctx: TxKontekst, borgerId: string, nummer: number): Promise<PlanIndhold | undefined> =>
  hentPlan(ctx, and(eq(minPlan.borgerId, borgerId), eq(minPlan.nummer, nummer)))

/**
 * The plan that was in force at a moment: published before, and not yet superseded then. Its receipt shows only when it had been given. A
 * page that looks at today gets the present one.
 */
export async function hentPlanPaa(
  ctx: TxKontekst,
  borgerId: string,
  { dag, kendtPr }: Tidspunkt,
): Promise<PlanIndhold | undefined> {
  if (dag >= ctx.dag) return hentGaeldendePlan(ctx, borgerId)
  const da = kendtPr ?? slutningenAf(dag)
  const plan = await hentPlan(
    ctx,
    and(
      eq(minPlan.borgerId, borgerId),
      lte(minPlan.publiceretTid, da),
      or(isNull(minPlan.afloestTid), gt(minPlan.afloestTid, da)),
    ),
  )
  if (!plan) return undefined
  const kvitteret = plan.kvitteretTid !== null && plan.kvitteretTid <= da
  return {
    ...plan,
    status: kvitteret ? 'KVITTERET' : 'PUBLICERET',
    kvitteretTid: kvitteret ? plan.kvitteretTid : null,
    afloestTid: null,
  }
}

async function hentPlan(ctx: TxKontekst, hvilken: SQL | undefined): Promise<PlanIndhold | undefined> {
  const [fundet] = await ctx.db
    .select({ plan: minPlan, kategori: adgangskategori(ctx, 'minplan.se', maal) })
    .from(minPlan)
    .where(and(hvilken, maa(ctx, 'minplan.se', maal)))
    .orderBy(desc(minPlan.nummer))
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
    .orderBy(desc(planJobmaal.primaer), asc(planJobmaal.nummer))
  const krav = await ctx.db.select().from(planKrav).where(eq(planKrav.planId, plan.id)).orderBy(asc(planKrav.nummer))
  const tilbud = await ctx.db
    .select()
    .from(planTilbud)
    .where(eq(planTilbud.planId, plan.id))
    .orderBy(asc(planTilbud.start), asc(planTilbud.tilbudId))
  const aftaler = await ctx.db
    .select()
    .from(planAftale)
    .where(eq(planAftale.planId, plan.id))
    .orderBy(asc(planAftale.nummer))
  return { ...plan, jobmaal, krav, tilbud, aftaler }
}

/** All versions that have been published, newest first; at most 100. */
export async function listPlaner(ctx: TxKontekst, borgerId: string): Promise<Plan[]> {
  return ctx.db
    .select()
    .from(minPlan)
    .where(and(eq(minPlan.borgerId, borgerId), maa(ctx, 'minplan.se', maal)))
    .orderBy(desc(minPlan.nummer))
    .limit(100)
}

export type Udkast = typeof planUdkast.$inferSelect

/** Draft plans of a-kasser from before 2024, newest first; at most 20. Nothing makes new ones. */
export async function listUdkast(ctx: TxKontekst, borgerId: string): Promise<Udkast[]> {
  return ctx.db
    .select()
    .from(planUdkast)
    .where(and(eq(planUdkast.borgerId, borgerId), maa(ctx, 'minplan.se', { borgerId: planUdkast.borgerId })))
    .orderBy(desc(planUdkast.dag))
    .limit(20)
}
