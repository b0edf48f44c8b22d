import { asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { driftordre } from '#db/schema/abonnement'
import { afspilAbonnement } from '#lib/abonnement/afspil'
import { genoptagAbonnement } from '#lib/abonnement/pause'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

export const Driftordre = z.object({ abonnementId: z.uuid(), hvad: z.enum(['PARKEREDE', 'GENOPTAG']) })

/** The operator asks the worker to send again what was parked, or to open a parked subscription. */
export async function bestilDriftordre(ctx: Kontekst, input: z.infer<typeof Driftordre>): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    if (!kanOverhovedet(ctx.aktoer, 'drift.ordn')) throw new IkkeFundet('driftordre')
    await ctx.db.insert(driftordre).values({ ...input, bestiltAf: ctx.aktoer.navn, bestiltTid: ctx.nu })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'drift.ordn',
        formaal: input.hvad === 'PARKEREDE' ? 'Sendte parkerede webhooks igen' : 'Genoptog et abonnement',
        objektType: 'abonnement',
        objektId: input.abonnementId,
      },
    ])
    await ctx.db.execute(sql`select pg_notify('samspor', 'driftordre')`)
  })
}

/** Carries out the oldest order as the platform. False when there is none. An order about what no longer is there is done as well. */
export async function udfoerDriftordre(ctx: Kontekst): Promise<boolean> {
  return transaktion(ctx, async (ctx) => {
    const [ordre] = await ctx.db
      .select()
      .from(driftordre)
      .where(isNull(driftordre.udfoertTid))
      .orderBy(asc(driftordre.bestiltTid))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!ordre) return false
    try {
      if (ordre.hvad === 'PARKEREDE') await afspilAbonnement(ctx, { id: ordre.abonnementId, hvad: 'PARKEREDE' })
      else await genoptagAbonnement(ctx, { id: ordre.abonnementId })
    } catch (fejl) {
      if (!(fejl instanceof IkkeFundet || fejl instanceof Afvist)) throw fejl
    }
    await ctx.db.update(driftordre).set({ udfoertTid: ctx.nu }).where(eq(driftordre.id, ordre.id))
    return true
  })
}
