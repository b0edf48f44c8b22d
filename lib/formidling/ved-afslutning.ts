import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { deling, FORMIDLING, formidling } from '#db/schema/formidling'
import { jobordreSamarbejde } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'
import { plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { overladTilWorkeren } from '#lib/formidling/maksimum'
import { skiftFormidling } from '#lib/formidling/skriv'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

/**
 * Every invitation and agreement about the order ends now: it closed, or went to another authority. The parties are told by their systems.
 * `grund` is read by both.
 */
export async function afslutSamarbejder(ctx: TxKontekst, jobordreId: string, grund: string): Promise<void> {
  const ophoerte = await ctx.db
    .update(jobordreSamarbejde)
    .set({ status: 'OPHOERT', ophoertTid: ctx.nu, ophoertGrund: grund })
    .where(
      and(eq(jobordreSamarbejde.jobordreId, jobordreId), inArray(jobordreSamarbejde.status, ['INVITERET', 'AFTALT'])),
    )
    .returning({ id: jobordreSamarbejde.id })
  for (const { id } of ophoerte) await emit(ctx, 'SamarbejdeAendret', { eksternId: id, borgerId: null })
}

/**
 * From here the days run in which what was shared about candidates may still be read. When an order is handed over, or one agreement ends, it is
 * what the a-kasser shared with each other; the employer keeps its candidates until the order closes. What the actor cannot see gets its day
 * from the worker.
 */
export async function saetDelingsfrist(
  ctx: TxKontekst,
  jobordreId: string,
  anledning: 'AFSLUTTET' | 'OVERDRAGET' | { samarbejdeId: string } = 'AFSLUTTET',
): Promise<void> {
  const til = plusDage(ctx.dag, await hentTal(ctx, 'deling_efter_dage', ctx.dag))
  await ctx.db
    .update(deling)
    .set({ til })
    .where(
      and(
        eq(deling.jobordreId, jobordreId),
        isNull(deling.lukketTid),
        isNull(deling.til),
        anledning === 'AFSLUTTET'
          ? undefined
          : sql`exists (select from ${organisation} o where o.id = ${deling.modtagerId} and o.type <> 'virksomhed')`,
        typeof anledning === 'object'
          ? inArray(
              deling.formidlingId,
              ctx.db
                .select({ id: formidling.id })
                .from(formidling)
                .where(eq(formidling.samarbejdeId, anledning.samarbejdeId)),
            )
          : undefined,
      ),
    )
}

/**
 * Citizens who were found for the order and not sent to the employer are taken off it: whoever found them has it no more, and whoever gets it
 * may find them anew. The employer never knew. What the actor cannot see the worker takes right after. Called while the order is locked.
 */
export async function traekForslag(ctx: TxKontekst, ordre: Pick<Jobordre, 'id'>): Promise<void> {
  const forslag = await ctx.db
    .select()
    .from(formidling)
    .where(and(eq(formidling.jobordreId, ordre.id), eq(formidling.status, FORMIDLING.FORESLAAET)))
    .orderBy(formidling.id)
    .for('no key update')
  for (const f of forslag)
    await skiftFormidling(ctx, f, FORMIDLING.TRUKKET, {
      kommentar: 'Jobordren blev afsluttet eller gik til en anden myndighed.',
      afSamspor: true,
    })
  if (ctx.aktoer.slags !== 'system') await overladTilWorkeren(ctx)
}
