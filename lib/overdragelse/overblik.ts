import { type SQL, sql } from 'drizzle-orm'
import { type Dag, dagFor, plusDage } from '#lib/dato'
import { TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG } from '#lib/fravaer/regler75'
import { forsikringPaa, hundrededele, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { beregnPrognose, type Opgoerelse } from '#lib/overdragelse/prognose'

type Forsikring = 'FULDTID' | 'DELTID'
type Medlemskab = { akasse: string; forsikring: Forsikring; gyldigFra: Dag; gyldigTil: Dag | null }
type Rapport = Opgoerelse & { indplaceringsdato: Dag; indberettet: string }

/** What the overview of one citizen is derived from. */
type Fakta = {
  borger_id: string
  navn: string
  fravaer_id: string
  start_dato: Dag
  slut_dato: Dag | null
  aarsag: number | null
  jobcenter_id: string | null
  medlemskaber: Medlemskab[]
  rapporter: Rapport[]
}

/** A row of `forloebsoverblik`, named as its columns are. */
export type Overblik = {
  borger_id: string
  navn: string
  fravaer_id: string
  akasse_id: string | null
  jobcenter_id: string | null
  forsikring: Forsikring
  timer: string | null
  graense: string
  tilbage: string
  opgjort_til: Dag | null
  tidligst: Dag | null
  forventet: Dag | null
  senest: Dag | null
  tilstand: string
  naaet_dag: Dag | null
  start_dato: Dag
  slut_dato: Dag | null
}

/** So many reports tell how fast the hours go and since when the threshold is reached. */
const RAPPORTER = 24

/** The citizen's row of the overview as the facts are now. Call last in every act that changes counters, fravær 75, membership or tilknytning. */
export const opdaterOverblik = (ctx: TxKontekst, borgerId: string): Promise<void> => opdaterOverblikFor(ctx, [borgerId])

/**
 * The same for many, in three statements however many there are; at most 1,000 in a call. The caller holds the citizens' locks and can see
 * what their rows are derived from.
 */
async function opdaterOverblikFor(ctx: TxKontekst, borgerIder: readonly string[]): Promise<void> {
  if (borgerIder.length === 0) return
  const raekker = await beregnOverblik(ctx, borgerIder)
  if (raekker.length > 0)
    await ctx.db.execute(sql`
      insert into forloebsoverblik (${KOLONNER})
        select ${KOLONNER} from jsonb_to_recordset(${JSON.stringify(raekker)}::text::jsonb) as r(${TYPER})
      on conflict (borger_id) do update set (${KOLONNER}) = row(${sql.raw(NAVNE.map((k) => `excluded.${k}`).join(', '))})
        where (${sql.raw(NAVNE.map((k) => `forloebsoverblik.${k}`).join(', '))})
          is distinct from (${sql.raw(NAVNE.map((k) => `excluded.${k}`).join(', '))})`)
  const med = new Set(raekker.map((r) => r.borger_id))
  const uden = borgerIder.filter((id) => !med.has(id))
  if (uden.length > 0) await ctx.db.execute(sql`delete from forloebsoverblik where borger_id = any (${liste(uden)})`)
}

/** The same for all citizens whom `borgere` selects (one column, `borger_id`) and who have a course: a file of counters is many at once. */
export async function opdaterOverblikHvor(ctx: TxKontekst, borgere: SQL): Promise<void> {
  const raekker = await ctx.db.execute<{ id: string }>(sql`
    select distinct f.borger_id as id from (${borgere}) u join fravaer f on f.borger_id = u.borger_id
      and f.fravaerstype = ${sql.raw(String(KONTAKTFORLOEB_HOS_AKASSEN))} and (f.registreret_til is null) is true and f.berigtiget_tid is null
    order by 1`)
  const ider = raekker.map((r) => r.id)
  for (let fra = 0; fra < ider.length; fra += 1000) await opdaterOverblikFor(ctx, ider.slice(fra, fra + 1000))
}

/** The rows as they should be; a citizen who has none is left out. */
async function beregnOverblik(ctx: TxKontekst, borgerIder: readonly string[]): Promise<Overblik[]> {
  const regler = await hentRegler(ctx)
  const fakta = await hentFakta(ctx, borgerIder, plusDage(ctx.dag, -regler.gemmesDage))
  return fakta.flatMap((f) => beregn(f, ctx.dag, regler) ?? [])
}

/**
 * When one citizen's hours are expected to be used, as their own page tells it; undefined when nobody can tell or the a-kasse no longer has
 * them. Reckoned on the spot: the overview is the authorities'. The citizen was loaded for a purpose.
 */
export async function hentSkoen(
  ctx: TxKontekst,
  borgerId: string,
): Promise<Pick<Overblik, 'tidligst' | 'forventet' | 'senest'> | undefined> {
  const [raekke] = await beregnOverblik(ctx, [borgerId])
  return raekke?.slut_dato === null && raekke.forventet && Number(raekke.tilbage) > 0 ? raekke : undefined
}

type Regler = Awaited<ReturnType<typeof hentRegler>>

const REGLER = ['graense', 'maaned', 'dag'].flatMap((r) => [`${r}_fuldtid_timer`, `${r}_deltid_timer`])

/** The day's values in one look-up. Before the rule there is no course, and nothing to show. */
async function hentRegler(ctx: TxKontekst) {
  const raekker = await ctx.db.execute<{ regel: string; vaerdi: string }>(sql`
    select regel, vaerdi from regelvaerdi where regel = any (string_to_array(${[...REGLER, GEMMES].join(',')}, ',')) and omraade = 'hele landet'
      and gyldig_fra <= ${ctx.dag} and (gyldig_til is null or gyldig_til >= ${ctx.dag})`)
  const vaerdier = new Map(raekker.map((r) => [r.regel, Number(r.vaerdi)]))
  const timer = (regel: string) => (vaerdier.get(regel) ?? Number.NaN).toFixed(2)
  const sats = (f: 'fuldtid' | 'deltid') => ({
    graense: timer(`graense_${f}_timer`),
    maanedTimer: timer(`maaned_${f}_timer`),
    dagTimer: timer(`dag_${f}_timer`),
  })
  const gemmesDage = vaerdier.get(GEMMES)
  if (gemmesDage === undefined || REGLER.some((regel) => !vaerdier.has(regel)))
    return { gemmesDage: 0, satser: undefined }
  return { gemmesDage, satser: { FULDTID: sats('fuldtid'), DELTID: sats('deltid') } }
}
const GEMMES = 'overdragelse_overlap_dage'

/** Facts of the citizens whose newest course runs, or was handed over no earlier than `siden`. */
async function hentFakta(ctx: TxKontekst, borgerIder: readonly string[], siden: Dag): Promise<Fakta[]> {
  const { dag } = ctx
  return ctx.db.execute<Fakta>(sql`
    with forloeb as (
      select distinct on (f.borger_id) f.borger_id, f.id, f.start_dato, f.slut_dato, f.afslutningsaarsag
      from fravaer f
      where f.borger_id = any (${liste(borgerIder)}) and f.fravaerstype = ${sql.raw(String(KONTAKTFORLOEB_HOS_AKASSEN))}
        and f.registreret_til is null and f.berigtiget_tid is null and f.start_dato <= ${dag}
      order by f.borger_id, f.start_dato desc)
    select f.borger_id, b.navn, f.id as fravaer_id, f.start_dato::text, f.slut_dato::text, f.afslutningsaarsag as aarsag,
      (select t.jobcenter_id from jobcentertilknytning t where t.borger_id = f.borger_id and t.registreret_til is null
        and t.gyldig_fra <= ${dag} and (t.gyldig_til is null or t.gyldig_til >= ${dag})) as jobcenter_id,
      (select coalesce(json_agg(json_build_object('akasse', m.akasse_id, 'forsikring', m.forsikring, 'gyldigFra', m.gyldig_fra, 'gyldigTil', m.gyldig_til)), '[]')
        from akassemedlemskab m where m.borger_id = f.borger_id and m.registreret_til is null) as medlemskaber,
      (select coalesce(json_agg(json_build_object('timer', x.timer_forbrugt::text, 'opgjortTil', x.opgjort_til, 'indplaceringsdato', x.indplaceringsdato,
          'indberettet', x.indberettet_tid) order by x.indplaceringsdato desc, x.opgjort_til desc, x.indberettet_tid desc), '[]')
        from (select d.timer_forbrugt, d.opgjort_til, d.indplaceringsdato, d.indberettet_tid from dagpengetaeller d
          where d.borger_id = f.borger_id
            and not exists (select from dagpengetaeller r where r.borger_id = d.borger_id and r.berigtiger = d.id)
          order by d.indplaceringsdato desc, d.opgjort_til desc, d.indberettet_tid desc limit ${sql.raw(String(RAPPORTER))}) x) as rapporter
    from forloeb f join borger b on b.id = f.borger_id
    where f.slut_dato is null
      or (f.slut_dato >= ${siden} and f.afslutningsaarsag in (${sql.raw(`${UDDANNELSESPAALAEG}, ${TIMEGRAENSE_NAAET}`)}))`)
}

function beregn(f: Fakta, dag: Dag, { satser }: Regler): Overblik | undefined {
  if (!satser) return undefined
  const forsikring = forsikringPaa(f.medlemskaber, dag) ?? 'FULDTID'
  const sats = satser[forsikring]
  const iIndplaceringen = f.rapporter.filter((r) => r.indplaceringsdato === f.rapporter[0]?.indplaceringsdato)
  const p = beregnPrognose({
    startDato: f.start_dato,
    slutDato: f.slut_dato,
    aarsag: f.aarsag,
    rapporter: iIndplaceringen.filter((r, nr) => r.opgjortTil !== iIndplaceringen[nr - 1]?.opgjortTil),
    ...sats,
  })
  const naaet = iIndplaceringen
    .filter((r) => hundrededele(r.timer) >= hundrededele(sats.graense))
    .map((r) => r.indberettet)
  const naaetTid = naaet.map((tid) => new Date(tid)).sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    borger_id: f.borger_id,
    navn: f.navn,
    fravaer_id: f.fravaer_id,
    akasse_id:
      f.medlemskaber.find((m) => m.gyldigFra <= dag && (m.gyldigTil === null || m.gyldigTil >= dag))?.akasse ?? null,
    jobcenter_id: f.jobcenter_id,
    forsikring,
    timer: p.timer,
    graense: sats.graense,
    tilbage: p.tilbage,
    opgjort_til: p.opgjortTil,
    tidligst: p.tidligst,
    forventet: p.forventet,
    senest: p.senest,
    tilstand: p.tilstand,
    naaet_dag: p.tilbage === '0.00' && naaetTid ? dagFor(naaetTid) : null,
    start_dato: f.start_dato,
    slut_dato: f.slut_dato,
  }
}

/** How many citizens are locked and reckoned at a time. */
const PORTION = 500

/**
 * Walks all courses and rows in the order of their citizens, a portion in each transaction, so that a rebuild of everything never holds up
 * anybody for long. `hver` gets the portion's citizens.
 */
async function gennemgaa(
  ctx: Kontekst,
  frist: number,
  hver: (ctx: TxKontekst, borgerIder: string[]) => Promise<void>,
): Promise<void> {
  for (let efter = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ider = await transaktion({ ...ctx, frist: Date.now() + frist }, async (tx) => {
      const raekker = await tx.db.execute<{ id: string }>(sql`
        select id from (
          (select distinct borger_id as id from fravaer where fravaerstype = ${sql.raw(String(KONTAKTFORLOEB_HOS_AKASSEN))} and registreret_til is null
            and berigtiget_tid is null and borger_id > ${efter} order by borger_id limit ${sql.raw(String(PORTION))})
          union
          (select borger_id from forloebsoverblik where borger_id > ${efter} order by borger_id limit ${sql.raw(String(PORTION))})
        ) x order by id limit ${sql.raw(String(PORTION))}`)
      const ider = raekker.map((r) => r.id)
      if (ider.length === 0) return ider
      // Writers hold their citizen's row: nothing changes between what is read here and what is made of it.
      await tx.db.execute(sql`select id from borger where id = any (${liste(ider)}) order by id for share`)
      await hver(tx, ider)
      return ider
    })
    const sidste = ider.at(-1)
    if (!sidste) return
    efter = sidste
  }
}

/**
 * The whole overview anew from its facts: what a new day brings (a membership or tilknytning that begins, a limit that the law changes, a
 * handover that is no longer news), and what heals it after a restore. Rows that are right are left alone. As the worker.
 */
export const genopbygOverblik = (ctx: Kontekst): Promise<void> =>
  gennemgaa(ctx, 15_000, (ctx, ider) => opdaterOverblikFor(ctx, ider))

/** Citizens whose row is not what its facts give; at most 100 of them are named. Changes nothing. As the worker. */
export async function kontrollerOverblik(ctx: Kontekst): Promise<{ antal: number; forskelle: string[] }> {
  const forskelle: string[] = []
  let antal = 0
  await gennemgaa(ctx, 15_000, async (ctx, ider) => {
    const skal = new Map((await beregnOverblik(ctx, ider)).map((r) => [r.borger_id, r]))
    const er =
      await ctx.db.execute<Overblik>(sql`select ${sql.raw(NAVNE.map((k) => (TYPE[k] === 'text' || TYPE[k] === 'uuid' ? k : `${k}::text`)).join(', '))}
      from forloebsoverblik where borger_id = any (${liste(ider)})`)
    antal += skal.size
    for (const raekke of er) {
      const rigtig = skal.get(raekke.borger_id)
      skal.delete(raekke.borger_id)
      const forkerte = rigtig ? NAVNE.filter((k) => rigtig[k] !== raekke[k]) : ['skal ikke stå her']
      if (forkerte.length > 0) forskelle.push(`${raekke.borger_id}: ${forkerte.join(', ')}`)
    }
    for (const id of skal.keys()) forskelle.push(`${id}: mangler`)
  })
  return { antal, forskelle: forskelle.slice(0, 100) }
}

const TYPE = {
  borger_id: 'uuid',
  navn: 'text',
  fravaer_id: 'uuid',
  akasse_id: 'uuid',
  jobcenter_id: 'uuid',
  forsikring: 'text',
  timer: 'numeric',
  graense: 'numeric',
  tilbage: 'numeric',
  opgjort_til: 'date',
  tidligst: 'date',
  forventet: 'date',
  senest: 'date',
  tilstand: 'text',
  naaet_dag: 'date',
  start_dato: 'date',
  slut_dato: 'date',
} as const satisfies Record<keyof Overblik, string>
const NAVNE = Object.keys(TYPE) as (keyof Overblik)[]
const KOLONNER = sql.raw(NAVNE.join(', '))
const TYPER = sql.raw(NAVNE.map((k) => `${k} ${TYPE[k]}`).join(', '))

/** Ids as one parameter. */
const liste = (ider: readonly string[]) => sql`string_to_array(${ider.join(',')}, ',')::uuid[]`
