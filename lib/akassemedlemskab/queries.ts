import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { akassemedlemskab } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Medlemskab = typeof akassemedlemskab.$inferSelect & { version: number }

const maal = { borgerId: akassemedlemskab.borgerId, afsender: akassemedlemskab.akasseId }
const version = sql<number>`(select count(*)::int from akassemedlemskab v where v.id = akassemedlemskab.id)`

/** The present version of a membership, for a purpose and logged. */
export async function hentMedlemskab(ctx: TxKontekst, id: string, handling: Handling): Promise<Medlemskab> {
  const [fundet] = await ctx.db
    .select({ raekke: akassemedlemskab, version, kategori: adgangskategori(ctx, handling, maal) })
    .from(akassemedlemskab)
    .where(and(eq(akassemedlemskab.id, id), isNull(akassemedlemskab.registreretTil), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`medlemskab ${id}`)
  const { borgerId } = fundet.raekke
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Medlemskab af a-kasse',
      objektType: 'akassemedlemskab',
      objektId: id,
      borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  return { ...fundet.raekke, version: fundet.version }
}

export type Medlemskabslinje = {
  id: string
  version: number
  akasse: { type: string; kode: string; navn: string }
  forsikring: 'FULDTID' | 'DELTID'
  startDato: Dag
  slutDato: Dag | null
}

/** A citizen's memberships, newest first, as far as the actor may: a former a-kasse sees its own alone. */
export async function listMedlemskaber(ctx: TxKontekst, borgerId: string): Promise<Medlemskabslinje[]> {
  const raekker = await ctx.db
    .select({ raekke: akassemedlemskab, version, kode: organisation.kode, navn: organisation.navn })
    .from(akassemedlemskab)
    .innerJoin(organisation, eq(organisation.id, akassemedlemskab.akasseId))
    .where(
      and(
        eq(akassemedlemskab.borgerId, borgerId),
        isNull(akassemedlemskab.registreretTil),
        maa(ctx, 'akassemedlemskab.se', maal),
      ),
    )
    .orderBy(desc(akassemedlemskab.gyldigFra))
    .limit(100)
  return raekker.map(({ raekke, version, kode, navn }) => ({
    id: raekke.id,
    version,
    akasse: { type: 'akasse', kode, navn },
    forsikring: raekke.forsikring,
    startDato: raekke.gyldigFra,
    slutDato: raekke.gyldigTil,
  }))
}
