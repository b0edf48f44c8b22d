import { randomUUID } from 'node:crypto'
import { JOBVEJEN } from '#demo/medarbejdere'
import { plusDage } from '#lib/dato'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
type Systemer = { koebenhavn: Fagsystem; aarhus: Fagsystem; hk: Fagsystem; jobvejen: Fagsystem }
const test = grund.extend<{ scene: VedSiden } & Systemer>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  koebenhavn: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
  aarhus: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-aarhus')),
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  jobvejen: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-jobvejen')),
})

const KROP = { andenAktoer: JOBVEJEN.kode }
const UNDERRETNING = {
  send: true,
  felter: {
    haendelse: 'H10',
    haendelsesdato: IDAG,
    vejledtOmKonsekvens: true,
    vejledtDato: plusDage(IDAG, -14),
    begrundelse: 'Medlemmet har ikke søgt job i oktober.',
  },
}

test('en kommune tildeler og afslutter; imens sender aktørens system en underretning på dens vegne', async ({
  scene,
  koebenhavn,
  aarhus,
  hk,
  jobvejen,
}) => {
  const { id: borgerId, cpr } = await scene.nyBorger()
  const send = () => jobvejen('POST', '/Nuph', { cpr, krop: UNDERRETNING })
  expect(koder(await send()), 'før').toEqual(['4922'])
  for (const system of [aarhus, hk, jobvejen])
    expect(koder(await system('POST', '/Tildeling', { cpr, krop: KROP }))).toEqual(['4922'])
  expect(koder(await koebenhavn('POST', '/Tildeling', { cpr, krop: { andenAktoer: '12345678' } }))).toEqual(['AT-001'])

  const kald = { cpr, krop: KROP, requestId: randomUUID() }
  expect((await koebenhavn('POST', '/Tildeling', { ...kald, proev: true })).status).toBe(201)
  expect(await scene.antal('tildeling', { borger_id: borgerId })).toBe(0)
  const givet = await koebenhavn('POST', '/Tildeling', kald)
  expect([givet.status, givet.krop]).toMatchObject([201, { fra: IDAG, til: null }])
  expect(koder(await koebenhavn('POST', '/Tildeling', { cpr, krop: KROP }))).toEqual(['AT-004'])

  const [hos] = (await jobvejen('GET', '/Tildeling', { cpr })).krop.tildelinger
  expect(hos).toMatchObject({ id: givet.krop.id, civilRegistrationIdentifier: null, jobcenter: { kode: '10100' } })
  const mine = (await koebenhavn('GET', '/Tildeling')).krop.tildelinger
  expect(mine[0]).toMatchObject({
    id: givet.krop.id,
    civilRegistrationIdentifier: cpr,
    andenAktoer: { kode: JOBVEJEN.kode },
  })

  // A page by key: everybody that the system was given can be reached, each once.
  const set: string[] = []
  for (let efter = ''; ; ) {
    const { krop } = await koebenhavn('GET', `/Tildeling?antal=1${efter ? `&efter=${efter}` : ''}`)
    set.push(...krop.tildelinger.map((t: { id: string }) => t.id))
    if (!krop.naeste) break
    efter = krop.naeste
  }
  expect(set).toEqual(mine.map((t: { id: string }) => t.id))

  const sendt = await send()
  expect(sendt.status).toBe(201)
  expect((await hk('GET', `/Nuph/${sendt.krop.id}`)).krop.afsender).toMatchObject({
    navn: 'Jobcenter København',
    andenAktoer: JOBVEJEN.navn,
  })
  const afslut = `/Tildeling/${givet.krop.id}/action/afslut`
  for (const system of [aarhus, jobvejen])
    expect((await system('POST', afslut, { krop: { sidsteDag: IDAG } })).status, 'andres findes ikke').toBe(404)
  expect((await koebenhavn('POST', afslut, { krop: { sidsteDag: plusDage(IDAG, -1) } })).status).toBe(200)
  expect(koder(await send())).toEqual(['4922'])
  expect((await jobvejen('GET', `/Nuph/${sendt.krop.id}`)).krop, 'det, den har sendt').toMatchObject({
    status: 'SENDT',
    cpr: null,
  })
  expect(
    (await jobvejen('POST', `/Nuph/${sendt.krop.id}/action/tilbagekald`, { krop: { grund: 'FEJL' }, version: 1 }))
      .status,
  ).toBe(404)
})

test('det, der ikke står i adgangstabellen, svarer som om borgeren ikke var der', async ({
  scene,
  koebenhavn,
  jobvejen,
}) => {
  const { cpr } = await scene.nyBorger()
  await koebenhavn('POST', '/Tildeling', { cpr, krop: KROP })
  for (const sti of [
    '/MinPlan',
    '/Indstilling',
    '/Dagpengetaeller',
    '/Tilmelding',
    '/KravTilJobsoegning',
    '/BorgerBesked',
  ]) {
    const svar = await jobvejen('GET', sti, { cpr })
    expect(svar.status, sti).toBeLessThan(500)
    // A list that anybody who knows the citizen may ask for holds nothing.
    if (svar.status === 200) expect(Object.values(svar.krop).flat().filter(Boolean), sti).toEqual([])
    else expect(koder(svar), sti).toEqual(['4922'])
  }
  for (const sti of ['/Fravaer', '/Samtale', '/Nuph'])
    expect((await jobvejen('GET', sti, { cpr })).status, sti).toBe(200)
})
