import { asc, inArray } from 'drizzle-orm'
import { kode } from '#db/schema/kodeliste'
import type { TxKontekst } from '#lib/kontekst'

const LISTER = ['fravaerstype', 'afslutningsaarsag'] as const

/** Names of fravær types and end causes by code, also of those that the law has ended: what was registered keeps its name. */
export async function hentFravaersnavne(
  ctx: TxKontekst,
): Promise<{ type: (kode: number) => string; aarsag: (kode: number | null) => string | undefined }> {
  const koder = await ctx.db
    .select({ liste: kode.liste, kode: kode.kode, navn: kode.navn })
    .from(kode)
    .where(inArray(kode.liste, [...LISTER]))
    .orderBy(asc(kode.gyldigFra))
    .limit(500)
  const navne = new Map(koder.map((k) => [`${k.liste} ${k.kode}`, k.navn]))
  return {
    type: (kode) => navne.get(`fravaerstype ${kode}`) ?? `Type ${kode}`,
    aarsag: (kode) => (kode === null ? undefined : (navne.get(`afslutningsaarsag ${kode}`) ?? `Årsag ${kode}`)),
  }
}
