import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { tilmelding } from '#db/schema/kontaktforloeb'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Tilmelding = typeof tilmelding.$inferSelect & { version: number }

const maal = { borgerId: tilmelding.borgerId }
const version = sql<number>`(select count(*)::int from tilmelding v where v.id = tilmelding.id)`

/** The present version of a tilmelding, for a purpose and logged. */
export async function hentTilmelding(ctx: TxKontekst, id: string, handling: Handling): Promise<Tilmelding> {
  const [fundet] = await ctx.db
    .select({ raekke: tilmelding, version, kategori: adgangskategori(ctx, handling, maal) })
    .from(tilmelding)
    .where(and(eq(tilmelding.id, id), isNull(tilmelding.registreretTil), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`tilmelding ${id}`)
  const { borgerId } = fundet.raekke
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Tilmelding',
      objektType: 'tilmelding',
      objektId: id,
      borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  return { ...fundet.raekke, version: fundet.version }
}

/** A citizen's tilmeldinger, newest first; at most 100. The citizen was loaded for a purpose. */
export async function listTilmeldinger(ctx: TxKontekst, borgerId: string): Promise<Tilmelding[]> {
  const raekker = await ctx.db
    .select({ raekke: tilmelding, version })
    .from(tilmelding)
    .where(and(eq(tilmelding.borgerId, borgerId), isNull(tilmelding.registreretTil), maa(ctx, 'tilmelding.se', maal)))
    .orderBy(desc(tilmelding.gyldigFra))
    .limit(100)
  return raekker.map((r) => ({ ...r.raekke, version: r.version }))
}
