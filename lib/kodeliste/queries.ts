import { asc, count, type SQL, sql } from 'drizzle-orm'
import { kode } from '#db/schema/kodeliste'
import type { Dag } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

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

/** One way to say an occupation: the title itself, or an alias of it. `titel` are the words that were hit, `stilling` the title they belong to. */
export type Stillingsvalg = { conceptUri: string; aliasId: string | null; titel: string; stilling: string }

type Soegning = { soeg: string; dag: Dag; antal: number }

/**
 * Titles and aliases that hold the text, on a day, at most `antal`: the same words first, then those that begin with it, then those where a word
 * begins with it, then the rest; among equals titles before aliases. Less than two characters find nothing.
 */
export async function soegStillingsvalg(ctx: TxKontekst, soegning: Soegning): Promise<Stillingsvalg[]> {
  if (soegning.soeg.trim().length < 2) return []
  const fundet = await ctx.db.execute<Stillingsvalg>(sql`
    select uri as "conceptUri", alias_id as "aliasId", ord as titel, titel as stilling
    from (${traeffere(soegning)}) t order by ${RAEKKEFOELGE} limit ${soegning.antal}`)
  return [...fundet]
}

export type Stilling = {
  conceptUri: string
  titel: string
  synonymer: string[]
  disco08: string | null
  gyldigFra: Dag
  gyldigTil: Dag | null
  /** What was hit: the words, and the alias they are of; null where it is the title itself. */
  traf: { aliasId: string | null; titel: string }
}

/** The same search with each title once, by its best hit. */
export async function soegStillinger(ctx: TxKontekst, soegning: Soegning): Promise<Stilling[]> {
  if (soegning.soeg.trim().length < 2) return []
  const fundet = await ctx.db.execute<Omit<Stilling, 'traf'> & { aliasId: string | null; ord: string }>(sql`
    select uri as "conceptUri", titel, disco08, gyldig_fra::text as "gyldigFra", gyldig_til::text as "gyldigTil", alias_id as "aliasId", ord,
      array(select a.navn from stillingsalias a where a.concept_uri = uri and ${gaelder(sql`a`, soegning.dag)} order by a.navn) as synonymer
    from (select distinct on (uri) * from (${traeffere(soegning)}) alle order by uri, ${RAEKKEFOELGE}) t
    order by ${RAEKKEFOELGE} limit ${soegning.antal}`)
  return fundet.map(({ aliasId, ord, ...stilling }) => ({ ...stilling, traf: { aliasId, titel: ord } }))
}

const RAEKKEFOELGE = sql`rang, alias_id is not null, titel, ord, alias_id`

/** The hits with their rank, found by the indexes of the parts of titles and of aliases. */
function traeffere({ soeg, dag }: Soegning): SQL {
  const tekst = soeg.trim().toLowerCase()
  const rang = (
    ord: SQL,
  ) => sql`case when lower(${ord}) = ${tekst} then 0 when starts_with(lower(${ord}), ${tekst}) then 1
    when strpos(' ' || ${ordene(sql`lower(${ord})`)}, ' ' || ${ordene(sql`${tekst}::text`)}) > 0 then 2 else 3 end as rang`
  const del = `%${tekst.replace(/[\\%_]/g, (t) => `\\${t}`)}%`
  return sql`
    select s.concept_uri as uri, null::uuid as alias_id, s.titel as ord, s.titel, s.disco08, s.gyldig_fra, s.gyldig_til, ${rang(sql`s.titel`)}
    from stillingsbetegnelse s where lower(s.titel) like ${del} and ${gaelder(sql`s`, dag)}
    union all
    select s.concept_uri, a.alias_id, a.navn, s.titel, s.disco08, s.gyldig_fra, s.gyldig_til, ${rang(sql`a.navn`)}
    from stillingsalias a join stillingsbetegnelse s on s.concept_uri = a.concept_uri and ${gaelder(sql`s`, dag)}
    where lower(a.navn) like ${del} and ${gaelder(sql`a`, dag)}`
}

/** What may stand before a word, made blanks. */
const ordene = (tekst: SQL) => sql`translate(${tekst}, '-/(,.&', '      ')`

const gaelder = (tabel: SQL, dag: Dag) =>
  sql`${tabel}.gyldig_fra <= ${dag} and (${tabel}.gyldig_til is null or ${tabel}.gyldig_til >= ${dag})`
