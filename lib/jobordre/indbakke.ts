import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { jobordre, jobordreSamarbejde } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { arbejdsdageImellem, type Dag, dagFor, plusDage } from '#lib/dato'
import { AFSLUTTEDE, type Jobordrestatus } from '#lib/jobordre/livscyklus'
import { type Jobordrefilter, ordremaal } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { hentTal } from '#lib/regelsaet/vaerdier'

/** How long a closed order stays on the board. */
const AFSLUTTET_DAGE = 30

/** What stands on the board of an authority: how many in each list. */
export type Indbakketal = {
  nye: number
  venter: number
  igang: number
  pause: number
  afsluttet: number
  samarbejde: number
}
export type Indbakkeliste = Exclude<keyof Indbakketal, 'samarbejde'> | 'alle'

const STATUS: Record<Indbakkeliste, readonly Jobordrestatus[] | undefined> = {
  nye: ['AFVENTER_MODTAGELSE'],
  venter: ['AFVENTER_MODTAGELSE'],
  igang: ['UNDER_BEHANDLING'],
  pause: ['INAKTIV'],
  afsluttet: AFSLUTTEDE,
  alle: undefined,
}

/** Has it waited as long as the rule allows, on this day? The reminder goes on the same day. */
export const venterForLaenge = (venterSiden: Date | null, dag: Dag, arbejdsdage: number): boolean =>
  venterSiden !== null && arbejdsdageImellem(dagFor(venterSiden), dag) >= arbejdsdage

/** The latest day from which something waits too long on `dag`. */
export function seneste(dag: Dag, arbejdsdage: number): Dag {
  let fra = dag
  while (arbejdsdageImellem(fra, dag) < arbejdsdage) fra = plusDage(fra, -1)
  return fra
}

/** One list of the board as a filter on orders. `arbejdsdage` is how long an order may wait to be taken. */
export const indbakkefilter = (dag: Dag, liste: Indbakkeliste, arbejdsdage: number): Jobordrefilter => ({
  status: STATUS[liste],
  ...(liste === 'venter' && { ventetSiden: seneste(dag, arbejdsdage) }),
  ...(liste === 'afsluttet' && { afsluttetFra: plusDage(dag, -AFSLUTTET_DAGE) }),
})

/** The working days that an order may wait to be taken. */
export const ventedage = (ctx: TxKontekst): Promise<number> => hentTal(ctx, 'jobordre_modtag_arbejdsdage', ctx.dag)

/** The numbers of the board in two queries: own orders by state, and invitations to help that are open or agreed. */
export async function taelIndbakke(ctx: TxKontekst, arbejdsdage: number): Promise<Indbakketal> {
  const tom = { nye: 0, venter: 0, igang: 0, pause: 0, afsluttet: 0, samarbejde: 0 }
  if (ctx.aktoer.slags !== 'bruger') return tom
  const { id } = ctx.aktoer.organisation
  const graense = seneste(ctx.dag, arbejdsdage)
  const antal = (hvilke: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${hvilke}))::int`
  const egne = ctx.db
    .select({
      nye: antal(sql`${jobordre.status} = 'AFVENTER_MODTAGELSE'`),
      venter: antal(
        sql`${jobordre.status} = 'AFVENTER_MODTAGELSE' and (${jobordre.venterSiden} at time zone 'Europe/Copenhagen')::date <= ${graense}`,
      ),
      igang: antal(sql`${jobordre.status} = 'UNDER_BEHANDLING'`),
      pause: antal(sql`${jobordre.status} = 'INAKTIV'`),
      afsluttet: antal(
        sql`(${jobordre.afsluttetTid} at time zone 'Europe/Copenhagen')::date >= ${plusDage(ctx.dag, -AFSLUTTET_DAGE)}`,
      ),
    })
    .from(jobordre)
    .where(and(eq(jobordre.myndighedId, id), maa(ctx, 'jobordre.se', ordremaal), sql`${jobordre.tilbageholdt} = '{}'`))
  const samarbejder = ctx.db
    .select({ antal: sql<number>`count(*)::int` })
    .from(jobordreSamarbejde)
    .where(
      and(
        eq(jobordreSamarbejde.inviteretId, id),
        sql`${jobordreSamarbejde.status} in ('INVITERET', 'AFTALT')`,
        maa(ctx, 'samarbejde.se', { forfatter: jobordreSamarbejde.inviteretId }),
      ),
    )
  const [[tal], [hjaelp]] = await Promise.all([egne, samarbejder])
  return { ...tom, ...tal, samarbejde: hjaelp?.antal ?? 0 }
}

/** How many orders wait for the reader's authority to take them. */
export async function taelNyeJobordrer(ctx: TxKontekst): Promise<number> {
  if (ctx.aktoer.slags !== 'bruger') return 0
  const [raekke] = await ctx.db
    .select({ antal: sql<number>`count(*)::int` })
    .from(jobordre)
    .where(
      and(
        eq(jobordre.myndighedId, ctx.aktoer.organisation.id),
        eq(jobordre.status, 'AFVENTER_MODTAGELSE'),
        isNotNull(jobordre.venterSiden),
        sql`${jobordre.tilbageholdt} = '{}'`,
        maa(ctx, 'jobordre.se', ordremaal),
      ),
    )
  return raekke?.antal ?? 0
}
