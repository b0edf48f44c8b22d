import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { nuph } from '#db/schema/nuph'
import { opgave } from '#db/schema/opgave'
import { plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { arbejdsdageSiden } from '#lib/nuph/frister'
import { VENTER_PAA_SVAR } from '#lib/nuph/regler'
import { hentTal } from '#lib/regelsaet/vaerdier'

const PORTION = 500

/**
 * What a new day brings to underretninger: answered ones without an open question are closed, and the a-kasse is reminded and then told
 * that it is late. Running it twice changes nothing.
 */
export async function koerUnderretningsdag(ctx: Kontekst): Promise<void> {
  await lukBesvarede(ctx)
  await mindOmSvar(ctx)
}

async function lukBesvarede(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const graense = plusDage(ctx.dag, -(await hentTal(ctx, 'nuph_lukkes_efter_dage', ctx.dag)))
    const modne = await ctx.db
      .select({ id: nuph.id })
      .from(nuph)
      .where(
        and(
          eq(nuph.status, 'BESVARET'),
          sql`(${nuph.aendretTid} at time zone 'Europe/Copenhagen')::date <= ${graense}`,
          sql`not exists (select from nuph_indlaeg i where i.nuph_id = ${nuph.id} and i.type <> 'SVAR_PAA_SPOERGSMAAL' and i.besvaret_tid is null)`,
        ),
      )
      .orderBy(nuph.aendretTid)
      .limit(PORTION)
      .for('update', { skipLocked: true })
    for (const { id } of modne) {
      const [lukket] = await ctx.db
        .update(nuph)
        .set({ status: 'LUKKET', lukketTid: ctx.nu, aendretTid: ctx.nu })
        .where(and(eq(nuph.id, id), eq(nuph.status, 'BESVARET')))
        .returning()
      if (lukket) await emit(ctx, 'NuphLukket', { eksternId: id, borgerId: lukket.borgerId, version: lukket.version })
    }
  })
}

/** Marks the a-kasse's own task, once for each: a reminder, and later that it is overdue. Nothing is decided by time alone. */
async function mindOmSvar(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const paamind = await hentTal(ctx, 'nuph_svar_paamindelse_arbejdsdage', ctx.dag)
    const overskredet = await hentTal(ctx, 'nuph_svar_overskredet_arbejdsdage', ctx.dag)
    const aabne = await ctx.db
      .select({ id: opgave.id, sendtTid: nuph.sendtTid, paamindet: opgave.paamindetTid })
      .from(opgave)
      .innerJoin(nuph, eq(nuph.id, opgave.objektId))
      .where(
        and(
          eq(opgave.type, 'NY_UNDERRETNING'),
          isNull(opgave.lukketTid),
          isNull(opgave.eskaleretTid),
          inArray(nuph.status, [...VENTER_PAA_SVAR]),
          // Working days never number more than days: the border is judged below, this only keeps the young ones out.
          lte(nuph.sendtTid, new Date(ctx.nu.getTime() - paamind * 86_400_000)),
        ),
      )
      .limit(PORTION)
    for (const { id, sendtTid, paamindet } of aabne) {
      if (!sendtTid) continue
      const alder = arbejdsdageSiden(sendtTid, ctx.dag)
      if (alder >= overskredet)
        await ctx.db
          .update(opgave)
          .set({
            eskaleretTid: ctx.nu,
            paamindetTid: sql`coalesce(${opgave.paamindetTid}, ${ctx.nu.toISOString()}::timestamptz)`,
          })
          .where(eq(opgave.id, id))
      else if (alder >= paamind && !paamindet)
        await ctx.db.update(opgave).set({ paamindetTid: ctx.nu }).where(eq(opgave.id, id))
    }
  })
}
