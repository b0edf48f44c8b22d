import { JOBVEJEN } from '#demo/medarbejdere'
import { listOpslag } from '#lib/audit/hvem-har-set'
import { hentBorger, listBorgere } from '#lib/borger/hent'
import { aabnForCpr } from '#lib/borger/registrer'
import { visCprNummer } from '#lib/borger/vis-cpr'
import { plusDage } from '#lib/dato'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { afslutTildeling } from '#lib/tildeling/afslut'
import { listTildelinger } from '#lib/tildeling/queries'
import { tildelBorger } from '#lib/tildeling/tildel'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'
import { fremmedAktoer, tildelJobvejen } from '#tests/system/tildeling-scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const findes = (loefte: Promise<unknown>): Promise<boolean> =>
  loefte.then(
    () => true,
    (fejl) => {
      if (fejl instanceof IkkeFundet) return false
      throw fejl
    },
  )
const ser = (ctx: Kontekst, borgerId: string) =>
  findes(transaktion({ ...ctx, frist: Date.now() + 10_000 }, (tx) => hentBorger(tx, borgerId, 'borger.se')))
/** On which of the days counted from the seed day Jobvejen finds the citizen. */
const dageFor = async (scene: Scene, borgerId: string, dage: number[]) => {
  const fundet: number[] = []
  for (const dag of dage) if (await ser(await scene.som('jonna', dag), borgerId)) fundet.push(dag)
  return fundet
}

test('Fra den første til og med den sidste dag finder aktøren borgeren, hverken før eller efter', async ({ scene }) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  expect(await ser(await scene.som('jonna'), medlem), 'før').toBe(false)
  await tildelJobvejen(scene, medlem, { fra: plusDage(IDAG, 1), til: plusDage(IDAG, 5) })
  expect(await dageFor(scene, medlem, [0, 1, 5, 6])).toEqual([1, 5])
  expect(await ser(await fremmedAktoer(scene, 3), medlem), 'en anden aktør').toBe(false)
  const jonna = await scene.som('jonna', 3)
  expect(await ser(jonna, anden), 'en anden borger').toBe(false)
  const { borgere } = await transaktion(jonna, (tx) => listBorgere(tx, {}))
  expect(borgere.map((b) => b.id)).toContain(medlem)
  expect(borgere.map((b) => b.id)).not.toContain(anden)
  expect(await findes(visCprNummer({ ...jonna, frist: Date.now() + 10_000 }, medlem)), 'CPR-nummeret').toBe(false)
})

test('Borgeren kan se, hvem der hjælper, hvor længe, og hvem der har set', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await tildelJobvejen(scene, medlem, { til: plusDage(IDAG, 5) })
  await ser(await scene.som('jonna'), medlem)
  const borger = { ...(await scene.som('karen')), aktoer: { slags: 'borger' as const, borgerId: medlem, navn: 'x' } }
  const [tildelt] = await transaktion(borger, (tx) => listTildelinger(tx, { paa: IDAG }))
  expect(tildelt).toMatchObject({ aktoer: { navn: JOBVEJEN.navn }, til: plusDage(IDAG, 5) })
  expect(await transaktion(borger, (tx) => listTildelinger(tx, { paa: plusDage(IDAG, 6) }))).toEqual([])
  const { opslag } = await transaktion({ ...borger, frist: Date.now() + 10_000 }, (tx) => listOpslag(tx, medlem, null))
  const hvad = Object.fromEntries(opslag.map((o) => [o.organisation, o.hvad]))
  expect(hvad[JOBVEJEN.navn]).toContain('Så på din sag')
  expect(hvad['Jobcenter København']).toContain('Bad en anden aktør om at hjælpe dig')
})

test('Kun det jobcenter, der har borgeren, kan tildele, og kun én ad gangen', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const input = { borgerId: medlem, aktoer: JOBVEJEN.kode, fra: IDAG, til: undefined }
  for (const noegle of ['asger', 'anna', 'jonna', 'stine'])
    expect(await findes(tildelBorger(await scene.som(noegle), input)), noegle).toBe(false)
  const jens = await scene.som('jens')
  expect(await koder(tildelBorger(jens, { ...input, aktoer: '99000099' }))).toEqual(['AT-001'])
  expect(await koder(tildelBorger(jens, { ...input, aktoer: '10100' })), 'et jobcenter er ingen').toEqual(['AT-001'])
  const id = await tildelJobvejen(scene, medlem)
  expect(await koder(tildelBorger(jens, input))).toEqual(['AT-004'])
  for (const noegle of ['asger', 'jonna'])
    expect(await findes(afslutTildeling(await scene.som(noegle), { id, sidsteDag: IDAG })), noegle).toBe(false)
  expect(await scene.antal('tildeling', { borger_id: medlem })).toBe(1)
})

test('Jobcentret afslutter: til og med i dag, eller nu; bagefter kan en anden begynde', async ({ scene }) => {
  const [a, b] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const jens = await scene.som('jens')
  const id = await tildelJobvejen(scene, a)
  await afslutTildeling(jens, { id, sidsteDag: IDAG })
  expect(await dageFor(scene, a, [0, 1])).toEqual([0])
  expect(await koder(afslutTildeling(jens, { id, sidsteDag: plusDage(IDAG, 1) })), 'forlænge').toEqual(['AT-005'])
  await tildelJobvejen(scene, a, { fra: plusDage(IDAG, 1) })
  expect(await dageFor(scene, a, [0, 1, 9])).toEqual([0, 1, 9])

  await afslutTildeling(jens, { id: await tildelJobvejen(scene, b), sidsteDag: plusDage(IDAG, -1) })
  expect(await dageFor(scene, b, [0, 1])).toEqual([])
  await tildelJobvejen(scene, b)
  expect(await dageFor(scene, b, [0])).toEqual([0])
})

for (const { hvem, flyt } of [
  {
    hvem: 'platformen',
    flyt: (scene: Scene, goer: (ctx: Kontekst) => Promise<unknown>) =>
      scene.somSystem(async () => goer(await scene.som('asger'))),
  },
  {
    hvem: 'det nye jobcenter',
    flyt: async (scene: Scene, goer: (ctx: Kontekst) => Promise<unknown>) => goer(await scene.som('asger')),
  },
]) {
  test(`Borgeren flytter, registreret af ${hvem}: tildelingen slutter dagen før`, async ({ scene }) => {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    await tildelJobvejen(scene, medlem)
    const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
    await flyt(scene, (ctx) =>
      transaktion(ctx, async (tx) => {
        await aabnForCpr(tx, medlem)
        return tilknytJobcenter(tx, {
          borgerId: medlem,
          jobcenterId: aarhus.id,
          kommuneId: kommune.id,
          fra: plusDage(IDAG, 3),
        })
      }),
    )
    expect(await dageFor(scene, medlem, [0, 2, 3])).toEqual([0, 2])
    const [raekke] = await scene.sql`select til::text, afsluttet_af_navn from tildeling where borger_id = ${medlem}`
    expect(raekke).toEqual({ til: plusDage(IDAG, 2), afsluttet_af_navn: 'Asger Aabye' })
  })
}

test('Det, der endnu ikke er begyndt, når borgeren flytter, begynder aldrig', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await tildelJobvejen(scene, medlem, { fra: plusDage(IDAG, 10) })
  const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(async () =>
    tilknytJobcenter(await scene.som('asger'), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: kommune.id,
      fra: plusDage(IDAG, 3),
    }),
  )
  expect(await dageFor(scene, medlem, [0, 3, 10, 11])).toEqual([])
  const jens = await scene.som('jens')
  const { til } = await tildelBorger(jens, { borgerId: medlem, aktoer: JOBVEJEN.kode, fra: IDAG, til: undefined })
  expect(til, 'ikke længere, end borgeren er jobcentrets').toBe(plusDage(IDAG, 2))
})
