import { desc, eq, inArray } from 'drizzle-orm'
import { dagpengetaeller } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import type { Dag } from '#lib/dato'
import { hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

/** An authority and its telephone, where it has told one. */
export type Kontakt = { navn: string; telefon: string | null }

export type Borgerforloeb = {
  ansvarlig: Ansvarlig
  /** One plain sentence, with the law's word for the kommune on the day. */
  saetning: string
  akasse: Kontakt | null
  kommune: Kontakt | null
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
  const kontakt = await hentKontakter(ctx, [forloeb.medlemskab?.akasseId, forloeb.tilknytning?.kommuneId])
  const graense = await hentGraense(ctx, timer?.forsikring ?? forloeb.medlemskab?.forsikring ?? 'FULDTID', ctx.dag)
  return {
    ansvarlig: forloeb.ansvarlig,
    saetning: await hentTekst(ctx, SAETNING[forloeb.ansvarlig], ctx.dag),
    akasse: kontakt(forloeb.medlemskab?.akasseId),
    kommune: kontakt(forloeb.tilknytning?.kommuneId),
    forsikring: forloeb.medlemskab?.forsikring ?? null,
    timer: timer && graense ? { brugt: timer.timerForbrugt, graense, opgjortTil: timer.opgjortTil } : null,
  }
}

/** Names and telephones of the citizen's authorities, in one look-up. */
async function hentKontakter(
  ctx: TxKontekst,
  ider: readonly (string | undefined)[],
): Promise<(id: string | undefined) => Kontakt | null> {
  const kendte = ider.filter((id) => id !== undefined)
  if (kendte.length === 0) return () => null
  const fundet = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn, telefon: organisation.telefon })
    .from(organisation)
    .where(inArray(organisation.id, kendte))
  return (id) => fundet.find((o) => o.id === id) ?? null
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
