import { and, asc, count, gte, isNull, lte, or, sql } from 'drizzle-orm'
import { kode, stillingsbetegnelse } from '#db/schema/kodeliste'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

const paaDagen = (tabel: typeof kode | typeof stillingsbetegnelse, dag: Dag) =>
  and(lte(tabel.gyldigFra, dag), or(isNull(tabel.gyldigTil), gte(tabel.gyldigTil, dag)))

/** The lists, and how many codes each has on the day; one that has none is still a list. */
export async function listKodelister(ctx: TxKontekst, dag: Dag): Promise<{ liste: string; antal: number }[]> {
  return ctx.db
    .select({
      liste: kode.liste,
      antal: sql<number>`(${count()} filter (where ${kode.gyldigFra} <= ${dag} and (${kode.gyldigTil} is null or ${kode.gyldigTil} >= ${dag})))::int`,
    })
    .from(kode)
    .groupBy(kode.liste)
    .orderBy(asc(kode.liste))
    .limit(200)
}

export type Stilling = { conceptUri: string; titel: string; synonymer: string[]; gyldigFra: Dag; gyldigTil: Dag | null }

/**
 * Occupation titles whose title or a synonym holds the text, on a day: those that begin with it first, then by title. At least two
 * characters; found by an index of their parts (migration 0003).
 */
export async function soegStillinger(
  ctx: TxKontekst,
  { soeg, dag, antal }: { soeg: string; dag: Dag; antal: number },
): Promise<Stilling[]> {
  const tekst = soeg
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (t) => `\\${t}`)
  return ctx.db
    .select({
      conceptUri: stillingsbetegnelse.conceptUri,
      titel: stillingsbetegnelse.titel,
      synonymer: stillingsbetegnelse.synonymer,
      gyldigFra: stillingsbetegnelse.gyldigFra,
      gyldigTil: stillingsbetegnelse.gyldigTil,
    })
    .from(stillingsbetegnelse)
    .where(and(sql`stilling_soegetekst(titel, synonymer) like ${`%${tekst}%`}`, paaDagen(stillingsbetegnelse, dag)))
    .orderBy(sql`lower(titel) not like ${`${tekst}%`}`, asc(stillingsbetegnelse.titel))
    .limit(antal)
}
