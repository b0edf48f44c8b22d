import type postgres from 'postgres'
import { type CsvRaekke, laesCsv } from '#db/laes-csv'
import { type Dag, plusDage } from '#lib/dato'

/** One title of the official list, with the line it stands on. */
export type Titel = { linje: number; conceptUri: string; titel: string }
export type Importfund = { linje: number; besked: string }

/** The file cannot be used, and nothing of it was. `fund` is everything that is wrong, in the order of the lines. */
export class Importfejl extends Error {
  override name = 'Importfejl'
  constructor(readonly fund: readonly Importfund[]) {
    const linjer = fund.map((f) => `  linje ${f.linje}: ${f.besked}`)
    super(`Filen kan ikke indlæses (${fund.length} fejl). Intet er ændret.\n${linjer.join('\n')}`)
  }
}

/** What an import did: the titles that are new, that changed (from, to), and that ended. */
export type Importrapport = {
  nye: string[]
  aendrede: { fra: string; til: string }[]
  ophoerte: string[]
  uaendrede: number
}

const CONCEPT_URI = /^http:\/\/data\.star\.dk\/esco\/occupation\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const STOERSTE_TITEL = 200

/**
 * The titles of STAR's list out of a file: the columns `concept_uri` and `titel` and, where the file also holds other lists,
 * `kilde` and `art`, of which `escostar` and `titel` count. UTF-8 (with or without byte order mark) or Windows-1252, LF or
 * CRLF, comma or semicolon. Pure. Throws `Importfejl` with every finding.
 */
export function tolkStillingsbetegnelser(bytes: Uint8Array): Titel[] {
  const tekst = afkod(bytes)
  const foerste = tekst.slice(0, tekst.search(/[\r\n]|$/))
  const [hoved, ...data] = laesCsv(tekst, foerste.includes(';') ? ';' : ',')
  const kolonner = hoved?.felter.map((felt) => felt.trim()) ?? []
  const mangler = ['concept_uri', 'titel'].filter((navn) => !kolonner.includes(navn))
  if (mangler.length > 0)
    throw new Importfejl([{ linje: 1, besked: `overskriften mangler ${mangler.join(' og ')}; den er "${foerste}"` }])

  const fund: Importfund[] = []
  const titler = data.flatMap((raekke) => titelI(raekke, kolonner, fund))
  fund.push(...gentagelser(titler))
  if (titler.length === 0 && fund.length === 0) fund.push({ linje: 1, besked: 'der er ingen titler fra STAR i filen' })
  if (fund.length > 0) throw new Importfejl(fund.sort((a, b) => a.linje - b.linje))
  return titler
}

/** Spreadsheets in Denmark still save as Windows-1252; text that is no UTF-8 is read as that. */
export function afkod(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function titelI({ linje, felter }: CsvRaekke, kolonner: string[], fund: Importfund[]): Titel[] {
  if (felter.length !== kolonner.length) {
    fund.push({ linje, besked: `skal have ${kolonner.length} felter, har ${felter.length}` })
    return []
  }
  const felt = (navn: string) => felter[kolonner.indexOf(navn)]
  if ((felt('kilde') ?? 'escostar') !== 'escostar' || (felt('art') ?? 'titel') !== 'titel') return []
  const conceptUri = felt('concept_uri') ?? ''
  const titel = (felt('titel') ?? '').replace(/\s+/g, ' ').trim()
  const foer = fund.length
  if (!CONCEPT_URI.test(conceptUri))
    fund.push({
      linje,
      besked: `concept_uri "${conceptUri}" skal være http://data.star.dk/esco/occupation/ og en guid`,
    })
  if (titel === '' || titel.length > STOERSTE_TITEL)
    fund.push({ linje, besked: `titel skal være 1-${STOERSTE_TITEL} tegn, er ${titel.length}` })
  return fund.length > foer ? [] : [{ linje, conceptUri, titel }]
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

type Gaeldende = { conceptUri: string; titel: string; synonymer: string[]; gyldigFra: Dag }

/**
 * Makes the database's list the same as the file from `dag` on, as the owner, all or nothing: a new title begins that day, a changed
 * one gets a new row, one that the file lacks ends the day before. The same file again changes nothing. Our synonyms follow their title.
 * `kilde` is stored with the new rows. Throws `Importfejl` when a later list has been imported already.
 */
export async function importerStillingsbetegnelser(
  sql: postgres.Sql,
  titler: readonly Titel[],
  { dag, kilde }: { dag: Dag; kilde: string },
): Promise<Importrapport> {
  return sql.begin(async (tx) => {
    await tx`lock table stillingsbetegnelse in share row exclusive mode` // two imports at once: one after the other
    const [senere] = await tx<{ dag: Dag }[]>`
      select gyldig_fra::text as dag from stillingsbetegnelse where gyldig_fra > ${dag} order by 1 desc limit 1`
    if (senere)
      throw new Importfejl([
        { linje: 1, besked: `en liste fra ${senere.dag} er indlæst; vælg --fra ${senere.dag} eller senere` },
      ])
    const gaeldende = await tx<Gaeldende[]>`
      select concept_uri as "conceptUri", titel, synonymer, gyldig_fra::text as "gyldigFra"
      from stillingsbetegnelse where gyldig_til is null or gyldig_til >= ${dag}`

    const kendt = new Map(gaeldende.map((r) => [r.conceptUri, r]))
    const iFilen = new Set(titler.map((t) => t.conceptUri))
    const nye = titler.filter((t) => !kendt.has(t.conceptUri))
    const aendrede = titler.flatMap((t) => {
      const foer = kendt.get(t.conceptUri)
      return foer && foer.titel !== t.titel ? [{ ...t, foer }] : []
    })
    const ophoerte = gaeldende.filter((r) => !iFilen.has(r.conceptUri))

    await afslut(tx, [...ophoerte, ...aendrede.map((a) => a.foer)], dag)
    const raekker = [
      ...nye.map((t) => ({ ...t, synonymer: [] as string[] })),
      ...aendrede.map((t) => ({ ...t, synonymer: t.foer.synonymer })),
    ].map(({ conceptUri, titel, synonymer }) => ({ concept_uri: conceptUri, titel, synonymer, gyldig_fra: dag, kilde }))
    for (let fra = 0; fra < raekker.length; fra += 1000)
      await tx`insert into stillingsbetegnelse ${tx(raekker.slice(fra, fra + 1000))}`
    return {
      nye: nye.map((t) => t.titel),
      aendrede: aendrede.map((a) => ({ fra: a.foer.titel, til: a.titel })),
      ophoerte: ophoerte.map((r) => r.titel),
      uaendrede: titler.length - nye.length - aendrede.length,
    }
  })
}

/** A row ends the day before. One that only began on that day never held, and goes. */
async function afslut(tx: postgres.TransactionSql, raekker: readonly Gaeldende[], dag: Dag): Promise<void> {
  const uri = raekker.map((r) => r.conceptUri)
  await tx`delete from stillingsbetegnelse where concept_uri = any(${uri}) and gyldig_fra = ${dag}`
  await tx`update stillingsbetegnelse set gyldig_til = ${plusDage(dag, -1)}
    where concept_uri = any(${uri}) and gyldig_fra < ${dag} and (gyldig_til is null or gyldig_til >= ${dag})`
}
