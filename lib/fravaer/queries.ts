import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import { fravaer } from '#db/schema/kontaktforloeb'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { GRAENSEOPGAVER } from '#lib/dagpengetaeller/graense'
import type { Dag } from '#lib/dato'
import { skiftetid } from '#lib/kontaktforloeb/version'
import type { TxKontekst } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { IkkeFundet } from '#lib/regelfund'

export type Fravaer = typeof fravaer.$inferSelect & { version: number }

const maal = { borgerId: fravaer.borgerId }
/** Which version of its fravær a row is, counted from 1. */
const version = sql<number>`(select count(*)::int from fravaer v where v.id = fravaer.id and v.registreret_fra <= fravaer.registreret_fra)`

/** The present version of a fravær, for a purpose and logged. One that was berigtiget is there too, and says so. */
export async function hentFravaer(ctx: TxKontekst, id: string, handling: Handling): Promise<Fravaer> {
  const [fundet] = await ctx.db
    .select({ raekke: fravaer, version, kategori: adgangskategori(ctx, handling, maal) })
    .from(fravaer)
    .where(and(eq(fravaer.id, id), isNull(fravaer.registreretTil), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`fravær ${id}`)
  await log(ctx, handling, 'Fravær', fundet.raekke, fundet.kategori)
  return { ...fundet.raekke, version: fundet.version }
}

/** A citizen's fravær that count, newest first; at most 200. The citizen was loaded for a purpose. */
export async function listFravaer(ctx: TxKontekst, borgerId: string): Promise<Fravaer[]> {
  const raekker = await ctx.db
    .select({ raekke: fravaer, version })
    .from(fravaer)
    .where(
      and(
        eq(fravaer.borgerId, borgerId),
        isNull(fravaer.registreretTil),
        isNull(fravaer.berigtigetTid),
        maa(ctx, 'fravaer.se', maal),
      ),
    )
    .orderBy(desc(fravaer.startDato), desc(fravaer.registreretFra))
    .limit(200)
  return raekker.map((r) => ({ ...r.raekke, version: r.version }))
}

/** The fravær that touch a day, the first to begin first, read through the matrix and logged; at most 20. */
export async function listFravaerPaaDagen(
  ctx: TxKontekst,
  borgerId: string,
  dag: Dag,
): Promise<(typeof fravaer.$inferSelect)[]> {
  const raekker = await ctx.db
    .select({ raekke: fravaer, kategori: adgangskategori(ctx, 'fravaer.se', maal) })
    .from(fravaer)
    .where(
      and(
        eq(fravaer.borgerId, borgerId),
        isNull(fravaer.registreretTil),
        isNull(fravaer.berigtigetTid),
        lte(fravaer.startDato, dag),
        or(isNull(fravaer.slutDato), gte(fravaer.slutDato, dag)),
        maa(ctx, 'fravaer.se', maal),
      ),
    )
    .orderBy(asc(fravaer.startDato), asc(fravaer.id))
    .limit(20)
  for (const { raekke, kategori } of raekker) await log(ctx, 'fravaer.se', 'Fravær på dagen', raekke, kategori)
  return raekker.map((r) => r.raekke)
}

/** Every version of a fravær, oldest first: what was known, from when to when, and who registered it. At most 200. */
export async function listVersioner(ctx: TxKontekst, id: string): Promise<Fravaer[]> {
  const raekker = await ctx.db
    .select({ raekke: fravaer, version, kategori: adgangskategori(ctx, 'fravaer.se', maal) })
    .from(fravaer)
    .where(and(eq(fravaer.id, id), maa(ctx, 'fravaer.se', maal)))
    .orderBy(asc(version))
    .limit(200)
  const [foerste] = raekker
  if (!foerste) throw new IkkeFundet(`fravær ${id}`)
  await log(ctx, 'fravaer.se', 'Historik for fravær', foerste.raekke, foerste.kategori)
  return raekker.map((r) => ({ ...r.raekke, version: r.version }))
}

/** What changes with a new version; the rest is as it was. */
type Aendring = Partial<Omit<typeof fravaer.$inferInsert, 'id' | 'versionId' | 'borgerId' | 'fravaerstype'>>

/** The next version of a fravær: the known row is closed, never changed, and a new one says what is different. Under the citizen's lock. */
export async function skrivVersion(ctx: TxKontekst, gammel: Fravaer, aendring: Aendring): Promise<number> {
  const { versionId, version, ...raekke } = gammel
  const tid = skiftetid(ctx, gammel)
  await ctx.db
    .update(fravaer)
    .set({ registreretTil: tid })
    .where(and(eq(fravaer.versionId, versionId), isNull(fravaer.registreretTil)))
  await ctx.db.insert(fravaer).values({ ...raekke, ...aendring, registreretFra: tid, registreretTil: null })
  if (aendring.slutDato || aendring.berigtigetTid) await lukOpgaver(ctx, gammel.id, GRAENSEOPGAVER)
  return version + 1
}

/** In whose name a fravær is registered: the organisation that acts, otherwise the platform. */
export const registrant = (ctx: TxKontekst): { registreretAfId: string | null; registreretAfNavn: string } =>
  ctx.aktoer.slags === 'bruger'
    ? { registreretAfId: ctx.aktoer.organisation.id, registreretAfNavn: ctx.aktoer.organisation.navn }
    : { registreretAfId: null, registreretAfNavn: 'Samspor' }

async function log(
  ctx: TxKontekst,
  handling: Handling,
  formaal: string,
  { id, borgerId }: { id: string; borgerId: string },
  adgangskategori: string,
): Promise<void> {
  await logAdgang(ctx, [
    { art: 'LAES', handling, formaal, objektType: 'fravaer', objektId: id, borgerId, adgangskategori },
  ])
}
