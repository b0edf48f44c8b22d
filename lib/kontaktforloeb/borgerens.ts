import { desc, eq } from 'drizzle-orm'
import { dagpengetaeller } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import type { Dag } from '#lib/dato'
import { hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export type Borgerforloeb = {
  ansvarlig: Ansvarlig
  /** One plain sentence, with the law's word for the kommune on the day. */
  saetning: string
  akasse: string | null
  kommune: string | null
  forsikring: 'FULDTID' | 'DELTID' | null
  timer: { brugt: string; graense: string; opgjortTil: Dag } | null
}

const SAETNING = {
  AKASSE: 'kontaktforloeb.akasse.borger',
  JOBCENTER: 'kontaktforloeb.jobcenter.borger',
  INGEN: 'kontaktforloeb.ingen.borger',
} as const

/** Who has a citizen's interviews today and how many hours are used, for the citizen's own pages. */
export async function hentBorgerforloeb(ctx: TxKontekst, borgerId: string): Promise<Borgerforloeb> {
  const forloeb = await hentForloeb(ctx, borgerId)
  const timer = await hentTimer(ctx, borgerId)
  const graense = await hentGraense(ctx, timer?.forsikring ?? forloeb.medlemskab?.forsikring ?? 'FULDTID', ctx.dag)
  return {
    ansvarlig: forloeb.ansvarlig,
    saetning: await hentTekst(ctx, SAETNING[forloeb.ansvarlig], ctx.dag),
    akasse: forloeb.medlemskab?.akasseNavn ?? null,
    kommune: forloeb.tilknytning?.kommuneNavn ?? null,
    forsikring: forloeb.medlemskab?.forsikring ?? null,
    timer: timer && graense ? { brugt: timer.timerForbrugt, graense, opgjortTil: timer.opgjortTil } : null,
  }
}

export type Timeopgoerelse = { opgjortTil: Dag; timer: string; akasse: string; indberettetTid: Date }

/** Every report of hours, newest first; at most 60. */
export async function listTimer(ctx: TxKontekst, borgerId: string): Promise<Timeopgoerelse[]> {
  return ctx.db
    .select({
      opgjortTil: dagpengetaeller.opgjortTil,
      timer: dagpengetaeller.timerForbrugt,
      akasse: organisation.kortNavn,
      indberettetTid: dagpengetaeller.indberettetTid,
    })
    .from(dagpengetaeller)
    .innerJoin(organisation, eq(organisation.id, dagpengetaeller.akasseId))
    .where(eq(dagpengetaeller.borgerId, borgerId))
    .orderBy(desc(dagpengetaeller.opgjortTil), desc(dagpengetaeller.indberettetTid))
    .limit(60)
}
