import { and, desc, eq, isNull } from 'drizzle-orm'
import { jobordre } from '#db/schema/jobordre'
import { virksomhedsbesked } from '#db/schema/virksomhed'
import { maa } from '#lib/adgang/maa'
import { ordremaal } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

export type Virksomhedsbesked = Pick<
  typeof virksomhedsbesked.$inferSelect,
  'id' | 'jobordreId' | 'titel' | 'tekst' | 'tid'
>

/** What the company has been told and has not opened, the newest first, at most 20. Somebody who acts for one unit reads about its orders. */
export const listUlaesteBeskeder = (ctx: TxKontekst): Promise<Virksomhedsbesked[]> =>
  ctx.db
    .select({
      id: virksomhedsbesked.id,
      jobordreId: virksomhedsbesked.jobordreId,
      titel: virksomhedsbesked.titel,
      tekst: virksomhedsbesked.tekst,
      tid: virksomhedsbesked.tid,
    })
    .from(virksomhedsbesked)
    .innerJoin(jobordre, eq(jobordre.id, virksomhedsbesked.jobordreId))
    .where(and(isNull(virksomhedsbesked.laestTid), maa(ctx, 'jobordre.se', ordremaal)))
    .orderBy(desc(virksomhedsbesked.tid), desc(virksomhedsbesked.id))
    .limit(20)

/** Opening an order is reading what was told about it. The order was loaded for a purpose. */
export async function markerBeskederLaest(ctx: TxKontekst, jobordreId: string): Promise<void> {
  await ctx.db
    .update(virksomhedsbesked)
    .set({ laestTid: ctx.nu })
    .where(and(eq(virksomhedsbesked.jobordreId, jobordreId), isNull(virksomhedsbesked.laestTid)))
}
