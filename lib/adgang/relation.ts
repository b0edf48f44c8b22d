import { and, eq } from 'drizzle-orm'
import { adgangsrelation } from '#db/schema/adgang'
import { type Dag, plusDage } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** Opens the outer wall: from `fra` the organisation may know this citizen, because of `grundlagId`. Same transaction as the cause. */
export async function aabnRelation(
  ctx: TxKontekst,
  relation: { organisationId: string; borgerId: string; grundlagId: string; fra: Dag; til?: Dag | null },
): Promise<void> {
  const til = relation.til ?? null
  await ctx.db.insert(adgangsrelation).values({
    ...relation,
    kategori: 'EGEN',
    til,
    laesbarTil: til && plusDage(til, await hentTal(ctx, 'tidligere_egne_dage', ctx.dag)),
  })
}

/** The relation ends with `til` (included), as its ground does; reading as "tidligere egne" goes on for the days that the rule gives. */
export async function lukRelation(ctx: TxKontekst, grundlagId: string, til: Dag): Promise<void> {
  const laesbarTil = plusDage(til, await hentTal(ctx, 'tidligere_egne_dage', ctx.dag))
  await ctx.db
    .update(adgangsrelation)
    .set({ til, laesbarTil })
    .where(and(eq(adgangsrelation.grundlagId, grundlagId), eq(adgangsrelation.kategori, 'EGEN')))
}
