import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { type Handling, type Kategori, kategorierFor } from '#lib/adgang/matrix'
import type { Kontekst } from '#lib/kontekst'

/** The columns of a table that a purpose is judged by. */
export type Maal = {
  /** Left out where no citizen is named; then no relation opens the row. */
  borgerId?: AnyPgColumn
  afsender?: AnyPgColumn
  modtager?: AnyPgColumn
  traadId?: AnyPgColumn
  forfatter?: AnyPgColumn
  /** Who handed a parcel over, and the last day on which it reads on. */
  afgiver?: AnyPgColumn
  afgiverTil?: AnyPgColumn
  /** The company that the row names, and its unit. */
  virksomhed?: AnyPgColumn
  pNummer?: AnyPgColumn
  /** Who is responsible for the job order now, and the order itself. */
  ansvarlig?: AnyPgColumn
  jobordreId?: AnyPgColumn
  /** The order's state, for who may read all that were sent. */
  ordre?: { status: AnyPgColumn; tilbageholdt: AnyPgColumn }
  /**
   * For a list that walks along an index and stops when the page is full: the relation is looked up for each row on the way. Otherwise the
   * planner is free to read all relations of the organisation first, which is right for a count and wrong for the first fifty of thousands.
   */
  raekkeForRaekke?: boolean
}

/** The matrix cell as SQL over dated relations: the same for one row and for a list. Nothing allowed is `false`, never an error. */
export function maa(ctx: Kontekst, handling: Handling, maal: Maal): SQL {
  const kategorier = kategorierFor(ctx.aktoer, handling)
  if (kategorier === 'alle') return sql`true`
  if (kategorier === 'selv')
    return ctx.aktoer.slags === 'borger' && maal.borgerId ? sql`${maal.borgerId} = ${ctx.aktoer.borgerId}` : sql`false`
  const led = kategorier.map((kategori) => betingelse(ctx, kategori, maal))
  return led.length === 0 ? sql`false` : sql`(${sql.join(led, sql` or `)})`
}

/** Which category opened the row, for the access log. Select it beside the row. */
export function adgangskategori(ctx: Kontekst, handling: Handling, maal: Maal): SQL<string> {
  const kategorier = kategorierFor(ctx.aktoer, handling)
  if (kategorier === 'alle') return sql<string>`'system'`
  if (kategorier === 'selv') return sql<string>`'selv'`
  if (kategorier.length === 0) return sql<string>`''`
  return sql<string>`case ${sql.join(
    kategorier.map((kategori) => sql`when ${betingelse(ctx, kategori, maal)} then ${sql.raw(`'${kategori}'`)}`),
    sql` `,
  )} end`
}

function betingelse(ctx: Kontekst, kategori: Kategori, maal: Maal): SQL {
  if (ctx.aktoer.slags !== 'bruger') return sql`false`
  const { brugerId } = ctx.aktoer
  const organisationId = ctx.aktoer.organisation.id
  const relation = (art: 'EGEN' | 'GAEST' | 'TILDELT', tid: SQL) =>
    maal.borgerId === undefined
      ? sql`false`
      : sql`exists (select from adgangsrelation a where a.organisation_id = ${organisationId} and a.borger_id = ${maal.borgerId} and a.kategori = ${sql.raw(`'${art}'`)} and ${tid}${maal.raekkeForRaekke ? sql` offset 0` : sql``})`
  const nu = sql`a.fra <= ${ctx.dag} and (a.til is null or a.til >= ${ctx.dag})`
  const nuEllerNylig = sql`a.fra <= ${ctx.dag} and (a.laesbar_til is null or a.laesbar_til >= ${ctx.dag})`
  const navngivet = (kolonne: AnyPgColumn | undefined) =>
    kolonne ? sql`(${kolonne} = ${organisationId} and ${relation('EGEN', nuEllerNylig)})` : sql`false`
  const iTraaden = (tid: SQL) =>
    maal.traadId
      ? sql`exists (select from traad_part p where p.organisation_id = ${organisationId} and p.traad_id = ${maal.traadId} and ${tid})`
      : sql`false`
  const paaVegne =
    maal.borgerId && maal.afsender
      ? sql`exists (select from tildeling t where t.aktoer_id = ${organisationId} and t.borger_id = ${maal.borgerId}
          and t.jobcenter_id = ${maal.afsender} and t.fra <= ${ctx.dag} and (t.til is null or t.til >= ${ctx.dag}))`
      : sql`false`
  switch (kategori) {
    case 'alle':
      return sql`true`
    case 'egne':
      return relation('EGEN', nu)
    case 'tidligere':
      return relation('EGEN', nuEllerNylig)
    case 'gaest':
      return relation('GAEST', nu)
    case 'tildelt':
      return relation('TILDELT', nu)
    case 'paa_vegne':
      return paaVegne
    case 'udfoerer':
      if (!maal.forfatter) return sql`false`
      return sql`(${maal.forfatter} = ${organisationId} and ${maal.afsender ? paaVegne : relation('TILDELT', nu)})`
    case 'taellerkonto':
      return relation(
        'EGEN',
        sql`a.fra - samspor_regel('taellerkonto_foer_dage') <= ${ctx.dag}::date
          and (a.til is null or a.til + samspor_regel('taellerkonto_efter_dage') >= ${ctx.dag}::date)`,
      )
    case 'kommende':
      return relation(
        'EGEN',
        sql`a.fra > ${ctx.dag} and a.fra - samspor_regel('personstatus_foer_dage') <= ${ctx.dag}::date`,
      )
    case 'afsender':
      return navngivet(maal.afsender)
    case 'modtager':
      return navngivet(maal.modtager)
    case 'forfatter':
      return maal.forfatter ? sql`${maal.forfatter} = ${organisationId}` : sql`false`
    case 'pakke':
      return maal.traadId
        ? sql`(exists (select from overdragelsespunkt u join overdragelsespakke k on k.id = u.pakke_id where u.objekt_id = ${maal.traadId}
            and u.status = 'VENTER' and k.status = 'AABEN' and k.jobcenter_id = ${organisationId}) and ${relation('EGEN', nu)})`
        : sql`false`
    case 'afgiver':
      return maal.afgiverTil ? sql`(${maal.afgiverTil} >= ${ctx.dag} and ${navngivet(maal.afgiver)})` : sql`false`
    case 'virksomhed':
      return maal.virksomhed
        ? sql`(${maal.virksomhed} = ${organisationId} and ${egenEnhed(brugerId, maal.pNummer)})`
        : sql`false`
    case 'ansvarlig':
      return maal.ansvarlig ? sql`${maal.ansvarlig} = ${organisationId}` : sql`false`
    case 'haft':
      // Row for row: otherwise all that the organisation ever had is read for the first row that it does not have now.
      return maal.jobordreId
        ? sql`exists (select from jobordre_myndighed m where m.jobordre_id = ${maal.jobordreId} and m.myndighed_id = ${organisationId} offset 0)`
        : sql`false`
    case 'inviteret':
      return maal.jobordreId
        ? sql`exists (select from jobordre_samarbejde s where s.jobordre_id = ${maal.jobordreId} and s.inviteret_id = ${organisationId}
            and s.status in ('INVITERET', 'AFTALT', 'OPHOERT'))`
        : sql`false`
    case 'sendt':
      return maal.ordre ? sql`(${maal.ordre.status} <> 'KLADDE' and ${maal.ordre.tilbageholdt} = '{}')` : sql`false`
    case 'part':
      return iTraaden(sql`(p.til is null or p.til >= ${ctx.dag})`)
    case 'deltager':
      return sql`(${iTraaden(sql`p.til is null`)} and ${relation('EGEN', nu)})`
  }
}

/** A company user whose right is for one unit reaches that unit's rows, and no others; a user for the whole company all of them. */
const egenEnhed = (brugerId: string, pNummer: AnyPgColumn | undefined): SQL =>
  pNummer
    ? sql`(select b.p_nummer is null or b.p_nummer = ${pNummer} from bruger b where b.id = ${brugerId}) is true`
    : sql`true`
