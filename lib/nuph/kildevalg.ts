import { and, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { minPlan, planTilbud } from '#db/schema/min-plan'
import { samtale } from '#db/schema/samtale'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import type { Kilde } from '#lib/nuph/sendefakta'

/** Something on the citizen that an underretning can be about. */
export type Kildevalg = { slags: Kilde['slags']; id: string; tekst: string }

/** Interviews that have begun and tilbud of the present plan, newest first; at most 40. Only what is possible is offered. */
export async function listKilder(ctx: TxKontekst, borgerId: string): Promise<Kildevalg[]> {
  const samtaler = await ctx.db
    .select({ id: samtale.id, titel: samtale.titel, start: samtale.startTid })
    .from(samtale)
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        isNull(samtale.registreretTil),
        inArray(samtale.status, ['INDKALDT', 'UDEBLEVET', 'AFLYST', 'AFHOLDT']),
        lte(samtale.startTid, ctx.nu),
      ),
    )
    .orderBy(desc(samtale.startTid))
    .limit(20)
  const tilbud = await ctx.db
    .select({ t: planTilbud })
    .from(planTilbud)
    .innerJoin(minPlan, eq(minPlan.id, planTilbud.planId))
    .where(and(eq(planTilbud.borgerId, borgerId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))
    .orderBy(desc(planTilbud.start))
    .limit(20)
  return [
    ...samtaler.map((s) => ({
      slags: 'SAMTALE' as const,
      id: s.id,
      tekst: `${s.titel} ${visKortTidspunkt(s.start)}`,
    })),
    ...tilbud.map(({ t }) => ({
      slags: 'AKTIVITET' as const,
      id: t.tilbudId,
      tekst: `${t.navn} ${visKortDato(t.start)}–${visKortDato(t.slut)}`,
    })),
  ]
}
