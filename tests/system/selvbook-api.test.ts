import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import { antal, eventsOm, nytMedlem, systemer } from '#tests/system/forloeb-scene'
import { samtalekrop } from '#tests/system/samtale-scene'
import { IDAG } from '#tests/system/scene'

const tider = (ret: object = {}) => ({
  dag: plusDage(IDAG, 7),
  fra: '09:00',
  til: '10:30',
  minutter: 45,
  samtaleform: 'TELEFON',
  moedeholder: `Anna ${randomUUID()}`,
  ...ret,
})
const frist = (ret: object = {}) => ({
  samtaletype: 17,
  titel: 'Dine job og din plan',
  senest: plusDage(IDAG, 4),
  ...ret,
})

test('a-kassen åbner tider og spørger, Jobnet viser, booker og flytter, og en anden kan ikke tage tiden', async ({
  server,
}) => {
  const { hk, koebenhavn, jobnet } = await systemer(server)
  const [{ cpr }, anden] = [await nytMedlem(server), await nytMedlem(server)]
  const aabnet = await hk('POST', '/Bookingtid', { krop: tider() })
  expect([aabnet.status, aabnet.krop.bookingtidIdentifiers.length]).toEqual([201, 2])
  const [foerste, sidste] = aabnet.krop.bookingtidIdentifiers as [string, string]

  const bedt = await hk('POST', '/Selvbooking', { cpr, krop: frist() })
  expect([bedt.status, bedt.hoveder.get('location')]).toEqual([
    201,
    `/api/v1/Selvbooking/${bedt.krop.selvbookingIdentifier}/Tid`,
  ])
  const sti = `/Selvbooking/${bedt.krop.selvbookingIdentifier}`
  expect(koder(await hk('POST', '/Samtale', { cpr, krop: samtalekrop() }))).toEqual(['SA-026'])
  for (const hvem of [hk, koebenhavn, jobnet]) {
    const { krop } = await hvem('GET', '/Selvbooking', { cpr })
    expect(krop.selvbookinger).toMatchObject([
      { status: 'AABEN', samtaletype: 17, ombookTimer: 24, myndighed: { type: 'akasse', kode: '9013' } },
    ])
  }
  const ledige = await jobnet('GET', `${sti}/Tid`, { cpr })
  const egne = (ledige.krop.tider as { bookingtidIdentifier: string }[]).map((t) => t.bookingtidIdentifier)
  expect(egne).toEqual(expect.arrayContaining([foerste, sidste]))

  const book = (id: string, mere: object = {}) =>
    jobnet('POST', `${sti}/action/book`, { cpr, krop: { bookingtidIdentifier: id }, ...mere })
  expect(koder(await book(randomUUID()))).toEqual(['SB-012'])
  const proevet = await book(foerste, { proev: true })
  expect([proevet.status, proevet.krop.proeve.beskeder.length]).toEqual([201, 1])
  const booket = await book(foerste)
  expect([booket.status, booket.krop.version]).toEqual([201, 1])
  const { samtaleIdentifier } = booket.krop
  expect((await hk('GET', `/Samtale/${samtaleIdentifier}`)).krop).toMatchObject({
    status: 'INDKALDT',
    bookingId: foerste,
    myndighed: { type: 'akasse', kode: '9013' },
  })
  expect(koder(await book(sidste))).toEqual(['SB-010'])

  const bedtOgsaa = await hk('POST', '/Selvbooking', { cpr: anden.cpr, krop: frist() })
  const taget = await jobnet('POST', `/Selvbooking/${bedtOgsaa.krop.selvbookingIdentifier}/action/book`, {
    cpr: anden.cpr,
    krop: { bookingtidIdentifier: foerste },
  })
  expect([taget.status, koder(taget)]).toEqual([422, ['SB-012']])
  const forkert = await jobnet('POST', `${sti}/action/book`, {
    cpr: anden.cpr,
    krop: { bookingtidIdentifier: sidste },
  })
  expect(forkert.status).toBe(404)

  const flyttet = await jobnet('POST', `${sti}/action/flyt`, { cpr, krop: { bookingtidIdentifier: sidste } })
  expect([flyttet.status, flyttet.krop]).toMatchObject([200, { samtaleIdentifier, version: 2 }])
  expect(await eventsOm(server, samtaleIdentifier)).toEqual(['SamtaleIndkaldt', 'SamtaleAendret'])
  expect(await eventsOm(server, bedt.krop.selvbookingIdentifier)).toEqual(['SelvbookingOprettet', 'SelvbookingBooket'])
  expect(koder(await hk('DELETE', `/Bookingtid/${sidste}`))).toEqual(['SB-005'])
  expect((await hk('DELETE', `/Bookingtid/${foerste}`)).status).toBe(200)
})

test('kun Jobnet booker på borgerens vegne, og en fremmeds borger, frist og tid findes ikke', async ({ server }) => {
  const { hk, foa, koebenhavn, jobnet } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop: aabnet } = await hk('POST', '/Bookingtid', { krop: tider() })
  const { krop: bedt } = await hk('POST', '/Selvbooking', { cpr, krop: frist() })
  const sti = `/Selvbooking/${bedt.selvbookingIdentifier}`
  const krop = { bookingtidIdentifier: aabnet.bookingtidIdentifiers[0] }
  expect((await hk('POST', `${sti}/action/book`, { cpr, krop })).status).toBeGreaterThanOrEqual(403)
  expect(koder(await foa('POST', '/Selvbooking', { cpr, krop: frist() }))).toEqual(['4922'])
  expect(koder(await foa('GET', '/Selvbooking', { cpr }))).toEqual(['4922'])
  expect((await foa('POST', `${sti}/action/luk`, { krop: { grund: 'x' } })).status).toBe(404)
  expect((await foa('DELETE', `/Bookingtid/${krop.bookingtidIdentifier}`)).status).toBe(404)
  expect(koder(await jobnet('GET', '/Bookingtid'))).toEqual(['4575'])
  expect(koder(await jobnet('POST', '/Bookingtid', { krop: tider() }))).toEqual(['4575'])
  expect(koder(await koebenhavn('POST', `${sti}/action/luk`, { krop: { grund: 'x' } }))).toEqual(['SB-014'])
  const lukket = await hk('POST', `${sti}/action/luk`, { krop: { grund: 'Vi ringer' } })
  expect(lukket.status).toBe(200)
  expect(koder(await jobnet('POST', `${sti}/action/book`, { cpr, krop }))).toEqual(['SB-010'])
  expect((await hk('GET', '/Selvbooking', { cpr })).krop.selvbookinger).toMatchObject([
    { status: 'LUKKET', lukketGrund: 'Vi ringer', samtaleIdentifier: null },
  ])
})

test('hvert nej om tider på én gang, ukendte felter er 400, og den samme anmodning er én', async ({ server }) => {
  const { hk } = await systemer(server)
  const nej = async (ret: object) => koder(await hk('POST', '/Bookingtid', { krop: tider(ret) }))
  expect(await nej({ samtaleform: 'PERSONLIGT', fra: '12:00', til: '09:00' })).toEqual(['1003', 'SA-019'])
  expect(await nej({ minutter: 5 })).toEqual(['SB-001'])
  expect((await hk('POST', '/Bookingtid', { krop: tider({ fra: '9' }) })).status).toBe(400)
  expect((await hk('POST', '/Bookingtid', { krop: tider({ ukendt: 1 }) })).status).toBe(400)
  const requestId = randomUUID().slice(0, 40)
  const krop = tider()
  const foer = await antal(server, 'bookingtid')
  expect((await hk('POST', '/Bookingtid', { krop, requestId })).status).toBe(201)
  expect((await hk('POST', '/Bookingtid', { krop, requestId })).status).toBe(412)
  expect(await antal(server, 'bookingtid')).toBe(foer + 2)
  expect(koder(await hk('POST', '/Bookingtid', { krop }))).toEqual(['SB-004'])
  const side = await hk('GET', '/Bookingtid?antal=1')
  const naeste = await hk('GET', `/Bookingtid?antal=1&efter=${side.krop.naeste}`)
  expect(naeste.krop.tider[0].bookingtidIdentifier).not.toBe(side.krop.tider[0].bookingtidIdentifier)
})
