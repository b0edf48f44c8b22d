import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import { antal, eventsOm, indmeld, nyCpr, nytMedlem, systemer, tilknytKoebenhavn } from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'

const stand = (timer: string, ret: object = {}) => ({
  newGrading: false,
  forsikring: 'FULDTID',
  forbrugteTimer: timer,
  opgjortTil: plusDage(IDAG, -1),
  ...ret,
})
const indplacering = {
  newGrading: true,
  benefitsGrading: { gradingDate: plusDage(IDAG, -100), offsetHours: '3848.00' },
}

test('den første indberetning har en indplacering, de næste bygger på den, og alle kan læse dem', async ({
  server,
}) => {
  const { hk, koebenhavn, jobnet, foa } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const post = (krop: object, hvem = hk) => hvem('POST', '/Dagpengetaeller', { cpr, krop })
  expect(koder(await post(stand('81.40')))).toEqual(['DT-003'])
  const foerste = await post(stand('81.4', { ...indplacering, opgjortTil: plusDage(IDAG, -30) }))
  expect([foerste.status, await eventsOm(server, foerste.krop.id)]).toEqual([201, ['DagpengetaellerIndberettet']])
  expect((await post(stand('241.73'))).status).toBe(201)
  for (const hvem of [hk, koebenhavn, jobnet]) {
    const { krop } = await hvem('GET', '/Dagpengetaeller', { cpr })
    expect(krop.nu).toMatchObject({ forbrugteTimer: '241.73', graenseTimer: '410.00', resterendeTimer: '168.27' })
    expect(krop.historik).toMatchObject([
      { forbrugteTimer: '241.73', newGrading: false, benefitsGrading: { gradingDate: plusDage(IDAG, -100) } },
      { forbrugteTimer: '81.40', newGrading: true, benefitsGrading: { offsetHours: '3848.00' } },
    ])
  }
  expect(koder(await foa('GET', '/Dagpengetaeller', { cpr }))).toEqual(['4922'])
  const side = await hk('GET', '/Dagpengetaeller?antal=1', { cpr })
  const naeste = await hk('GET', `/Dagpengetaeller?antal=1&efter=${side.krop.naeste}`, { cpr })
  expect([naeste.krop.historik[0].id, naeste.krop.naeste]).toEqual([foerste.krop.id, null])
})

test('timer er eksakte hundrededele som tekst, og korrektionens to felter følges ad', async ({ server }) => {
  const { hk } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const felter = async (krop: object) => {
    const svar = await hk('POST', '/Dagpengetaeller', { cpr, krop })
    return [svar.status, ...(svar.krop.fund ?? []).map((f: { felt?: string }) => f.felt)]
  }
  expect(await felter(stand('81.405', indplacering))).toEqual([400, 'forbrugteTimer'])
  expect(await felter({ ...stand('1', indplacering), forbrugteTimer: 81.4 })).toEqual([400, 'forbrugteTimer'])
  expect(await felter(stand('7696.01', indplacering))).toEqual([400, 'forbrugteTimer'])
  expect(
    await felter(stand('10', { ...indplacering, benefitsGrading: { gradingDate: IDAG, offsetHours: '0' } })),
  ).toEqual([400, 'benefitsGrading.offsetHours'])
  expect(await felter(stand('10', { ...indplacering, correctionComment: 'Fejl' }))).toEqual([400, 'correctionComment'])
  expect(await felter(stand('7696', indplacering))).toEqual([201])
})

test('lavere timer er en korrektion, en ny indplacering begynder forfra, og uændret afvises', async ({ server }) => {
  const { hk } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const post = (krop: object) => hk('POST', '/Dagpengetaeller', { cpr, krop })
  const nu = async () => (await hk('GET', '/Dagpengetaeller', { cpr })).krop.nu
  const foerste = await post(stand('300.00', indplacering))
  expect(koder(await post(stand('300')))).toEqual(['DT-006'])
  expect(koder(await post(stand('299.99')))).toEqual(['DT-007'])
  expect(koder(await post(stand('300', { opgjortTil: plusDage(IDAG, 1) })))).toEqual(['DT-002'])
  const anden = { newGrading: false, benefitsGrading: { gradingDate: plusDage(IDAG, -99) } }
  expect(koder(await post(stand('310', anden)))).toEqual(['DT-005'])
  expect(koder(await post(stand('0', indplacering)))).toEqual(['DT-004'])
  expect(koder(await post(stand('310', { ...anden, opgjortTil: plusDage(IDAG, -100) })))).toContain('1003')

  const korrektion = {
    correctionComment: 'Talt dobbelt',
    correctionStartDateTime: `${plusDage(IDAG, -60)}T00:00:00+01:00`,
  }
  expect((await post(stand('150.50', korrektion))).status).toBe(201)
  expect(await nu()).toMatchObject({ forbrugteTimer: '150.50' })
  const [rettelse] = (await hk('GET', '/Dagpengetaeller', { cpr })).krop.historik
  expect(rettelse).toMatchObject({ berigtiger: foerste.krop.id, correctionComment: 'Talt dobbelt' })

  const ny = { newGrading: true, benefitsGrading: { gradingDate: plusDage(IDAG, -1) } }
  expect((await post(stand('0', ny))).status).toBe(201)
  expect(await nu()).toMatchObject({ forbrugteTimer: '0.00', resterendeTimer: '410.00' })
})

test('kun a-kassen indberetter, og to ens på én gang er én', async ({ server }) => {
  const { hk, foa, koebenhavn, jobnet } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const krop = stand('81.40', indplacering)
  for (const hvem of [foa, koebenhavn])
    expect(koder(await hvem('POST', '/Dagpengetaeller', { cpr, krop }))).toEqual(['4922'])
  const svar = await Promise.all([hk, hk, jobnet].map((hvem) => hvem('POST', '/Dagpengetaeller', { cpr, krop })))
  expect(svar.map((s) => s.status).sort()).toEqual([201, 422, 422])
  expect(svar.flatMap(koder).every((k) => k === 'DT-004')).toBe(true)
  expect(koder(await hk('POST', '/Dagpengetaeller', { om: 'dagmar', krop }))).toContain('4405')
  const foer = await antal(server, 'dagpengetaeller')
  expect((await hk('POST', '/Dagpengetaeller', { cpr, krop: stand('90'), proev: true })).krop.proeve.events).toEqual([
    { entitetNavn: 'Dagpengetaeller', navn: 'DagpengetaellerIndberettet' },
  ])
  expect(await antal(server, 'dagpengetaeller')).toBe(foer)
})

test('en tidligere a-kasses timer gemmes ikke på borgeren, men den nye a-kasse får dem at se', async ({ server }) => {
  const { hk, foa, koebenhavn } = await systemer(server)
  const cpr = nyCpr()
  const gammel = await indmeld(hk, cpr, { slutDato: plusDage(IDAG, -10) })
  await indmeld(foa, cpr, { startDato: plusDage(IDAG, -9) })
  await tilknytKoebenhavn(koebenhavn, cpr)
  expect(gammel.status).toBe(201)
  const sendt = await hk('POST', '/Dagpengetaeller', { cpr, krop: stand('200.25', indplacering) })
  expect([sendt.status, sendt.krop.videresendt]).toEqual([201, true])
  expect(await eventsOm(server, sendt.krop.id)).toEqual(['DagpengetaellerTidligereAkasse'])
  const sti = `/Dagpengetaeller/tidligereAkasse/${sendt.krop.id}`
  expect((await foa('GET', sti)).krop).toMatchObject({ forbrugteTimer: '200.25', akasse: { kode: '9013' } })
  for (const hvem of [hk, koebenhavn]) expect((await hvem('GET', sti)).status).toBe(404)
  expect((await foa('GET', '/Dagpengetaeller', { cpr })).krop).toMatchObject({ nu: null, historik: [] })
  const selv = await foa('POST', '/Dagpengetaeller', { cpr, krop: stand('200.25', indplacering) })
  expect(selv.krop.videresendt).toBe(false)
  expect((await koebenhavn('GET', '/Dagpengetaeller', { cpr })).krop.nu.forbrugteTimer).toBe('200.25')
})

test('tre år efter medlemskabet kan den tidligere a-kasse indberette, og ikke en dag mere', async ({ server }) => {
  const { hk } = await systemer(server)
  for (const [dage, ventet] of [
    [-1095, []],
    [-1096, ['4922']],
  ] as const) {
    const cpr = nyCpr()
    await indmeld(hk, cpr, { startDato: plusDage(IDAG, -2000), slutDato: plusDage(IDAG, dage) })
    const krop = stand('50', { newGrading: true, benefitsGrading: { gradingDate: plusDage(IDAG, -1500) } })
    expect(koder(await hk('POST', '/Dagpengetaeller', { cpr, krop })), `${dage} dage`).toEqual([...ventet])
    expect(koder(await hk('GET', '/Dagpengetaeller', { cpr })), 'men ikke læse').toEqual(['4922'])
  }
})

test('120 dage før medlemskabet kan den kommende a-kasse indberette, når ingen anden har borgeren', async ({
  server,
}) => {
  const { hk, foa } = await systemer(server)
  for (const [dage, ventet] of [
    [120, []],
    [121, ['4922']],
  ] as const) {
    const cpr = nyCpr()
    await indmeld(hk, cpr, { startDato: plusDage(IDAG, dage) })
    expect(koder(await hk('POST', '/Dagpengetaeller', { cpr, krop: stand('50', indplacering) }))).toEqual([...ventet])
  }
  const cpr = nyCpr()
  await indmeld(foa, cpr, { slutDato: plusDage(IDAG, 9) })
  await indmeld(hk, cpr, { startDato: plusDage(IDAG, 10) })
  expect(koder(await hk('POST', '/Dagpengetaeller', { cpr, krop: stand('50', indplacering) }))).toEqual(['DT-001'])
})
