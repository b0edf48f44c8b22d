import { and, asc, desc, eq, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { sanktion, sanktionstype } from '#db/schema/nuph'
import { adgangskategori, type Maal, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal, hentVaerdi } from '#lib/regelsaet/vaerdier'
import type { Parametre, Sanktion, Sanktionstype } from '#lib/sanktion/regler'

const PARTEN = { jobcenter: sanktion.kommuneId, anden_aktoer: sanktion.andenAktoerId } as const
/** The column that names a kommune or an anden aktør by what it caused; undefined for all others. */
const kommunensPart = (ctx: Kontekst) =>
  ctx.aktoer.slags === 'bruger' ? PARTEN[ctx.aktoer.organisation.type as keyof typeof PARTEN] : undefined
/** What a sanction is judged by: the a-kasse's own, or what the kommune's side caused. */
export const sanktionsmaal = (ctx: Kontekst): Maal => ({
  borgerId: sanktion.borgerId,
  forfatter: kommunensPart(ctx) ?? sanktion.akasseId,
})
/** A kommune sees what it caused, and never arrears or fraud; nor does an anden aktør. */
export const kommunensDel = (ctx: Kontekst): SQL | undefined =>
  kommunensPart(ctx) ? eq(sanktion.kommunenSer, true) : undefined

const rettelse = alias(sanktion, 'rettelse')
/** The row that nobody corrects is how the sanction stands. */
const gaeldende = (ctx: TxKontekst): SQL =>
  notExists(
    ctx.db.select({ id: rettelse.versionId }).from(rettelse).where(eq(rettelse.retterVersionId, sanktion.versionId)),
  )

/** One sanction as it stands, for a purpose, and logged. */
export async function hentSanktion(ctx: TxKontekst, id: string, handling: Handling): Promise<Sanktion> {
  const [fundet] = await ctx.db
    .select({ raekke: sanktion, kategori: adgangskategori(ctx, handling, sanktionsmaal(ctx)) })
    .from(sanktion)
    .where(and(eq(sanktion.id, id), gaeldende(ctx), maa(ctx, handling, sanktionsmaal(ctx)), kommunensDel(ctx)))
  if (!fundet) throw new IkkeFundet(`sanktion ${id}`)
  await log(ctx, [fundet.raekke], handling, 'LAES', fundet.kategori)
  return fundet.raekke
}

/** All versions of one sanction, oldest first. */
export async function hentSanktionshistorik(ctx: TxKontekst, id: string): Promise<Sanktion[]> {
  const versioner = await ctx.db
    .select()
    .from(sanktion)
    .where(and(eq(sanktion.id, id), maa(ctx, 'sanktion.se', sanktionsmaal(ctx)), kommunensDel(ctx)))
    .orderBy(asc(sanktion.version))
    .limit(200)
  if (versioner.length === 0) throw new IkkeFundet(`sanktion ${id}`)
  await log(ctx, versioner.slice(-1), 'sanktion.se', 'LAES')
  return versioner
}

/** A citizen's sanctions as they stand, newest event first, as far as the actor may see them; at most 100. */
export async function listSanktioner(ctx: TxKontekst, borgerId: string): Promise<Sanktion[]> {
  const raekker = await ctx.db
    .select()
    .from(sanktion)
    .where(
      and(
        eq(sanktion.borgerId, borgerId),
        gaeldende(ctx),
        maa(ctx, 'sanktion.se', sanktionsmaal(ctx)),
        kommunensDel(ctx),
      ),
    )
    .orderBy(desc(sanktion.haendelsesdato), desc(sanktion.registreretTid))
    .limit(100)
  await log(ctx, raekker, 'sanktion.se', 'SOEG')
  return raekker
}

/** The sanction that answers an underretning and has not been annulled. For the deed at hand; reading it for people is `hentSanktion`. */
export async function sanktionPaaNuph(ctx: TxKontekst, nuphId: string): Promise<Sanktion | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(sanktion)
    .where(and(eq(sanktion.nuphId, nuphId), gaeldende(ctx), sql`${sanktion.status} <> 'ANNULLERET'`))
    .orderBy(desc(sanktion.registreretTid))
    .limit(1)
  return fundet
}

/** Every version of the sanctions that answer an underretning, oldest first, as far as the actor may see them. For the case's evidence. */
export async function listVersionerPaaNuph(ctx: TxKontekst, nuphId: string): Promise<Sanktion[]> {
  const raekker = await ctx.db
    .select()
    .from(sanktion)
    .where(and(eq(sanktion.nuphId, nuphId), maa(ctx, 'sanktion.se', sanktionsmaal(ctx)), kommunensDel(ctx)))
    .orderBy(asc(sanktion.registreretTid), asc(sanktion.version))
    .limit(100)
  await log(ctx, raekker, 'sanktion.se', 'EKSPORT')
  return raekker
}

/** The karantæner that a caseworker can say are repeated: those that they may see, of those that count. Logged. */
export const listMuligeGentagelser = async (ctx: TxKontekst, borgerId: string): Promise<Sanktion[]> =>
  (await listSanktioner(ctx, borgerId)).filter((s) => s.kategori === 'K02' && s.status !== 'ANNULLERET')

/** Karantæner that count, across a-kasser, newest event first: what a repeated one is judged by. For the deed at hand, never for people. */
export const listKarantaener = (ctx: TxKontekst, borgerId: string): Promise<Sanktion[]> =>
  ctx.db
    .select()
    .from(sanktion)
    .where(
      and(
        eq(sanktion.borgerId, borgerId),
        eq(sanktion.kategori, 'K02'),
        sql`${sanktion.status} <> 'ANNULLERET'`,
        gaeldende(ctx),
      ),
    )
    .orderBy(desc(sanktion.haendelsesdato))
    .limit(50)

/** The sanctions that stand on a karantæne as the first of two, and have not been annulled themselves; at most 20. */
export const listGentagelserAf = (ctx: TxKontekst, id: string): Promise<Pick<Sanktion, 'id' | 'akasseId'>[]> =>
  ctx.db
    .select({ id: sanktion.id, akasseId: sanktion.akasseId })
    .from(sanktion)
    .where(and(eq(sanktion.gentagelseAfSanktionId, id), gaeldende(ctx), sql`${sanktion.status} <> 'ANNULLERET'`))
    .limit(20)

async function log(
  ctx: TxKontekst,
  raekker: readonly Sanktion[],
  handling: Handling,
  art: 'LAES' | 'SOEG' | 'EKSPORT',
  adgangskategori?: string,
): Promise<void> {
  await logAdgang(
    ctx,
    raekker.map((r) => ({
      art,
      handling,
      formaal: 'Sanktionsregister',
      objektType: 'sanktion',
      objektId: r.id,
      borgerId: r.borgerId,
      ...(adgangskategori && { adgangskategori }),
    })),
  )
}

/** The row of a type that is in force on a day, and its newest row whatever the day. */
export async function findSanktionstype(
  ctx: TxKontekst,
  kode: string,
  dag: Dag,
): Promise<{ gaeldende: Sanktionstype | undefined; kendt: Sanktionstype | undefined }> {
  const raekker = await ctx.db
    .select()
    .from(sanktionstype)
    .where(eq(sanktionstype.kode, kode))
    .orderBy(desc(sanktionstype.gyldigFra))
    .limit(20)
  return { gaeldende: raekker.find((r) => paa(r, dag)), kendt: raekker[0] }
}

export async function listSanktionstyper(ctx: TxKontekst, dag: Dag): Promise<Sanktionstype[]> {
  const raekker = await ctx.db.select().from(sanktionstype).orderBy(asc(sanktionstype.kode)).limit(200)
  return raekker.filter((r) => paa(r, dag))
}

const paa = (r: { gyldigFra: Dag; gyldigTil: Dag | null }, dag: Dag) =>
  r.gyldigFra <= dag && (r.gyldigTil === null || dag <= r.gyldigTil)

/** Hours and months of the law on a day. */
export async function hentParametre(ctx: TxKontekst, dag: Dag): Promise<Parametre> {
  const timer = async (regel: string) => Number((await hentVaerdi(ctx, regel, dag)).vaerdi).toFixed(2)
  const krav = async (forsikring: 'fuldtid' | 'deltid') => ({
    MAANEDER_3: await hentTal(ctx, `arbejdskrav_${forsikring}_maaneder_3_timer`, dag),
    UGER_12: await hentTal(ctx, `arbejdskrav_${forsikring}_uger_12_timer`, dag),
  })
  return {
    karantaeneTimer: {
      FULDTID: await timer('karantaene_fuldtid_timer'),
      DELTID: await timer('karantaene_deltid_timer'),
    },
    arbejdskrav: { FULDTID: await krav('fuldtid'), DELTID: await krav('deltid') },
    gentagelseMaaneder: await hentTal(ctx, 'gentagelse_maaneder', dag),
  }
}
