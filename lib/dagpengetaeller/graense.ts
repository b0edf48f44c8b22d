import { type SQL, sql } from 'drizzle-orm'
import { nyesteTaeller } from '#lib/dagpengetaeller/nyeste'
import { plusArbejdsdage } from '#lib/dato'
import { hentGraense } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { Opgavetype } from '#lib/opgave/stil'
import { findVaerdi, hentTal } from '#lib/regelsaet/vaerdier'

/** The tasks that follow from a course's hours; they end with the course. */
export const GRAENSEOPGAVER = ['TIMEGRAENSE_NAAET', 'TIMEGRAENSE_NAERMER_SIG'] as const satisfies readonly Opgavetype[]

const EMNER = { TIMEGRAENSE_NAAET: 'Timegrænsen er nået', TIMEGRAENSE_NAERMER_SIG: 'Timegrænsen er nær' } as const

/**
 * What the newest counters mean to the a-kasse's worklist, for all citizens that `borgere` selects (one column, `borger_id`) in one
 * statement: a task for each open course (fravær 75) that has reached the limit, one for each that will by the next month-end, and no more
 * task, and no more word to the kommune that the end is awaited, where a correction has brought the hours below again. The limit and the month's hours follow the insurance on the 1st of the month
 * (STAR, newsletter 31). `is true` keeps the planner from the exclusion constraints' indexes, which are slow to look up in. The end itself is the a-kasse's own act. Again is nothing. Gives how many tasks are new.
 */
export async function opdaterGraenseopgaver(
  ctx: TxKontekst,
  borgere: SQL,
): Promise<{ naaet: number; naermer: number }> {
  const frister = {
    naaet: plusArbejdsdage(ctx.dag, await hentTal(ctx, 'opgave_timegraense_naaet_arbejdsdage', ctx.dag)),
    naermer: plusArbejdsdage(ctx.dag, await hentTal(ctx, 'opgave_timegraense_naermer_sig_arbejdsdage', ctx.dag)),
  }
  const medlem = (
    dag: SQL,
  ) => sql`(select m.akasse_id, m.forsikring from akassemedlemskab m where m.borger_id = f.borger_id
    and (m.registreret_til is null) is true and m.gyldig_fra <= ${dag} and (m.gyldig_til is null or m.gyldig_til >= ${dag}) limit 1)`
  const dag = sql`${ctx.dag}::date`
  const nye = await ctx.db.execute<{ type: keyof typeof EMNER; organisation_id: string }>(sql`
    with udvalgte as (${borgere}),
    graenser (forsikring, graense, maaned) as (values
      ('FULDTID', ${await hentGraense(ctx, 'FULDTID', ctx.dag)}::numeric, ${await maanedstimer(ctx, 'fuldtid')}::numeric),
      ('DELTID', ${await hentGraense(ctx, 'DELTID', ctx.dag)}::numeric, ${await maanedstimer(ctx, 'deltid')}::numeric)),
    dom as materialized (
      select f.id, f.borger_id, nu.akasse_id, case
          when t.timer_forbrugt >= g.graense then 'TIMEGRAENSE_NAAET'
          when g.graense - t.timer_forbrugt <= g.maaned then 'TIMEGRAENSE_NAERMER_SIG' end as type
      from udvalgte u
        join fravaer f on f.borger_id = u.borger_id and f.fravaerstype = 75 and (f.registreret_til is null) is true and f.berigtiget_tid is null
          and f.slut_dato is null and f.start_dato <= ${dag}
        join lateral ${medlem(dag)} nu on true
        left join lateral ${medlem(sql`date_trunc('month', ${dag})::date`)} foerste on true
        join graenser g on g.forsikring = coalesce(foerste.forsikring, nu.forsikring)
        join lateral ${nyesteTaeller(sql`f.borger_id`)} t on true),
    -- One look-up for each course, whatever the planner believes of a table that has just grown.
    lukkes as materialized (select o.id from dom, lateral (select o.id, o.type, o.organisation_id from opgave o where o.objekt_id = dom.id
        and o.lukket_tid is null and o.type in ('TIMEGRAENSE_NAAET', 'TIMEGRAENSE_NAERMER_SIG', 'TIMEGRAENSE_IKKE_AFSLUTTET') offset 0) o
      where case o.type when 'TIMEGRAENSE_IKKE_AFSLUTTET' then dom.type is distinct from 'TIMEGRAENSE_NAAET'
        else o.type is distinct from dom.type or o.organisation_id <> dom.akasse_id end),
    lukkede as (update opgave set lukket_tid = ${ctx.nu.toISOString()}::timestamptz, lukket_af = ${ctx.aktoer.navn}
      where id = any (array(select id from lukkes)))
    insert into opgave (organisation_id, borger_id, type, art, objekt_id, emne, frist, oprettet_tid)
      select akasse_id, borger_id, type, 'OPGAVE', id,
        case type when 'TIMEGRAENSE_NAAET' then ${EMNER.TIMEGRAENSE_NAAET} else ${EMNER.TIMEGRAENSE_NAERMER_SIG} end,
        case type when 'TIMEGRAENSE_NAAET' then ${frister.naaet}::date else ${frister.naermer}::date end, ${ctx.nu.toISOString()}::timestamptz
      from dom where type is not null on conflict do nothing
      returning type, organisation_id`)
  for (const { type, organisation_id } of nye)
    ctx.spor.opgaver.push({
      organisation: organisation_id,
      emne: EMNER[type],
      frist: type === 'TIMEGRAENSE_NAAET' ? frister.naaet : frister.naermer,
    })
  const naaet = nye.filter((o) => o.type === 'TIMEGRAENSE_NAAET').length
  return { naaet, naermer: nye.length - naaet }
}

/** The benefit hours of a whole month, as they are on the day. */
const maanedstimer = async (ctx: TxKontekst, forsikring: 'fuldtid' | 'deltid'): Promise<string | null> =>
  (await findVaerdi(ctx, `maaned_${forsikring}_timer`, ctx.dag))?.vaerdi ?? null
