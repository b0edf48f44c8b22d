import { expect, test as grund } from '@playwright/test'
import { noterPapirSendt } from '#lib/digital-post/papir'
import { afgoer, send } from '#tests/system/scene'
import { type ServerScene, startServerScene } from '#tests/system/server-scene'

const test = grund.extend<object, { scene: ServerScene }>({
  scene: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const scene = await startServerScene()
      await use(scene)
      await scene.slut()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const status = (scene: ServerScene, id: string) =>
  expect.poll(async () => (await scene.sag(id)).status, { timeout: 10_000 })
const brevstatus = (scene: ServerScene, id: string) =>
  expect.poll(async () => (await scene.brev(id))?.status, { timeout: 10_000 })

async function afgjort(scene: ServerScene, resultat: 'GODKENDT' | 'AFSLAG' = 'AFSLAG'): Promise<string> {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, resultat)
  return id
}

test.afterEach(async ({ scene }) => {
  expect(await scene.styr('fejl', { digitalPost: 'OK' })).toBe(200)
})

test('Et brev, som Digital Post tager imod, gør afgørelsen endelig af sig selv', async ({ scene }) => {
  const id = await afgjort(scene, 'GODKENDT')
  await status(scene, id).toBe('GODKENDT')
  await brevstatus(scene, id).toBe('LEVERET')
  expect(await scene.breveHos(id)).toBe(1)
  expect(await scene.antal('plan_tilbud', { indstilling_id: id })).toBe(1)
})

test('Er Digital Post nede, prøves der igen efter et minut, og brevet kommer én gang', async ({ scene }) => {
  await scene.styr('fejl', { digitalPost: 'NEDE' })
  const id = await afgjort(scene)
  await expect.poll(async () => (await scene.brev(id))?.forsoeg).toBe(1)
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
  await scene.styr('fejl', { digitalPost: 'OK' })
  await scene.frem(0.5)
  await new Promise((ok) => setTimeout(ok, 1500))
  expect(await scene.brev(id), 'et halvt minut er for tidligt').toMatchObject({ status: 'KLAR', forsoeg: 1 })
  await scene.frem(1)
  await status(scene, id).toBe('AFSLAG')
  expect(await scene.breveHos(id)).toBe(1)
})

test('Afviser Digital Post brevet, er sagen tilbage hos sagsbehandleren med en opgave', async ({ scene }) => {
  await scene.styr('fejl', { digitalPost: 'AFVISER' })
  const id = await afgjort(scene)
  await brevstatus(scene, id).toBe('AFVIST')
  await status(scene, id).toBe('UNDER_BEHANDLING')
  expect(await scene.antal('opgave', { objekt_id: id, type: 'BREV_IKKE_LEVERET' })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingAfslaaet' })).toBe(0)
})

test('Er borgeren fritaget, gælder afgørelsen først, når papirbrevet er sendt', async ({ scene }) => {
  await scene.styr('fejl', { digitalPost: 'FRITAGET' })
  const id = await afgjort(scene)
  await brevstatus(scene, id).toBe('PAPIR')
  expect(await scene.breveHos(id)).toBe(0)
  expect(await scene.antal('opgave', { objekt_id: id, type: 'SEND_PAPIRBREV' })).toBe(1)
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
  const jens = await scene.som('jens')
  await noterPapirSendt(jens, { brevId: await scene.brevFor(id), dag: jens.dag })
  await status(scene, id).toBe('AFSLAG')
  expect(
    await scene.sql`select 1 from opgave where objekt_id = ${id} and type = 'SEND_PAPIRBREV' and lukket_tid is null`,
  ).toHaveLength(0)
})

test('Går svaret tabt, efter at brevet er gemt, bliver det ikke sendt to gange', async ({ scene }) => {
  await scene.styr('fejl', { digitalPost: 'DOER_EFTER' })
  const id = await afgjort(scene)
  await expect.poll(async () => (await scene.brev(id))?.forsoeg).toBe(1)
  expect(await scene.breveHos(id)).toBe(1)
  await scene.styr('fejl', { digitalPost: 'OK' })
  await scene.frem(2)
  await status(scene, id).toBe('AFSLAG')
  expect(await scene.breveHos(id)).toBe(1)
})

test('Kvitterer Digital Post ikke i et døgn, er brevet forsinket, og jobcentret får én opgave', async ({ scene }) => {
  await scene.styr('fejl', { digitalPost: 'TAVS' })
  const id = await afgjort(scene)
  await brevstatus(scene, id).toBe('AFSENDT')
  await scene.frem(23 * 60)
  await new Promise((ok) => setTimeout(ok, 2500))
  expect(await scene.brev(id), 'efter 23 timer').toMatchObject({ status: 'AFSENDT' })
  await scene.frem(2 * 60)
  await brevstatus(scene, id).toBe('FORSINKET')
  expect(await scene.antal('opgave', { objekt_id: id, type: 'BREV_IKKE_LEVERET' })).toBe(1)
  expect(await scene.sag(id)).toMatchObject({ status: 'AFGJORT_AFVENTER_POST' })
})
