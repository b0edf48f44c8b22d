import { eq } from 'drizzle-orm'
import { minPlan, planJobmaal, planKrav, planTilbud } from '#db/schema/min-plan'
import { opretTraad, skrivBesked } from '#lib/besked/skriv'
import { plusDage, visDatoMedUgedag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { TxKontekst } from '#lib/kontekst'
import { hentGaeldendePlan } from '#lib/min-plan/queries'
import { hentTal } from '#lib/regelsaet/vaerdier'

type Noegle = 'planId' | 'borgerId' | 'nummer'
export type Tilfoejelse = {
  jobmaal?: Omit<typeof planJobmaal.$inferInsert, Noegle>[]
  krav?: Omit<typeof planKrav.$inferInsert, Noegle>[]
  tilbud?: Omit<typeof planTilbud.$inferInsert, Noegle>[]
}

/** Beskedtype 9209: Min plan er ændret. */
const PLAN_AENDRET = 9209

/**
 * A new version of the plan: what stood in the present one, and what is added. The old version becomes AFLOEST, the citizen is told and
 * asked to confirm within the days of the rule. Call it inside the use case that has the reason and holds the citizen's lock.
 * `aendring` says in plain Danish what is new.
 */
export async function publicerNyPlan(
  ctx: TxKontekst,
  input: {
    borgerId: string
    aendring: string
    tilfoej: Tilfoejelse
    af: { id: string; navn: string; brugerId: string | null }
  },
): Promise<{ planId: string; nummer: number }> {
  const { borgerId, tilfoej } = input
  const gammel = await hentGaeldendePlan(ctx, borgerId)
  if (gammel)
    await ctx.db.update(minPlan).set({ status: 'AFLOEST', afloestTid: ctx.nu }).where(eq(minPlan.id, gammel.id))
  const planId = crypto.randomUUID()
  const nummer = (gammel?.nummer ?? 0) + 1
  const kvitterSenest = plusDage(ctx.dag, await hentTal(ctx, 'kvitteringsfrist_dage', ctx.dag))
  await ctx.db.insert(minPlan).values({
    id: planId,
    borgerId,
    nummer,
    status: 'PUBLICERET',
    aendring: input.aendring,
    publiceretTid: ctx.nu,
    publiceretAfId: input.af.id,
    publiceretAfBruger: input.af.brugerId,
    publiceretAfNavn: input.af.navn,
    kvitterSenest,
  })
  const jobmaal = [...(gammel?.jobmaal ?? []), ...(tilfoej.jobmaal ?? [])].map((r, i) => ({
    ...r,
    planId,
    borgerId,
    nummer: i + 1,
  }))
  const krav = [...(gammel?.krav ?? []), ...(tilfoej.krav ?? [])].map((r, i) => ({
    ...r,
    planId,
    borgerId,
    nummer: i + 1,
  }))
  const tilbud = [...(gammel?.tilbud ?? []), ...(tilfoej.tilbud ?? [])].map((r) => ({ ...r, planId, borgerId }))
  if (jobmaal.length > 0) await ctx.db.insert(planJobmaal).values(jobmaal)
  if (krav.length > 0) await ctx.db.insert(planKrav).values(krav)
  if (tilbud.length > 0) await ctx.db.insert(planTilbud).values(tilbud)
  await fortaelBorgeren(ctx, borgerId, input.af, visDatoMedUgedag(kvitterSenest))
  await emit(ctx, 'MinPlanPubliceret', { eksternId: planId, borgerId, version: nummer, note: input.aendring })
  return { planId, nummer }
}

async function fortaelBorgeren(
  ctx: TxKontekst,
  borgerId: string,
  af: { id: string; navn: string },
  frist: string,
): Promise<void> {
  const titel = 'Din plan er ændret'
  const { traadId } = await opretTraad(ctx, {
    borgerId,
    beskedtype: PLAN_AENDRET,
    emne: titel,
    afsender: af,
    modtager: null,
    maaBesvares: false,
  })
  await skrivBesked(ctx, {
    traadId,
    borgerId,
    skabelon: 'MIN_PLAN_AENDRET',
    felter: { frist },
    titel,
    afsender: af,
    modtagerNavn: null,
  })
}
