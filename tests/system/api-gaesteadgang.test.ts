import { randomUUID } from 'node:crypto'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; koebenhavn: Fagsystem; aarhus: Fagsystem; hk: Fagsystem }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  koebenhavn: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
  aarhus: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-aarhus')),
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
})

const KROP = { gaesteadgangskommentar: 'Borgeren flytter til os den 1. december.' }

test('en kommune får adgang, læser, og giver adgangen tilbage; to gange er én', async ({
  scene,
  koebenhavn,
  aarhus,
}) => {
  const { id: borgerId, cpr } = await scene.nyBorger()
  expect(koder(await aarhus('GET', '/MinPlan', { cpr }))).toEqual(['4922'])
  const kald = { cpr, krop: KROP, requestId: randomUUID() }
  expect((await aarhus('POST', '/Gaesteadgang', { ...kald, proev: true })).status).toBe(200)
  expect(await scene.antal('gaesteadgang', { borger_id: borgerId })).toBe(0)
  const givet = await aarhus('POST', '/Gaesteadgang', kald)
  expect([givet.status, Boolean(givet.krop.servicekvittering)]).toEqual([200, true])
  expect((await aarhus('POST', '/Gaesteadgang', kald)).krop.tidligere.svar).toEqual(givet.krop)
  expect(koder(await aarhus('GET', '/MinPlan', { cpr })), 'nu kan den læses; der er bare ingen').toEqual(['8306'])
  const mine = (await aarhus('GET', '/Gaesteadgang')).krop.gaesteadgange
  expect(mine[0]).toMatchObject({ id: givet.krop.id, civilRegistrationIdentifier: cpr, gaelder: true, ...KROP })

  const afslut = `/Gaesteadgang/${givet.krop.id}/action/afslut`
  expect((await koebenhavn('POST', afslut)).status, 'andres findes ikke').toBe(404)
  expect((await aarhus('POST', afslut)).status).toBe(200)
  expect((await aarhus('POST', afslut)).status).toBe(200)
  expect(koder(await aarhus('GET', '/MinPlan', { cpr }))).toEqual(['4922'])
  expect(await scene.antal('adgangslog', { objekt_id: givet.krop.id, handling: 'gaesteadgang.afslut' })).toBe(1)
})

test('en gæst læser og skriver ikke', async ({ scene, aarhus }) => {
  const { cpr } = await scene.nyBorger()
  await aarhus('POST', '/Gaesteadgang', { cpr, krop: KROP })
  const besked = { beskedtype: 9205, titel: 'Hej', tekst: 'Fra Aarhus', maaBesvares: false }
  const svar = await aarhus('POST', '/BorgerBesked', { cpr, krop: besked })
  expect([svar.status, koder(svar)]).toEqual([404, ['4922']])
})

test('begrundelsen, egen borger, en a-kasse og et ukendt nummer', async ({ scene, koebenhavn, aarhus, hk }) => {
  const { cpr } = await scene.nyBorger()
  const giv = async (system: Fagsystem, krop: object, nummer = cpr) => {
    const svar = await system('POST', '/Gaesteadgang', { cpr: nummer, krop })
    return [svar.status, ...koder(svar)]
  }
  expect(await giv(aarhus, { gaesteadgangskommentar: 'Se <b>her</b>' })).toEqual([400, '4933'])
  expect(await giv(aarhus, { gaesteadgangskommentar: '' })).toEqual([400, '1014'])
  expect(await giv(aarhus, { gaesteadgangskommentar: 'x'.repeat(901) })).toEqual([400, '1014'])
  expect(await giv(aarhus, { ...KROP, til: '2036-01-01' })).toEqual([422, 'GA-002'])
  expect(await giv(koebenhavn, KROP)).toEqual([422, 'GA-001'])
  expect(await giv(hk, KROP)).toEqual([403, '4575'])
  expect(await giv(aarhus, KROP, '6701809999'), 'et nummer, ingen har, svarer som alle andre').toEqual([200])
})
