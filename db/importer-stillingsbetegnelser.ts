import type postgres from 'postgres'
import {
  type Alias,
  afslutAlias,
  aliasI,
  conceptfund,
  gemAlias,
  gentagneAlias,
  tekstfund,
} from '#db/importer-stillingsalias'
import { Importfejl, type Importfund, type Importraekke, type Importrapport, laesImportfil } from '#db/importfil'
import { EGET_SYNONYM, gemEgneAlias } from '#db/stillingsalias'
import { type Dag, plusDage } from '#lib/dato'

/** One title of the official list, with the line it stands on. `disco08` is undefined where the file does not have the column. */
export type Titel = { linje: number; conceptUri: string; titel: string; disco08: string | null | undefined }
/** `alias` is undefined where the file has none: then it says nothing of them. */
export type Stillingsliste = { titler: Titel[]; alias: Alias[] | undefined }

/**
 * STAR's list out of a file: the columns `concept_uri` and `titel`, and where the file has them `disco08` and `alias_id`. Where it also has
 * `kilde` and `art`, only `escostar` counts: `titel` is a title, `alias` one of its synonyms. Pure. Throws `Importfejl` with every finding.
 */
export function tolkStillingsbetegnelser(bytes: Uint8Array): Stillingsliste {
  const fund: Importfund[] = []
  const { kolonner, raekker } = laesImportfil(bytes, ['concept_uri', 'titel'], fund)
  const har = (navn: string) => kolonner.includes(navn)
  const stars = raekker.filter(({ felt }) => !har('kilde') || felt('kilde') === 'escostar')
  const art = (navn: string) => stars.filter(({ felt }) => (har('art') ? felt('art') : 'titel') === navn)
  const titler = art('titel').flatMap((raekke) => titelI(raekke, har('disco08'), fund))
  const alias = art('alias').flatMap((raekke) => aliasI(raekke, 'titel', fund))
  fund.push(...gentagelser(titler), ...gentagneAlias(alias))
  if (titler.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen titler fra STAR i filen' })
  if (fund.length > 0) throw new Importfejl(fund)
  return { titler, alias: alias.length > 0 ? alias : undefined }
}

function titelI({ linje, felt }: Importraekke, medDisco: boolean, fund: Importfund[]): Titel[] {
  const foer = fund.length
  const conceptUri = felt('concept_uri')
  const titel = felt('titel')
  const disco08 = medDisco ? felt('disco08') || null : undefined
  fund.push(...conceptfund(linje, conceptUri), ...tekstfund(linje, 'titel', titel))
  if (disco08 && !/^\d{4}$/.test(disco08)) fund.push({ linje, besked: `disco08 "${disco08}" skal have fire cifre` })
  return fund.length > foer ? [] : [{ linje, conceptUri, titel, disco08 }]
}

/** The address names the title and people choose by the title, so neither may stand twice. */
function gentagelser(titler: readonly Titel[]): Importfund[] {
  const set = new Map<string, number>()
  return titler.flatMap(({ linje, conceptUri, titel }) =>
    [conceptUri, titel.toLocaleLowerCase('da')].flatMap((noegle) => {
      const anden = set.get(noegle)
      if (anden !== undefined) return [{ linje, besked: `"${noegle}" står også på linje ${anden}` }]
      set.set(noegle, linje)
      return []
    }),
  )
}

type Gaeldende = { conceptUri: string; titel: string; synonymer: string[]; disco08: string | null; gyldigFra: Dag }

/**
 * Makes the database's list the same as the file from `dag` on, as the owner, all or nothing: a new title begins that day, a changed
 * one gets a new row, one that the file lacks ends the day before. The same file again changes nothing. Aliases are those of the file, where it
 * has any; else they end with their title. `kilde` is stored with the new rows. Throws `Importfejl` when a later list has been imported already.
 */
export async function importerStillingsbetegnelser(
  sql: postgres.Sql,
  { titler, alias }: Stillingsliste,
  om: { dag: Dag; kilde: string },
): Promise<Importrapport & { alias: Importrapport }> {
  return sql.begin(async (tx) => {
    const { ophoerteUri, ...rapport } = await gemTitler(tx, titler, om)
    if (alias) return { ...rapport, alias: await gemAlias(tx, alias, om) }
    const ophoerte = await afslutMedTitlen(tx, ophoerteUri, om.dag)
    await gemEgneAlias(tx)
    return { ...rapport, alias: { nye: [], aendrede: [], ophoerte, uaendrede: 0 } }
  })
}

async function gemTitler(
  tx: postgres.TransactionSql,
  titler: readonly Titel[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport & { ophoerteUri: string[] }> {
  await tx`lock table stillingsbetegnelse in share row exclusive mode` // two imports at once: one after the other
  const [senere] = await tx<{ dag: Dag }[]>`
    select gyldig_fra::text as dag from stillingsbetegnelse where gyldig_fra > ${dag} order by 1 desc limit 1`
  if (senere)
    throw new Importfejl([
      { linje: 1, besked: `en liste fra ${senere.dag} er indlæst; vælg --fra ${senere.dag} eller senere` },
    ])
  const gaeldende = await tx<Gaeldende[]>`
    select concept_uri as "conceptUri", titel, synonymer, disco08, gyldig_fra::text as "gyldigFra"
    from stillingsbetegnelse where gyldig_til is null or gyldig_til >= ${dag}`

  const kendt = new Map(gaeldende.map((r) => [r.conceptUri, r]))
  const iFilen = new Set(titler.map((t) => t.conceptUri))
  const nye = titler.filter((t) => !kendt.has(t.conceptUri))
  const aendrede = titler.flatMap((t) => {
    const foer = kendt.get(t.conceptUri)
    return foer && (foer.titel !== t.titel || nyGruppe(t, foer)) ? [{ ...t, foer }] : []
  })
  const ophoerte = gaeldende.filter((r) => !iFilen.has(r.conceptUri))

  await afslut(tx, [...ophoerte, ...aendrede.map((a) => a.foer)], dag)
  const raekker = [
    ...nye.map((t) => ({ ...t, synonymer: [] as string[], disco08: t.disco08 ?? null })),
    ...aendrede.map((t) => ({ ...t, synonymer: t.foer.synonymer, disco08: t.disco08 ?? t.foer.disco08 })),
  ].map(({ conceptUri, titel, synonymer, disco08 }) => ({
    concept_uri: conceptUri,
    titel,
    synonymer,
    disco08,
    gyldig_fra: dag,
    kilde,
  }))
  for (let fra = 0; fra < raekker.length; fra += 1000)
    await tx`insert into stillingsbetegnelse ${tx(raekker.slice(fra, fra + 1000))}`
  await laerGrupper(tx, titler, dag)
  return {
    nye: nye.map((t) => t.titel),
    aendrede: aendrede.map(({ foer, titel, disco08 }) =>
      foer.titel === titel
        ? { fra: `${titel} (${foer.disco08})`, til: `${titel} (${disco08})` }
        : { fra: foer.titel, til: titel },
    ),
    ophoerte: ophoerte.map((r) => r.titel),
    uaendrede: titler.length - nye.length - aendrede.length,
    ophoerteUri: ophoerte.map((r) => r.conceptUri),
  }
}

/** Moved to another group. A group that was not known, or that the file does not know, is no change. */
const nyGruppe = (t: Titel, foer: Gaeldende): boolean =>
  Boolean(t.disco08 && foer.disco08 && t.disco08 !== foer.disco08)

/** A group that was not known of a title that stands: it was so all the time. */
async function laerGrupper(tx: postgres.TransactionSql, titler: readonly Titel[], dag: Dag): Promise<void> {
  const kendte = titler.filter((t) => t.disco08)
  await tx`update stillingsbetegnelse s set disco08 = n.disco08
    from unnest(${kendte.map((t) => t.conceptUri)}::text[], ${kendte.map((t) => String(t.disco08))}::text[]) as n(uri, disco08)
    where s.concept_uri = n.uri and s.disco08 is null and (s.gyldig_til is null or s.gyldig_til >= ${dag})`
}

async function afslutMedTitlen(tx: postgres.TransactionSql, uri: readonly string[], dag: Dag): Promise<string[]> {
  const alias = await tx<{ id: string; navn: string; kilde: string }[]>`
    select alias_id as id, navn, kilde from stillingsalias
    where concept_uri = any(${[...uri]}) and (gyldig_til is null or gyldig_til >= ${dag}) order by navn`
  await afslutAlias(
    tx,
    alias.filter((a) => a.kilde !== EGET_SYNONYM).map((a) => a.id),
    dag,
  )
  return alias.map((a) => a.navn)
}

/** A row ends the day before. One that only began on that day never held, and goes. */
async function afslut(tx: postgres.TransactionSql, raekker: readonly Gaeldende[], dag: Dag): Promise<void> {
  const uri = raekker.map((r) => r.conceptUri)
  await tx`delete from stillingsbetegnelse where concept_uri = any(${uri}) and gyldig_fra = ${dag}`
  await tx`update stillingsbetegnelse set gyldig_til = ${plusDage(dag, -1)}
    where concept_uri = any(${uri}) and gyldig_fra < ${dag} and (gyldig_til is null or gyldig_til >= ${dag})`
}
