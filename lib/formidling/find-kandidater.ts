import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { fravaer, tilmelding } from '#db/schema/kontaktforloeb'
import { minPlan, planJobmaal } from '#db/schema/min-plan'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { hentJobordre, listStillinger } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

export type Kandidatforslag = {
  borgerId: string
  navn: string
  foedselsdato: string
  jobmaal: string
  /** The goal is the primary one in the plan. */
  primaert: boolean
  conceptUri: string
}

/**
 * Own citizens who look for what the order asks for: their plan in force has one of the order's titles as job goal, they are registered as
 * looking for work, no absence covers the day, and they are not on the order already. At most 100, primary goals first. The reading is logged
 * for each.
 */
export async function findKandidater(ctx: TxKontekst, jobordreId: string): Promise<Kandidatforslag[]> {
  const ordre = await hentJobordre(ctx, jobordreId, 'formidling.ordre')
  const stillinger = (await listStillinger(ctx, ordre.id)).map((s) => s.conceptUri)
  if (stillinger.length === 0) return []
  const fundne = await ctx.db
    .select({
      borgerId: borger.id,
      navn: borger.navn,
      foedselsdato: borger.foedselsdato,
      jobmaal: planJobmaal.titel,
      primaert: planJobmaal.primaer,
      conceptUri: planJobmaal.conceptUri,
    })
    .from(planJobmaal)
    .innerJoin(minPlan, and(eq(minPlan.id, planJobmaal.planId), inArray(minPlan.status, ['PUBLICERET', 'KVITTERET'])))
    .innerJoin(borger, eq(borger.id, planJobmaal.borgerId))
    .where(
      and(
        inArray(planJobmaal.conceptUri, stillinger),
        maa(ctx, 'formidling.opret', { borgerId: borger.id, raekkeForRaekke: true }),
        isNull(borger.doedDato),
        sql`exists (select from ${tilmelding} t where t.borger_id = ${borger.id} and t.registreret_til is null
          and t.gyldig_fra <= ${ctx.dag} and (t.gyldig_til is null or t.gyldig_til >= ${ctx.dag}))`,
        // Type 75 says who holds the interviews and keeps nobody from work.
        sql`not exists (select from ${fravaer} f where f.borger_id = ${borger.id} and f.registreret_til is null and f.berigtiget_tid is null
          and f.fravaerstype <> 75 and f.start_dato <= ${ctx.dag} and (f.slut_dato is null or f.slut_dato >= ${ctx.dag}))`,
        sql`not exists (select from formidling f where f.jobordre_id = ${ordre.id} and f.borger_id = ${borger.id} and f.status in (9201, 9202, 9203))`,
      ),
    )
    .orderBy(sql`${planJobmaal.primaer} desc`, asc(borger.navn), asc(borger.id))
    .limit(200)
  const enHver = [...new Map([...fundne].reverse().map((k) => [k.borgerId, k])).values()].reverse().slice(0, 100)
  await logAdgang(
    ctx,
    enHver.map((k) => ({
      art: 'SOEG',
      handling: 'borger.soeg',
      formaal: `Fandt kandidater til ${ordre.sagsnummer ?? 'en jobordre'}`,
      objektType: 'borger',
      objektId: k.borgerId,
      borgerId: k.borgerId,
    })),
  )
  return enHver
}
