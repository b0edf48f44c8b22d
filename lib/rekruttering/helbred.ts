import { and, eq, isNull } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { klarmelding } from '#db/schema/rekruttering'
import { logAdgang } from '#lib/audit/log'
import { emit } from '#lib/events/emit'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { lukProeveordrer } from '#lib/rekruttering/proeve'
import { listAeldsteUhentede } from '#lib/rekruttering/queries'
import { erStille, pausegrund } from '#lib/rekruttering/regler'

/** Companies told in one go; an a-kasse with more waiting orders than this is not paused in one run. */
const FORTAEL_HOEJST = 1000

/**
 * An a-kasse whose system does not fetch what it is told is not offered any more, and the companies that wait for it are told once, so that
 * they may choose a jobcenter. Probe orders whose time is up are closed. The worker calls it again and again; twice changes nothing.
 * Returns how many a-kasser it paused.
 */
export async function tilsePaaBeredskab(ctx: Kontekst): Promise<number> {
  return transaktion(ctx, async (ctx) => {
    await lukProeveordrer(ctx, null)
    const timer = await hentTal(ctx, 'klarmelding_stille_timer', ctx.dag)
    const uhentede = await listAeldsteUhentede(ctx.db, ctx.nu)
    const stille = [...uhentede].filter(([, aeldste]) => erStille(aeldste, ctx.nu, timer)).map(([id]) => id)
    let antal = 0
    for (const akasseId of stille) if (await saetPaaPause(ctx, akasseId, pausegrund(timer))) antal += 1
    return antal
  })
}

async function saetPaaPause(ctx: TxKontekst, akasseId: string, grund: string): Promise<boolean> {
  const [k] = await ctx.db
    .update(klarmelding)
    .set({ pauseFra: ctx.nu, pauseGrund: grund })
    .where(and(eq(klarmelding.akasseId, akasseId), isNull(klarmelding.erstattetTid), isNull(klarmelding.pauseFra)))
    .returning({ id: klarmelding.id })
  if (!k) return false
  await emit(ctx, 'KlarmeldingAendret', { eksternId: k.id, borgerId: null, note: grund })
  await logAdgang(ctx, [
    { art: 'AENDR', handling: 'klarmelding.ret', formaal: grund, objektType: 'klarmelding', objektId: k.id },
  ])
  const [akasse] = await ctx.db
    .select({ navn: organisation.navn })
    .from(organisation)
    .where(eq(organisation.id, akasseId))
  const ventende = await ctx.db
    .select({ id: jobordre.id, virksomhedId: jobordre.virksomhedId, titel: jobordre.titel, proeve: jobordre.proeve })
    .from(jobordre)
    .where(
      and(eq(jobordre.myndighedId, akasseId), eq(jobordre.status, 'AFVENTER_MODTAGELSE'), eq(jobordre.proeve, false)),
    )
    .orderBy(jobordre.venterSiden, jobordre.id)
    .limit(FORTAEL_HOEJST)
  for (const ordre of ventende) await fortaelVirksomheden(ctx, ordre, 'KAN_IKKE', akasse?.navn ?? 'A-kassen')
  return true
}
