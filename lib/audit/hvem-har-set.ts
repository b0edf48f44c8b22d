import { and, desc, eq, sql } from 'drizzle-orm'
import { adgangslog } from '#db/schema/adgang'
import { organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import { borgerensIndblik } from '#lib/besked/visning'
import type { TxKontekst } from '#lib/kontekst'

export type Opslag = { id: string; tid: Date; organisation: string; hvad: string[] }

/**
 * Who has looked at the citizen: when, which authority and why; never the employee's name (CJEU C-579/21). What one visit looked at is
 * one line. One page by key: `efter` is the id of the last row shown.
 */
export async function listOpslag(
  ctx: TxKontekst,
  borgerId: string,
  efter: string | null,
): Promise<{ opslag: Opslag[]; naeste: string | null }> {
  const antal = 100
  const fra = efter && /^[0-9a-f-]{36}$/.test(efter) ? efter : undefined
  const raekker = await ctx.db
    .select({
      id: adgangslog.id,
      tid: adgangslog.tid,
      organisation: organisation.navn,
      handling: adgangslog.handling,
      formaal: adgangslog.formaal,
      requestId: adgangslog.requestId,
    })
    .from(adgangslog)
    .innerJoin(organisation, eq(organisation.id, adgangslog.organisationId))
    .where(
      and(
        eq(adgangslog.borgerId, borgerId),
        maa(ctx, 'log.se', { borgerId: adgangslog.borgerId }),
        fra
          ? sql`(${adgangslog.tid}, ${adgangslog.id}) < (select a.tid, a.id from adgangslog a where a.id = ${fra})`
          : undefined,
      ),
    )
    .orderBy(desc(adgangslog.tid), desc(adgangslog.id))
    .limit(antal + 1)
  const besoeg = new Map<string, Opslag>()
  for (const r of raekker.slice(0, antal)) {
    const hvad = borgerensIndblik(r.handling, r.formaal)
    const kendt = besoeg.get(r.requestId)
    if (!kendt) besoeg.set(r.requestId, { id: r.id, tid: r.tid, organisation: r.organisation, hvad: [hvad] })
    else if (!kendt.hvad.includes(hvad)) kendt.hvad.push(hvad)
  }
  return { opslag: [...besoeg.values()], naeste: raekker.length > antal ? (raekker[antal - 1]?.id ?? null) : null }
}
