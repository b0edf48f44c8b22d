import { eq, type SQL, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { taellerimport } from '#db/schema/taellerimport'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'
import { type Arbejdsdel, afslutPortion, delOp } from '#lib/timeimport/dele'
import {
  type Del,
  type Dom,
  doem,
  type Import,
  raekkerMedStand,
  type TilVurdering,
  tilVurdering,
} from '#lib/timeimport/dom'
import { dobbelt, IKKE_JERES } from '#lib/timeimport/fund'

const PORTION_FIND = 20_000
const PORTION_DOEM = 10_000
const nu = sql`clock_timestamp()`

/**
 * The dry run's first half, the next portion of it: which citizen a row is about. A number that nobody has is a finding; of rows about the
 * same citizen each is.
 */
export async function findBorgere(ctx: TxKontekst, job: Import): Promise<void> {
  const [svar] = await ctx.db.execute<{
    sidste: number | null
    antal: number
    nye: number
    ukendte: number[] | null
  }>(sql`
    with fundet as materialized (${raekkerMedBorger(job)}),
    nye as (insert into taellerimport_post (import_id, borger_id, nr)
      select distinct on (borger_id) ${job.id}::uuid, borger_id, nr from fundet where borger_id is not null order by borger_id, nr
      on conflict do nothing returning 1)
    select max(nr) as sidste, count(*)::int as antal, (select count(*) from nye)::int as nye,
      json_agg(nr) filter (where borger_id is null) as ukendte from fundet`)
  const ukendte = (svar?.ukendte ?? []).map((nr) => ({ nr, fund: [IKKE_JERES], celler: {} }))
  const alleEnGang = !svar || svar.antal === svar.nye + ukendte.length
  const dobbelte = alleEnGang ? [] : await findDobbelte(ctx, job)
  const fejl = await gemFund(ctx, job, [...ukendte, ...dobbelte])
  const slut = !svar || svar.antal < PORTION_FIND
  await ctx.db
    .update(taellerimport)
    .set({
      aendretTid: nu,
      fejl: job.fejl + fejl,
      ...(slut
        ? { trin: 'DOEM', trinBegyndt: nu, behandlet: 0 }
        : { naesteNr: svar.sidste ?? 0, behandlet: job.behandlet + svar.antal }),
    })
    .where(eq(taellerimport.id, job.id))
  if (!slut) return
  await delOp(ctx, job)
  await ctx.db.execute(sql`select pg_notify('samspor', 'timeimport')`)
}

/** The portion's rows, and whom the number of each belongs to: looked up under each of the two keys that may be valid. */
const raekkerMedBorger = (job: Import): SQL => sql`
  select r.nr, coalesce((select c.borger_id from borger_cpr c where c.cpr_hmac = r.cpr_hmac limit 1),
      (select c.borger_id from borger_cpr c where c.cpr_hmac = r.cpr_hmac_gammel limit 1)) as borger_id
    from (select * from taellerimport_raekke where import_id = ${job.id} and nr > ${job.naesteNr} order by nr limit ${PORTION_FIND}) r`

/**
 * Rows about a citizen whom an earlier row is about, and that earlier row. Of somebody else's citizen even that is not told: it would say
 * that the number is somebody's.
 */
async function findDobbelte(ctx: TxKontekst, job: Import) {
  const dobbelte = await ctx.db.execute<{ nr: number; foerste: number; maa: boolean }>(sql`
    select f.nr, p.nr as foerste, ${maa(ctx, 'dagpengetaeller.opret', { borgerId: borger.id })} as maa from (${raekkerMedBorger(job)}) f
      join taellerimport_post p on p.import_id = ${job.id} and p.borger_id = f.borger_id join borger on borger.id = f.borger_id
    where p.nr <> f.nr order by f.nr`)
  return dobbelte.flatMap(({ nr, foerste, maa }) => [
    { nr, fund: [maa ? dobbelt(foerste) : IKKE_JERES], celler: {} },
    { nr: foerste, fund: [maa ? dobbelt(nr) : IKKE_JERES], celler: {} },
  ])
}

/** The second half, the next portion of a part: what the rules say to each row, and how many would be stored. Nothing is. */
export async function doemPortion(ctx: TxKontekst, job: Import, del: Arbejdsdel): Promise<void> {
  const naeste = await naesteBorgere(ctx, job, del, PORTION_DOEM)
  if (!naeste) return afslutPortion(ctx, job, del, { til: undefined })
  const [svar] = await ctx.db.execute<{ nye: number; uaendrede: number; vurder: TilVurdering[] }>(sql`
    with stand as materialized (${raekkerMedStand(ctx, job, { efter: del.efter, til: naeste.til })})
    select count(*) filter (where dom = 'GEM')::int as nye, count(*) filter (where dom = 'UAENDRET')::int as uaendrede,
      (${tilVurdering(ctx, job, sql`stand`)}) as vurder from stand`)
  const domme = (svar?.vurder ?? []).map((f) => doem(ctx.dag, f))
  const udfald = (...hvilke: Dom['udfald'][]) => domme.filter((d) => hvilke.includes(d.udfald)).length
  await afslutPortion(ctx, job, del, {
    til: naeste.til,
    behandlet: naeste.antal,
    fejl: await gemFund(ctx, job, domme.filter(erFejl)),
    nye: (svar?.nye ?? 0) + udfald('GEM', 'VIDERESEND'),
    uaendrede: (svar?.uaendrede ?? 0) + udfald('UAENDRET'),
  })
}

export const erFejl = (d: Dom): d is Extract<Dom, { udfald: 'FEJL' }> => d.udfald === 'FEJL'

/** The citizens of a part whose rows are next; undefined when there are none. */
async function naesteBorgere(
  ctx: TxKontekst,
  job: Import,
  { efter, til }: Del,
  antal: number,
): Promise<{ til: string; antal: number } | undefined> {
  const [naeste] = await ctx.db.execute<{ til: string; antal: number }>(sql`
    with naeste as materialized (select borger_id from taellerimport_post where import_id = ${job.id} and borger_id > ${efter}::uuid
      and borger_id <= ${til}::uuid order by borger_id limit ${antal})
    select borger_id as til, count(*) over ()::int as antal from naeste order by borger_id desc limit 1`)
  return naeste
}

/** Every row is judged: the file is shared out for its application, and waits for somebody to let it go on. */
export async function afslutKontrol(ctx: TxKontekst, job: Import): Promise<void> {
  await ctx.db
    .update(taellerimport)
    .set({ status: 'KLAR', kontrolleretTid: ctx.nu, aendretTid: nu })
    .where(eq(taellerimport.id, job.id))
  await delOp(ctx, job)
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling: 'taellerimport.opret',
      formaal: 'Kontrollerede en fil med timer',
      objektType: 'taellerimport',
      objektId: job.id,
    },
  ])
}

/** Stores what was found about rows. A row that had a finding gets it replaced; gives how many had none before. */
export async function gemFund(
  ctx: TxKontekst,
  job: Import,
  fund: readonly { nr: number; fund: unknown; celler: unknown }[],
): Promise<number> {
  if (fund.length === 0) return 0
  const sidste = new Map(fund.map((f) => [f.nr, { nr: f.nr, fund: f.fund, celler: f.celler }]))
  const [svar] = await ctx.db.execute<{ antal: number }>(sql`
    with nye as (insert into taellerimport_fund as f (import_id, nr, organisation_id, fund, celler)
      select ${job.id}::uuid, n.nr, ${job.organisationId}::uuid, n.fund, n.celler
      from jsonb_to_recordset(${JSON.stringify([...sidste.values()])}::text::jsonb) as n(nr integer, fund jsonb, celler jsonb)
      on conflict (import_id, nr) do update set fund = excluded.fund, celler = excluded.celler returning (xmax = 0) as ny)
    select count(*) filter (where ny)::int as antal from nye`)
  return svar?.antal ?? 0
}
