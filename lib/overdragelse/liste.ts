import { and, type SQL, sql } from 'drizzle-orm'
import { forloebsoverblik } from '#db/schema/overdragelse'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { type Dag, plusDage } from '#lib/dato'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { TILSTAND, type Tilstand } from '#lib/overdragelse/prognose'
import { hentTal } from '#lib/regelsaet/vaerdier'

export const SORTERINGER = ['tilbage', 'forventet', 'navn'] as const
export type Sortering = (typeof SORTERINGER)[number]
export { TILSTAND }

export type Forloebsfilter = {
  sorter: Sortering
  faldende: boolean
  tilstand?: Tilstand | undefined
  /** Only who has at most so many hours left; hours with two decimals as text. */
  inden?: string | undefined
  /** The other authority: an a-kasse for a kommune, a kommune's jobcenter for an a-kasse. */
  modpart?: string | undefined
  /** What the page before gave as `naeste`. */
  efter?: string | undefined
  antal?: number
}

export type Forloebslinje = {
  borgerId: string
  navn: string
  modpartNavn: string | null
  forsikring: 'FULDTID' | 'DELTID'
  timer: string | null
  graense: string
  tilbage: string
  opgjortTil: Dag | null
  tidligst: Dag | null
  forventet: Dag | null
  senest: Dag | null
  tilstand: Tilstand
  naaetDag: Dag | null
  slutDato: Dag | null
  /** Both were told that the a-kasse has waited too long. */
  eskaleret: boolean
}

/** What each order sorts by, as its index has it; the citizen's id makes it an order of everybody. */
const NOEGLE: Record<Sortering, { sql: SQL; type: SQL }> = {
  tilbage: { sql: sql`forloebsoverblik.tilbage_hundrededele`, type: sql`integer` },
  forventet: { sql: sql`coalesce(forloebsoverblik.forventet, '9999-12-31'::date)`, type: sql`date` },
  navn: { sql: sql`forloebsoverblik.navn`, type: sql`text` },
}

/**
 * One page of the organisation's courses: those that run, and those handed over within the rule's days; asked for OVERDRAGET, all that the
 * overview still holds. One walk along one index, and a log row for each citizen shown.
 */
export async function listForloeb(
  ctx: TxKontekst,
  filter: Forloebsfilter,
  log: 'SOEG' | 'EKSPORT' = 'SOEG',
): Promise<{ linjer: Forloebslinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 1000)
  const noegle = NOEGLE[filter.sorter]
  const retning = sql.raw(filter.faldende ? 'desc' : 'asc')
  // First the rows of the page, by the index and no further; then what is shown beside them.
  const raekker = await ctx.db.execute<Forloebslinje & { maerke: string }>(sql`
    select f.borger_id as "borgerId", f.navn, o.kort_navn as "modpartNavn", f.forsikring, f.timer, f.graense, f.tilbage,
      f.opgjort_til::text as "opgjortTil", f.tidligst::text, f.forventet::text, f.senest::text, f.tilstand, f.naaet_dag::text as "naaetDag",
      f.slut_dato::text as "slutDato", f.noegle::text as maerke,
      f.tilstand = 'NAAET_IKKE_AFSLUTTET' and exists (select from kontaktforloeb_eskalering e
        where e.fravaer_id = f.fravaer_id and e.naaet_dag = f.naaet_dag) as eskaleret
    from (select forloebsoverblik.*, ${noegle.sql} as noegle from forloebsoverblik
        where ${and(egne(ctx), await vises(ctx, filter.tilstand), snaevret(ctx, filter), efterMaerke(filter, noegle))}
        order by ${noegle.sql} ${retning}, forloebsoverblik.borger_id ${retning} limit ${sql.raw(String(antal + 1))}) f
      left join organisation o on o.id = f.${sql.raw(modpartskolonne(ctx))}
    order by f.noegle ${retning}, f.borger_id ${retning}`)
  const linjer = raekker.slice(0, antal)
  await logListe(ctx, linjer, log)
  const sidste = linjer.at(-1)
  return { linjer, naeste: raekker.length > antal && sidste ? `${sidste.borgerId}_${sidste.maerke}` : null }
}

/** The a-kasse's own: the threshold is reached and no end date is set, the longest wait first; at most 100. */
export async function listNaaede(ctx: TxKontekst): Promise<Forloebslinje[]> {
  const linjer = await ctx.db.execute<Forloebslinje>(sql`
    select forloebsoverblik.borger_id as "borgerId", forloebsoverblik.navn, o.kort_navn as "modpartNavn", forloebsoverblik.forsikring, forloebsoverblik.timer, forloebsoverblik.graense, forloebsoverblik.tilbage,
      forloebsoverblik.opgjort_til::text as "opgjortTil", forloebsoverblik.tidligst::text, forloebsoverblik.forventet::text, forloebsoverblik.senest::text, forloebsoverblik.tilstand, forloebsoverblik.naaet_dag::text as "naaetDag",
      forloebsoverblik.slut_dato::text as "slutDato",
      exists (select from kontaktforloeb_eskalering e where e.fravaer_id = forloebsoverblik.fravaer_id and e.naaet_dag = forloebsoverblik.naaet_dag) as eskaleret
    from forloebsoverblik left join organisation o on o.id = forloebsoverblik.jobcenter_id
    where ${egne(ctx)} and forloebsoverblik.tilstand = 'NAAET_IKKE_AFSLUTTET' order by forloebsoverblik.naaet_dag, forloebsoverblik.borger_id limit 100`)
  await logListe(ctx, linjer, 'SOEG')
  return linjer
}

export type Maanedstal = { maaned: string; antal: number }

/**
 * How many of the running courses are expected to reach the threshold in each of the next months; the last one is all later ones. A count
 * names nobody, so the wall is asked about the organisation and not about each citizen (migration 0015).
 */
export async function taelForventede(ctx: TxKontekst, maaneder = 6): Promise<Maanedstal[]> {
  const dage = await taelPrDag(ctx)
  const antal = new Array<number>(maaneder + 1).fill(0)
  for (const d of dage) antal[Math.max(0, Math.min(maaneder, maanedNr(d.forventet) - maanedNr(ctx.dag)))]! += d.antal
  return antal.map((antal, nr) => ({ maaned: maanedEfter(ctx.dag, nr), antal }))
}

async function taelPrDag(ctx: TxKontekst): Promise<{ forventet: Dag; antal: number }[]> {
  if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'forloebsoverblik.se')) return []
  const taeller = (svar: 'ja' | 'nej') => ctx.db.execute(sql`select set_config('samspor.taeller', ${svar}, true)`)
  await taeller('ja')
  const dage = await ctx.db.execute<{ forventet: Dag; antal: number }>(sql`
    select forventet::text, count(*)::int as antal from forloebsoverblik
    where ${sql.raw(erAkasse(ctx) ? 'akasse_id' : 'jobcenter_id')} = ${ctx.aktoer.organisation.id}
      and forventet is not null and tilstand <> 'OVERDRAGET'
    group by forventet`)
  await taeller('nej')
  return dage
}

/** Months since the year 0. */
const maanedNr = (dag: Dag): number => Number(dag.slice(0, 4)) * 12 + Number(dag.slice(5, 7))

/** '2026-11-26', 2 → '2027-01'. */
function maanedEfter(dag: Dag, nr: number): string {
  const [aar = 0, maaned = 1] = dag.split('-').map(Number)
  return new Date(Date.UTC(aar, maaned - 1 + nr, 1)).toISOString().slice(0, 7)
}

/** The other authorities that a list can be narrowed to. */
export const listModparter = (ctx: TxKontekst): Promise<{ id: string; navn: string }[]> =>
  ctx.db.execute<{ id: string; navn: string }>(sql`
    select id, kort_navn as navn from organisation where type = ${erAkasse(ctx) ? 'jobcenter' : 'akasse'}
      and gyldig_fra <= ${ctx.dag} and (gyldig_til is null or gyldig_til >= ${ctx.dag}) order by 2, 1 limit 200`)

const erAkasse = (ctx: TxKontekst) => ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
const modpartskolonne = (ctx: TxKontekst) => (erAkasse(ctx) ? 'jobcenter_id' : 'akasse_id')

/**
 * The organisation's column leads the indexes; the matrix then judges each row on the way of a page. `is true` keeps the planner from walking
 * the relations instead, which it believes to be a handful.
 */
function egne(ctx: TxKontekst): SQL {
  if (ctx.aktoer.slags !== 'bruger') return sql`false`
  const kolonne = sql.raw(erAkasse(ctx) ? 'akasse_id' : 'jobcenter_id')
  const maal = { borgerId: forloebsoverblik.borgerId, raekkeForRaekke: true }
  return sql`forloebsoverblik.${kolonne} = ${ctx.aktoer.organisation.id} and (${maa(ctx, 'forloebsoverblik.se', maal)}) is true`
}

async function vises(ctx: TxKontekst, tilstand: Tilstand | undefined): Promise<SQL> {
  if (tilstand) return sql`forloebsoverblik.tilstand = ${tilstand}`
  const dage = await hentTal(ctx, 'overdraget_vises_dage', ctx.dag)
  return sql`(forloebsoverblik.slut_dato is null or forloebsoverblik.slut_dato >= ${plusDage(ctx.dag, -dage)})`
}

function snaevret(ctx: TxKontekst, { inden, modpart }: Forloebsfilter): SQL | undefined {
  return and(
    inden ? sql`forloebsoverblik.tilbage_hundrededele <= ${hundrededele(inden)}::integer` : undefined,
    modpart ? sql`forloebsoverblik.${sql.raw(modpartskolonne(ctx))} = ${modpart}` : undefined,
  )
}

/** `<id>_<what it was sorted by>`; anything else is taken as the first page. */
function efterMaerke({ efter, faldende, sorter }: Forloebsfilter, noegle: { sql: SQL; type: SQL }): SQL | undefined {
  const fundet = /^([0-9a-f-]{36})_(.+)$/.exec(efter ?? '')
  const [, id, maerke] = fundet ?? []
  if (!id || !maerke) return undefined
  if (sorter === 'tilbage' && !/^\d{1,6}$/.test(maerke)) return undefined
  if (sorter === 'forventet' && !/^\d{4}-\d{2}-\d{2}$/.test(maerke)) return undefined
  return sql`(${noegle.sql}, forloebsoverblik.borger_id) ${sql.raw(faldende ? '<' : '>')} (${maerke}::${noegle.type}, ${id}::uuid)`
}

const logListe = (ctx: TxKontekst, linjer: readonly { borgerId: string }[], art: 'SOEG' | 'EKSPORT') =>
  logAdgang(
    ctx,
    linjer.map(({ borgerId }) => ({
      art,
      handling: 'forloebsoverblik.se',
      formaal: art === 'EKSPORT' ? 'Hentede listen over overdragelser som fil' : 'Liste over overdragelser',
      objektType: 'borger',
      objektId: borgerId,
      borgerId,
    })),
  )
