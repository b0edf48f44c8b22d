import { randomUUID } from 'node:crypto'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; hk: Fagsystem; kommune: Fagsystem; jobnet: Fagsystem }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  kommune: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
  jobnet: async ({ server }, use) => use(await fagsystem(server, 'jobnet')),
})

/** Approves a tilbud for the citizen with the kommune's own letter: a new version of the plan. */
async function nyPlan(hk: Fagsystem, kommune: Fagsystem, cpr: string): Promise<void> {
  const felter = { tilbudstype: 9304, enighed: { dato: IDAG, form: 'SAMTALE' } }
  const { krop } = await hk('POST', '/Indstilling', { cpr, krop: { felter } })
  await hk('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
  await kommune('POST', `/Indstilling/${krop.id}/action/tag`, { version: 2, krop: {} })
  const svar = await kommune('POST', `/Indstilling/${krop.id}/action/godkend`, {
    version: 3,
    krop: {
      tilbud: { start: '2026-12-07', slut: '2027-01-04' },
      brev: { sendesAf: 'EGET_SYSTEM', digitalPostId: 'post-1' },
    },
  })
  expect(svar.status).toBe(200)
}

test('planen læses som den gælder, som den var, og i alle versioner', async ({ scene, hk, kommune, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  const ingen = await jobnet('GET', '/MinPlan', { cpr })
  expect([ingen.status, koder(ingen)]).toEqual([404, ['8306']])
  await nyPlan(hk, kommune, cpr)
  await nyPlan(hk, kommune, cpr)
  for (const system of [hk, kommune, jobnet]) {
    const nu = await system('GET', '/MinPlan', { cpr })
    expect([nu.status, nu.version, nu.krop.tilbud.length]).toEqual([200, 2, 2])
  }
  const foerste = await hk('GET', '/MinPlan/Version/1', { cpr })
  expect(foerste.krop).toMatchObject({
    nummer: 1,
    status: 'AFLOEST',
    tilbud: [{ tilbudstype: 9304, start: '2026-12-07' }],
  })
  const { versioner } = (await hk('GET', '/MinPlan/Version', { cpr })).krop
  expect(versioner.map((v: { nummer: number; status: string }) => [v.nummer, v.status])).toEqual([
    [2, 'PUBLICERET'],
    [1, 'AFLOEST'],
  ])
  expect(koder(await hk('GET', '/MinPlan/Version/9', { cpr }))).toEqual(['8306'])
})

test('Jobnet bekræfter for borgeren: kun den gældende, kun én gang, og med et event', async ({
  scene,
  hk,
  kommune,
  jobnet,
}) => {
  const { id: borgerId, cpr } = await scene.nyBorger()
  const kvitter = (kald: object) => jobnet('POST', '/MinPlan/action/kvitter', { cpr, ...kald })
  expect(koder(await kvitter({ krop: { nummer: 1 } }))).toEqual(['8306'])
  await nyPlan(hk, kommune, cpr)
  await nyPlan(hk, kommune, cpr)
  expect(koder(await kvitter({}))).toEqual(['1014'])
  const gammel = await kvitter({ krop: { nummer: 1 } })
  expect([gammel.status, koder(gammel)]).toEqual([409, ['8302']])
  const requestId = randomUUID()
  expect((await kvitter({ version: 2, proev: true, requestId })).status).toBe(200)
  expect(await scene.antal('min_plan', { borger_id: borgerId, status: 'KVITTERET' })).toBe(0)
  const kvitteret = await kvitter({ version: 2, requestId })
  expect(kvitteret.krop).toMatchObject({ nummer: 2 })
  expect((await kvitter({ version: 2, requestId })).status).toBe(412)
  const igen = await kvitter({ version: 2 })
  expect([igen.status, koder(igen)]).toEqual([409, ['8303']])
  expect(await scene.antal('event', { borger_id: borgerId, navn: 'MinPlanKvitteret' })).toBe(1)
  expect(await scene.antal('adgangslog', { borger_id: borgerId, handling: 'minplan.kvitter', art: 'AENDR' })).toBe(1)
  expect((await jobnet('GET', '/MinPlan', { cpr })).krop.status).toBe('KVITTERET')
})

test('en plan uden indhold kan ikke bekræftes', async ({ scene, hk, kommune, jobnet }) => {
  const { id, cpr } = await scene.nyBorger()
  await nyPlan(hk, kommune, cpr)
  await scene.sql`delete from plan_tilbud where borger_id = ${id}`
  expect(koder(await jobnet('POST', '/MinPlan/action/kvitter', { cpr, version: 1 }))).toEqual(['8308'])
})

test('kun Jobnet bekræfter, og en fremmed finder ingen plan', async ({ scene, server, hk, kommune, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  await nyPlan(hk, kommune, cpr)
  for (const system of [hk, kommune]) {
    const svar = await system('POST', '/MinPlan/action/kvitter', { cpr, version: 1 })
    expect([svar.status, koder(svar)]).toEqual([404, ['4922']])
  }
  const foa = await fagsystem(server, 'fagsystem-foa')
  expect(koder(await foa('GET', '/MinPlan', { cpr }))).toEqual(['4922'])
  expect(koder(await jobnet('GET', '/MinPlan', { cpr: '6701809999' }))).toEqual(['1010'])
})

test('borgeren og Jobnet bekræfter på én gang: der er én kvittering', async ({ scene, hk, kommune, jobnet }) => {
  const { id: borgerId, cpr } = await scene.nyBorger()
  await nyPlan(hk, kommune, cpr)
  const ctx = { ...(await scene.nu('karen')), aktoer: { slags: 'borger' as const, borgerId, navn: 'Borgeren' } }
  const [side, system] = await Promise.all([
    kvitterPlan(ctx, { borgerId, nummer: 1 }),
    jobnet('POST', '/MinPlan/action/kvitter', { cpr, version: 1 }),
  ])
  expect([side.foerst, system.status === 200].filter(Boolean)).toHaveLength(1)
  expect(await scene.antal('event', { borger_id: borgerId, navn: 'MinPlanKvitteret' })).toBe(1)
})
