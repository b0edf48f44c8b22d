import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { type Befolkning, STOERSTE, skabBefolkning } from '#demo/befolkning'
import { cprNoegler } from '#lib/borger/cpr-kryptering'
import { dagFor } from '#lib/dato'
import { env } from '#lib/env'
import { samsporTid } from '#lib/ur'

/**
 * npm run seed -- --borgere 100000 [--beskeder 10] [--historik 0] [--froe 0]
 * A synthetic country beside the cast, for trying Samspor at national scale. Only in the demo.
 */
const BRUG = 'Brug: npm run seed -- --borgere 100000 [--beskeder 10] [--historik 0] [--froe 0]'

process.exitCode = await saa(process.argv.slice(2))

async function saa(argumenter: string[]): Promise<number> {
  const befolkning = laesValg(argumenter)
  if (!befolkning)
    return sig(`${BRUG}\nHøjst ${JSON.stringify(STOERSTE).replace(/["{}]/g, '').replaceAll(',', ', ')}.`, 2)
  const { SAMSPOR_DEMO, DATABASE_URL_WORKER } = env()
  if (!SAMSPOR_DEMO) return sig('Opdigtede borgere kan kun lægges i en demo (SAMSPOR_DEMO=1).', 1)
  if (!DATABASE_URL_WORKER) return sig('DATABASE_URL_WORKER: mangler.', 1)
  const sql = postgres(DATABASE_URL_WORKER, { max: 1, onnotice: () => {} })
  try {
    const [ur] = await sql<{ forskydning_ms: string }[]>`select forskydning_ms from ur where id = 1`
    const dag = dagFor(samsporTid(ur?.forskydning_ms ?? '0'))
    const fra = Date.now()
    const nye = await skabBefolkning(sql, cprNoegler(env()), befolkning, dag, fremdriftslinje(befolkning))
    await analyser()
    console.log(`${nye.toLocaleString('da-DK')} nye borgere på ${Math.round((Date.now() - fra) / 1000)} s.`)
    return 0
  } finally {
    await sql.end({ timeout: 3 })
  }
}

function laesValg(argumenter: string[]): Befolkning | undefined {
  try {
    const tal = { type: 'string' } as const
    const { values } = parseArgs({
      args: argumenter,
      options: { borgere: tal, beskeder: tal, historik: tal, froe: tal },
    })
    if (values.borgere === undefined) return undefined
    const valg = { beskeder: '10', historik: '0', froe: '0', ...values }
    const par = (Object.keys(STOERSTE) as (keyof Befolkning)[]).map((navn) => [navn, Number(valg[navn])] as const)
    if (par.some(([navn, vaerdi]) => !Number.isInteger(vaerdi) || vaerdi < 0 || vaerdi > STOERSTE[navn]))
      return undefined
    return Object.fromEntries(par) as Befolkning
  } catch {
    return undefined
  }
}

/** Says how far it is, at most every second second. */
function fremdriftslinje({ borgere, historik }: Befolkning): (faerdige: number) => void {
  let sidst = 0
  return (faerdige) => {
    if (Date.now() - sidst < 1500) return
    sidst = Date.now()
    console.log(`  … ${faerdige.toLocaleString('da-DK')} af ${(borgere + historik).toLocaleString('da-DK')} borgere`)
  }
}

/** The planner must know that the tables have grown; only their owner may tell it. */
async function analyser(): Promise<void> {
  const { DATABASE_URL_EJER } = process.env
  if (!DATABASE_URL_EJER) return
  console.log('  … opdaterer statistikken')
  const sql = postgres(DATABASE_URL_EJER, { max: 1, onnotice: () => {} })
  await sql.unsafe('analyze').finally(() => sql.end({ timeout: 3 }))
}

function sig(besked: string, kode: number): number {
  console.error(besked)
  return kode
}
