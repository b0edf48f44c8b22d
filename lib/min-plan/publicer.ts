import { eq } from 'drizzle-orm'
import { minPlan, planAftale, planJobmaal, planKrav, planTilbud } from '#db/schema/min-plan'
import { opretTraad, skrivBesked } from '#lib/besked/skriv'
import { plusDage, visDatoMedUgedag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import type { TxKontekst } from '#lib/kontekst'
import { beskrivAendring } from '#lib/min-plan/aendring'
import { listGaeldendeKrav } from '#lib/min-plan/krav-queries'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { lukOpgaver } from '#lib/opgave/stil'
import { hentTal } from '#lib/regelsaet/vaerdier'

type Linje<T> = Omit<T, 'planId' | 'borgerId' | 'nummer'>
/** What the authors decide of a version. Krav til jobsøgning come from their own register. */
export type Plandele = {
  jobmaal: Linje<typeof planJobmaal.$inferSelect>[]
  tilbud: Linje<typeof planTilbud.$inferSelect>[]
  aftaler: Linje<typeof planAftale.$inferSelect>[]
}

/** Beskedtype 9209: Min plan er ændret. */
const PLAN_AENDRET = 9209

/**
 * A new version of the plan: `ny` says what its parts shall be, given those of the present one. The old version becomes AFLOEST, the
 * citizen is told and asked to confirm within the days of the rule, and a task about the old one's receipt is closed. Call it inside the
 * use case that has the reason and holds the citizen's write lock. Undefined when nothing would be different: then nothing is written.
 */
export async function publicerNyPlan(
  ctx: TxKontekst,
  input: {
    borgerId: string
    ny: (nu: Plandele) => Plandele
    af: { id: string; navn: string; brugerId: string | null }
  },
): Promise<{ planId: string; nummer: number } | undefined> {
  const { borgerId, af } = input
  const gammel = await hentGaeldendePlan(ctx, borgerId)
  const dele = input.ny(gammel ?? { jobmaal: [], tilbud: [], aftaler: [] })
  const krav = await kravIPlanen(ctx, borgerId, gammel)
  const aendring = beskrivAendring(gammel, { ...dele, krav })
  if (aendring.length === 0) return undefined
  if (gammel) {
    await ctx.db.update(minPlan).set({ status: 'AFLOEST', afloestTid: ctx.nu }).where(eq(minPlan.id, gammel.id))
    await lukOpgaver(ctx, gammel.id, ['PLAN_IKKE_BEKRAEFTET'])
  }
  const planId = crypto.randomUUID()
  const nummer = (gammel?.nummer ?? 0) + 1
  const kvitterSenest = plusDage(ctx.dag, await hentTal(ctx, 'kvitteringsfrist_dage', ctx.dag))
  await ctx.db.insert(minPlan).values({
    id: planId,
    borgerId,
    nummer,
    status: 'PUBLICERET',
    aendring: aendring.join('\n'),
    publiceretTid: ctx.nu,
    publiceretAfId: af.id,
    publiceretAfBruger: af.brugerId,
    publiceretAfNavn: af.navn,
    kvitterSenest,
  })
  await skrivIndhold(ctx, { planId, borgerId }, dele, krav)
  await fortaelBorgeren(ctx, { borgerId, af, frist: visDatoMedUgedag(kvitterSenest), foerste: !gammel })
  await emit(ctx, 'MinPlanPubliceret', { eksternId: planId, borgerId, version: nummer, note: aendring.join(' · ') })
  return { planId, nummer }
}

type Kravlinje = Linje<typeof planKrav.$inferSelect>

/** What the register holds today. Without a register, as in plans from before it, what stood in the plan. */
async function kravIPlanen(ctx: TxKontekst, borgerId: string, gammel: PlanIndhold | undefined): Promise<Kravlinje[]> {
  const { gaeldende, findes } = await listGaeldendeKrav(ctx, borgerId)
  if (!findes) return gammel?.krav ?? []
  return gaeldende.map((k) => ({
    kravId: k.id,
    antalPrUge: k.antalPrUge,
    jobomraader: k.jobomraader,
    geografi: k.geografi,
    kanaler: k.kanaler,
    tekst: k.tekst,
    gyldigFra: k.gyldigFra,
    gyldigTil: k.gyldigTil,
    registreretAfNavn: k.registreretAfNavn,
  }))
}

async function skrivIndhold(
  ctx: TxKontekst,
  plan: { planId: string; borgerId: string },
  { jobmaal, tilbud, aftaler }: Plandele,
  krav: readonly Kravlinje[],
): Promise<void> {
  const nummereret = <T>(linjer: readonly T[]) => linjer.map((l, i) => ({ ...l, ...plan, nummer: i + 1 }))
  if (jobmaal.length > 0) await ctx.db.insert(planJobmaal).values(nummereret(jobmaal))
  if (krav.length > 0) await ctx.db.insert(planKrav).values(nummereret(krav))
  if (tilbud.length > 0) await ctx.db.insert(planTilbud).values(tilbud.map((t) => ({ ...t, ...plan })))
  if (aftaler.length > 0) await ctx.db.insert(planAftale).values(nummereret(aftaler))
}

async function fortaelBorgeren(
  ctx: TxKontekst,
  om: { borgerId: string; af: { id: string; navn: string }; frist: string; foerste: boolean },
): Promise<void> {
  const { borgerId, af, frist, foerste } = om
  const titel = foerste ? 'Du har fået en plan' : 'Din plan er ændret'
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
    skabelon: foerste ? 'MIN_PLAN_NY' : 'MIN_PLAN_AENDRET',
    felter: { frist },
    titel,
    afsender: af,
    modtagerNavn: null,
  })
}
