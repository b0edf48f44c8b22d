import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { kravTilJobsoegning } from '#db/schema/min-plan'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { skiftetid } from '#lib/kontaktforloeb/version'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Krav = typeof kravTilJobsoegning.$inferSelect & { version: number }

const maal = { borgerId: kravTilJobsoegning.borgerId }
/** Which version of its requirement a row is, counted from 1. */
const version = sql<number>`(select count(*)::int from krav_til_jobsoegning v where v.id = krav_til_jobsoegning.id and v.registreret_fra <= krav_til_jobsoegning.registreret_fra)`

/** The present version of a requirement, for a purpose and logged. One that was fejloprettet is there too, and says so. */
export async function hentKrav(ctx: TxKontekst, id: string, handling: Handling): Promise<Krav> {
  const [fundet] = await ctx.db
    .select({ raekke: kravTilJobsoegning, version, kategori: adgangskategori(ctx, handling, maal) })
    .from(kravTilJobsoegning)
    .where(and(eq(kravTilJobsoegning.id, id), isNull(kravTilJobsoegning.registreretTil), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`krav ${id}`)
  await log(ctx, handling, fundet.raekke.borgerId, id, fundet.kategori)
  return { ...fundet.raekke, version: fundet.version }
}

/** Every requirement of a citizen: running, ended and fejloprettet, the newest first; at most 200. The citizen was loaded for a purpose. */
export async function listKrav(ctx: TxKontekst, borgerId: string): Promise<Krav[]> {
  const raekker = await ctx.db
    .select({ raekke: kravTilJobsoegning, version })
    .from(kravTilJobsoegning)
    .where(
      and(
        eq(kravTilJobsoegning.borgerId, borgerId),
        isNull(kravTilJobsoegning.registreretTil),
        maa(ctx, 'kravtiljobsoegning.se', maal),
      ),
    )
    .orderBy(desc(kravTilJobsoegning.gyldigFra), desc(kravTilJobsoegning.registreretFra))
    .limit(200)
  return raekker.map((r) => ({ ...r.raekke, version: r.version }))
}

/** The requirements that hold today or later, oldest first, and whether the citizen has any in the register at all. */
export async function listGaeldendeKrav(
  ctx: TxKontekst,
  borgerId: string,
): Promise<{ gaeldende: Krav[]; findes: boolean }> {
  const raekker = await ctx.db
    .select({ raekke: kravTilJobsoegning, version })
    .from(kravTilJobsoegning)
    .where(and(eq(kravTilJobsoegning.borgerId, borgerId), isNull(kravTilJobsoegning.registreretTil)))
    .orderBy(asc(kravTilJobsoegning.gyldigFra))
    .limit(200)
  const gaeldende = raekker
    .map((r) => ({ ...r.raekke, version: r.version }))
    .filter((k) => k.fejloprettetTid === null && (k.gyldigTil === null || k.gyldigTil >= ctx.dag))
  return { gaeldende, findes: raekker.length > 0 }
}

type Aendring = Partial<Omit<typeof kravTilJobsoegning.$inferInsert, 'id' | 'versionId' | 'borgerId'>>

/** The next version of a requirement: the known row is closed, never changed, and a new one says what is different. Under the citizen's lock. */
export async function skrivKravversion(ctx: TxKontekst, gammel: Krav, aendring: Aendring): Promise<number> {
  const { versionId, version, ...raekke } = gammel
  const tid = skiftetid(ctx, gammel)
  await ctx.db
    .update(kravTilJobsoegning)
    .set({ registreretTil: tid })
    .where(and(eq(kravTilJobsoegning.versionId, versionId), isNull(kravTilJobsoegning.registreretTil)))
  await ctx.db.insert(kravTilJobsoegning).values({ ...raekke, ...aendring, registreretFra: tid, registreretTil: null })
  return version + 1
}

const log = (ctx: TxKontekst, handling: Handling, borgerId: string, objektId: string, adgangskategori: string) =>
  logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Krav til jobsøgning',
      objektType: 'kravTilJobsoegning',
      objektId,
      borgerId,
      adgangskategori,
    },
  ])
