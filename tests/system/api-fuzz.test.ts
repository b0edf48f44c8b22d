import { readFileSync } from 'node:fs'
import { fuzz } from '#konformitet/fuzz'
import { demoscene } from '#konformitet/fuzz-scene'
import { expect, startServer, test } from '#tests/opsaetning/server'

const FROE = 20261126

test('tilfældige rigtige og ødelagte anmodninger får alle et svar, som dokumentet lover', async () => {
  test.setTimeout(180_000)
  const server = await startServer({ API_KALD_PR_MINUT: '1000000' })
  try {
    const scene = await demoscene(server.url)
    const antalPrOperation = Math.max(60, Math.round(2500 / scene.kontrakt.operationer.length))
    const svar = await fuzz(scene, { froe: FROE, antalPrOperation, langsomMs: 12_000 })
    expect(svar.fund.slice(0, 5)).toEqual([])
    // It must have come past the first gate too, or it has tried nothing but the form.
    for (const status of ['200', '201', '400', '404', '422'])
      expect([status, (svar.statusser[status] ?? 0) > 0]).toEqual([status, true])
    const linjer = readFileSync(server.log('web'), 'utf8').split('\n')
    const numre = scene.cpr.map((cpr) => new RegExp(`(?<!\\d)${cpr}(?!\\d)`))
    expect(linjer.filter((l) => l.includes('uventet fejl') || numre.some((n) => n.test(l))).slice(0, 3)).toEqual([])
  } finally {
    await server.stop()
  }
})
