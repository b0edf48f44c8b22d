import { sql } from 'drizzle-orm'
import type { TxKontekst } from '#lib/kontekst'

/** Below this a number could point at somebody: it is told as "færre end 5". */
const MINDST = 5

/** How notices of the same event were answered by this a-kasse in the last year; `antal` null is a number too small to tell. */
export type Lignendetal = { svartype: string; antal: number | null }

/**
 * Counts final answers of one's own organisation to the same event in the last 365 days, at most the newest 2,000. Numbers below five are
 * suppressed, and so is the smallest of the others when just one is, or the total would give it away.
 */
export async function taelLignende(ctx: TxKontekst, haendelse: string): Promise<Lignendetal[]> {
  if (ctx.aktoer.slags !== 'bruger') return []
  const raekker = await ctx.db.execute<{ svartype: string; antal: number }>(sql`
    select coalesce(s.resultat, s.svartype) as svartype, count(*)::int as antal
    from (select n.id from nuph n where n.akasse_id = ${ctx.aktoer.organisation.id} and n.status in ('BESVARET', 'LUKKET')
        and n.haendelse = ${haendelse} and n.aendret_tid > ${new Date(ctx.nu.getTime() - 365 * 86_400_000).toISOString()}::timestamptz
      order by n.aendret_tid desc limit 2000) n
    join nuph_svar s on s.nuph_id = n.id and s.endeligt
    where not exists (select from nuph_svar senere where senere.erstatter_svar_id = s.id)
    group by 1 order by 2 desc, 1`)
  return undertryk(raekker.map((r) => ({ svartype: r.svartype, antal: r.antal })))
}

/** Hides what is below five, and one more when only one was hidden. Pure. */
export function undertryk(tal: readonly { svartype: string; antal: number }[]): Lignendetal[] {
  const smaa = tal.filter((t) => t.antal < MINDST)
  const ogsaa =
    smaa.length === 1 ? [...tal].filter((t) => t.antal >= MINDST).sort((a, b) => a.antal - b.antal)[0] : undefined
  return tal.map((t) => ({ ...t, antal: t.antal < MINDST || t === ogsaa ? null : t.antal }))
}
