import { sql } from 'drizzle-orm'
import { brugDatabase, iTransaktion, lukDatabase } from '#db/client'
import { efterproevKaeder, taelUdenKaede } from '#lib/audit/kaede'
import { cprNoegler, dekrypterCpr } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { kontrollerOverblik } from '#lib/overdragelse/overblik'
import { laesUr, systemKontekst } from '#lib/ur'

/**
 * npm run kontroller: is this database whole? Walks the access log's chains, opens the oldest and the newest CPR number of each key, and
 * reckons the overview of courses again.
 * For after a restore, and for an auditor. As the worker's role; changes nothing. Ends with 1 when something is wrong.
 */
const FRIST_MS = 60_000

const url = env().DATABASE_URL_WORKER
if (!url) {
  console.error('DATABASE_URL_WORKER: mangler. Kontrollen læser som workeren.')
  process.exit(1)
}
await brugDatabase(url)
const fund = [...(await kontrollerKaeder()), ...(await kontrollerNoegler()), ...(await kontrollerForloeb())]
for (const linje of fund) console.error(`  ✗ ${linje}`)
console.log(fund.length === 0 ? 'Alt passer.' : `${fund.length} fejl.`)
await lukDatabase()
process.exitCode = fund.length === 0 ? 0 : 1

async function kontrollerKaeder(): Promise<string[]> {
  const [{ antal, fejl }, udenfor] = [await efterproevKaeder(), await taelUdenKaede()]
  console.log(`  Adgangsloggen: ${antal} rækker i kæde, ${udenfor} ældre end fem minutter uden for.`)
  return fejl.map((f) => `adgangsloggen hos ${f.organisationId ?? 'ingen organisation'}, række ${f.kaedeNr}: ${f.hvad}`)
}

async function kontrollerForloeb(): Promise<string[]> {
  const { antal, forskelle } = await kontrollerOverblik(systemKontekst(await laesUr(FRIST_MS)))
  console.log(`  Overblikket over kontaktforløb: ${antal} rækker regnet efter.`)
  return forskelle.map((f) => `overblikket over kontaktforløb, borger ${f}. Det regnes om ved næste dagsskifte.`)
}

async function kontrollerNoegler(): Promise<string[]> {
  const raekker = await iTransaktion(Date.now() + FRIST_MS, (db) =>
    db.execute<{ noegle_id: string; antal: string; proever: Buffer[] }>(sql`
      select noegle_id, count(*) as antal,
        array[(array_agg(cpr_krypteret order by gyldig_fra))[1], (array_agg(cpr_krypteret order by gyldig_fra desc))[1]] as proever
      from borger_cpr group by noegle_id order by noegle_id`),
  )
  return raekker.flatMap(({ noegle_id, antal, proever }) => {
    console.log(`  CPR-numre under nøglen ${noegle_id}: ${antal}.`)
    try {
      for (const krypteret of proever) dekrypterCpr(krypteret, cprNoegler(env()))
      return []
    } catch {
      return [`CPR_NOEGLE kan ikke åbne numre under nøglen ${noegle_id}`]
    }
  })
}
