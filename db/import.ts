import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import {
  Importfejl,
  type Importrapport,
  importerStillingsbetegnelser,
  tolkStillingsbetegnelser,
} from '#db/importer-stillingsbetegnelser'
import { dagFor, erDag } from '#lib/dato'
import { samsporTid } from '#lib/ur'

/**
 * npm run import -- stillingsbetegnelser <fil> [--fra ÅÅÅÅ-MM-DD]
 * Loads an official list that the operator has. As the owner of the database; a broken file changes nothing.
 */
const BRUG = 'Brug: npm run import -- stillingsbetegnelser <fil> [--fra ÅÅÅÅ-MM-DD]'

process.exitCode = await indlaes(process.argv.slice(2)).catch(fortael)

async function indlaes(argumenter: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumenter,
    allowPositionals: true,
    options: { fra: { type: 'string' } },
  })
  const [liste, fil] = positionals
  if (liste !== 'stillingsbetegnelser' || !fil || positionals.length > 2 || (values.fra && !erDag(values.fra)))
    return sig(BRUG, 2)
  const url = process.env.DATABASE_URL_EJER
  if (!url) return sig('DATABASE_URL_EJER: mangler. Kun ejeren af databasen kan ændre en kodeliste.', 1)

  const titler = tolkStillingsbetegnelser(readFileSync(fil))
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [ur] = await sql<{ forskydning_ms: string }[]>`select forskydning_ms from ur where id = 1`
    const dag = values.fra ?? dagFor(samsporTid(ur?.forskydning_ms ?? '0'))
    const kilde = `${path.basename(fil)}, gældende fra ${dag}`
    console.log(vis(await importerStillingsbetegnelser(sql, titler, { dag, kilde })))
    return 0
  } finally {
    await sql.end({ timeout: 3 })
  }
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
