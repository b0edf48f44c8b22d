import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; hk: Fagsystem; kommune: Fagsystem; jobnet: Fagsystem; kok: string }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  kommune: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
  jobnet: async ({ server }, use) => use(await fagsystem(server, 'jobnet')),
  kok: async ({ hk }, use) => {
    const { krop } = await hk('GET', '/Stillingsbetegnelse?soeg=kok')
    await use(krop.stillingsbetegnelser[0].conceptUri)
  },
})

const anna = { rid: 'A-1', navn: 'Anna Akselsen' }
const jens = { rid: 'J-1', navn: 'Jens Jobsen' }
const aktivitet = {
  tilbudstype: 9304,
  start: plusDage(IDAG, 7),
  slut: plusDage(IDAG, 21),
  timerPrUge: 20,
  minutterPrUge: 15,
}

test('a-kassens system skriver kladde, prøver, udgiver og læser planen; Jobnet bekræfter den', async ({
  scene,
  hk,
  kommune,
  jobnet,
  kok,
}) => {
  const { id, cpr } = await scene.nyBorger()
  expect(koder(await hk('GET', '/MinPlan/Kladde', { cpr }))).toEqual(['8006'])
  const alias = randomUUID()
  const indhold = {
    jobmaal: [{ conceptUri: kok, aliasIdentifier: alias, primaer: true }],
    krav: {},
    aftaler: [{ tekst: 'Skriv et CV', dato: plusDage(IDAG, 5) }],
  }
  const ny = await hk('POST', '/MinPlan/Kladde', { cpr, krop: { grundlag: 0, indhold } })
  expect([ny.status, ny.version]).toEqual([201, 1])
  const rettet = await hk('PUT', '/MinPlan/Kladde', { cpr, version: 1, krop: { grundlag: 0, indhold } })
  expect([rettet.status, rettet.version]).toEqual([200, 2])
  const gammel = await hk('PUT', '/MinPlan/Kladde', { cpr, version: 1, krop: { grundlag: 0, indhold } })
  expect([gammel.status, koder(gammel)]).toEqual([409, ['MP-007']])
  const laest = await hk('GET', '/MinPlan/Kladde', { cpr })
  expect(laest.krop).toMatchObject({ status: 'KLADDE', version: 2, krav: { antalPrUge: 2, gyldigFra: null } })
  expect(koder(await kommune('GET', '/MinPlan/Kladde', { cpr })), 'kladden er a-kassens egen').toEqual(['8006'])

  const udgiv = (kald: object) =>
    hk('POST', '/MinPlan/action/publicer', { cpr, krop: { sagsbehandler: anna }, ...kald })
  expect((await udgiv({})).status, 'uden If-Match').toBe(428)
  expect(koder(await udgiv({ version: 2, krop: {} }))).toEqual(['8055'])
  const proevet = await udgiv({ version: 2, proev: true })
  expect([proevet.status, proevet.krop.proeve.beskeder.length]).toEqual([200, 1])
  expect(await scene.antal('min_plan', { borger_id: id })).toBe(0)
  const requestId = randomUUID()
  const udgivet = await udgiv({ version: 2, requestId })
  expect([udgivet.status, udgivet.krop.nummer, udgivet.version]).toEqual([200, 1, 1])
  expect((await udgiv({ version: 2, requestId })).status, 'én gang').toBe(412)
  const plan = (await kommune('GET', '/MinPlan', { cpr })).krop
  expect(plan).toMatchObject({
    aendring: expect.stringContaining('Nyt krav: 2 job om ugen\nNy aftale: Skriv et CV'),
    jobmaal: [{ conceptUri: kok, aliasIdentifier: alias, primaer: true }],
    aftaler: [{ tekst: 'Skriv et CV', dato: plusDage(IDAG, 5) }],
  })
  expect((await jobnet('POST', '/MinPlan/action/kvitter', { cpr, version: 1 })).status).toBe(200)
  const forkastes = await hk('POST', '/MinPlan/Kladde', { cpr, krop: { grundlag: 1, indhold: {} } })
  expect((await hk('DELETE', '/MinPlan/Kladde', { cpr, version: forkastes.version })).krop.forkastet).toBe(true)
})

test('Jobnets kvittering lukker opgaven om, at planen ikke er bekræftet', async ({ scene, hk, jobnet }) => {
  const { id, cpr } = await scene.nyBorger()
  await hk('POST', '/KravTilJobsoegning', { cpr, krop: {} })
  const { stilPlanopgaver } = await import('#lib/min-plan/frist')
  const { paaDag } = await import('#tests/system/scene')
  await scene.somSystem(() => stilPlanopgaver(paaDag(8)))
  const aabne = () =>
    scene.sql`select 1 from opgave where borger_id = ${id} and type = 'PLAN_IKKE_BEKRAEFTET' and lukket_tid is null`
  expect(await aabne()).toHaveLength(1)
  expect((await jobnet('POST', '/MinPlan/action/kvitter', { cpr, version: 1 })).status).toBe(200)
  expect(await aabne()).toHaveLength(0)
})

test('krav: opret, læs, afslut og fejlopret, med hver sin afvisning', async ({ scene, hk, kommune, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  const fra = await kommune('POST', '/KravTilJobsoegning', { cpr, krop: { antalPrUge: 2 } })
  expect([fra.status, koder(fra)]).toEqual([422, ['MP-006']])
  const ny = await hk('POST', '/KravTilJobsoegning', {
    cpr,
    krop: { antalPrUge: 3, jobomraader: ['Køkken'], geografi: 'Hele Fyn', kanaler: ['Jobnet'], tekst: 'Også deltid' },
  })
  expect([ny.status, ny.version, ny.krop.planNummer]).toEqual([201, 1, 1])
  const sti = `/KravTilJobsoegning/${ny.krop.id}`
  for (const krop of [{ antalPrUge: 21 }, { antalPrUge: 1.5 }, { jobomraader: [''] }, { ukendt: 1 }])
    expect((await hk('POST', '/KravTilJobsoegning', { cpr, krop })).status).toBe(400)
  expect(koder(await hk('PUT', sti, { version: 1, krop: { gyldigTil: plusDage(IDAG, -1) } }))).toEqual(['1003'])
  const slut = await hk('PUT', sti, { version: 1, krop: { gyldigTil: plusDage(IDAG, 6) } })
  expect([slut.status, slut.version]).toEqual([200, 2])
  const stale = await hk('PUT', sti, { version: 1, krop: { gyldigTil: IDAG } })
  expect([stale.status, koder(stale)]).toEqual([409, ['409']])
  expect((await hk('DELETE', sti, { version: 2, krop: { kommentar: '' } })).status).toBe(400)
  expect((await hk('DELETE', sti, { version: 2, krop: { kommentar: 'Forkert borger' } })).version).toBe(3)
  for (const system of [hk, kommune, jobnet]) {
    const { krav } = (await system('GET', '/KravTilJobsoegning', { cpr })).krop
    expect(krav).toMatchObject([{ status: 'FEJLOPRETTET', version: 3, fejloprettet: { kommentar: 'Forkert borger' } }])
  }
  expect((await kommune('GET', sti)).krop.geografi).toBe('Hele Fyn')
  const tom = (await hk('GET', '/MinPlan', { cpr })).krop
  expect([tom.nummer, tom.kravTilJobsoegning, tom.aendring]).toEqual([3, [], 'Krav til jobsøgning er fjernet'])
  expect(
    koder(await jobnet('POST', '/MinPlan/action/kvitter', { cpr, version: 3 })),
    'der er intet at bekræfte',
  ).toEqual(['8308'])
})

test('aktiviteter: kommunen skriver, ændrer og afslutter; sagsbehandleren skal oplyses', async ({
  scene,
  hk,
  kommune,
}) => {
  const { cpr } = await scene.nyBorger()
  const opret = (system: Fagsystem, krop: object) => system('POST', '/MinPlan/Aktivitet', { cpr, krop })
  expect(koder(await opret(hk, { aktivitet, sagsbehandler: anna }))).toEqual(['MP-008'])
  expect(koder(await opret(kommune, { aktivitet }))).toEqual(['8055'])
  expect((await opret(kommune, { aktivitet: { ...aktivitet, minutterPrUge: 60 }, sagsbehandler: jens })).status).toBe(
    400,
  )
  const igaar = { ...aktivitet, start: plusDage(IDAG, -1) }
  expect(koder(await opret(kommune, { aktivitet: igaar, sagsbehandler: jens }))).toEqual(['MP-009'])
  const ny = await opret(kommune, { aktivitet, sagsbehandler: jens })
  expect([ny.status, ny.krop.nummer]).toEqual([201, 1])
  const sti = `/MinPlan/Aktivitet/${ny.krop.id}`
  const krop = { aktivitet: { ...aktivitet, adresse: 'Kursusvej 1' }, sagsbehandler: jens }
  expect(koder(await kommune('PUT', sti, { cpr, version: 9, krop }))).toEqual(['MP-007'])
  expect((await kommune('PUT', sti, { cpr, version: 1, krop })).krop.nummer).toBe(2)
  const slut = { slut: plusDage(IDAG, 14) }
  expect((await kommune('POST', `${sti}/action/afslut`, { cpr, version: 2, krop: slut })).krop.nummer).toBe(3)
  expect((await hk('GET', '/MinPlan', { cpr })).krop.tilbud).toMatchObject([
    {
      adresse: 'Kursusvej 1',
      sagsbehandler: 'Jens Jobsen',
      slut: plusDage(IDAG, 14),
      timerPrUge: 20,
      minutterPrUge: 15,
    },
  ])
  const ukendt = await kommune('POST', `/MinPlan/Aktivitet/${randomUUID()}/action/afslut`, {
    cpr,
    version: 3,
    krop: slut,
  })
  expect(ukendt.status).toBe(404)
})

test('scope og tilhør: uden write intet, og en fremmed finder ingen', async ({ scene, server, kok }) => {
  const { cpr } = await scene.nyBorger()
  const laeser = await fagsystem(server, 'fagsystem-hk', 'kontaktforloeb.minplan.read')
  expect((await laeser('POST', '/KravTilJobsoegning', { cpr, krop: {} })).status).toBe(403)
  const foa = await fagsystem(server, 'fagsystem-foa')
  const krop = { grundlag: 0, indhold: { jobmaal: [{ conceptUri: kok, primaer: true }] } }
  expect(koder(await foa('POST', '/MinPlan/Kladde', { cpr, krop }))).toEqual(['4922'])
  expect(koder(await foa('GET', '/KravTilJobsoegning', { cpr }))).toEqual(['4922'])
})
