import type postgres from 'postgres'
import { Importfejl, type Importfund, type Importraekke, type Importrapport, laesImportfil } from '#db/importfil'
import { aliasId, EGET_SYNONYM } from '#db/stillingsalias'
import { type Dag, plusDage } from '#lib/dato'

/** One synonym of the official list: the title it belongs to, its words, and its national id or one made of both. */
export type Alias = { linje: number; aliasId: string; conceptUri: string; navn: string }

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const CONCEPT_URI = /^http:\/\/data\.star\.dk\/esco\/occupation\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const STOERSTE_TITEL = 200

/** The aliases of a file of their own: `concept_uri`, `alias_id` (may be empty) and `navn`. Pure. Throws `Importfejl` with every finding. */
export function tolkStillingsalias(bytes: Uint8Array): Alias[] {
  const fund: Importfund[] = []
  const { raekker } = laesImportfil(bytes, ['concept_uri', 'alias_id', 'navn'], fund)
  const alias = raekker.flatMap((raekke) => aliasI(raekke, 'navn', fund))
  fund.push(...gentagneAlias(alias))
  if (alias.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen alias i filen' })
  if (fund.length > 0) throw new Importfejl(fund)
  return alias
}

/** One line as an alias; its words stand in `kolonne`. What is wrong goes to `fund`. */
export function aliasI({ linje, felt }: Importraekke, kolonne: string, fund: Importfund[]): Alias[] {
  const foer = fund.length
  const conceptUri = felt('concept_uri')
  const navn = felt(kolonne)
  const id = felt('alias_id').toLowerCase()
  fund.push(...conceptfund(linje, conceptUri), ...tekstfund(linje, kolonne, navn))
  if (id !== '' && !GUID.test(id)) fund.push({ linje, besked: `alias_id "${id}" skal være en guid eller tom` })
  if (fund.length > foer) return []
  return [{ linje, aliasId: id || aliasId(conceptUri, navn), conceptUri, navn }]
}

export const conceptfund = (linje: number, conceptUri: string): Importfund[] =>
  CONCEPT_URI.test(conceptUri)
    ? []
    : [{ linje, besked: `concept_uri "${conceptUri}" skal være http://data.star.dk/esco/occupation/ og en guid` }]

export const tekstfund = (linje: number, kolonne: string, tekst: string): Importfund[] =>
  tekst !== '' && tekst.length <= STOERSTE_TITEL
    ? []
    : [{ linje, besked: `${kolonne} skal være 1-${STOERSTE_TITEL} tegn, er ${tekst.length}` }]

/** An id names one alias, and a title has the same words once. */
export function gentagneAlias(alias: readonly Alias[]): Importfund[] {
  const set = new Map<string, number>()
  return alias.flatMap(({ linje, aliasId, conceptUri, navn }) => {
    const noegler = new Set([aliasId, `${conceptUri}\n${navn.toLocaleLowerCase('da')}`])
    const anden = [...noegler].map((n) => set.get(n)).find((l) => l !== undefined)
    for (const n of noegler) if (!set.has(n)) set.set(n, linje)
    return anden === undefined ? [] : [{ linje, besked: `"${navn}" står også på linje ${anden}` }]
  })
}

type Gaeldende = { aliasId: string; conceptUri: string; navn: string; kilde: string }

/**
 * Makes the database's aliases the same as `alias` from `dag` on, as the owner, all or nothing, as for the titles they belong to: new ones begin,
 * changed ones get a new row, missing ones end the day before, our own synonyms too. Throws `Importfejl` for every alias whose title does
 * not hold on the day, and when a later list has been imported already.
 */
export async function importerStillingsalias(
  sql: postgres.Sql,
  alias: readonly Alias[],
  om: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  return sql.begin((tx) => gemAlias(tx, alias, om))
}

/** The same within an import of the titles. */
export async function gemAlias(
  tx: postgres.TransactionSql,
  alias: readonly Alias[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  await tx`lock table stillingsalias in share row exclusive mode`
  const [senere] = await tx<{ dag: Dag }[]>`
    select gyldig_fra::text as dag from stillingsalias where gyldig_fra > ${dag} order by 1 desc limit 1`
  if (senere)
    throw new Importfejl([
      { linje: 1, besked: `alias fra ${senere.dag} er indlæst; vælg --fra ${senere.dag} eller senere` },
    ])
  await kraevTitler(tx, alias, dag)

  const gaeldende = await tx<Gaeldende[]>`
    select alias_id as "aliasId", concept_uri as "conceptUri", navn, kilde
    from stillingsalias where gyldig_til is null or gyldig_til >= ${dag}`
  const kendt = new Map(gaeldende.map((r) => [r.aliasId, r]))
  const iFilen = new Set(alias.map((a) => a.aliasId))
  const nye = alias.filter((a) => !kendt.has(a.aliasId))
  const aendrede = alias.flatMap((a) => {
    const foer = kendt.get(a.aliasId)
    return foer && (foer.navn !== a.navn || foer.conceptUri !== a.conceptUri) ? [{ ...a, foer }] : []
  })
  // The same words as one of ours: from the day on it is the list's, which nobody sees but the next upgrade.
  const overtagne = alias.filter((a) => {
    const foer = kendt.get(a.aliasId)
    return foer?.kilde === EGET_SYNONYM && foer.navn === a.navn && foer.conceptUri === a.conceptUri
  })
  const ophoerte = gaeldende.filter((r) => !iFilen.has(r.aliasId))

  await afslutAlias(
    tx,
    [...ophoerte, ...aendrede, ...overtagne].map((r) => r.aliasId),
    dag,
  )
  const raekker = [...nye, ...aendrede, ...overtagne].map((a) => ({
    alias_id: a.aliasId,
    concept_uri: a.conceptUri,
    navn: a.navn,
    gyldig_fra: dag,
    kilde,
  }))
  for (let fra = 0; fra < raekker.length; fra += 1000)
    await tx`insert into stillingsalias ${tx(raekker.slice(fra, fra + 1000))}`
  return {
    nye: nye.map((a) => a.navn),
    aendrede: aendrede.map((a) => ({ fra: a.foer.navn, til: a.navn })),
    ophoerte: ophoerte.map((r) => r.navn),
    uaendrede: alias.length - nye.length - aendrede.length,
  }
}

async function kraevTitler(tx: postgres.TransactionSql, alias: readonly Alias[], dag: Dag): Promise<void> {
  const titler = await tx<{ uri: string }[]>`
    select concept_uri as uri from stillingsbetegnelse
    where gyldig_fra <= ${dag} and (gyldig_til is null or gyldig_til >= ${dag})`
  const kendte = new Set(titler.map((t) => t.uri))
  const uden = alias.filter((a) => !kendte.has(a.conceptUri))
  if (uden.length > 0)
    throw new Importfejl(
      uden.map((a) => ({ linje: a.linje, besked: `"${a.navn}" hører til en titel, der ikke gælder den ${dag}` })),
    )
}

/** A row ends the day before. One that only began on that day never held, and goes. */
export async function afslutAlias(tx: postgres.TransactionSql, id: readonly string[], dag: Dag): Promise<void> {
  await tx`delete from stillingsalias where alias_id = any(${[...id]}) and gyldig_fra = ${dag}`
  await tx`update stillingsalias set gyldig_til = ${plusDage(dag, -1)}
    where alias_id = any(${[...id]}) and gyldig_fra < ${dag} and (gyldig_til is null or gyldig_til >= ${dag})`
}
