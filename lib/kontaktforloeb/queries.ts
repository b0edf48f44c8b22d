import { and, desc, eq, gt, isNull, lte, notExists, or } from 'drizzle-orm'
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core'
import { overgangsgruppe } from '#db/schema/borger'
import { akassemedlemskab, dagpengetaeller, fravaer, jobcentertilknytning, tilmelding } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { type Dag, daekker } from '#lib/dato'
import { type Ansvarlig, ansvarlig, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { findVaerdi } from '#lib/regelsaet/vaerdier'

/** Rows as they were known at a moment: the second time axis. Without one, as they are known now, whatever the clocks of others say. */
const kendt = (tabel: { registreretFra: AnyPgColumn; registreretTil: AnyPgColumn }, kendtPr: Date | undefined) =>
  kendtPr
    ? and(lte(tabel.registreretFra, kendtPr), or(isNull(tabel.registreretTil), gt(tabel.registreretTil, kendtPr)))
    : isNull(tabel.registreretTil)

export type Fravaerslinje = {
  id: string
  fravaerstype: number
  startDato: Dag
  slutDato: Dag | null
  afslutningsaarsag: number | null
  registreretAfNavn: string
  anmeldtTid: Date
  /** When this, the known version, was registered, and by whom. */
  registreretFra: Date
}
export type Tilmeldingslinje = {
  id: string
  kontaktgruppe: number
  visitationskategori: number | null
  gyldigFra: Dag
  gyldigTil: Dag | null
  paabegyndtTid: Date
}
export type Medlemskabslinje = {
  id: string
  akasseId: string
  akasseKode: string
  akasseNavn: string
  forsikring: 'FULDTID' | 'DELTID'
  gyldigFra: Dag
  gyldigTil: Dag | null
}
export type Tilknytningslinje = {
  id: string
  jobcenterId: string
  jobcenterKode: string
  jobcenterNavn: string
  kommuneId: string
  kommuneKode: string
  kommuneNavn: string
  gyldigFra: Dag
  gyldigTil: Dag | null
}

export type Forloebsfakta = {
  ansvarlig: Ansvarlig
  /** Everything that counts (not berigtiget), newest first. */
  fravaer: Fravaerslinje[]
  tilmeldinger: Tilmeldingslinje[]
  medlemskaber: Medlemskabslinje[]
  tilknytninger: Tilknytningslinje[]
  /** The one that covers the day. */
  medlemskab: Medlemskabslinje | undefined
  tilknytning: Tilknytningslinje | undefined
  iOvergangsgruppe: boolean
}

/**
 * Everything that says who holds a citizen's kontaktforløb on `dag`, as it was known at `kendtPr` (left out: as it is known now). Writers
 * have taken the citizen's lock first; pages may choose both. Access is the caller's: the citizen was loaded for a purpose.
 */
export async function hentForloeb(
  ctx: TxKontekst,
  borgerId: string,
  dag: Dag = ctx.dag,
  kendtPr?: Date,
): Promise<Forloebsfakta> {
  const kommune = ctx.db
    .$with('kommune')
    .as(ctx.db.select({ id: organisation.id, kode: organisation.kode, navn: organisation.navn }).from(organisation))
  const fravaerRaekker = await ctx.db
    .select({
      id: fravaer.id,
      fravaerstype: fravaer.fravaerstype,
      startDato: fravaer.startDato,
      slutDato: fravaer.slutDato,
      afslutningsaarsag: fravaer.afslutningsaarsag,
      registreretAfNavn: fravaer.registreretAfNavn,
      anmeldtTid: fravaer.anmeldtTid,
      registreretFra: fravaer.registreretFra,
    })
    .from(fravaer)
    .where(and(eq(fravaer.borgerId, borgerId), isNull(fravaer.berigtigetTid), kendt(fravaer, kendtPr)))
    .orderBy(desc(fravaer.startDato))
    .limit(200)
  const tilmeldinger = await ctx.db
    .select({
      id: tilmelding.id,
      kontaktgruppe: tilmelding.kontaktgruppe,
      visitationskategori: tilmelding.visitationskategori,
      gyldigFra: tilmelding.gyldigFra,
      gyldigTil: tilmelding.gyldigTil,
      paabegyndtTid: tilmelding.paabegyndtTid,
    })
    .from(tilmelding)
    .where(and(eq(tilmelding.borgerId, borgerId), kendt(tilmelding, kendtPr)))
    .orderBy(desc(tilmelding.gyldigFra))
    .limit(100)
  const medlemskaber = await ctx.db
    .select({
      id: akassemedlemskab.id,
      akasseId: akassemedlemskab.akasseId,
      akasseKode: organisation.kode,
      akasseNavn: organisation.navn,
      forsikring: akassemedlemskab.forsikring,
      gyldigFra: akassemedlemskab.gyldigFra,
      gyldigTil: akassemedlemskab.gyldigTil,
    })
    .from(akassemedlemskab)
    .innerJoin(organisation, eq(organisation.id, akassemedlemskab.akasseId))
    .where(and(eq(akassemedlemskab.borgerId, borgerId), kendt(akassemedlemskab, kendtPr)))
    .orderBy(desc(akassemedlemskab.gyldigFra))
    .limit(100)
  const tilknytninger = await ctx.db
    .with(kommune)
    .select({
      id: jobcentertilknytning.id,
      jobcenterId: jobcentertilknytning.jobcenterId,
      jobcenterKode: organisation.kode,
      jobcenterNavn: organisation.navn,
      kommuneId: jobcentertilknytning.kommuneId,
      kommuneKode: kommune.kode,
      kommuneNavn: kommune.navn,
      gyldigFra: jobcentertilknytning.gyldigFra,
      gyldigTil: jobcentertilknytning.gyldigTil,
    })
    .from(jobcentertilknytning)
    .innerJoin(organisation, eq(organisation.id, jobcentertilknytning.jobcenterId))
    .innerJoin(kommune, eq(kommune.id, jobcentertilknytning.kommuneId))
    .where(and(eq(jobcentertilknytning.borgerId, borgerId), kendt(jobcentertilknytning, kendtPr)))
    .orderBy(desc(jobcentertilknytning.gyldigFra))
    .limit(100)
  const overgang = await ctx.db.select().from(overgangsgruppe).where(eq(overgangsgruppe.borgerId, borgerId))
  const paaDagen = (r: { gyldigFra: Dag; gyldigTil: Dag | null }) =>
    daekker({ fra: r.gyldigFra, til: r.gyldigTil }, dag)
  return {
    ansvarlig: ansvarlig(
      fravaerRaekker.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN),
      tilmeldinger,
      dag,
    ),
    fravaer: fravaerRaekker,
    tilmeldinger,
    medlemskaber,
    tilknytninger,
    medlemskab: medlemskaber.find(paaDagen),
    tilknytning: tilknytninger.find(paaDagen),
    iOvergangsgruppe: overgang.some(paaDagen),
  }
}

export type Timestand = {
  id: string
  timerForbrugt: string
  opgjortTil: Dag
  forsikring: 'FULDTID' | 'DELTID'
  indplaceringsdato: Dag
}

/**
 * The newest valid counter: the latest report of the latest settled day in the latest indplacering, which starts consumption anew. What a
 * correction names counts no more. A page that looks back gives its two axes: settled no later than `dag`, and reported by `kendtPr`; left
 * out, everything that is known now. Undefined when nothing had been reported.
 */
export async function hentTimer(
  ctx: TxKontekst,
  borgerId: string,
  { dag, kendtPr }: Partial<Tidspunkt> = {},
): Promise<Timestand | undefined> {
  const rettelse = alias(dagpengetaeller, 'rettelse')
  const foer = (tabel: { indberettetTid: AnyPgColumn }) => (kendtPr ? lte(tabel.indberettetTid, kendtPr) : undefined)
  const [seneste] = await ctx.db
    .select({
      id: dagpengetaeller.id,
      timerForbrugt: dagpengetaeller.timerForbrugt,
      opgjortTil: dagpengetaeller.opgjortTil,
      forsikring: dagpengetaeller.forsikring,
      indplaceringsdato: dagpengetaeller.indplaceringsdato,
    })
    .from(dagpengetaeller)
    .where(
      and(
        eq(dagpengetaeller.borgerId, borgerId),
        foer(dagpengetaeller),
        dag ? lte(dagpengetaeller.opgjortTil, dag) : undefined,
        notExists(
          ctx.db
            .select({ id: rettelse.id })
            .from(rettelse)
            .where(and(eq(rettelse.borgerId, borgerId), eq(rettelse.berigtiger, dagpengetaeller.id), foer(rettelse))),
        ),
      ),
    )
    .orderBy(
      desc(dagpengetaeller.indplaceringsdato),
      desc(dagpengetaeller.opgjortTil),
      desc(dagpengetaeller.indberettetTid),
    )
    .limit(1)
  return seneste
}

/** Threshold in hours, two decimals as text, for an insurance category on a day; null on a day before the rule. */
export async function hentGraense(ctx: TxKontekst, forsikring: 'FULDTID' | 'DELTID', dag: Dag): Promise<string | null> {
  const vaerdi = await findVaerdi(ctx, `graense_${forsikring.toLowerCase()}_timer`, dag)
  return vaerdi ? Number(vaerdi.vaerdi).toFixed(2) : null
}
