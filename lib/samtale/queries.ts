import { and, asc, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { type Deltager, samtale } from '#db/schema/samtale'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { skiftetid } from '#lib/kontaktforloeb/version'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Samtale = typeof samtale.$inferSelect & {
  version: number
  /** The authority that holds it. */
  myndighed: { type: string; kode: string; navn: string; telefon: string | null }
}
export type { Deltager }

const maal = { borgerId: samtale.borgerId }
/** Which version of its interview a row is, counted from 1. */
const version = sql<number>`(select count(*)::int from samtale v where v.id = samtale.id and v.registreret_fra <= samtale.registreret_fra)`
const felter = {
  raekke: samtale,
  version,
  myndighed: {
    type: organisation.type,
    kode: organisation.kode,
    navn: organisation.navn,
    telefon: organisation.telefon,
  },
}
type Fundet = { raekke: typeof samtale.$inferSelect; version: number; myndighed: Samtale['myndighed'] }
const saml = ({ raekke, version, myndighed }: Fundet): Samtale => ({ ...raekke, version, myndighed })

/** An a-kasse reads the types that STAR's InterviewService gives it on the day, and no others. */
const kunLaesbare = (ctx: TxKontekst) =>
  ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
    ? sql`exists (select from kode k where k.liste = 'samtaletype_akasse' and k.kode = samtale.type::text
        and k.gyldig_fra <= ${ctx.dag} and (k.gyldig_til is null or k.gyldig_til >= ${ctx.dag}))`
    : undefined

/** The present version of an interview, for a purpose and logged. One that was berigtiget is there too, and says so. */
export async function hentSamtale(ctx: TxKontekst, id: string, handling: Handling): Promise<Samtale> {
  const [fundet] = await ctx.db
    .select({ ...felter, kategori: adgangskategori(ctx, handling, maal) })
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(and(eq(samtale.id, id), isNull(samtale.registreretTil), maa(ctx, handling, maal), kunLaesbare(ctx)))
  if (!fundet) throw new IkkeFundet(`samtale ${id}`)
  await log(ctx, handling, 'Samtale', fundet.raekke, fundet.kategori)
  return saml(fundet)
}

type Udsnit = {
  antal?: number
  /** Continue after this one: its start and id, as `naeste` of the page before. */
  efter?: string | undefined
  /** As it was known at this moment; left out, as it is known now. */
  kendtPr?: Date | undefined
  /** Also those that were taken away: for a calendar, which must hear of it. */
  medBerigtigede?: boolean
}

const MAERKE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A citizen's interviews, the latest first, a page by key. The citizen was loaded for a purpose. */
export async function listSamtaler(
  ctx: TxKontekst,
  borgerId: string,
  { antal = 50, efter, kendtPr, medBerigtigede = false }: Udsnit = {},
): Promise<{ samtaler: Samtale[]; naeste: string | null }> {
  const [, tid, sidsteId] = MAERKE.exec(efter ?? '') ?? []
  const kendt = kendtPr
    ? and(lte(samtale.registreretFra, kendtPr), or(isNull(samtale.registreretTil), gt(samtale.registreretTil, kendtPr)))
    : isNull(samtale.registreretTil)
  const raekker = await ctx.db
    .select(felter)
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(
      and(
        eq(samtale.borgerId, borgerId),
        kendt,
        medBerigtigede ? undefined : ne(samtale.status, 'BERIGTIGET'),
        maa(ctx, 'samtale.se', maal),
        kunLaesbare(ctx),
        tid && sidsteId && !Number.isNaN(Date.parse(tid))
          ? sql`(${samtale.startTid}, ${samtale.id}) < (${tid}::timestamptz, ${sidsteId}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(samtale.startTid), desc(samtale.id))
    .limit(antal + 1)
  const samtaler = raekker.slice(0, antal).map(saml)
  const sidste = samtaler.at(-1)
  return {
    samtaler,
    naeste: raekker.length > antal && sidste ? `${sidste.startTid.toISOString()}_${sidste.id}` : null,
  }
}

/** Every version of an interview, oldest first: what was known, from when to when, and who registered it. At most 200. */
export async function listVersioner(ctx: TxKontekst, id: string): Promise<Samtale[]> {
  const raekker = await ctx.db
    .select({ ...felter, kategori: adgangskategori(ctx, 'samtale.se', maal) })
    .from(samtale)
    .innerJoin(organisation, eq(organisation.id, samtale.organisationId))
    .where(and(eq(samtale.id, id), maa(ctx, 'samtale.se', maal), kunLaesbare(ctx)))
    .orderBy(asc(version))
    .limit(200)
  const [foerste] = raekker
  if (!foerste) throw new IkkeFundet(`samtale ${id}`)
  await log(ctx, 'samtale.se', 'Historik for samtale', foerste.raekke, foerste.kategori)
  return raekker.map(saml)
}

/** What changes with a new version; the rest is as it was. */
type Aendring = Partial<Omit<typeof samtale.$inferInsert, 'id' | 'versionId' | 'borgerId' | 'organisationId' | 'type'>>

/** The next version of an interview: the known row is closed, never changed, and a new one says what is different. Under the citizen's lock. */
export async function skrivVersion(ctx: TxKontekst, gammel: Samtale, aendring: Aendring): Promise<number> {
  const { versionId, version, myndighed: _myndighed, ...raekke } = gammel
  const tid = skiftetid(ctx, gammel)
  await ctx.db
    .update(samtale)
    .set({ registreretTil: tid })
    .where(and(eq(samtale.versionId, versionId), isNull(samtale.registreretTil)))
  await ctx.db
    .insert(samtale)
    .values({ ...raekke, ...aendring, ...registrant(ctx), registreretFra: tid, registreretTil: null })
  return version + 1
}

/** In whose name a version is registered: the organisation that acts, and who in it. */
export function registrant(ctx: TxKontekst): {
  registreretAfId: string | null
  registreretAfNavn: string
  registreretAfBruger: string | null
} {
  if (ctx.aktoer.slags !== 'bruger') {
    const navn = ctx.aktoer.slags === 'borger' ? 'Borgeren' : 'Samspor'
    return { registreretAfId: null, registreretAfNavn: navn, registreretAfBruger: null }
  }
  const { organisation, navn } = ctx.aktoer
  return { registreretAfId: organisation.id, registreretAfNavn: organisation.navn, registreretAfBruger: navn }
}

async function log(
  ctx: TxKontekst,
  handling: Handling,
  formaal: string,
  { id, borgerId }: { id: string; borgerId: string },
  adgangskategori: string,
): Promise<void> {
  await logAdgang(ctx, [
    { art: 'LAES', handling, formaal, objektType: 'samtale', objektId: id, borgerId, adgangskategori },
  ])
}
