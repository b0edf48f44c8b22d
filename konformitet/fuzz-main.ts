/**
 * `npm run fuzz -- --antal 50000 --froe 1`: valid and spoilt requests to every operation of a demo that runs, judged by its document.
 * Start the demo with API_KALD_PR_MINUT=1000000, or most answers are 429. Exit code 1 when an answer was not as promised.
 */
import { parseArgs } from 'node:util'
import { fuzz } from '#konformitet/fuzz'
import { demoscene } from '#konformitet/fuzz-scene'

const tekst = { type: 'string' } as const
const { values } = parseArgs({ options: { url: tekst, antal: tekst, froe: tekst, kun: tekst } })
const scene = await demoscene(values.url ?? process.env.SAMSPOR_URL ?? 'http://127.0.0.1:3000', values.kun)
const operationer = scene.kontrakt.operationer.length
const antalPrOperation = Math.ceil(Number(values.antal ?? 50_000) / operationer)
const begyndt = Date.now()
const svar = await fuzz(scene, {
  froe: Number(values.froe ?? 1),
  antalPrOperation,
  langsomMs: 2000,
  fortael: (o) =>
    console.log(
      `${Math.round((Date.now() - begyndt) / 1000)} s  ${o.antal} kald  ${JSON.stringify(o.statusser)}  ${o.fund.length} fund`,
    ),
})
const set = new Map<string, { antal: number; anmodning: string }>()
for (const f of svar.fund) {
  const noegle = `${f.operation}: ${f.hvad.slice(0, 160)}`
  set.set(noegle, { antal: (set.get(noegle)?.antal ?? 0) + 1, anmodning: f.anmodning })
}
for (const [hvad, { antal, anmodning }] of set) console.log(`\n${antal} × ${hvad}\n   ${anmodning}`)
console.log(
  `\n${svar.antal} kald til ${operationer} operationer, ${svar.fund.length} fund, langsomste ${Math.round(svar.langsomst)} ms`,
)
process.exitCode = svar.fund.length > 0 ? 1 : 0
