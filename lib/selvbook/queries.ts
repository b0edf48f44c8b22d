import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { bookingtid, selvbookfrist } from '#db/schema/selvbook'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Selvbookfrist = typeof selvbookfrist.$inferSelect & {
  /** Who asks, and who will hold the interview. */
  myndighed: { type: string; kode: string; navn: string; telefon: string | null }
}
export type Bookingtid = typeof bookingtid.$inferSelect

const maal = { borgerId: selvbookfrist.borgerId }
const felter = {
  frist: selvbookfrist,
  myndighed: {
    type: organisation.type,
    kode: organisation.kode,
    navn: organisation.navn,
    telefon: organisation.telefon,
  },
}
const saml = (r: { frist: typeof selvbookfrist.$inferSelect; myndighed: Selvbookfrist['myndighed'] }) => ({
  ...r.frist,
  myndighed: r.myndighed,
})

/** One deadline, for a purpose and logged. */
export async function hentFrist(ctx: TxKontekst, id: string, handling: Handling): Promise<Selvbookfrist> {
  const [fundet] = await ctx.db
    .select(felter)
    .from(selvbookfrist)
    .innerJoin(organisation, eq(organisation.id, selvbookfrist.organisationId))
    .where(and(eq(selvbookfrist.id, id), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`selvbookfrist ${id}`)
  const { borgerId } = fundet.frist
  await logAdgang(ctx, [
    { art: 'LAES', handling, formaal: 'Selvbooking', objektType: 'selvbookfrist', objektId: id, borgerId },
  ])
  return saml(fundet)
}

/** A citizen's deadlines, the newest first, at most `antal`. The citizen was loaded for a purpose. */
export async function listFrister(
  ctx: TxKontekst,
  borgerId: string,
  { antal = 50, kunAabne = false }: { antal?: number; kunAabne?: boolean } = {},
): Promise<Selvbookfrist[]> {
  const raekker = await ctx.db
    .select(felter)
    .from(selvbookfrist)
    .innerJoin(organisation, eq(organisation.id, selvbookfrist.organisationId))
    .where(
      and(
        eq(selvbookfrist.borgerId, borgerId),
        kunAabne ? eq(selvbookfrist.status, 'AABEN') : undefined,
        maa(ctx, 'selvbook.se', maal),
      ),
    )
    .orderBy(desc(selvbookfrist.oprettetTid), desc(selvbookfrist.id))
    .limit(antal)
  return raekker.map(saml)
}

/** The open deadline of a type, whoever set it: while it is there nobody calls to an interview of the type. */
export async function findAabenFrist(
  ctx: TxKontekst,
  borgerId: string,
  type: number,
): Promise<{ id: string; hos: string; senest: Dag } | null> {
  const [fundet] = await ctx.db
    .select({ id: selvbookfrist.id, hos: organisation.navn, senest: selvbookfrist.senest })
    .from(selvbookfrist)
    .innerJoin(organisation, eq(organisation.id, selvbookfrist.organisationId))
    .where(and(eq(selvbookfrist.borgerId, borgerId), eq(selvbookfrist.type, type), eq(selvbookfrist.status, 'AABEN')))
  return fundet ?? null
}

/**
 * The free times that an authority keeps open and that lie ahead, the nearest first, at most 240. Of several that begin in the same minute in the
 * same form one is shown, and the next when it is taken: so a busy authority's next morning does not hide the weeks after it.
 */
export async function listLedigeTider(ctx: TxKontekst, organisationId: string): Promise<Bookingtid[]> {
  return ctx.db
    .selectDistinctOn([bookingtid.startTid, bookingtid.form])
    .from(bookingtid)
    .where(
      and(
        eq(bookingtid.organisationId, organisationId),
        isNull(bookingtid.fjernetTid),
        isNull(bookingtid.samtaleId),
        gt(bookingtid.startTid, ctx.nu),
      ),
    )
    .orderBy(asc(bookingtid.startTid), asc(bookingtid.form), asc(bookingtid.id))
    .limit(240)
}

/** One time that is free and lies ahead; undefined when it has been taken, taken away or has begun. */
export async function findLedigTid(
  ctx: TxKontekst,
  id: string,
  organisationId: string,
): Promise<Bookingtid | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(bookingtid)
    .where(
      and(
        eq(bookingtid.id, id),
        eq(bookingtid.organisationId, organisationId),
        isNull(bookingtid.fjernetTid),
        isNull(bookingtid.samtaleId),
        gt(bookingtid.startTid, ctx.nu),
      ),
    )
  return fundet
}

const MAERKE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The organisation's own times that lie ahead, taken or free, the nearest first, a page by key. */
export async function listEgneTider(
  ctx: TxKontekst,
  { antal = 50, efter }: { antal?: number; efter?: string | undefined } = {},
): Promise<{ tider: Bookingtid[]; naeste: string | null }> {
  const [, tid, sidsteId] = MAERKE.exec(efter ?? '') ?? []
  const raekker = await ctx.db
    .select()
    .from(bookingtid)
    .where(
      and(
        maa(ctx, 'bookingtid.se', { forfatter: bookingtid.organisationId }),
        isNull(bookingtid.fjernetTid),
        gt(bookingtid.startTid, ctx.nu),
        tid && sidsteId && !Number.isNaN(Date.parse(tid))
          ? sql`(${bookingtid.startTid}, ${bookingtid.id}) > (${tid}::timestamptz, ${sidsteId}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(bookingtid.startTid), asc(bookingtid.id))
    .limit(antal + 1)
  const tider = raekker.slice(0, antal)
  const sidste = tider.at(-1)
  return {
    tider,
    naeste: raekker.length > antal && sidste ? `${sidste.startTid.toISOString()}_${sidste.id}` : null,
  }
}
