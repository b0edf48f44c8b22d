import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import {
  eventsOm,
  indmeld,
  nyCpr,
  nytMedlem,
  systemer,
  tilknytKoebenhavn,
  tilmeldIdag,
} from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'

const FERIE = { fravaerType: 10, startDato: IDAG, slutDato: plusDage(IDAG, 6) }
const kommentar = (tekst: string) => encodeURIComponent(tekst)

test('ferie registreres, rettes og berigtiges, og hele historikken bliver stående', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const id = randomUUID()
  const ny = await hk('POST', `/Fravaer/${id}`, { cpr, krop: { ...FERIE, fravaersKommentar: 'En uge' } })
  expect([ny.status, ny.krop.fravaerIdentifier, ny.version, ny.hoveder.get('location')]).toEqual([
    201,
    id,
    1,
    `/api/v1/Fravaer/${id}`,
  ])
  expect((await hk('PUT', `/Fravaer/${id}`, { krop: FERIE })).status).toBe(428)
  const rettet = await koebenhavn('PUT', `/Fravaer/${id}`, { version: 1, krop: { ...FERIE, slutDato: IDAG } })
  expect([rettet.status, rettet.version]).toEqual([200, 2])
  expect((await hk('PUT', `/Fravaer/${id}`, { version: 1, krop: FERIE })).status).toBe(409)

  const sti = `/Fravaer/${id}/${kommentar('Borgeren holdt ikke ferie')}`
  const vaek = await hk('DELETE', sti, { version: 2 })
  expect([vaek.status, vaek.version]).toEqual([200, 3])
  expect(koder(await hk('DELETE', sti, { version: 3 }))).toEqual(['FR-004'])
  expect(koder(await hk('PUT', `/Fravaer/${id}`, { version: 3, krop: FERIE }))).toEqual(['FR-004'])
  expect(await eventsOm(server, id)).toEqual(['FravaerOprettet', 'FravaerAendret', 'FravaerBerigtiget'])

  expect((await hk('GET', `/Fravaer/${id}`)).krop.berigtiget.kommentar).toBe('Borgeren holdt ikke ferie')
  const alle = await hk('GET', '/Fravaer', { cpr })
  expect(alle.krop.fravaer.map((f: { fravaerType: number }) => f.fravaerType)).toEqual([75])
  const { versioner } = (await koebenhavn('GET', `/Fravaer/${id}/historik`)).krop
  expect(versioner).toMatchObject([
    {
      version: 1,
      slutDato: FERIE.slutDato,
      registreretAf: 'HK/Danmarks A-kasse',
      fravaersKommentar: 'En uge',
      berigtiget: null,
    },
    { version: 2, slutDato: IDAG, registreretAf: 'Jobcenter København', fravaersKommentar: null },
    { version: 3, slutDato: IDAG, registreretTil: null },
  ])
  expect(versioner[0].registreretTil).toBe(versioner[1].registreretFra)
})

test('fravær afvises med alle sine koder på én gang', async ({ server }) => {
  const { hk, foa, jobnet } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const opret = (krop: object, hvem = hk, om = cpr) => hvem('POST', '/Fravaer', { cpr: om, krop })
  const omvendt = { fravaerType: 9, startDato: IDAG, slutDato: plusDage(IDAG, -1), fravaersAfslutningsAarsag: 9752 }
  expect(koder(await opret(omvendt))).toEqual(['1003', '4340', 'FR-001'])
  expect(koder(await opret({ ...FERIE, fravaerType: 99 }))).toEqual(['1014'])
  expect(koder(await opret({ ...FERIE, startDato: plusDage(IDAG, -1) }))).toEqual(['8060'])
  expect(koder(await opret({ ...FERIE, fravaerType: 4, slutDato: plusDage(IDAG, 14) }))).toEqual(['FR-002'])
  expect((await opret({ ...FERIE, fravaerType: 4, slutDato: plusDage(IDAG, 13) })).status).toBe(201)
  const i = await opret({ ...FERIE, anmeldelsesDato: `${plusDage(IDAG, 1)}T00:00:00+01:00` })
  expect([koder(i), i.krop.fund[0].felt]).toEqual([['1014'], 'anmeldelsesDato'])
  expect(koder(await opret({ ...FERIE, fravaersKommentar: '<b>ferie</b>' }))).toEqual(['4933'])
  expect((await opret({ ...FERIE, fravaersKommentar: `Ring til ${cpr}` })).status).toBe(400)
  expect(koder(await opret(FERIE, foa))).toEqual(['4922'])
  expect(koder(await opret(FERIE, hk, nyCpr()))).toEqual(['4922'])
  expect(koder(await opret(FERIE, jobnet, nyCpr()))).toEqual(['1010'])
  const doed = await hk('POST', '/Fravaer', { om: 'dagmar', krop: FERIE })
  expect(koder(doed)).toEqual(['4405'])
  const syg = await opret({ ...FERIE, fravaerType: 11 })
  expect([syg.status, syg.krop.advarsler[0].kode]).toEqual([201, 'FR-W02'])
})

test('en kommentar i stien med HTML, CPR-nummer eller uden tekst berigtiger intet', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop } = await hk('POST', '/Fravaer', { cpr, krop: FERIE })
  const slet = (tekst: string, hvem = hk) =>
    hvem('DELETE', `/Fravaer/${krop.fravaerIdentifier}/${kommentar(tekst)}`, { version: 1 })
  expect(koder(await slet('<script>x</script>'))).toEqual(['4933'])
  expect((await slet(`Fejl for ${cpr}`)).status).toBe(400)
  expect((await slet('')).status).toBe(405)
  expect((await slet(' ')).status).toBe(400)
  expect((await slet('Fejl', foa)).status).toBe(404)
  expect((await hk('GET', `/Fravaer/${krop.fravaerIdentifier}`)).version).toBe(1)
})

test('samme fravær to gange er ét, også på samme tid', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const svar = await Promise.all(
    [hk, koebenhavn, hk, koebenhavn].map((s) => s('POST', '/Fravaer', { cpr, krop: FERIE })),
  )
  expect(svar.map((s) => s.status).sort()).toEqual([201, 422, 422, 422])
  const nej = svar.find((s) => s.status === 422)
  expect(nej?.krop.fund[0]).toMatchObject({
    kode: 'FR-003',
    aarsag: { type: 'fravaer', id: svar.find((s) => s.status === 201)?.krop.fravaerIdentifier },
  })
  expect((await hk('GET', '/Fravaer', { cpr })).krop.fravaer).toHaveLength(2)
})

const slut75 = (ret: object = {}) => ({
  fravaerType: 75,
  startDato: IDAG,
  slutDato: IDAG,
  fravaersAfslutningsAarsag: 9752,
  ...ret,
})
const opgjort = (timer: string, ret: object = {}) => ({
  newGrading: true,
  benefitsGrading: { gradingDate: plusDage(IDAG, -90) },
  forsikring: 'FULDTID',
  forbrugteTimer: timer,
  opgjortTil: IDAG,
  ...ret,
})

test('a-kassen afslutter kontaktforløbet, når grænsen er nået, og ikke en hundrededel før', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr, fravaerId } = await nytMedlem(server)
  const sti = `/Fravaer/${fravaerId}`
  await hk('POST', '/Dagpengetaeller', { cpr, krop: opgjort('409.99') })
  const nej = await hk('PUT', sti, { version: 1, krop: slut75() })
  expect([koder(nej), nej.krop.fund[0].kilde]).toEqual([
    ['KF-003'],
    'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen',
  ])
  const naaet = await hk('POST', '/Dagpengetaeller', { cpr, krop: { ...opgjort('410'), newGrading: false } })
  expect(naaet.krop.advarsler).toMatchObject([{ kode: 'DT-W01', aarsag: { id: fravaerId } }])
  expect(koder(await hk('PUT', sti, { version: 1, krop: slut75({ slutDato: '2026-12-01' }) }))).toEqual(['KF-005'])
  expect(koder(await hk('PUT', sti, { version: 1, krop: slut75({ slutDato: plusDage(IDAG, -1) }) }))).toEqual(['1003'])
  const uden = slut75({ fravaersAfslutningsAarsag: null })
  expect(koder(await hk('PUT', sti, { version: 1, krop: uden }))).toEqual(['KF-006'])
  for (const aarsag of [9753, 9754, 9755, 1])
    expect(koder(await hk('PUT', sti, { version: 1, krop: slut75({ fravaersAfslutningsAarsag: aarsag }) }))).toEqual([
      '4340',
    ])
  expect(koder(await koebenhavn('PUT', sti, { version: 1, krop: slut75() }))).toContain('KF-007')

  const svar = await Promise.all(
    [1, 2, 3].map(() => hk('PUT', sti, { version: 1, krop: slut75({ slutDato: '2026-11-30' }) })),
  )
  expect(svar.map((s) => s.status).sort()).toEqual([200, 409, 409])
  expect(await eventsOm(server, fravaerId)).toEqual(['KontaktforloebStartet', 'KontaktforloebAfsluttet'])
  expect((await koebenhavn('GET', sti)).krop).toMatchObject({
    slutDato: '2026-11-30',
    registreretAf: 'HK/Danmarks A-kasse',
    opgjortVedAfslutning: { timer: '410.00', graense: '410.00', forsikring: 'FULDTID' },
  })
  const hos = async (dag: string) => (await koebenhavn('GET', `/Kontaktforloeb?dag=${dag}`, { cpr })).krop.hos.kode
  expect([await hos('2026-11-30'), await hos('2026-12-01')]).toEqual(['9013', '10100'])

  const igen = { ...slut75({ slutDato: null, fravaersAfslutningsAarsag: null }) }
  expect(koder(await hk('PUT', sti, { version: 2, krop: igen }))).toEqual(['KF-009'])
  const aabnet = await hk('PUT', sti, { version: 2, krop: { ...igen, fravaersKommentar: 'Timerne var forkerte' } })
  expect([aabnet.status, (await hk('GET', sti)).krop.opgjortVedAfslutning]).toEqual([200, null])
  expect((await eventsOm(server, fravaerId)).at(-1)).toBe('KontaktforloebAendret')
})

test('uddannelsespålæg er kun for den, der er under 25 på slutdatoen', async ({ server }) => {
  const { hk } = await systemer(server)
  const paalaeg = slut75({ fravaersAfslutningsAarsag: 9751 })
  const gammel = await nytMedlem(server, '90')
  expect(koder(await hk('PUT', `/Fravaer/${gammel.fravaerId}`, { version: 1, krop: paalaeg }))).toEqual(['KF-004'])
  const ung = await nytMedlem(server, '04')
  const svar = await hk('PUT', `/Fravaer/${ung.fravaerId}`, { version: 1, krop: paalaeg })
  expect([svar.status, svar.krop.advarsler[0].kode]).toEqual([200, 'KF-W01'])
})

test('kontaktforløbet begynder af sig selv; kun en start, der mangler, kan registreres, af egen a-kasse', async ({
  server,
}) => {
  const { hk, koebenhavn, jobnet } = await systemer(server)
  const { cpr, fravaerId } = await nytMedlem(server)
  const start = { fravaerType: 75, startDato: IDAG, fravaersKommentar: 'Starten mangler' }
  expect(koder(await hk('POST', '/Fravaer', { cpr, krop: start }))).toEqual(['KF-001'])
  expect(koder(await koebenhavn('POST', '/Fravaer', { cpr, krop: start }))).toEqual(['KF-007', 'KF-001'])

  const vaek = await hk('DELETE', `/Fravaer/${fravaerId}/${kommentar('Skulle ikke være begyndt')}`, { version: 1 })
  expect(vaek.status).toBe(200)
  expect((await hk('GET', '/Kontaktforloeb', { cpr })).krop).toMatchObject({
    ansvarlig: 'JOBCENTER',
    hos: { kode: '10100' },
  })
  expect(await eventsOm(server, fravaerId)).toEqual(['KontaktforloebStartet', 'KontaktforloebBerigtiget'])
  expect(koder(await hk('POST', '/Fravaer', { cpr, krop: { ...start, fravaersKommentar: null } }))).toEqual(['KF-013'])
  const svar = await Promise.all([hk, jobnet, hk].map((s) => s('POST', '/Fravaer', { cpr, krop: start })))
  expect(svar.map((s) => s.status).sort()).toEqual([201, 422, 422])
  expect(svar.flatMap(koder)).toEqual(['KF-001', 'KF-001'])
  expect((await hk('GET', '/Kontaktforloeb', { cpr })).krop.ansvarlig).toBe('AKASSE')

  const ikkeTilmeldt = nyCpr()
  await indmeld(hk, ikkeTilmeldt)
  await tilknytKoebenhavn(koebenhavn, ikkeTilmeldt)
  expect(koder(await hk('POST', '/Fravaer', { cpr: ikkeTilmeldt, krop: start }))).toEqual(['KF-002'])
})

test('en tilmelding begyndt før midnat: startdagen kan rettes tilbage til den, og kun med en kommentar', async ({
  server,
}) => {
  const { hk } = await systemer(server)
  const cpr = nyCpr()
  await indmeld(hk, cpr)
  const igaar = plusDage(IDAG, -1)
  const tilmeldt = await tilmeldIdag(hk, cpr, { paabegyndtTid: `${igaar}T23:58:00+01:00` })
  const sti = `/Fravaer/${tilmeldt.krop.kontaktforloeb.fravaerIdentifier}`
  const ret = (startDato: string, fravaersKommentar: string | null = null) =>
    hk('PUT', sti, { version: 1, krop: { fravaerType: 75, startDato, fravaersKommentar } })
  expect(koder(await ret(igaar))).toEqual(['KF-013'])
  expect(koder(await ret(plusDage(IDAG, -2), 'For tidligt'))).toEqual(['KF-017', 'KF-002'])
  expect((await ret(igaar, 'Begyndt kl. 23.58')).status).toBe(200)
  expect((await hk('GET', `/Kontaktforloeb?dag=${igaar}`, { cpr })).krop.ansvarlig).toBe('AKASSE')
})

test('en prøve af en afslutning fortæller, hvem der ville få besked, og gemmer intet', async ({ server }) => {
  const { hk } = await systemer(server)
  const { cpr, fravaerId } = await nytMedlem(server)
  await hk('POST', '/Dagpengetaeller', { cpr, krop: opgjort('412.00') })
  const proevet = await hk('PUT', `/Fravaer/${fravaerId}`, { version: 1, krop: slut75(), proev: true })
  expect([proevet.status, proevet.krop.proeve.events]).toEqual([
    200,
    [
      { entitetNavn: 'KontaktforloebAnsvar', navn: 'KontaktforloebAfsluttet' },
      { entitetNavn: 'Overdragelse', navn: 'OverdragelseOprettet' },
      { entitetNavn: 'BorgerBesked', navn: 'BeskedSendt' },
    ],
  ])
  expect((await hk('GET', `/Fravaer/${fravaerId}`)).krop).toMatchObject({ version: 1, slutDato: null })
})

test('uændret er ingen ny version', async ({ server }) => {
  const { hk } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop } = await hk('POST', '/Fravaer', { cpr, krop: FERIE })
  const igen = await hk('PUT', `/Fravaer/${krop.fravaerIdentifier}`, { version: 1, krop: FERIE })
  expect([igen.status, igen.version]).toEqual([200, 1])
  expect(await eventsOm(server, krop.fravaerIdentifier)).toEqual(['FravaerOprettet'])
  const andenType = { ...FERIE, fravaerType: 1 }
  expect(koder(await hk('PUT', `/Fravaer/${krop.fravaerIdentifier}`, { version: 1, krop: andenType }))).toEqual([
    'FR-005',
  ])
})
