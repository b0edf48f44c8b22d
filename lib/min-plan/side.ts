import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { maa } from '#lib/adgang/maa'
import { type Borger, hentBorger } from '#lib/borger/hent'
import type { Felter } from '#lib/http/formular'
import { type Stilling, soegStillinger } from '#lib/kodeliste/queries'
import type { TxKontekst } from '#lib/kontekst'
import { fraFelter, type Planformular, startformular } from '#lib/min-plan/formular'
import { findKladde, type Kladde } from '#lib/min-plan/kladde'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { dinDel, type Plandel } from '#lib/min-plan/regler'
import { hentSkriverfakta } from '#lib/min-plan/skriver'
import { findTitler } from '#lib/min-plan/udgiv'
import type { Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

export type Planside = {
  borger: Borger
  plan: PlanIndhold | undefined
  kladde: Kladde | undefined
  /** Why the reader may not write a part; undefined where it may. */
  maa: Record<Plandel, Regelfund | undefined>
  formular: Planformular
  /** Titles of the goals in the form. */
  titler: ReadonlyMap<string, string>
  /** What a search found, or what is proposed from the a-kasse's own recommendation. */
  fundet: Stilling[]
  soegt: string | undefined
}

/**
 * Everything on the page where a plan is written. The form holds what was typed, otherwise the draft, otherwise the plan, otherwise the
 * usual, so that a first plan is a few clicks.
 */
export async function hentPlanside(ctx: TxKontekst, borgerId: string, typet: Felter | undefined): Promise<Planside> {
  const borger = await hentBorger(ctx, borgerId, 'minplan.skriv')
  const plan = await hentGaeldendePlan(ctx, borgerId)
  const kladde = await findKladde(ctx, borgerId)
  const antal = await hentTal(ctx, 'ansoegninger_pr_uge', ctx.dag)
  const formular = typet ? fraFelter(typet) : startformular(plan, kladde?.indhold, antal)
  const soegt = typet ? formular.soeg.trim() : formular.jobmaal.length === 0 ? await foreslaaet(ctx, borgerId) : ''
  const stod = new Map(plan?.jobmaal.map((m) => [m.conceptUri, m.titel]))
  const iListen = await findTitler(
    ctx,
    formular.jobmaal.map((m) => m.uri),
    ctx.dag,
  )
  return {
    borger,
    plan,
    kladde,
    maa: dinDel(await hentSkriverfakta(ctx, borgerId)),
    formular,
    titler: new Map([...stod, ...iListen]),
    fundet: soegt && soegt.length >= 2 ? await soegStillinger(ctx, { soeg: soegt, dag: ctx.dag, antal: 12 }) : [],
    soegt: soegt || undefined,
  }
}

/** What the newest recommendation says of the goal: a first guess that the caseworker confirms. */
async function foreslaaet(ctx: TxKontekst, borgerId: string): Promise<string> {
  const maal = { borgerId: indstilling.borgerId, afsender: indstilling.akasseId, modtager: indstilling.jobcenterId }
  const [seneste] = await ctx.db
    .select({ jobmaal: indstilling.jobmaal })
    .from(indstilling)
    .where(and(eq(indstilling.borgerId, borgerId), isNotNull(indstilling.jobmaal), maa(ctx, 'indstilling.se', maal)))
    .orderBy(desc(indstilling.aendretTid))
    .limit(1)
  return (
    seneste?.jobmaal
      ?.split(/[,;/\n]| og | eller /)[0]
      ?.trim()
      .slice(0, 60) ?? ''
  )
}
