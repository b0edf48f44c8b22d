import { randomUUID } from 'node:crypto'
import { transaktion } from '#lib/kontekst'
import { hentOpsaetning } from '#lib/opgave/opsaetning'
import { listOpgaver } from '#lib/opgave/queries'
import { retOpsaetning } from '#lib/opgave/ret-opsaetning'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { koder as fundI, IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; hk: Fagsystem; kommune: Fagsystem }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    // What one test set up shall not colour the next.
    await scene.sql`delete from beskedopsaetning`
    await use(scene)
    await scene.sql`delete from beskedopsaetning`
    await scene.luk()
  },
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  kommune: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
})

const INDSTILLING = { beskedtype: 11, fristArbejdsdage: null, lukkesVedLaesning: false }

async function sendIndstilling(scene: VedSiden, hk: Fagsystem) {
  const { id: borgerId, cpr } = await scene.nyBorger()
  const felter = { tilbudstype: 9304, enighed: { dato: IDAG, form: 'SAMTALE' } }
  const { krop } = await hk('POST', '/Indstilling', { cpr, krop: { felter } })
  await hk('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
  const [opgave] = await scene.sql<{ art: string; frist: string | null; lukket: boolean }[]>`
    select art, frist::text, lukket_tid is not null as lukket from opgave where objekt_id = ${krop.id}`
  return { id: krop.id as string, borgerId, cpr, opgave }
}

test('uden opsætning er en indstilling en opgave med den fælles frist', async ({ scene, hk, kommune }) => {
  expect((await kommune('GET', '/Beskedopsaetning')).krop.typer).toMatchObject([
    { beskedtype: 11, handling: 'OPGAVE', fristArbejdsdage: null, version: 0 },
    { beskedtype: 9206, handling: 'OPGAVE', version: 0 },
  ])
  const { opgave } = await sendIndstilling(scene, hk)
  expect(opgave).toMatchObject({ art: 'OPGAVE', frist: '2026-11-30' })
})

test('en advis har ingen frist, står for sig i listen, og forsvinder, når beskeden er læst', async ({
  scene,
  hk,
  kommune,
}) => {
  const ret = await kommune('PUT', '/Beskedopsaetning', { version: 0, krop: { ...INDSTILLING, handling: 'ADVIS' } })
  expect([ret.status, ret.version]).toEqual([200, 1])
  const { id, borgerId, cpr, opgave } = await sendIndstilling(scene, hk)
  expect(opgave).toMatchObject({ art: 'ADVIS', frist: null, lukket: false })
  const jens = await scene.nu('jens')
  const iFane = async (fane: 'advis' | 'alle') =>
    (await transaktion(jens, (tx) => listOpgaver(tx, fane))).opgaver.filter((o) => o.borgerId === borgerId).length
  expect([await iFane('advis'), await iFane('alle')]).toEqual([1, 0])
  const [traad] = (await kommune('GET', '/BorgerBesked', { cpr })).krop.traade
  await kommune('GET', `/BorgerBesked/${traad.id}`)
  expect(await iFane('advis'), 'at hente læser ikke').toBe(1)
  await kommune('POST', `/BorgerBesked/${traad.id}/action/laest`)
  expect(await iFane('advis')).toBe(0)
  // The case itself is worked on as before.
  expect((await kommune('POST', `/Indstilling/${id}/action/tag`, { version: 2, krop: {} })).status).toBe(200)
})

test('egen frist, luk ved læsning og ingenting', async ({ scene, hk, kommune }) => {
  await kommune('PUT', '/Beskedopsaetning', {
    version: 0,
    krop: { ...INDSTILLING, handling: 'OPGAVE', fristArbejdsdage: 1, lukkesVedLaesning: true },
  })
  const en = await sendIndstilling(scene, hk)
  expect(en.opgave).toMatchObject({ art: 'OPGAVE', frist: '2026-11-24' })
  const [traad] = (await kommune('GET', '/BorgerBesked', { cpr: en.cpr })).krop.traade
  await kommune('POST', `/BorgerBesked/${traad.id}/action/laest`)
  expect(await scene.sql`select 1 from opgave where objekt_id = ${en.id} and lukket_tid is null`).toHaveLength(0)
  await kommune('PUT', '/Beskedopsaetning', { version: 1, krop: { ...INDSTILLING, handling: 'INGEN' } })
  expect((await sendIndstilling(scene, hk)).opgave).toBeUndefined()
})

test('modtagerens opsætning gælder, ikke afsenderens', async ({ scene, hk, kommune }) => {
  await hk('PUT', '/Beskedopsaetning', {
    version: 0,
    krop: { beskedtype: 9206, handling: 'ADVIS' },
  })
  const { id: borgerId, cpr } = await scene.nyBorger()
  const krop = { beskedtype: 9206, titel: 'Mødet', tekst: 'Kommer I?', maaBesvares: true }
  const { traadId } = (await hk('POST', '/BorgerBesked', { cpr, krop })).krop
  await kommune('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'Ja' } })
  const opgaver = await scene.sql`select o.art, g.type from opgave o join organisation g on g.id = o.organisation_id
    where o.borger_id = ${borgerId} order by o.oprettet_tid`
  expect(opgaver.map((o) => `${o.type} ${o.art}`)).toEqual(['jobcenter OPGAVE', 'akasse ADVIS'])
})

test('fund, gammel version, gentagelse og prøve', async ({ scene, kommune }) => {
  const put = (krop: object, kald: object = { version: 0 }) => kommune('PUT', '/Beskedopsaetning', { krop, ...kald })
  const frist = await put({ ...INDSTILLING, handling: 'ADVIS', fristArbejdsdage: 3 })
  expect([frist.status, koder(frist)]).toEqual([422, ['1014']])
  expect(koder(await put({ ...INDSTILLING, beskedtype: 9209, handling: 'ADVIS' }))).toEqual(['1014'])
  expect((await put({ ...INDSTILLING, handling: 'ADVIS' }, {})).status).toBe(428)
  const requestId = randomUUID()
  expect((await put({ ...INDSTILLING, handling: 'ADVIS' }, { version: 0, proev: true, requestId })).status).toBe(200)
  expect(await scene.antal('beskedopsaetning')).toBe(0)
  expect((await put({ ...INDSTILLING, handling: 'ADVIS' }, { version: 0, requestId })).status).toBe(200)
  expect((await put({ ...INDSTILLING, handling: 'ADVIS' }, { version: 0, requestId })).status).toBe(412)
  const gammel = await put({ ...INDSTILLING, handling: 'INGEN' })
  expect([gammel.status, koder(gammel)]).toEqual([409, ['OPS-409']])
})

test('to ændrer på én gang: én vinder, og historikken viser hvem', async ({ scene, kommune }) => {
  const lone = await scene.nu('lone')
  const [side, system] = await Promise.all([
    fundI(retOpsaetning(lone, { ...INDSTILLING, handling: 'ADVIS', version: 0 })),
    kommune('PUT', '/Beskedopsaetning', { version: 0, krop: { ...INDSTILLING, handling: 'INGEN' } }),
  ])
  expect([side.length === 0, system.status === 200].filter(Boolean)).toHaveLength(1)
  expect(side.length === 0 ? koder(system) : side).toEqual(['OPS-409'])
  const { historik } = await transaktion(lone, (tx) => hentOpsaetning(tx))
  expect(historik.map((h) => h.af)).toEqual([side.length === 0 ? 'Lone Lykke' : 'fagsystem-koebenhavn'])
  expect(await scene.antal('adgangslog', { handling: 'opsaetning.ret', art: 'AENDR' })).toBeGreaterThan(0)
})

test('kun lokaladministratoren og organisationens system må, og kun for egen organisation', async ({
  scene,
  hk,
  kommune,
}) => {
  const jens = await scene.nu('jens')
  await expect(retOpsaetning(jens, { ...INDSTILLING, handling: 'ADVIS', version: 0 })).rejects.toThrow(IkkeFundet)
  await kommune('PUT', '/Beskedopsaetning', { version: 0, krop: { ...INDSTILLING, handling: 'INGEN' } })
  expect((await hk('GET', '/Beskedopsaetning')).krop.typer[0]).toMatchObject({ handling: 'OPGAVE', version: 0 })
  const anna = await scene.nu('anna')
  const kbh = await scene.find('jobcenter', '10100')
  // The wall: another's row may be read, because whoever writes must know it, but neither changed nor added to.
  const ret = `update beskedopsaetning set registreret_til = now() where organisation_id = '${kbh.id}' returning id`
  expect(await transaktion(anna, async (tx) => [...(await tx.db.execute(ret))])).toEqual([])
})
