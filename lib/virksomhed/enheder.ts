import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Arbejdssted } from '#db/schema/jobordre'
import { produktionsenhed } from '#db/schema/virksomhed'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

export type Enhed = { pNummer: string; navn: string; kommunekode: string; adresse: Arbejdssted }

/** The units that a company has on a day, by name; at most 500. Empty where the operator has loaded none for it. */
export async function listEnheder(ctx: TxKontekst, cvr: string, dag: Dag): Promise<Enhed[]> {
  return ctx.db
    .select({
      pNummer: produktionsenhed.pNummer,
      navn: produktionsenhed.navn,
      kommunekode: produktionsenhed.kommunekode,
      adresse: produktionsenhed.adresse,
    })
    .from(produktionsenhed)
    .where(
      and(
        eq(produktionsenhed.cvr, cvr),
        lte(produktionsenhed.gyldigFra, dag),
        or(isNull(produktionsenhed.gyldigTil), gte(produktionsenhed.gyldigTil, dag)),
      ),
    )
    .orderBy(asc(produktionsenhed.navn), asc(produktionsenhed.pNummer))
    .limit(500)
}

/**
 * Does the unit belong to the company on the day? Where neither has ever been loaded nobody knows, and the employer's word is taken: an
 * installation without the register must not stop every order.
 */
export async function passerPNummer(ctx: TxKontekst, cvr: string, pNummer: string, dag: Dag): Promise<boolean> {
  const [svar] = await ctx.db.execute<{ passer: boolean }>(sql`
    select coalesce(bool_or(cvr = ${cvr} and p_nummer = ${pNummer} and gyldig_fra <= ${dag} and (gyldig_til is null or gyldig_til >= ${dag})), true) as passer
    from produktionsenhed where cvr = ${cvr} or p_nummer = ${pNummer}`)
  return svar?.passer ?? true
}

/**
 * The kommune that a place of work lies in on a day: its unit's; elsewhere the one in which most of the register's units with the post code lie,
 * for a post code may cross the border of a kommune. Null where the register knows neither, and abroad.
 */
export async function findArbejdskommune(
  ctx: TxKontekst,
  { pNummer, arbejdssted: { postnummer, land } }: { pNummer: string | null; arbejdssted: Arbejdssted },
): Promise<string | null> {
  if ((land ?? 'DK') !== 'DK' || (!pNummer && !postnummer)) return null
  const paaDagen = sql`gyldig_fra <= ${ctx.dag} and (gyldig_til is null or gyldig_til >= ${ctx.dag})`
  const nr = postnummer ?? null
  const [fundet] = await ctx.db.execute<{ kommune: string | null }>(sql`
    select coalesce(
      (select kommunekode from produktionsenhed where p_nummer = ${pNummer} and (${nr}::text is null or adresse ->> 'postnummer' = ${nr}) and ${paaDagen} limit 1),
      (select kommunekode from (select kommunekode from produktionsenhed where adresse ->> 'postnummer' = ${nr} and ${paaDagen} limit 500) e
        group by 1 order by count(*) desc, 1 limit 1)) as kommune`)
  return fundet?.kommune ?? null
}
