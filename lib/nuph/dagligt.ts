import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { nuph } from '#db/schema/nuph'
import { opgave } from '#db/schema/opgave'
import { plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { type Kontekst, nyFrist, transaktion } from '#lib/kontekst'
import { arbejdsdageSiden } from '#lib/nuph/frister'
import { VENTER_PAA_SVAR } from '#lib/nuph/livscyklus'
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

/** In portions of a short transaction each, until a day's work is done: a national day closes and reminds thousands. */
async function lukBesvarede(ctx: Kontekst): Promise<void> {
  while ((await lukPortion(ctx)) === PORTION);
}

const lukPortion = (ctx: Kontekst): Promise<number> =>
  transaktion(nyFrist(ctx), async (ctx) => {
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
    return modne.length
  })

/**
 * Marks the a-kasse's own task, once for each: a reminder, and later that it is overdue. Nothing is decided by time alone. Counted from when
 * the task was set, so that a reopened case has its days anew.
 */
async function mindOmSvar(ctx: Kontekst): Promise<void> {
  let efter: string | undefined = NUL
  while (efter) efter = await mindPortion(ctx, efter)
}

/** One page of open tasks by key; gives where the next begins, or undefined after the last. */
const mindPortion = (ctx: Kontekst, efter: string): Promise<string | undefined> =>
  transaktion(nyFrist(ctx), async (ctx) => {
    const paamind = await hentTal(ctx, 'nuph_svar_paamindelse_arbejdsdage', ctx.dag)
    const overskredet = await hentTal(ctx, 'nuph_svar_overskredet_arbejdsdage', ctx.dag)
    // Working days never number more than days: the border is judged below, this only keeps the young ones out.
    const aeldreEnd = (dage: number) => lte(opgave.oprettetTid, new Date(ctx.nu.getTime() - (dage - 1) * 86_400_000))
    const aabne = await ctx.db
      .select({ id: opgave.id, stillet: opgave.oprettetTid, paamindet: opgave.paamindetTid })
      .from(opgave)
      .innerJoin(nuph, eq(nuph.id, opgave.objektId))
      .where(
        and(
          eq(opgave.type, 'NY_UNDERRETNING'),
          isNull(opgave.lukketTid),
          isNull(opgave.eskaleretTid),
          inArray(nuph.status, [...VENTER_PAA_SVAR]),
          or(and(isNull(opgave.paamindetTid), aeldreEnd(paamind)), aeldreEnd(overskredet)),
          gt(opgave.id, efter),
        ),
      )
      .orderBy(opgave.id)
      .limit(PORTION)
    const alder = new Map(aabne.map((o) => [o.id, arbejdsdageSiden(o.stillet, ctx.dag)]))
    const forSene = aabne.filter((o) => (alder.get(o.id) ?? 0) >= overskredet).map((o) => o.id)
    const naaet = aabne.filter((o) => !o.paamindet && (alder.get(o.id) ?? 0) >= paamind).map((o) => o.id)
    if (naaet.length > 0) await ctx.db.update(opgave).set({ paamindetTid: ctx.nu }).where(inArray(opgave.id, naaet))
    if (forSene.length > 0) await ctx.db.update(opgave).set({ eskaleretTid: ctx.nu }).where(inArray(opgave.id, forSene))
    return aabne.length === PORTION ? aabne.at(-1)?.id : undefined
  })

const NUL = '00000000-0000-0000-0000-000000000000'
