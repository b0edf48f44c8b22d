import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { besked, bilag, traad, traadPart } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'
import { adgangskategori, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { Skabelon } from '#lib/besked/tekster'
import { type Bilagstand, bilagstand } from '#lib/bilag/kontrol'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * Read marks belong to a reader: the citizen, or the organisation as one. STAR is no reader: its system (Jobnet) is the citizen's door, and
 * the mark it sets is the citizen's.
 */
export function laeserId(ctx: TxKontekst, borgerId: string): string {
  if (ctx.aktoer.slags === 'borger') return ctx.aktoer.borgerId
  if (ctx.aktoer.slags !== 'bruger') return ''
  return erJobnet(ctx) ? borgerId : ctx.aktoer.organisation.id
}
const erJobnet = (ctx: TxKontekst): boolean => ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'star'
const laeser = (ctx: TxKontekst): SQL => (erJobnet(ctx) ? sql`${traad.borgerId}` : sql`${laeserId(ctx, '')}::uuid`)
/** What has an end and has passed it is hidden in the list, and never deleted. */
const vises = (ctx: TxKontekst): SQL => sql`(${traad.slutDato} is null or ${traad.slutDato} >= ${ctx.dag})`

/** Nobody writes to, or about, a citizen who has died. */
const erDoed = sql`exists (select from borger b where b.id = traad.borger_id and b.doed_dato is not null)`

const traadMaal = { borgerId: traad.borgerId, traadId: traad.id }

export type Traadlinje = {
  id: string
  emne: string
  beskedtype: number
  afsenderNavn: string
  modtagerNavn: string | null
  sidsteTid: Date
  antalBeskeder: number
  antalBilag: number
  ulaest: boolean
  fjernet: boolean
}
export type Traadfilter = {
  afsender?: string | undefined
  ulaeste?: boolean | undefined
  efter?: string | undefined
  antal?: number
}

/**
 * The reader's threads, newest first, one page by key. `naeste` continues after the last one shown. In plain SQL, because this is the page
 * that everybody opens: building the query and mapping its rows took a fifth of it.
 */
export async function listTraade(
  ctx: TxKontekst,
  filter: Traadfilter,
  borgerId?: string,
): Promise<{ traade: Traadlinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const ulaest = sql`(l.laest_tid is null or l.laest_tid < traad.sidste_tid)`
  const betingelser: (SQL | undefined)[] = [
    maa(ctx, 'besked.se', traadMaal),
    vises(ctx),
    borgerId ? sql`traad.borger_id = ${borgerId}` : undefined,
    filter.ulaeste ? ulaest : undefined,
    filter.afsender === 'akasse' || filter.afsender === 'jobcenter' ? sql`o.type = ${filter.afsender}` : undefined,
    filter.afsender === 'samspor' ? sql`traad.afsender_organisation_id is null` : undefined,
    efterMaerke(filter.efter),
  ]
  const raekker = await ctx.db.execute<Omit<Traadlinje, 'sidsteTid'> & { sidsteTid: string }>(sql`
    select traad.id, traad.emne, traad.beskedtype, traad.afsender_navn as "afsenderNavn", traad.modtager_navn as "modtagerNavn",
      traad.sidste_tid as "sidsteTid", traad.antal_beskeder as "antalBeskeder", traad.antal_bilag as "antalBilag",
      ${ulaest} as ulaest, traad.berigtiget_tid is not null as fjernet
    from traad
      left join traad_laest l on l.traad_id = traad.id and l.laeser_id = ${laeser(ctx)}
      left join organisation o on o.id = traad.afsender_organisation_id
    where ${and(...betingelser)} order by traad.sidste_tid desc, traad.id desc limit ${antal + 1}`)
  const traade = raekker.slice(0, antal).map((r) => ({ ...r, sidsteTid: new Date(r.sidsteTid) }))
  const sidste = traade.at(-1)
  return { traade, naeste: raekker.length > antal && sidste ? `${sidste.sidsteTid.toISOString()}_${sidste.id}` : null }
}

/** `2026-11-23T09:00:00.000Z_<id>`; anything else is taken as the first page. */
function efterMaerke(maerke: string | undefined): SQL | undefined {
  const [tid, id] = maerke?.split('_') ?? []
  if (!tid || !id || Number.isNaN(Date.parse(tid)) || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  return or(lt(traad.sidsteTid, new Date(tid)), and(eq(traad.sidsteTid, new Date(tid)), lt(traad.id, id)))
}

/** How many of the reader's threads hold something unread, of one citizen when named; exact to 99. */
export async function antalUlaeste(ctx: TxKontekst, borgerId?: string): Promise<number> {
  const [svar] = await ctx.db.execute<{ antal: number }>(sql`
    select count(*)::int as antal from (
      select 1 from traad left join traad_laest l on l.traad_id = traad.id and l.laeser_id = ${laeser(ctx)}
      where ${and(maa(ctx, 'besked.se', traadMaal), vises(ctx), borgerId ? eq(traad.borgerId, borgerId) : undefined)} and (l.laest_tid is null or l.laest_tid < traad.sidste_tid) limit 100) x`)
  return svar?.antal ?? 0
}

export type Bilaglinje = {
  id: string
  navn: string
  mime: string
  stoerrelse: number
  kontrol: Bilagstand
}
export type Beskedvisning = {
  id: string
  nummer: number
  afsenderNavn: string
  afsenderOrganisationId: string | null
  modtagerNavn: string | null
  titel: string
  tekst: string
  sendtTid: Date
  digitalPost: boolean
  fjernetTid: Date | null
  /** Somebody's own words, not a template's. */
  friTekst: boolean
  /** May the reader remove it as sent by mistake? */
  kanFjernes: boolean
  bilag: Bilaglinje[]
}
export type Traadvisning = {
  id: string
  borgerId: string
  emne: string
  beskedtype: number
  afsenderNavn: string
  modtagerNavn: string | null
  fjernet: boolean
  sidsteTid: Date
  maaBesvares: boolean
  /** May the reader write in it today? */
  kanSvare: boolean
  /** The citizen has died: what is written is read, and nothing more is. */
  doed: boolean
  lukket: boolean
  indstilling: { id: string; sagsnummer: string | null } | null
  beskeder: Beskedvisning[]
  laesere: string[]
  /** Parts that see only what was written after they came. */
  kommetSenere: string[]
}

/** One thread with its messages, oldest first, for reading or for answering. A removed message is a stub without its content. */
export async function hentTraad(
  ctx: TxKontekst,
  traadId: string,
  handling: 'besked.se' | 'besked.svar' | 'besked.aabn' | 'besked.berigtig' = 'besked.se',
): Promise<Traadvisning> {
  const [fundet] = await ctx.db
    .select({
      id: traad.id,
      borgerId: traad.borgerId,
      emne: traad.emne,
      beskedtype: traad.beskedtype,
      afsenderNavn: traad.afsenderNavn,
      modtagerNavn: traad.modtagerNavn,
      berigtigetTid: traad.berigtigetTid,
      sidsteTid: traad.sidsteTid,
      maaBesvares: traad.maaBesvares,
      kanSvare: sql<boolean>`(${maa(ctx, 'besked.svar', traadMaal)} and not ${erDoed})`,
      doed: sql<boolean>`${erDoed}`,
      kanFjerne: sql<boolean>`${maa(ctx, 'besked.berigtig', traadMaal)}`,
      lukketTid: traad.lukketTid,
      kategori: adgangskategori(ctx, handling, traadMaal),
      indstillingId: indstilling.id,
      sagsnummer: indstilling.sagsnummer,
    })
    .from(traad)
    .leftJoin(indstilling, eq(indstilling.traadId, traad.id))
    .where(and(eq(traad.id, traadId), maa(ctx, handling, traadMaal)))
    .limit(1)
  if (!fundet) throw new IkkeFundet(`tråd ${traadId}`)
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Læste en besked',
      objektType: 'traad',
      objektId: traadId,
      borgerId: fundet.borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  const serFra = await laesFra(ctx, traadId)
  const beskeder = await ctx.db
    .select()
    .from(besked)
    .where(and(eq(besked.traadId, traadId), serFra ? gt(besked.sendtTid, serFra) : undefined))
    .orderBy(asc(besked.nummer))
    .limit(200)
  const { lukketTid, berigtigetTid, indstillingId, sagsnummer, kategori: _kategori, kanFjerne, ...resten } = fundet
  return {
    ...resten,
    lukket: lukketTid !== null,
    fjernet: berigtigetTid !== null,
    indstilling: indstillingId ? { id: indstillingId, sagsnummer } : null,
    beskeder: await medBilag(ctx, beskeder, kanFjerne),
    laesere: await listLaesere(ctx, traadId),
    kommetSenere: await listKommetSenere(ctx, traadId),
  }
}

/** A part that came later may see only what was sent after; null means everything. */
async function laesFra(ctx: TxKontekst, traadId: string): Promise<Date | null> {
  if (ctx.aktoer.slags !== 'bruger') return null
  const [part] = await ctx.db
    .select({ serFra: traadPart.serFra })
    .from(traadPart)
    .where(and(eq(traadPart.traadId, traadId), eq(traadPart.organisationId, ctx.aktoer.organisation.id)))
  return part?.serFra ?? null
}

async function medBilag(
  ctx: TxKontekst,
  beskeder: (typeof besked.$inferSelect)[],
  kanFjerne: boolean,
): Promise<Beskedvisning[]> {
  const synlige = beskeder.filter((b) => b.berigtigetTid === null).map((b) => b.id)
  const filer =
    synlige.length === 0
      ? []
      : await ctx.db
          .select({
            id: bilag.id,
            beskedId: bilag.beskedId,
            navn: bilag.navn,
            mime: bilag.mime,
            stoerrelse: bilag.stoerrelse,
            kontrol: bilag.kontrol,
          })
          .from(bilag)
          .where(inArray(bilag.beskedId, synlige))
          .orderBy(asc(bilag.navn))
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : null
  return beskeder.map((b) => ({
    id: b.id,
    nummer: b.nummer,
    afsenderNavn: b.afsenderNavn,
    afsenderOrganisationId: b.afsenderOrganisationId,
    modtagerNavn: b.modtagerNavn,
    titel: b.berigtigetTid ? '' : b.titel,
    tekst: b.berigtigetTid ? '' : b.tekst,
    sendtTid: b.sendtTid,
    digitalPost: b.digitalPost,
    fjernetTid: b.berigtigetTid,
    friTekst: FRI_TEKST.has(b.skabelon),
    kanFjernes: kanFjerne && b.afsenderOrganisationId === mig && FRI_TEKST.has(b.skabelon) && b.berigtigetTid === null,
    bilag: filer.filter((f) => f.beskedId === b.id).map((f) => ({ ...f, kontrol: bilagstand(f.kontrol) })),
  }))
}

/** Templates that hold nothing but what somebody wrote. */
const FRI_TEKST = new Set<string>(['BESKED', 'SVAR'] satisfies Skabelon[])

/** Which thread an id is about: its own, or that of a message, as an event names it. */
export async function findTraadId(ctx: TxKontekst, id: string): Promise<string> {
  const [fundet] = await ctx.db.select({ traadId: besked.traadId }).from(besked).where(eq(besked.id, id))
  return fundet?.traadId ?? id
}

/** Who can read a thread: the citizen always, and the parts on the day. Shown on screen before anybody writes. */
async function listLaesere(ctx: TxKontekst, traadId: string): Promise<string[]> {
  const parter = await ctx.db
    .select({ navn: organisation.navn })
    .from(traadPart)
    .innerJoin(organisation, eq(organisation.id, traadPart.organisationId))
    .where(and(eq(traadPart.traadId, traadId), or(isNull(traadPart.til), sql`${traadPart.til} >= ${ctx.dag}`)))
    .orderBy(asc(organisation.navn))
  return parter.map((p) => p.navn)
}

async function listKommetSenere(ctx: TxKontekst, traadId: string): Promise<string[]> {
  const parter = await ctx.db
    .select({ navn: organisation.navn })
    .from(traadPart)
    .innerJoin(organisation, eq(organisation.id, traadPart.organisationId))
    .where(and(eq(traadPart.traadId, traadId), isNull(traadPart.til), isNotNull(traadPart.serFra)))
  return parter.map((p) => p.navn)
}
