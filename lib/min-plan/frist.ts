import { and, asc, eq, gt, lt, notExists } from 'drizzle-orm'
import { minPlan } from '#db/schema/min-plan'
import { opgave } from '#db/schema/opgave'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import type { Plan } from '#lib/min-plan/queries'
import { stilOpgave } from '#lib/opgave/stil'

const SIDE = 500

/**
 * Plans that nobody confirmed in time: the authority that has the interviews gets a task about it, once per version. A receipt or a new
 * version closes it. Again is nothing, also after the task was closed by hand.
 */
export async function stilPlanopgaver(ctx: Kontekst): Promise<void> {
  let efter: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (efter) {
    const forfaldne = await listForfaldne(ctx, efter)
    for (const plan of forfaldne) await stilEn(ctx, plan)
    efter = forfaldne.length === SIDE ? forfaldne.at(-1)?.id : undefined
  }
}

const listForfaldne = (ctx: Kontekst, efter: string) =>
  transaktion(ctx, (tx) =>
    tx.db
      .select({ id: minPlan.id, borgerId: minPlan.borgerId })
      .from(minPlan)
      .where(
        and(
          eq(minPlan.status, 'PUBLICERET'),
          lt(minPlan.kvitterSenest, tx.dag),
          gt(minPlan.id, efter),
          notExists(
            tx.db
              .select({ id: opgave.id })
              .from(opgave)
              .where(and(eq(opgave.objektId, minPlan.id), eq(opgave.type, 'PLAN_IKKE_BEKRAEFTET'))),
          ),
        ),
      )
      .orderBy(asc(minPlan.id))
      .limit(SIDE),
  )

async function stilEn(ctx: Kontekst, { id, borgerId }: { id: string; borgerId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, borgerId, 'skriv')
    const plan = await laasPlan(ctx, id)
    // Confirmed or superseded since it was listed.
    if (plan?.status !== 'PUBLICERET') return
    const borger = await hentBorger(ctx, borgerId, 'borger.se')
    const organisationId = ansvarligMyndighed(await hentForloeb(ctx, borgerId))
    if (borger.doedDato !== null || !organisationId) return
    await stilOpgave(ctx, {
      organisationId,
      type: 'PLAN_IKKE_BEKRAEFTET',
      borgerId,
      objektId: id,
      emne: `Plan ${plan.nummer} er ikke bekræftet`,
    })
  })
}

/** Keeps a receipt from slipping in between the look and the task: it changes this row, waits, and then closes the task. */
async function laasPlan(ctx: TxKontekst, id: string): Promise<Pick<Plan, 'nummer' | 'status'> | undefined> {
  const [plan] = await ctx.db
    .select({ nummer: minPlan.nummer, status: minPlan.status })
    .from(minPlan)
    .where(eq(minPlan.id, id))
    .for('update')
  return plan
}

const ansvarligMyndighed = ({ ansvarlig, medlemskab, tilknytning }: Forloebsfakta): string | undefined =>
  ({ AKASSE: medlemskab?.akasseId, JOBCENTER: tilknytning?.jobcenterId, INGEN: undefined })[ansvarlig]
