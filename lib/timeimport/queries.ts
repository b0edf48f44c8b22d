import { and, asc, desc, eq, gt, ne, sql } from 'drizzle-orm'
import { taellerimport, taellerimportFund } from '#db/schema/taellerimport'
import { maa } from '#lib/adgang/maa'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet, type Regelfund } from '#lib/regelfund'
import type { Import } from '#lib/timeimport/dom'
import { kolonnetitel } from '#lib/timeimport/kolonner'

const maal = { forfatter: taellerimport.organisationId }

/** The organisation's files, newest first, one page by key (`efter` is the last one's id). */
export async function listImporter(
  ctx: TxKontekst,
  { efter, antal = 20 }: { efter?: string | undefined; antal?: number } = {},
): Promise<{ importer: Import[]; naeste: string | null }> {
  const raekker = await ctx.db
    .select()
    .from(taellerimport)
    .where(
      and(
        maa(ctx, 'taellerimport.se', maal),
        ne(taellerimport.status, 'AFVIST'),
        efter
          ? sql`(${taellerimport.oprettetTid}, ${taellerimport.id}) < (select e.oprettet_tid, e.id from taellerimport e where e.id = ${efter})`
          : undefined,
      ),
    )
    .orderBy(desc(taellerimport.oprettetTid), desc(taellerimport.id))
    .limit(antal + 1)
  const importer = raekker.slice(0, antal)
  return { importer, naeste: raekker.length > antal ? (importer.at(-1)?.id ?? null) : null }
}

/** One file of the organisation's own: how far it is and what came of it. */
export async function hentImport(ctx: TxKontekst, id: string): Promise<Import> {
  const [job] = await ctx.db
    .select()
    .from(taellerimport)
    .where(and(eq(taellerimport.id, id), ne(taellerimport.status, 'AFVIST'), maa(ctx, 'taellerimport.se', maal)))
  if (!job) throw new IkkeFundet(`fil ${id}`)
  return job
}

export type Raekkefund = { nr: number; fund: Regelfund[]; celler: Record<string, string> }

/** The rows with errors, in the order of the file, one page by key (`efter` is the last row's number). The file was loaded for a purpose. */
export async function listFund(
  ctx: TxKontekst,
  importId: string,
  { efter = 0, antal }: { efter?: number | undefined; antal: number },
): Promise<{ raekker: Raekkefund[]; naeste: number | null }> {
  const fundet = await ctx.db
    .select({ nr: taellerimportFund.nr, fund: taellerimportFund.fund, celler: taellerimportFund.celler })
    .from(taellerimportFund)
    .where(and(eq(taellerimportFund.importId, importId), gt(taellerimportFund.nr, efter)))
    .orderBy(asc(taellerimportFund.nr))
    .limit(antal + 1)
  const raekker = fundet.slice(0, antal)
  return { raekker, naeste: fundet.length > antal ? (raekker.at(-1)?.nr ?? null) : null }
}

export type Fejltype = { kode: string; kolonne: string; besked: string; antal: number }

/** Faults in words: how many rows have each kind, the most common first. `besked` is one of them as an example. At most 20 kinds. */
export async function listFejltyper(ctx: TxKontekst, importId: string): Promise<Fejltype[]> {
  const raekker = await ctx.db.execute<{ kode: string; felt: string; besked: string; antal: number }>(sql`
    select x.kode, x.felt, min(x.besked) as besked, count(*)::int as antal
    from (select f.fund from taellerimport_fund f where f.import_id = ${importId} limit 100000) f,
      jsonb_to_recordset(f.fund) as x(kode text, felt text, besked text)
    group by 1, 2 order by 4 desc, 1 limit 20`)
  return raekker.map(({ felt, ...r }) => ({ ...r, kolonne: kolonnetitel(felt) }))
}
