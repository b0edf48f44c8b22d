import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { deling, FORMIDLING, formidling } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { arbejdsdageImellem, dagFor, plusDage } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { koerEfterarbejde } from '#lib/formidling/efterarbejde'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Kontekst, nyFrist, transaktion } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { lukDelinger } from '#lib/samtykke/luk'

const PORTION = 500

/**
 * What a new day brings to candidates: what was shared about them and is due gets its last day or closes, full orders pause, and employers who
 * have not answered are reminded. Running it twice changes nothing.
 */
export async function koerFormidlingsdag(ctx: Kontekst): Promise<void> {
  while ((await ophoerSamarbejder(ctx)) === PORTION);
  while ((await saetFrister(ctx)) === PORTION);
  while ((await lukUdloebne(ctx)) === PORTION);
  await koerEfterarbejde(ctx)
  await mindOmSvar(ctx)
}

/** Agreements whose days have passed, and those on an order that one who cannot see them closed. */
const ophoerSamarbejder = (ctx: Kontekst): Promise<number> =>
  transaktion(nyFrist(ctx), async (ctx) => {
    const ophoerte = await ctx.db.execute<{ id: string }>(sql`
      update jobordre_samarbejde set status = 'OPHOERT', ophoert_tid = ${ctx.nu.toISOString()}::timestamptz, ophoert_grund = s.grund from (
        select s.id, case when s.til < ${ctx.dag}::date then 'Aftalens periode er gået.' else 'Jobordren er afsluttet eller overdraget.' end as grund
        from jobordre_samarbejde s join jobordre j on j.id = s.jobordre_id
        where s.status in ('INVITERET', 'AFTALT') and (s.til < ${ctx.dag}::date or j.afsluttet_tid is not null or j.myndighed_id <> s.inviterende_id)
        limit ${PORTION}) s
      where jobordre_samarbejde.id = s.id returning jobordre_samarbejde.id`)
    for (const { id } of ophoerte) await emit(ctx, 'SamarbejdeAendret', { eksternId: id, borgerId: null })
    return ophoerte.length
  })

/**
 * Whoever closed an order or handed it over gave a last day to what they could see. The rest gets it here: the order's end, or that of the
 * a-kasse's time with it, and the days of the rule.
 */
const saetFrister = (ctx: Kontekst): Promise<number> =>
  transaktion(nyFrist(ctx), async (ctx) => {
    const dage = await hentTal(ctx, 'deling_efter_dage', ctx.dag)
    const satte = await ctx.db.execute<{ id: string }>(sql`
      update deling set til = s.slut + ${dage}::integer from (
        select d.id, (coalesce(j.afsluttet_tid, (select max(m.til) from jobordre_myndighed m
            where m.jobordre_id = j.id and m.myndighed_id = d.modtager_id)) at time zone 'Europe/Copenhagen')::date as slut
        from deling d join jobordre j on j.id = d.jobordre_id
        where d.lukket_tid is null and d.til is null and (j.afsluttet_tid is not null
          or (d.modtager_id <> j.virksomhed_id and d.modtager_id is distinct from j.myndighed_id))
        limit ${PORTION}) s
      where deling.id = s.id and s.slut is not null returning deling.id`)
    return satte.length
  })

const lukUdloebne = (ctx: Kontekst): Promise<number> =>
  transaktion(nyFrist(ctx), async (ctx) => {
    const modne = await ctx.db
      .select({ id: deling.id, formidlingId: deling.formidlingId })
      .from(deling)
      .where(and(isNull(deling.lukketTid), lt(deling.til, ctx.dag)))
      .orderBy(deling.til)
      .limit(PORTION)
      .for('update', { skipLocked: true })
    if (modne.length === 0) return 0
    const ider = modne.map((d) => d.id)
    await lukDelinger(ctx, inArray(deling.id, ider), 'UDLOEBET')
    // So that the receivers' systems ask what they have to delete.
    for (const eksternId of new Set(modne.map((d) => d.formidlingId)))
      await emit(ctx, 'FormidlingAendret', { eksternId, borgerId: null })
    return modne.length
  })

/**
 * Reminds the employer of each candidate that it has not answered: when the working days of the rule have passed, and on the day of the order's
 * deadline. The day that has just begun is not one that has passed.
 */
async function mindOmSvar(ctx: Kontekst): Promise<void> {
  let efter: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (efter) efter = await mindPortion(ctx, efter)
}

const mindPortion = (ctx: Kontekst, efter: string): Promise<string | undefined> =>
  transaktion(nyFrist(ctx), async (ctx) => {
    const dage = await hentTal(ctx, 'jobordre_svar_arbejdsdage', ctx.dag)
    const venter = await ctx.db
      .select({ f: formidling, ordre: jobordre })
      .from(formidling)
      .innerJoin(jobordre, eq(jobordre.id, formidling.jobordreId))
      .where(
        and(
          eq(formidling.status, FORMIDLING.HENVIST),
          or(isNull(formidling.paamindetTid), isNull(formidling.fristPaamindetTid)),
          gt(formidling.id, efter),
        ),
      )
      .orderBy(asc(formidling.id))
      .limit(PORTION)
    for (const { f, ordre } of venter) {
      const efterDage =
        !f.paamindetTid && f.henvistTid && arbejdsdageImellem(dagFor(f.henvistTid), plusDage(ctx.dag, -1)) >= dage
      const vedFrist = !f.fristPaamindetTid && ordre.formidlingsfrist !== null && ordre.formidlingsfrist <= ctx.dag
      if (!efterDage && !vedFrist) continue
      const [mindet] = await ctx.db
        .update(formidling)
        .set({ ...(efterDage && { paamindetTid: ctx.nu }), ...(vedFrist && { fristPaamindetTid: ctx.nu }) })
        .where(and(eq(formidling.id, f.id), eq(formidling.status, FORMIDLING.HENVIST)))
        .returning({ id: formidling.id })
      if (mindet) await fortaelVirksomheden(ctx, ordre, 'SVAR', f.myndighedNavn)
    }
    return venter.length === PORTION ? venter.at(-1)?.f.id : undefined
  })
