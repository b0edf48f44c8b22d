import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { kode, regelvaerdi } from '#db/schema/kodeliste'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

type Vaerdi = { vaerdi: string; kilde: string; gyldigFra: Dag }

/** The value of a rule on a day, with its source; undefined on a day when there was none. */
export async function findVaerdi(
  ctx: TxKontekst,
  regel: string,
  dag: Dag,
  omraade = 'hele landet',
): Promise<Vaerdi | undefined> {
  const [raekke] = await ctx.db
    .select({ vaerdi: regelvaerdi.vaerdi, kilde: regelvaerdi.kilde, gyldigFra: regelvaerdi.gyldigFra })
    .from(regelvaerdi)
    .where(
      and(
        eq(regelvaerdi.regel, regel),
        eq(regelvaerdi.omraade, omraade),
        lte(regelvaerdi.gyldigFra, dag),
        or(isNull(regelvaerdi.gyldigTil), gte(regelvaerdi.gyldigTil, dag)),
      ),
    )
    .limit(1)
  return raekke
}

/** As `findVaerdi`; throws when there is none: guessing what the law says would be worse. */
export async function hentVaerdi(ctx: TxKontekst, regel: string, dag: Dag): Promise<Vaerdi> {
  const vaerdi = await findVaerdi(ctx, regel, dag)
  if (!vaerdi) throw new Error(`Ingen værdi for ${regel} den ${dag}`)
  return vaerdi
}

/** A whole number of a rule: days, weeks, working days. */
export const hentTal = async (ctx: TxKontekst, regel: string, dag: Dag): Promise<number> =>
  Number((await hentVaerdi(ctx, regel, dag)).vaerdi)

/** `hentTal` for several rules in one look-up; throws when one has no value on the day. */
export async function hentTalFor<R extends string>(
  ctx: TxKontekst,
  regler: readonly R[],
  dag: Dag,
): Promise<Record<R, number>> {
  const raekker = await ctx.db
    .select({ regel: regelvaerdi.regel, vaerdi: regelvaerdi.vaerdi })
    .from(regelvaerdi)
    .where(
      and(
        inArray(regelvaerdi.regel, [...regler]),
        eq(regelvaerdi.omraade, 'hele landet'),
        lte(regelvaerdi.gyldigFra, dag),
        or(isNull(regelvaerdi.gyldigTil), gte(regelvaerdi.gyldigTil, dag)),
      ),
    )
  const fundne = new Map(raekker.map((r) => [r.regel, Number(r.vaerdi)]))
  for (const regel of regler) if (!fundne.has(regel)) throw new Error(`Ingen værdi for ${regel} den ${dag}`)
  return Object.fromEntries(fundne) as Record<R, number>
}

/** A word or title as the law named it on the day. */
export async function hentTekst(ctx: TxKontekst, noegle: string, dag: Dag): Promise<string> {
  const [raekke] = await ctx.db.execute<{ vaerdi: string }>(sql`
    select vaerdi from tekst where noegle = ${noegle} and gyldig_fra <= ${dag} and (gyldig_til is null or gyldig_til >= ${dag}) limit 1`)
  if (!raekke) throw new Error(`Ingen tekst for ${noegle} den ${dag}`)
  return raekke.vaerdi
}

export type Kode = { kode: string; navn: string; gyldigFra: Dag; gyldigTil: Dag | null; kilde: string }

/** The codes of a list that are in force on a day, in code order. */
export async function listKoder(ctx: TxKontekst, liste: string, dag: Dag): Promise<Kode[]> {
  return ctx.db
    .select({
      kode: kode.kode,
      navn: kode.navn,
      gyldigFra: kode.gyldigFra,
      gyldigTil: kode.gyldigTil,
      kilde: kode.kilde,
    })
    .from(kode)
    .where(and(eq(kode.liste, liste), lte(kode.gyldigFra, dag), or(isNull(kode.gyldigTil), gte(kode.gyldigTil, dag))))
    .orderBy(kode.kode)
    .limit(500)
}

export type Kodenavn = Pick<Kode, 'kode' | 'navn'>

/** The codes of several lists that are in force on a day, in one look-up. */
export async function listKoderI<L extends string>(
  ctx: TxKontekst,
  lister: readonly L[],
  dag: Dag,
): Promise<Record<L, Kodenavn[]>> {
  const raekker = await ctx.db
    .select({ liste: kode.liste, kode: kode.kode, navn: kode.navn })
    .from(kode)
    .where(
      and(
        inArray(kode.liste, [...lister]),
        lte(kode.gyldigFra, dag),
        or(isNull(kode.gyldigTil), gte(kode.gyldigTil, dag)),
      ),
    )
    .orderBy(kode.kode)
    .limit(2000)
  const i = (liste: L) => raekker.filter((r) => r.liste === liste).map(({ kode, navn }) => ({ kode, navn }))
  return Object.fromEntries(lister.map((l) => [l, i(l)])) as Record<L, { kode: string; navn: string }[]>
}
