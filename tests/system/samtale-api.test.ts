import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import { antal, eventsOm, indmeld, nyCpr, nytMedlem, systemer, tilmeldIdag } from '#tests/system/forloeb-scene'
import { samtalekrop } from '#tests/system/samtale-scene'
import { IDAG } from '#tests/system/scene'

const AFTALER = { bindendeAftaler: 'Du søger to job om ugen.' }
/** Held this morning, before the server's clock began to run. */
const holdt = (ret: object = {}) =>
  samtalekrop(
    { status: 'AFHOLDT', start: `${IDAG}T07:00:00+01:00`, slut: `${IDAG}T07:30:00+01:00`, ...AFTALER, ...ret },
    IDAG,
  )

test('en samtale indkaldes, flyttes, aflyses og berigtiges, og hele historikken bliver stående', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const id = randomUUID()
  const ny = await hk('POST', `/Samtale/${id}`, { cpr, krop: samtalekrop() })
  expect([ny.status, ny.krop.samtaleIdentifier, ny.version, ny.hoveder.get('location')]).toEqual([
    201,
    id,
    1,
    `/api/v1/Samtale/${id}`,
  ])
  const igen = await hk('POST', `/Samtale/${id}`, { cpr, krop: samtalekrop({}, plusDage(IDAG, 9)) })
  expect([igen.status, koder(igen)]).toEqual([409, ['4977']])
  const { status: _status, ...felter } = samtalekrop({}, plusDage(IDAG, 8))
  expect((await hk('PUT', `/Samtale/${id}`, { krop: felter })).status).toBe(428)
  const flyttet = await hk('PUT', `/Samtale/${id}`, { version: 1, krop: felter })
  expect([flyttet.status, flyttet.version]).toEqual([200, 2])
  expect((await hk('PUT', `/Samtale/${id}`, { version: 2, krop: felter })).version).toBe(2)
  expect((await hk('PUT', `/Samtale/${id}`, { version: 1, krop: felter })).status).toBe(409)
  const type = await hk('PUT', `/Samtale/${id}`, { version: 2, krop: { ...felter, samtaletype: 12 } })
  expect(koder(type)).toEqual(['SA-017'])
  expect(koder(await hk('POST', `/Samtale/${id}/action/udebliv`, { version: 2 }))).toContain('SA-009')
  expect(koder(await hk('POST', `/Samtale/${id}/action/afhold`, { version: 2, krop: AFTALER }))).toEqual(['SA-009'])
  const nej = await koebenhavn('POST', `/Samtale/${id}/action/aflys`, {
    version: 2,
    krop: { aflystAf: 'MYNDIGHED', aflysningsgrund: 'x' },
  })
  expect(koder(nej)).toEqual(['SA-016'])
  const aflyst = await hk('POST', `/Samtale/${id}/action/aflys`, {
    version: 2,
    krop: { aflystAf: 'BORGER', aflysningsgrund: 'Har fået job' },
  })
  expect([aflyst.status, aflyst.version]).toEqual([200, 3])
  const vaek = await hk('DELETE', `/Samtale/${id}/historik`, { version: 3 })
  expect([vaek.status, vaek.version]).toEqual([200, 4])
  expect(await eventsOm(server, id)).toEqual([
    'SamtaleIndkaldt',
    'SamtaleAendret',
    'SamtaleAflyst',
    'SamtaleBerigtiget',
  ])
  expect((await koebenhavn('GET', `/Samtale/${id}`)).krop).toMatchObject({
    status: 'BERIGTIGET',
    berigtiget: { kommentar: 'historik' },
    myndighed: { type: 'akasse', kode: '9013' },
    vejledtOmKonsekvens: true,
  })
  const { versioner } = (await hk('GET', `/Samtale/${id}/historik`)).krop
  expect(versioner.map((v: { status: string }) => v.status)).toEqual(['INDKALDT', 'INDKALDT', 'AFLYST', 'BERIGTIGET'])
  expect(versioner[0].registreretTil).toBe(versioner[1].registreretFra)
  expect((await hk('GET', '/Samtale', { cpr })).krop.samtaler).toEqual([])
})

test('en samtale, der er holdt, tæller i kadencen; Anden samtale gør ikke', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const foer = (await hk('GET', '/Samtale', { cpr })).krop.kadence
  expect(foer).toMatchObject({ hos: 'AKASSE', kraevet: 2, afholdt: 0, mangler: 2, naesteSenest: plusDage(IDAG, 14) })
  const anden = holdt({ samtaletype: 12, bindendeAftaler: null, praktiskeAftaler: 'Møder kl. 8' })
  expect((await hk('POST', '/Samtale', { cpr, krop: anden })).status).toBe(201)
  expect((await hk('GET', '/Samtale', { cpr })).krop.kadence.afholdt).toBe(0)
  expect(koder(await hk('POST', '/Samtale', { cpr, krop: holdt({ samtaletype: 12 }) }))).toEqual(['SA-002', 'KF-012'])
  expect((await hk('POST', '/Samtale', { cpr, krop: holdt() })).status).toBe(201)
  expect((await koebenhavn('GET', '/Samtale', { cpr })).krop.kadence).toMatchObject({
    afholdt: 1,
    mangler: 1,
    foersteAfholdt: true,
    naesteSenest: '2027-02-23',
  })
  const side = await hk('GET', '/Samtale?antal=1', { cpr })
  expect(side.krop.samtaler).toHaveLength(1)
  const naeste = await hk('GET', `/Samtale?antal=1&efter=${side.krop.naeste}`, { cpr })
  expect([naeste.krop.samtaler.length, naeste.krop.naeste]).toEqual([1, null])
  expect(naeste.krop.samtaler[0].samtaleIdentifier).not.toBe(side.krop.samtaler[0].samtaleIdentifier)
})

test('hvert nej på én gang, og en fremmeds borger findes ikke', async ({ server }) => {
  const { hk, foa, koebenhavn, jobnet } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const opret = (krop: object, hvem = hk) => hvem('POST', '/Samtale', { cpr, krop })
  expect(koder(await opret(samtalekrop({ samtaletype: 7 }), koebenhavn))).toEqual(['KF-010', 'SA-005'])
  expect(koder(await opret(samtalekrop({ adresse: null, titel: '' })))).toEqual(['SA-019', 'SA-019'])
  expect(koder(await opret(samtalekrop({ deltagere: [{ navn: 'Bo', rolle: 'UKENDT', form: 'VIDEO' }] })))).toEqual([
    '1014',
  ])
  expect(koder(await opret(samtalekrop({ beskrivelse: '<b>husk</b>' })))).toEqual(['4933'])
  expect((await opret(samtalekrop({ start: '0001-01-01T00:00:00Z' }))).status).toBe(400)
  expect((await opret(samtalekrop({ ukendt: 1 }))).status).toBe(400)
  expect(koder(await opret(samtalekrop(), foa))).toEqual(['4922'])
  const { krop } = await opret(samtalekrop())
  for (const [metode, sti] of [
    ['GET', ''],
    ['GET', '/historik'],
  ] as const)
    expect((await foa(metode, `/Samtale/${krop.samtaleIdentifier}${sti}`)).status).toBe(404)
  expect((await jobnet('GET', `/Samtale/${krop.samtaleIdentifier}`)).status).toBe(200)
  expect((await foa('POST', `/Samtale/${krop.samtaleIdentifier}/action/udebliv`, { version: 1 })).status).toBe(404)
})

test('en prøve viser beskeden og eventet og gemmer intet, og samme samtale på samme tid er én', async ({ server }) => {
  const { hk } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const foer = await antal(server, 'samtale')
  const proevet = await hk('POST', '/Samtale', { cpr, krop: samtalekrop(), proev: true })
  expect([proevet.status, proevet.krop.proeve.beskeder[0].titel, proevet.krop.proeve.events.length]).toEqual([
    201,
    'Indkaldelse til samtale',
    2,
  ])
  expect(await antal(server, 'samtale')).toBe(foer)
  const svar = await Promise.all([1, 2, 3].map(() => hk('POST', '/Samtale', { cpr, krop: samtalekrop() })))
  expect(svar.map((s) => s.status).sort()).toEqual([201, 422, 422])
  expect(new Set(svar.flatMap(koder))).toEqual(new Set(['SA-002']))
})

test('en a-kasse læser kun de typer, den må, og kommunen læser alle', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop } = await hk('POST', '/Samtale', { cpr, krop: samtalekrop() })
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  await sql`update samtale set type = 99 where id = ${krop.samtaleIdentifier}`
  await sql.end({ timeout: 2 })
  const typer = async (hvem: typeof hk) =>
    (await hvem('GET', '/Samtale', { cpr })).krop.samtaler.map((s: { samtaletype: number }) => s.samtaletype)
  expect(await typer(hk)).toEqual([])
  expect(await typer(koebenhavn)).toEqual([99])
  expect((await hk('GET', `/Samtale/${krop.samtaleIdentifier}`)).status).toBe(404)
})

test('en kommune, der tilmelder en fremmed borger ved CPR, beder a-kassen om den første samtale', async ({
  server,
}) => {
  const { hk, aarhus } = await systemer(server)
  const cpr = nyCpr()
  await indmeld(hk, cpr)
  const tilmeldt = await tilmeldIdag(aarhus, cpr)
  expect(tilmeldt.status).toBe(201)
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const opgaver = await sql<{ type: string; frist: string; kode: string }[]>`
    select o.type, o.frist::text, g.kode from opgave o join organisation g on g.id = o.organisation_id
    where o.objekt_id = ${tilmeldt.krop.id}`
  await sql.end({ timeout: 2 })
  expect(opgaver.map((o) => ({ ...o }))).toEqual([{ type: 'FOERSTE_SAMTALE', frist: plusDage(IDAG, 14), kode: '9013' }])
})
