import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { importerAndreAktoerer, tolkAndreAktoerer } from '#db/importer-andre-aktoerer'
import { erOfficiel, importerOfficiel, OFFICIELLE, tolkOfficiel } from '#db/importer-officiel-liste'
import { importerPenheder, tolkPenheder } from '#db/importer-penheder'
import { importerStillingsalias, tolkStillingsalias } from '#db/importer-stillingsalias'
import { importerStillingsbetegnelser, tolkStillingsbetegnelser } from '#db/importer-stillingsbetegnelser'
import { Importfejl, type Importrapport } from '#db/importfil'
import { dagFor, erDag } from '#lib/dato'
import { samsporTid } from '#lib/ur'

type Hvornaar = { dag: string; kilde: string }
type Indlaesning = (sql: postgres.Sql, om: Hvornaar) => Promise<Importrapport & { alias?: Importrapport }>

/** What can be loaded besides the official lists of underretninger: the file as rows, judged before the database is asked, then what loads them. */
const LISTER: Record<string, (bytes: Uint8Array) => Indlaesning> = {
  stillingsbetegnelser: (bytes) => {
    const liste = tolkStillingsbetegnelser(bytes)
    return (sql, om) => importerStillingsbetegnelser(sql, liste, om)
  },
  stillingsalias: (bytes) => {
    const alias = tolkStillingsalias(bytes)
    return (sql, om) => importerStillingsalias(sql, alias, om)
  },
  penheder: (bytes) => {
    const enheder = tolkPenheder(bytes)
    return (sql, om) => importerPenheder(sql, enheder, om)
  },
  'andre-aktoerer': (bytes) => {
    const aktoerer = tolkAndreAktoerer(bytes)
    return (sql, om) => importerAndreAktoerer(sql, aktoerer, om)
  },
}

/**
 * npm run import -- <liste> <fil> [--fra ÅÅÅÅ-MM-DD]
 * Loads an official list that the operator has. As the owner of the database; a broken file changes nothing.
 */
const BRUG = `Brug: npm run import -- ${[...Object.keys(LISTER), ...Object.keys(OFFICIELLE)].join('|')} <fil> [--fra ÅÅÅÅ-MM-DD]`

process.exitCode = await indlaes(process.argv.slice(2)).catch(fortael)

async function indlaes(argumenter: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumenter,
    allowPositionals: true,
    options: { fra: { type: 'string' } },
  })
  const [liste, fil] = positionals
  if (
    !liste ||
    !(Object.hasOwn(LISTER, liste) || erOfficiel(liste)) ||
    !fil ||
    positionals.length > 2 ||
    (values.fra && !erDag(values.fra))
  )
    return sig(BRUG, 2)
  const url = process.env.DATABASE_URL_EJER
  if (!url) return sig('DATABASE_URL_EJER: mangler. Kun ejeren af databasen kan ændre en kodeliste.', 1)

  const indlaesning = laes(liste, readFileSync(fil))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [ur] = await sql<{ forskydning_ms: string }[]>`select forskydning_ms from ur where id = 1`
    const dag = values.fra ?? dagFor(samsporTid(ur?.forskydning_ms ?? '0'))
    const kilde = `${path.basename(fil)}, gældende fra ${dag}`
    console.log(vis(await indlaesning(sql, { dag, kilde })))
    return 0
  } finally {
    await sql.end({ timeout: 3 })
  }
}

/** The file as rows, judged before the database is asked; gives what loads them. */
function laes(liste: string, bytes: Uint8Array): Indlaesning {
  if (!erOfficiel(liste)) return LISTER[liste]!(bytes)
  const raekker = tolkOfficiel(liste, bytes)
  return (sql, om) => importerOfficiel(sql, liste, raekker, om)
}

function vis({ alias, ...rapport }: Importrapport & { alias?: Importrapport }): string {
  const omAlias = alias && alias.nye.length + alias.aendrede.length + alias.ophoerte.length + alias.uaendrede > 0
  return [...linjer(rapport), ...(omAlias ? ['Alias:', ...linjer(alias)] : [])].join('\n')
}

function linjer({ nye, aendrede, ophoerte, uaendrede }: Importrapport): string[] {
  const liste = (linjer: string[]) =>
    linjer.length > 20 ? [...linjer.slice(0, 20), `    … og ${linjer.length - 20} til`] : linjer
  return [
    `${nye.length} nye, ${aendrede.length} ændrede, ${ophoerte.length} ophørte, ${uaendrede} uændrede.`,
    ...liste(nye.map((t) => `  + ${t}`)),
    ...liste(aendrede.map((t) => `  ~ ${t.fra} → ${t.til}`)),
    ...liste(ophoerte.map((t) => `  - ${t}`)),
  ]
}

function fortael(fejl: unknown): number {
  if (fejl instanceof Importfejl) return sig(fejl.message, 1)
  const kode = (fejl as { code?: string }).code ?? ''
  if (kode === 'ENOENT' || kode === 'EACCES' || kode === 'EISDIR') return sig(`Filen kan ikke læses (${kode}).`, 1)
  if (kode.startsWith('ERR_PARSE_ARGS')) return sig(BRUG, 2)
  if (kode === '42P01') return sig('Tabellerne findes ikke endnu. Kør npm run migrate først.', 1)
  throw fejl
}

function sig(besked: string, kode: number): number {
  console.error(besked)
  return kode
}
