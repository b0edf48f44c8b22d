import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { erOfficiel, importerOfficiel, tolkOfficiel } from '#db/importer-officiel-liste'
import {
  Importfejl,
  type Importrapport,
  importerStillingsbetegnelser,
  tolkStillingsbetegnelser,
} from '#db/importer-stillingsbetegnelser'
import { dagFor, erDag } from '#lib/dato'
import { samsporTid } from '#lib/ur'

/**
 * npm run import -- stillingsbetegnelser|nuph-haendelser|nuph-svartyper|sanktionstyper <fil> [--fra ÅÅÅÅ-MM-DD]
 * Loads an official list that the operator has. As the owner of the database; a broken file changes nothing.
 */
const BRUG =
  'Brug: npm run import -- stillingsbetegnelser|nuph-haendelser|nuph-svartyper|sanktionstyper <fil> [--fra ÅÅÅÅ-MM-DD]'

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
    !(liste === 'stillingsbetegnelser' || erOfficiel(liste)) ||
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
function laes(liste: string, bytes: Uint8Array) {
  type Hvornaar = { dag: string; kilde: string }
  if (erOfficiel(liste)) {
    const raekker = tolkOfficiel(liste, bytes)
    return (sql: postgres.Sql, om: Hvornaar) => importerOfficiel(sql, liste, raekker, om)
  }
  const titler = tolkStillingsbetegnelser(bytes)
  return (sql: postgres.Sql, om: Hvornaar) => importerStillingsbetegnelser(sql, titler, om)
}

function vis({ nye, aendrede, ophoerte, uaendrede }: Importrapport): string {
  const liste = (linjer: string[]) =>
    linjer.length > 20 ? [...linjer.slice(0, 20), `    … og ${linjer.length - 20} til`] : linjer
  return [
    `${nye.length} nye, ${aendrede.length} ændrede, ${ophoerte.length} ophørte, ${uaendrede} uændrede.`,
    ...liste(nye.map((t) => `  + ${t}`)),
    ...liste(aendrede.map((t) => `  ~ ${t.fra} → ${t.til}`)),
    ...liste(ophoerte.map((t) => `  - ${t}`)),
  ].join('\n')
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
