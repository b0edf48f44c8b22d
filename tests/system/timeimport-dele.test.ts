import { Readable } from 'node:stream'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { arbejdPaaTimeimport } from '#lib/timeimport/arbejd'
import { fuldfoerModtagelse, modtagImport } from '#lib/timeimport/modtag'
import { hentImport } from '#lib/timeimport/queries'
import { godkendImport } from '#lib/timeimport/styr'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, paaDag, type Scene } from '#tests/system/scene'
import { fil, lavMedlemmer, linje } from '#tests/system/timeimport-scene'

/** Files of counters step by step: here nobody but the test is the worker. */
const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const ANTAL = 12_000

async function indsend(ctx: Kontekst, linjer: readonly string[]): Promise<string> {
  const bytes = Readable.from([Buffer.from(fil(linjer))])
  const modtaget = await modtagImport(ctx, { bytes, slags: 'csv', navn: 'timer.csv' })
  await transaktion(ctx, (ctx) => fuldfoerModtagelse(ctx, modtaget))
  return modtaget.importId
}
const stand = (ctx: Kontekst, id: string) => transaktion(ctx, (ctx) => hentImport(ctx, id))
const stykke = () => arbejdPaaTimeimport(paaDag(0))
const tilEnde = async (): Promise<void> => {
  while (await stykke());
}
/** How many portions were done before the file was so far. */
async function portionerTil(scene: Scene, hvem: Kontekst, id: string, status: string): Promise<number> {
  for (let gjort = 0; gjort < 100; gjort += 1) {
    if ((await stand(hvem, id)).status === status) return gjort
    await scene.somSystem(stykke)
  }
  throw new Error(`filen blev ikke ${status}`)
}

test('Fire ad gangen om den samme fil: hver række er der én gang, og tallene passer', async ({ scene, database }) => {
  const anna = { ...(await scene.som('anna')), frist: Date.now() + 60_000 }
  const linjer = (await lavMedlemmer({ env: process.env, database }, ANTAL)).map((cpr, nr) =>
    linje({ cpr, timer: `${nr % 400}` }),
  )
  const id = await indsend(anna, [...linjer, 'en;forkert;række'])
  const fire = () => scene.somSystem(() => Promise.all([tilEnde(), tilEnde(), tilEnde(), tilEnde()]))
  await fire()
  expect(await stand(anna, id)).toMatchObject({ status: 'KLAR', behandlet: ANTAL, nye: ANTAL, fejl: 1, uaendrede: 0 })
  await godkendImport(anna, { id, kunGode: true })
  await fire()
  expect(await stand(anna, id)).toMatchObject({
    status: 'FAERDIG',
    behandlet: ANTAL,
    gemt: ANTAL,
    fejl: 1,
    uaendrede: 0,
  })
  const [gemt] = await scene.sql`select count(*)::int as taellere, count(distinct borger_id)::int as borgere,
    (select count(*)::int from taellerimport_del where import_id = ${id}) as dele from dagpengetaeller d
    join borger b on b.id = d.borger_id where b.navn = 'Filmedlem'`
  expect(gemt).toEqual({ taellere: ANTAL, borgere: ANTAL, dele: 0 })
})

test('En lille fil venter ikke på en anden a-kasses store', async ({ scene, database }) => {
  const [anna, freja] = [
    { ...(await scene.som('anna')), frist: Date.now() + 60_000 },
    { ...(await scene.som('freja')), frist: Date.now() + 60_000 },
  ]
  const server = { env: process.env, database }
  const stor = await indsend(
    anna,
    (await lavMedlemmer(server, ANTAL)).map((cpr) => linje({ cpr, timer: '100' })),
  )
  await scene.somSystem(tilEnde)
  await godkendImport(anna, { id: stor, kunGode: false })
  const lille = await indsend(
    freja,
    (await lavMedlemmer(server, 3, '9010')).map((cpr) => linje({ cpr, timer: '5' })),
  )
  // In turns: found, judged, nothing left, ended.
  expect(await portionerTil(scene, freja, lille, 'KLAR')).toBeLessThanOrEqual(8)
  await godkendImport(freja, { id: lille, kunGode: false })
  expect(await portionerTil(scene, freja, lille, 'FAERDIG')).toBeLessThanOrEqual(6)
  expect((await stand(freja, lille)).gemt).toBe(3)
  expect((await stand(anna, stor)).status, 'den store er der endnu').toBe('INDLAESES')
  await scene.somSystem(tilEnde)
  expect(await stand(anna, stor)).toMatchObject({ status: 'FAERDIG', gemt: ANTAL })
})
