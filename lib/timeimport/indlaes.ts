import { eq, type SQL, sql } from 'drizzle-orm'
import { taellerimport } from '#db/schema/taellerimport'
import { logAdgang, logMange } from '#lib/audit/log'
import { opdaterGraenseopgaver } from '#lib/dagpengetaeller/graense'
import { emitMange } from '#lib/events/emit'
import type { TxKontekst } from '#lib/kontekst'
import { opdaterOverblikHvor } from '#lib/overdragelse/overblik'
import { type Arbejdsdel, afslutPortion } from '#lib/timeimport/dele'
import {
  type Del,
  type Dom,
  doem,
  type Import,
  raekkerMedStand,
  type TilVurdering,
  tilVurdering,
} from '#lib/timeimport/dom'
import { erFejl, gemFund } from '#lib/timeimport/kontroller'
import { medLaasteReferencer } from '#lib/timeimport/laaste-referencer'

/** Citizens that are locked at once: some tenths of a second in which their own messages wait, and no longer. */
export const PORTION = 5000

/**
 * Applies the next portion of a part of a file: its citizens are locked in the order of their ids, every row is judged anew, and counters,
 * events, log rows, tasks and the place from which to go on are one commit. A worker that dies has done a portion or has not; the next one
 * goes on there.
 * Gives how many citizens it was; fewer than `antal` only at the end of a part.
 */
export async function indlaesPortion(
  ctx: TxKontekst,
  job: Import,
  arbejdsdel: Arbejdsdel,
  antal: number,
): Promise<number> {
  const laast = await laasNaeste(ctx, job, arbejdsdel, antal)
  if (!laast) {
    await afslutPortion(ctx, job, arbejdsdel, { til: undefined })
    return 0
  }
  const del = { efter: arbejdsdel.efter, til: laast.til }
  const gem = sql`
    with stand as materialized (${raekkerMedStand(ctx, job, del)}),
    gemt as (${taellere(ctx, job, sql`stand`, sql`dom = 'GEM'`)}),
    events as (${emitMange(ctx, 'DagpengetaellerIndberettet', sql`select id as ekstern_id, borger_id from gemt`)}),
    log as (${logMange(ctx, LOG, sql`select id as objekt_id, borger_id from gemt`)})
    select (select count(*) from gemt)::int as gemt, count(*) filter (where dom = 'UAENDRET')::int as uaendrede,
      (${tilVurdering(ctx, job, sql`stand`)}) as vurder from stand`
  const [svar] = await medLaasteReferencer(ctx, job, () =>
    ctx.db.execute<{ gemt: number; uaendrede: number; vurder: TilVurdering[] }>(gem),
  )
  const domme = (svar?.vurder ?? []).map((f) => doem(ctx.dag, f))
  const gemt = (svar?.gemt ?? 0) + (await gemVurderede(ctx, job, del, domme))
  const videresendt = await videresend(ctx, job, del, domme)
  const fejl = await gemFund(ctx, job, domme.filter(erFejl))
  const opgaver = gemt > 0 ? await opdaterGraenseopgaver(ctx, borgere(job, del)) : { naaet: 0, naermer: 0 }
  if (gemt > 0) await opdaterOverblikHvor(ctx, borgere(job, del))
  await afslutPortion(ctx, job, arbejdsdel, {
    til: laast.til,
    behandlet: laast.antal,
    gemt,
    videresendt,
    uaendrede: (svar?.uaendrede ?? 0) + domme.filter((d) => d.udfald === 'UAENDRET').length,
    fejl,
    ...opgaver,
  })
  return laast.antal
}

const LOG = {
  art: 'OPRET',
  handling: 'dagpengetaeller.opret',
  formaal: 'Indberettede dagpengetimer',
  objektType: 'dagpengetaeller',
} as const

const borgere = (job: Import, { efter, til }: Del): SQL => sql`select borger_id from taellerimport_post
  where import_id = ${job.id} and borger_id > ${efter}::uuid and borger_id <= ${til}::uuid`

/** Locks the next citizens of a part, lowest id first, as everybody does who locks several. */
async function laasNaeste(
  ctx: TxKontekst,
  job: Import,
  { efter, til }: Del,
  antal: number,
): Promise<{ til: string; antal: number } | undefined> {
  const [laast] = await ctx.db.execute<{ til: string; antal: number }>(sql`
    with laast as materialized (select b.id from taellerimport_post p join borger b on b.id = p.borger_id
      where p.import_id = ${job.id} and p.borger_id > ${efter}::uuid and p.borger_id <= ${til}::uuid
      order by p.borger_id limit ${antal} for no key update of b)
    select id as til, count(*) over ()::int as antal from laast order by id desc limit 1`)
  return laast
}

/** New counters of the rows of `stand` that `hvilke` takes, in the order of the citizens. */
const taellere = (ctx: TxKontekst, job: Import, stand: SQL, hvilke: SQL): SQL => sql`
  insert into dagpengetaeller (borger_id, akasse_id, indplaceringsdato, ny_indplacering, indplacering_timer, forsikring, timer_forbrugt, opgjort_til,
      indberettet_tid, korrektion_kommentar, korrektion_fra, berigtiger)
    select borger_id, ${job.organisationId}::uuid, coalesce(indplaceringsdato, s_indplaceringsdato), ny_indplacering, indplacering_timer, forsikring,
      timer_forbrugt, opgjort_til, ${ctx.nu.toISOString()}::timestamptz, korrektion_kommentar, korrektion_fra,
      case when korrektion_kommentar is not null and not ny_indplacering then s_id end
    from ${stand} where ${hvilke} returning id, borger_id`

const numre = (domme: readonly Dom[], udfald: Dom['udfald']): string =>
  `{${domme
    .filter((d) => d.udfald === udfald)
    .map((d) => d.nr)
    .join(',')}}`

/** Rows that the rule itself has let through: corrections, and members of yesterday and tomorrow. */
async function gemVurderede(ctx: TxKontekst, job: Import, del: Del, domme: readonly Dom[]): Promise<number> {
  const gode = numre(domme, 'GEM')
  if (gode === '{}') return 0
  const [svar] = await ctx.db.execute<{ antal: number }>(sql`
    with stand as materialized (${raekkerMedStand(ctx, job, del)}),
    gemt as (${taellere(ctx, job, sql`stand`, sql`nr = any (${gode}::text::integer[])`)}),
    events as (${emitMange(ctx, 'DagpengetaellerIndberettet', sql`select id as ekstern_id, borger_id from gemt`)}),
    log as (${logMange(ctx, LOG, sql`select id as objekt_id, borger_id from gemt`)})
    select count(*)::int as antal from gemt`)
  return svar?.antal ?? 0
}

/** Members who have another a-kasse now: nothing is stored on the citizen, and the new a-kasse is told (50003). */
async function videresend(ctx: TxKontekst, job: Import, del: Del, domme: readonly Dom[]): Promise<number> {
  const gode = numre(domme, 'VIDERESEND')
  if (gode === '{}') return 0
  const [svar] = await ctx.db.execute<{ antal: number }>(sql`
    with stand as materialized (${raekkerMedStand(ctx, job, del)}),
    sendt as (insert into dagpengetaeller_tidligere (borger_id, fra_akasse_id, til_akasse_id, indplaceringsdato, ny_indplacering, indplacering_timer,
        forsikring, timer_forbrugt, opgjort_til, indberettet_tid, korrektion_kommentar, korrektion_fra)
      select v.borger_id, ${job.organisationId}::uuid, m.akasse_id, coalesce(v.indplaceringsdato, v.s_indplaceringsdato), v.ny_indplacering,
        v.indplacering_timer, v.forsikring, v.timer_forbrugt, v.opgjort_til, ${ctx.nu.toISOString()}::timestamptz, v.korrektion_kommentar, v.korrektion_fra
      from stand v join akassemedlemskab m on m.borger_id = v.borger_id and (m.registreret_til is null) is true and m.gyldig_fra <= ${ctx.dag}::date
        and (m.gyldig_til is null or m.gyldig_til >= ${ctx.dag}::date)
      where v.nr = any (${gode}::text::integer[]) returning id, borger_id),
    events as (${emitMange(ctx, 'DagpengetaellerTidligereAkasse', sql`select id as ekstern_id, borger_id from sendt`)}),
    log as (${logMange(ctx, LOG, sql`select id as objekt_id, borger_id from sendt`)})
    select count(*)::int as antal from sendt`)
  return svar?.antal ?? 0
}

/** Every row is applied. */
export async function afslutIndlaesning(ctx: TxKontekst, job: Import): Promise<void> {
  await ctx.db
    .update(taellerimport)
    .set({ status: 'FAERDIG', slutTid: ctx.nu, slutAfNavn: 'Samspor', aendretTid: sql`clock_timestamp()` })
    .where(eq(taellerimport.id, job.id))
  await logAdgang(ctx, [
    {
      art: 'AENDR',
      handling: 'taellerimport.ret',
      formaal: `Indlæste en fil med timer (${job.gemt} gemt)`,
      objektType: 'taellerimport',
      objektId: job.id,
    },
  ])
}
