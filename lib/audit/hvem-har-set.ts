import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { adgangslog } from '#db/schema/adgang'
import { organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import type { TxKontekst } from '#lib/kontekst'

export type Opslag = { id: string; tid: Date; organisation: string; formaal: string; art: string }

/** Who has looked at the citizen: when, which authority and why; never the employee's name (CJEU C-579/21). One page by key. */
export async function listOpslag(
  ctx: TxKontekst,
  borgerId: string,
  foer: string | null,
): Promise<{ opslag: Opslag[]; naeste: string | null }> {
  const antal = 50
  const graense = foer && !Number.isNaN(Date.parse(foer)) ? lt(adgangslog.tid, new Date(foer)) : undefined
  const raekker = await ctx.db
    .select({
      id: adgangslog.id,
      tid: adgangslog.tid,
      organisation: organisation.navn,
      formaal: adgangslog.formaal,
      art: adgangslog.art,
    })
    .from(adgangslog)
    .innerJoin(organisation, eq(organisation.id, adgangslog.organisationId))
    .where(
      and(
        eq(adgangslog.borgerId, borgerId),
        isNotNull(adgangslog.organisationId),
        maa(ctx, 'log.se', { borgerId: adgangslog.borgerId }),
        graense,
      ),
    )
    .orderBy(desc(adgangslog.tid))
    .limit(antal + 1)
  return {
    opslag: raekker.slice(0, antal),
    naeste: raekker.length > antal ? (raekker[antal - 1]?.tid.toISOString() ?? null) : null,
  }
}
