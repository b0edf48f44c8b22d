import { and, between, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { formidlingsstand } from '#db/schema/formidling'
import { jobordre, jobordreHaendelse, jobordreKontakt, jobordreStilling, jobordreVersion } from '#db/schema/jobordre'
import { type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import type { Dag } from '#lib/dato'
import type { JobordreFelter } from '#lib/jobordre/input'
import { AABNE, type Jobordrestatus } from '#lib/jobordre/livscyklus'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

export type Jobordre = typeof jobordre.$inferSelect
export type Haendelse = typeof jobordreHaendelse.$inferSelect

/** The columns that job orders are judged by. */
export const ordremaal: Maal = {
  virksomhed: jobordre.virksomhedId,
  pNummer: jobordre.pNummer,
  ansvarlig: jobordre.myndighedId,
  jobordreId: jobordre.id,
  ordre: { status: jobordre.status, tilbageholdt: jobordre.tilbageholdt },
}

/** A draft is the company's own, and what is kept back is for it and STAR. A probe of a system is for that a-kasse's systems alone. */
export function synlig({ aktoer }: TxKontekst): SQL | undefined {
  if (aktoer.slags === 'system') return undefined
  const type = aktoer.slags === 'bruger' ? aktoer.organisation.type : undefined
  const proever = type === 'akasse' && aktoer.slags === 'bruger' && aktoer.rolle === 'klient'
  return and(
    proever ? undefined : eq(jobordre.proeve, false),
    type === 'virksomhed' || type === 'star'
      ? undefined
      : sql`(${jobordre.status} <> 'KLADDE' and ${jobordre.tilbageholdt} = '{}')`,
  )
}

/** One order for a purpose. Not there and not for you are the same. */
export async function hentJobordre(ctx: TxKontekst, id: string, handling: Handling = 'jobordre.se'): Promise<Jobordre> {
  const [fundet] = await ctx.db
    .select()
    .from(jobordre)
    .where(and(eq(jobordre.id, id), maa(ctx, handling, ordremaal), synlig(ctx)))
  if (!fundet) throw new IkkeFundet(`jobordre ${id}`)
  return fundet
}

/** What a message to the company needs of an order, for a citizen who acts on an own row: the wall shows a citizen the order. */
export async function hentJobordreTilBesked(
  ctx: TxKontekst,
  id: string,
): Promise<Pick<Jobordre, 'id' | 'virksomhedId' | 'titel' | 'proeve'> | undefined> {
  const [fundet] = await ctx.db
    .select({ id: jobordre.id, virksomhedId: jobordre.virksomhedId, titel: jobordre.titel, proeve: jobordre.proeve })
    .from(jobordre)
    .where(eq(jobordre.id, id))
  return fundet
}

/** May the actor do this to it today? Pages ask, so as to offer no button that leads nowhere. */
export async function maaJobordre(ctx: TxKontekst, id: string, handling: Handling): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: jobordre.id })
    .from(jobordre)
    .where(and(eq(jobordre.id, id), maa(ctx, handling, ordremaal), synlig(ctx)))
  return fundet.length > 0
}

/**
 * Locks the order's row before anything about it is judged: status, count of referrals and who is responsible stand still, so that of two who
 * act at once the second sees what the first did. A citizen's lock, when one is needed, comes first. Then reads it for the purpose, so that who
 * lost it meanwhile is told as if it were not there.
 */
export async function laasJobordre(ctx: TxKontekst, id: string, handling: Handling): Promise<Jobordre> {
  await ctx.db.execute(sql`select id from jobordre where id = ${id} for no key update`)
  return hentJobordre(ctx, id, handling)
}

/** JO-064: the order is another than the one that was read. */
export const forkertVersion = (ordre: Jobordre): Afvist =>
  new Afvist(
    [
      {
        kode: 'JO-064',
        niveau: 'BLOK',
        besked: 'Jobordren er ændret, siden du læste den. Læs den igen, og prøv så.',
        regel: 'To ændringer på samme tid må ikke overskrive hinanden',
        kilde: 'Samspor',
        aarsag: { type: 'jobordre', id: ordre.id, beskrivelse: `Version ${ordre.version}` },
      },
    ],
    409,
  )

export type Jobordrelinje = {
  id: string
  sagsnummer: string | null
  status: Jobordrestatus
  version: number
  titel: string
  stilling: string | null
  virksomhedNavn: string
  by: string | null
  antalStillinger: number
  antalHenviste: number
  maksAntalHenvisninger: number | null
  formidlingsfrist: string | null
  startdato: string | null
  myndighedId: string | null
  myndighedNavn: string | null
  sagsbehandlerNavn: string | null
  tilbageholdt: string[]
  venterSiden: Date | null
  paamindetTid: Date | null
  oprettetTid: Date
  aendretTid: Date
}

export type Jobordrefilter = {
  status?: readonly Jobordrestatus[] | undefined
  /** Words of the order's own title or of its occupation titles. */
  titel?: string | undefined
  conceptUri?: string | undefined
  cvr?: string | undefined
  /**
   * `egne`: that the reader's authority is responsible for (or the company's own). `afgivet`: that it had and gave on. `alle`: everything that
   * may be read.
   */
  omfang?: 'egne' | 'afgivet' | 'alle'
  /** Waits to be taken since this day or longer. */
  ventetSiden?: Dag | undefined
  /** Closed on this day or later. */
  afsluttetFra?: Dag | undefined
  /** The kommune that the place of work lies in, by its code. */
  kommune?: string | undefined
  /** Open with a time limit from today until a day, or one that has passed. */
  frist?: { inden: Dag } | 'overskredet' | undefined
  /** The reader's a-kasse has asked another one to help: it does, or has not answered. */
  samarbejde?: 'INVITERET' | 'AFTALT' | undefined
  /** Mark of the last line shown, from `naeste`. */
  efter?: string | undefined
  antal?: number
}

/** A word is looked for in what changed within a year: the whole country's orders of all time would be read for a word that few have. */
const SOEGES_MS = 365 * 86_400_000

/** Orders that the reader may see, the newest change first, a page by key. One query, at most 100 lines. */
export async function listJobordrer(
  ctx: TxKontekst,
  filter: Jobordrefilter = {},
): Promise<{ ordrer: Jobordrelinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const ord = filter.titel?.trim().replace(/[\\%_]/g, (t) => `\\${t}`)
  const filtre = and(
    maa(ctx, 'jobordre.se', ordremaal),
    synlig(ctx),
    filter.status ? inArray(jobordre.status, [...filter.status]) : undefined,
    filter.cvr ? eq(jobordre.cvr, filter.cvr) : undefined,
    filter.ventetSiden
      ? sql`(${jobordre.venterSiden} at time zone 'Europe/Copenhagen')::date <= ${filter.ventetSiden}`
      : undefined,
    filter.afsluttetFra
      ? sql`(${jobordre.afsluttetTid} at time zone 'Europe/Copenhagen')::date >= ${filter.afsluttetFra}`
      : undefined,
    ord
      ? or(
          ilike(jobordre.titel, `%${ord}%`),
          sql`exists (select from jobordre_stilling s where s.jobordre_id = ${jobordre.id} and s.titel ilike ${`%${ord}%`})`,
        )
      : undefined,
    ord && filter.omfang === 'alle' ? gte(jobordre.aendretTid, new Date(ctx.nu.getTime() - SOEGES_MS)) : undefined,
    filter.kommune ? eq(jobordre.arbejdskommune, filter.kommune) : undefined,
    fristen(ctx, filter.frist),
    filter.samarbejde ? medHjaelp(ctx, filter.samarbejde) : undefined,
    filter.conceptUri
      ? sql`exists (select from jobordre_stilling s where s.jobordre_id = ${jobordre.id} and s.concept_uri = ${filter.conceptUri})`
      : undefined,
    efterMaerke(filter.efter),
  )
  const raekker = await ctx.db
    .select({
      id: jobordre.id,
      sagsnummer: jobordre.sagsnummer,
      status: jobordre.status,
      version: jobordre.version,
      titel: jobordre.titel,
      stilling: sql<
        string | null
      >`(select s.titel from jobordre_stilling s where s.jobordre_id = ${jobordre.id} and s.nummer = 0)`,
      virksomhedNavn: jobordre.virksomhedNavn,
      by: sql<string | null>`${jobordre.arbejdssted} ->> 'by'`,
      antalStillinger: jobordre.antalStillinger,
      antalHenviste: antalHenviste(),
      maksAntalHenvisninger: jobordre.maksAntalHenvisninger,
      formidlingsfrist: jobordre.formidlingsfrist,
      startdato: jobordre.startdato,
      myndighedId: jobordre.myndighedId,
      myndighedNavn: jobordre.myndighedNavn,
      sagsbehandlerNavn: jobordre.sagsbehandlerNavn,
      tilbageholdt: jobordre.tilbageholdt,
      venterSiden: jobordre.venterSiden,
      paamindetTid: jobordre.paamindetTid,
      oprettetTid: jobordre.oprettetTid,
      aendretTid: jobordre.aendretTid,
    })
    .from(jobordre)
    .where(and(filtre, omfanget(ctx, filter.omfang, filtre, antal + 1)))
    .orderBy(desc(jobordre.aendretTid), desc(jobordre.id))
    .limit(antal + 1)
  const ordrer = raekker.slice(0, antal)
  const sidste = ordrer.at(-1)
  return { ordrer, naeste: raekker.length > antal && sidste ? `${sidste.aendretTid.toISOString()}_${sidste.id}` : null }
}

function fristen(ctx: TxKontekst, frist: Jobordrefilter['frist']): SQL | undefined {
  if (frist === undefined) return undefined
  if (frist === 'overskredet') return lt(jobordre.formidlingsfrist, ctx.dag)
  return and(inArray(jobordre.status, AABNE), between(jobordre.formidlingsfrist, ctx.dag, frist.inden))
}

/** From the few agreements of the reader's own. */
const medHjaelp = (ctx: TxKontekst, status: 'INVITERET' | 'AFTALT'): SQL =>
  ctx.aktoer.slags === 'bruger'
    ? sql`${jobordre.id} in (select a.jobordre_id from jobordre_samarbejde a where a.inviterende_id = ${ctx.aktoer.organisation.id} and a.status = ${status})`
    : sql`false`

/** Referrals that count against the maximum: the employer has or had them (9202–9204). Rejected, declined and withdrawn ones do not. */
const antalHenviste = () =>
  sql<number>`(select count(*) from formidlingsstand f where f.jobordre_id = ${jobordre.id} and f.status in (9202, 9203, 9204))::int`

/** As the list counts, for one order whose row is locked. */
export async function taelHenviste(ctx: TxKontekst, jobordreId: string): Promise<number> {
  const [raekke] = await ctx.db
    .select({ antal: sql<number>`count(*)::int` })
    .from(formidlingsstand)
    .where(and(eq(formidlingsstand.jobordreId, jobordreId), inArray(formidlingsstand.status, [9202, 9203, 9204])))
  return raekke?.antal ?? 0
}

/** Where the list starts from; the matrix still judges each row. */
function omfanget(
  ctx: TxKontekst,
  omfang: Jobordrefilter['omfang'],
  filtre: SQL | undefined,
  antal: number,
): SQL | undefined {
  if (omfang === 'alle') return alleOrdrer(ctx, filtre, antal)
  return omfang === 'afgivet' ? afgivneOrdrer(ctx) : egneOrdrer(ctx)
}

/** What the reader's authority gave on. Who only was asked to help is not among them: it sees less of an order than this list shows. */
function afgivneOrdrer(ctx: TxKontekst): SQL | undefined {
  if (ctx.aktoer.slags !== 'bruger') return sql`false`
  const { id } = ctx.aktoer.organisation
  return sql`(${jobordre.myndighedId} <> ${id} and exists (select from jobordre_myndighed m where m.jobordre_id = ${jobordre.id} and m.myndighed_id = ${id}))`
}

/** From the reader's own index. */
function egneOrdrer(ctx: TxKontekst): SQL | undefined {
  if (ctx.aktoer.slags !== 'bruger' || ctx.aktoer.organisation.type === 'star') return undefined
  const { type, id } = ctx.aktoer.organisation
  return eq(type === 'virksomhed' ? jobordre.virksomhedId : jobordre.myndighedId, id)
}

/**
 * An a-kasse may read what it has and what it has had: the newest of each, which two indexes give, and never all of them to be sorted.
 * Others read all that were sent, from the index of the newest change.
 */
function alleOrdrer(ctx: TxKontekst, filtre: SQL | undefined, antal: number): SQL | undefined {
  if (ctx.aktoer.slags !== 'bruger' || ctx.aktoer.organisation.type !== 'akasse') return undefined
  const nyeste = (hvilke: SQL) =>
    ctx.db
      .select({ id: jobordre.id })
      .from(jobordre)
      .where(and(filtre, hvilke))
      .orderBy(desc(jobordre.aendretTid), desc(jobordre.id))
      .limit(antal)
  const { id } = ctx.aktoer.organisation
  const har = nyeste(eq(jobordre.myndighedId, id))
  const harHaft = nyeste(
    sql`${jobordre.id} in (select h.jobordre_id from jobordre_myndighed h where h.myndighed_id = ${id} and h.til is not null)`,
  )
  return sql`${jobordre.id} in ((${har}) union all (${harHaft}))`
}

function efterMaerke(maerke: string | undefined): SQL | undefined {
  const [tid, id] = maerke?.split('_') ?? []
  if (!tid || !id || Number.isNaN(Date.parse(tid)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return undefined
  return sql`(${jobordre.aendretTid}, ${jobordre.id}) < (${tid}::timestamptz, ${id}::uuid)`
}

/** The order's titles, the primary one first. The order was loaded for a purpose. */
export const listStillinger = (ctx: TxKontekst, jobordreId: string) =>
  ctx.db
    .select({
      conceptUri: jobordreStilling.conceptUri,
      aliasId: jobordreStilling.aliasId,
      titel: jobordreStilling.titel,
    })
    .from(jobordreStilling)
    .where(eq(jobordreStilling.jobordreId, jobordreId))
    .orderBy(jobordreStilling.nummer)
    .limit(5)

/** Contact person and inner comment; undefined for who may not read them (the wall shows no row, and the matrix is asked first). */
export async function findKontakt(
  ctx: TxKontekst,
  jobordreId: string,
): Promise<typeof jobordreKontakt.$inferSelect | undefined> {
  const [fundet] = await ctx.db
    .select({ kontakt: jobordreKontakt })
    .from(jobordreKontakt)
    .innerJoin(jobordre, eq(jobordre.id, jobordreKontakt.jobordreId))
    .where(and(eq(jobordre.id, jobordreId), maa(ctx, 'jobordre.kontakt', ordremaal)))
  return fundet?.kontakt
}

/** What happened, the newest first, at most 200. The wall leaves out what the authorities wrote for themselves. */
export const listHaendelser = (ctx: TxKontekst, jobordreId: string): Promise<Haendelse[]> =>
  ctx.db
    .select()
    .from(jobordreHaendelse)
    .where(eq(jobordreHaendelse.jobordreId, jobordreId))
    .orderBy(desc(jobordreHaendelse.registreretTid), desc(jobordreHaendelse.id))
    .limit(200)

/** The authorities that have or had the order, or that its history names. The order was loaded for a purpose. */
export async function listOrdrensMyndigheder(
  ctx: TxKontekst,
  jobordreId: string,
): Promise<Map<string, { navn: string; telefon: string | null }>> {
  const fundne = await ctx.db.execute<{ id: string; navn: string; telefon: string | null }>(sql`
    select id, navn, telefon from organisation where id in (
      select myndighed_id from jobordre where id = ${jobordreId}
      union all select myndighed_id from jobordre_myndighed where jobordre_id = ${jobordreId}
      union all select unnest(array[myndighed_id, fra_myndighed_id]) from jobordre_haendelse where jobordre_id = ${jobordreId})`)
  return new Map(fundne.map(({ id, ...o }) => [id, o]))
}

/** Every version as it was sent or changed, the newest first. Company, responsible authority and STAR. */
export const listVersioner = (ctx: TxKontekst, jobordreId: string) =>
  ctx.db
    .select()
    .from(jobordreVersion)
    .where(eq(jobordreVersion.jobordreId, jobordreId))
    .orderBy(desc(jobordreVersion.version))
    .limit(100)

/** A stored order as its fields, for the form, a copy, and the rules. */
export async function somFelter(ctx: TxKontekst, ordre: Jobordre): Promise<JobordreFelter> {
  const [kontakt, stillinger] = await Promise.all([findKontakt(ctx, ordre.id), listStillinger(ctx, ordre.id)])
  return {
    type: ordre.type,
    titel: ordre.titel,
    beskrivelse: ordre.beskrivelse,
    stillinger,
    antalStillinger: ordre.antalStillinger,
    startdato: ordre.startdato,
    varighedDage: ordre.varighedDage,
    formidlingsfrist: ordre.formidlingsfrist,
    henvendelsesmaade: ordre.henvendelsesmaade,
    maksAntalHenvisninger: ordre.maksAntalHenvisninger,
    ugentligArbejdstidType: ordre.ugentligArbejdstidType,
    timerPrUge: ordre.timerPrUge,
    arbejdstidsforhold: ordre.arbejdstidsforhold,
    krav: ordre.krav,
    pNummer: ordre.pNummer,
    arbejdssted: ordre.arbejdssted,
    jobannonceId: ordre.jobannonceId,
    myndighedId: ordre.myndighedId,
    kontaktperson: kontakt?.kontaktperson ?? null,
    internKommentar: kontakt?.internKommentar ?? null,
    oenskerMail: kontakt?.oenskerMail ?? false,
    sagsbehandlerTilladt: kontakt?.sagsbehandlerTilladt ?? true,
    bekraeftet: ordre.bekraeftet,
  }
}
