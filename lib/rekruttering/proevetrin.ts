import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { REKRUTTERINGSPROEVE_TRIN, rekrutteringsproeve } from '#db/schema/rekruttering'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { skrivBevis } from '#lib/rekruttering/bevis'

export type Proevetrin = (typeof REKRUTTERINGSPROEVE_TRIN)[number]

/**
 * Samspor saw an a-kasse's system do a step with a probe order: call it where the step is done, with the order as it is there. Nothing for
 * an order of a company, and nothing when another than the system that is tried did it. The last step passes the probe and signs the word.
 */
export async function noterTrin(
  ctx: TxKontekst,
  ordre: Pick<Jobordre, 'id' | 'proeve' | 'oprettetTid'>,
  trin: Proevetrin,
): Promise<void> {
  if (!ordre.proeve || ctx.aktoer.slags !== 'bruger' || ctx.aktoer.rolle !== 'klient') return
  const { brugerId, organisation } = ctx.aktoer
  if (trin === 'HENTET' && !(await erFortalt(ctx, ordre, organisation.id))) return
  const [proeve] = await ctx.db
    .update(rekrutteringsproeve)
    .set({ trin: sql`${JSON.stringify({ [trin]: ctx.nu.toISOString() })}::text::jsonb || ${rekrutteringsproeve.trin}` })
    .where(
      and(
        eq(rekrutteringsproeve.akasseId, organisation.id),
        eq(rekrutteringsproeve.brugerId, brugerId),
        // A probe and its orders are made at the same moment.
        eq(rekrutteringsproeve.startetTid, ordre.oprettetTid),
        gt(rekrutteringsproeve.frist, ctx.nu),
        isNull(rekrutteringsproeve.bestaaetTid),
      ),
    )
    .returning()
  if (!proeve || !REKRUTTERINGSPROEVE_TRIN.every((t) => proeve.trin[t])) return
  const bevis = await skrivBevis({ akasse: organisation.kode, system: proeve.systemNavn, bestaaet: ctx.nu })
  await ctx.db
    .update(rekrutteringsproeve)
    .set({ bestaaetTid: ctx.nu, bevis })
    .where(eq(rekrutteringsproeve.id, proeve.id))
}

/** Has the a-kasse been told of the order: read its feed since, or taken the message at an address of its own? */
async function erFortalt(
  ctx: TxKontekst,
  ordre: Pick<Jobordre, 'id' | 'oprettetTid'>,
  akasseId: string,
): Promise<boolean> {
  const [svar] = await ctx.db.execute<{ fortalt: boolean }>(sql`
    select exists (select from event_modtager m where m.organisation_id = ${akasseId} and m.ekstern_id = ${ordre.id} and m.tid >= ${ordre.oprettetTid.toISOString()} and (
      exists (select from forbruger f where f.organisation_id = m.organisation_id and f.sidst_hentet >= m.tid)
      or exists (select from webhook_levering w where w.organisation_id = m.organisation_id and w.event_id = m.event_id
        and w.faerdig_tid is not null))) as fortalt`)
  return svar?.fortalt ?? false
}
