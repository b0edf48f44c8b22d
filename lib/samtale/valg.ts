import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { akassevalg, samtale } from '#db/schema/samtale'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, selv, transaktion } from '#lib/kontekst'
import { hentAkassevalg } from '#lib/samtale/grundlag'

/**
 * The citizen chooses whether the a-kasse takes part in the first interview with the jobcenter (LAB § 31, stk. 2), and may choose anew: the
 * rows are the history. The authorities hear of it when a jobcenter's interview lies ahead. The same again is nothing.
 */
export async function vaelgAkassensDeltagelse(ctx: Kontekst, input: { deltager: boolean }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const borgerId = selv(ctx)
    await laasBorger(ctx, borgerId, 'skriv')
    await hentBorger(ctx, borgerId, 'samtale.vaelg')
    const nu = await hentAkassevalg(ctx, borgerId)
    if (nu?.deltager === input.deltager) return
    await ctx.db
      .update(akassevalg)
      .set({ afloestTid: ctx.nu })
      .where(and(eq(akassevalg.borgerId, borgerId), isNull(akassevalg.afloestTid)))
    await ctx.db.insert(akassevalg).values({ borgerId, deltager: input.deltager, valgtTid: ctx.nu })
    const [kommende] = await ctx.db
      .select({ id: samtale.id })
      .from(samtale)
      .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
      .where(
        and(
          eq(samtale.borgerId, borgerId),
          isNull(samtale.registreretTil),
          eq(samtale.status, 'INDKALDT'),
          eq(organisation.type, 'jobcenter'),
          gt(samtale.startTid, ctx.nu),
        ),
      )
      .orderBy(asc(samtale.startTid))
      .limit(1)
    if (kommende) await emit(ctx, 'SamtaleAkassevalg', { eksternId: kommende.id, borgerId })
  })
}
