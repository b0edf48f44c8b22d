import { and, desc, eq, exists, inArray, lte, sql } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import { dagpengetaeller } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { type Dag, daekker } from '#lib/dato'
import { type Fravaerslinje, hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { type Ansvarlig, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { nuvaerende, type Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { erOverdragelse } from '#lib/overdragelse/prognose'
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
  /** Hours, two decimals as text; null on a day before the rule. */
  graense: string | null
  /** The first day of the tilmelding; null when there is none. */
  tilmeldt: Dag | null
  /** The a-kasse's last day with the interviews, when it has set one and the kommune goes on. */
  sidsteDag: Dag | null
}

const SAETNING = {
  AKASSE: 'kontaktforloeb.akasse.borger',
  JOBCENTER: 'kontaktforloeb.jobcenter.borger',
  INGEN: 'kontaktforloeb.ingen.borger',
} as const

/** Who has a citizen's interviews and how many hours are used, today or as it stood at `tidspunkt`, for the citizen's own pages. */
export async function hentBorgerforloeb(
  ctx: TxKontekst,
  borgerId: string,
  tidspunkt: Tidspunkt = nuvaerende(ctx),
): Promise<Borgerforloeb> {
  const { dag, kendtPr } = tidspunkt
  const forloeb = await hentForloeb(ctx, borgerId, dag, kendtPr)
  const timer = await hentTimer(ctx, borgerId, dag < ctx.dag ? tidspunkt : {})
  const kontakt = await hentKontakter(ctx, [forloeb.medlemskab?.akasseId, forloeb.tilknytning?.kommuneId])
  const graense = await hentGraense(ctx, timer?.forsikring ?? forloeb.medlemskab?.forsikring ?? 'FULDTID', dag)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  return {
    ansvarlig: forloeb.ansvarlig,
    saetning: await hentTekst(ctx, SAETNING[forloeb.ansvarlig], dag),
    akasse: kontakt(forloeb.medlemskab?.akasseId),
    kommune: kontakt(forloeb.tilknytning?.kommuneId),
    forsikring: forloeb.medlemskab?.forsikring ?? null,
    timer: timer && graense ? { brugt: timer.timerForbrugt, graense, opgjortTil: timer.opgjortTil } : null,
    graense,
    tilmeldt: tilmeldt?.gyldigFra ?? null,
    sidsteDag: forloeb.ansvarlig === 'AKASSE' ? sidsteDagHosAkassen(forloeb.fravaer, dag) : null,
  }
}

function sidsteDagHosAkassen(fravaer: readonly Fravaerslinje[], dag: Dag): Dag | null {
  const loeber = fravaer.find(
    (f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && daekker({ fra: f.startDato, til: f.slutDato }, dag),
  )
  return loeber && erOverdragelse(loeber.afslutningsaarsag) ? loeber.slutDato : null
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

export type Timeopgoerelse = {
  id: string
  opgjortTil: Dag
  timer: string
  akasse: string
  indberettetTid: Date
  /** A later report says that this one was wrong: it counts no more. */
  rettet: boolean
  /** This one replaces an earlier one. */
  erRettelse: boolean
}

/** Every report of hours, newest first, also those that were corrected; at most 60. A look back sees what had been reported by then. */
export async function listTimer(
  ctx: TxKontekst,
  borgerId: string,
  { dag, kendtPr }: Partial<Tidspunkt> = {},
): Promise<Timeopgoerelse[]> {
  const rettelse = alias(dagpengetaeller, 'rettelse')
  const kendt = (tid: AnyPgColumn) => (kendtPr ? lte(tid, kendtPr) : undefined)
  return ctx.db
    .select({
      id: dagpengetaeller.id,
      opgjortTil: dagpengetaeller.opgjortTil,
      timer: dagpengetaeller.timerForbrugt,
      akasse: organisation.kortNavn,
      indberettetTid: dagpengetaeller.indberettetTid,
      rettet: sql<boolean>`${exists(
        ctx.db
          .select({ id: rettelse.id })
          .from(rettelse)
          .where(
            and(
              eq(rettelse.borgerId, borgerId),
              eq(rettelse.berigtiger, dagpengetaeller.id),
              kendt(rettelse.indberettetTid),
            ),
          ),
      )}`,
      erRettelse: sql<boolean>`${dagpengetaeller.berigtiger} is not null`,
    })
    .from(dagpengetaeller)
    .innerJoin(organisation, eq(organisation.id, dagpengetaeller.akasseId))
    .where(
      and(
        eq(dagpengetaeller.borgerId, borgerId),
        kendt(dagpengetaeller.indberettetTid),
        dag ? lte(dagpengetaeller.opgjortTil, dag) : undefined,
      ),
    )
    .orderBy(desc(dagpengetaeller.opgjortTil), desc(dagpengetaeller.indberettetTid))
    .limit(60)
}
