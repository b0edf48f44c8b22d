import postgres from 'postgres'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import { eventsOm, indmeld, nyCpr, nytMedlem, systemer } from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'
import {
  cprnumre,
  fil,
  indlaest,
  kontrolleret,
  lavMedlemmer,
  linje,
  naar,
  STI,
  send,
} from '#tests/system/timeimport-scene'

type Raekke = { nr: number; fund: { kode: string; felt: string; besked: string }[] }
const fundI = async (hvem: Awaited<ReturnType<typeof systemer>>['hk'], id: string): Promise<Raekke[]> =>
  (await hvem('GET', `${STI}/${id}/fund`)).krop.raekker

test('en fil kontrolleres, indlæses, og timerne er som indberettet én for én', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const [a, b] = [await nytMedlem(server), await nytMedlem(server)]
  const linjer = [linje({ cpr: a.cpr, timer: '402,06' }), linje({ cpr: b.cpr, timer: '81.4' })]
  const klar = await kontrolleret(hk, linjer)
  expect(klar).toMatchObject({ raekker: 2, fejl: 0, nye: 2, uaendrede: 0, gemt: 0 })
  expect((await hk('GET', '/Dagpengetaeller', { cpr: a.cpr })).krop.nu, 'intet er gemt endnu').toBeNull()
  expect((await hk('POST', `${STI}/${klar.id}/action/indlaes`, { krop: {} })).status).toBe(200)
  expect(await naar(hk, klar.id, 'FAERDIG')).toMatchObject({
    gemt: 2,
    fejl: 0,
    uaendrede: 0,
    graenseNaaet: 0,
    graenseNaermerSig: 1,
  })
  const { krop } = await koebenhavn('GET', '/Dagpengetaeller', { cpr: a.cpr })
  expect(krop.nu).toMatchObject({ forbrugteTimer: '402.06', opgjortTil: plusDage(IDAG, -1), resterendeTimer: '7.94' })
  expect(krop.historik).toMatchObject([{ newGrading: true, akasse: { kode: '9013' }, berigtiger: null }])
  expect(await eventsOm(server, krop.historik[0].id)).toEqual(['DagpengetaellerIndberettet'])
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const [spor] = await sql`select e.masse, e.bruger_navn, e.organisation_navn, e.loebenummer is not null as nummereret,
    (select count(*)::int from adgangslog l where l.objekt_id = e.ekstern_id and l.art = 'OPRET' and l.borger_id = e.borger_id) as log,
    (select count(*)::int from taellerimport_raekke) as rest
    from event e where e.ekstern_id = ${krop.historik[0].id}`
  expect(spor).toMatchObject({ masse: true, organisation_navn: 'HK/Danmarks A-kasse', log: 1 })
  await sql.end({ timeout: 2 })
})

test('den samme fil igen ændrer ingenting, og en ændret række kun sit eget medlem', async ({ server }) => {
  const { hk } = await systemer(server)
  const numre = await lavMedlemmer(server, 30)
  const linjer = numre.map((cpr, nr) => linje({ cpr, timer: `${nr},25` }))
  const foerste = await indlaest(hk, linjer)
  expect(foerste).toMatchObject({ gemt: 30, sammeSom: null })
  const igen = await indlaest(hk, linjer)
  expect(igen).toMatchObject({ gemt: 0, uaendrede: 30, fejl: 0, sammeSom: foerste.id, sha256: foerste.sha256 })
  const naeste = linje({ cpr: numre[0] ?? '', timer: '160,25', indplaceret: '', ny: '' })
  expect(await indlaest(hk, [naeste, ...linjer.slice(1)])).toMatchObject({ gemt: 1, uaendrede: 29, fejl: 0 })
  const rettelse = linje({
    cpr: numre[0] ?? '',
    timer: '80,13',
    indplaceret: '',
    ny: '',
    kommentar: 'Talt dobbelt; beklager',
    fra: '01.11.2026',
  })
  const citeret = rettelse.replace('Talt dobbelt; beklager', '"Talt dobbelt; beklager"')
  expect(await indlaest(hk, [citeret])).toMatchObject({ gemt: 1 })
  expect(await indlaest(hk, [citeret]), 'også korrektionen').toMatchObject({ gemt: 0, uaendrede: 1 })
  const { krop } = await hk('GET', '/Dagpengetaeller', { cpr: numre[0] ?? '' })
  expect(krop.nu.forbrugteTimer).toBe('80.13')
  expect(krop.historik[0]).toMatchObject({
    correctionComment: 'Talt dobbelt; beklager',
    berigtiger: krop.historik[1].id,
  })
})

test('alle fejl i en fil kommer på én gang, nævner rækken og aldrig nummeret', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  const [a, b, c, d, e, f] = await lavMedlemmer(server, 6)
  const [fremmed, dobbelt] = await lavMedlemmer(server, 2, '9010')
  const [ukendt] = cprnumre(1)
  await indlaest(hk, [
    linje({ cpr: a!, timer: '300' }),
    linje({ cpr: b!, timer: '300' }),
    linje({ cpr: c!, timer: '300' }),
  ])
  const god = linje({ cpr: f!, timer: '10' })
  const klar = await kontrolleret(hk, [
    linje({ cpr: a!, timer: '299,99', indplaceret: '', ny: '' }),
    linje({ cpr: b!, timer: '310', indplaceret: plusDage(IDAG, -99), ny: 'nej' }),
    linje({ cpr: c!, timer: '5', indplaceret: plusDage(IDAG, -100) }),
    linje({ cpr: d!, timer: '5', indplaceret: '', ny: 'ja' }),
    linje({ cpr: e!, timer: '5', til: plusDage(IDAG, 1) }),
    linje({ cpr: fremmed!, timer: '5' }),
    linje({ cpr: ukendt!, timer: '5' }),
    'ikke-cpr;HALVTID;4,005;31.02.2026;i går;måske;0;fordi;',
    'for;få;felter',
    god,
    linje({ cpr: dobbelt!, timer: '1' }),
    linje({ cpr: dobbelt!, timer: '2' }),
  ])
  const alle = await fundI(hk, klar.id)
  expect(alle.map((r) => [r.nr, ...r.fund.map((x) => `${x.kode} ${x.felt}`)])).toEqual([
    [2, 'DT-007 forbrugteTimer'],
    [3, 'DT-005 indplaceringsdato'],
    [4, 'DT-004 indplaceringsdato'],
    [5, '1014 indplaceringsdato'],
    [6, 'DT-002 opgjortTil'],
    [7, '4922 cpr'],
    [8, '4922 cpr'],
    [
      9,
      '1001 cpr',
      '1014 forsikring',
      '1014 forbrugteTimer',
      '1014 opgjortTil',
      '1014 indplaceringsdato',
      '1014 nyIndplacering',
      '1014 indplaceringTimer',
      '1014 korrektionKommentar',
    ],
    [10, 'TI-003 raekke'],
    [12, '4922 cpr'],
    [13, '4922 cpr'],
  ])
  const fremmedes = alle.filter((r) => r.nr === 7 || r.nr === 8).map((r) => r.fund)
  expect(fremmedes[0], 'ikke deres og ikke kendt er ét svar').toEqual(fremmedes[1])
  expect(klar).toMatchObject({ raekker: 12, fejl: 11, nye: 1, uaendrede: 0 })
  expect(koder(await hk('POST', `${STI}/${klar.id}/action/indlaes`, { krop: {} }))).toEqual(['TI-010'])
  for (const sti of ['', '/fund', '/rapport'])
    expect((await foa('GET', `${STI}/${klar.id}${sti}`)).status, sti).toBe(404)
  expect((await foa('POST', `${STI}/${klar.id}/action/indlaes`, { krop: { kunGode: true } })).status).toBe(404)
  expect((await hk('POST', `${STI}/${klar.id}/action/indlaes`, { krop: { kunGode: true } })).status).toBe(200)
  expect(await naar(hk, klar.id, 'FAERDIG')).toMatchObject({ gemt: 1, fejl: 11 })
  const { importer } = (await foa('GET', STI)).krop
  expect(importer.filter((i: { id: string }) => i.id === klar.id)).toEqual([])
})

test('to rækker om det samme medlem er fejl begge to, også med hver sit slags nummer', async ({ server }) => {
  const { hk } = await systemer(server)
  const [a, b] = await lavMedlemmer(server, 2)
  const medStreg = `${a!.slice(0, 6)}-${a!.slice(6)}`
  const klar = await kontrolleret(hk, [
    linje({ cpr: a!, timer: '1' }),
    linje({ cpr: b!, timer: '1' }),
    linje({ cpr: medStreg, timer: '2' }),
  ])
  expect((await fundI(hk, klar.id)).map((r) => [r.nr, r.fund.map((x) => x.kode)])).toEqual([
    [2, ['TI-006']],
    [4, ['TI-006']],
  ])
  expect(klar).toMatchObject({ fejl: 2, nye: 1 })
  expect((await hk('POST', `${STI}/${klar.id}/action/afbryd`)).krop.status).toBe('AFBRUDT')
  expect(koder(await hk('POST', `${STI}/${klar.id}/action/indlaes`, { krop: { kunGode: true } }))).toEqual(['TI-009'])
})

test('en fil, der ikke kan læses, siger alt, hvad der er galt, og efterlader intet', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const nej = async (bytes: Uint8Array) => {
    const svar = await send(hk, bytes)
    return [svar.status, ...svar.krop.fund.map((f: { besked: string }) => f.besked)]
  }
  expect(await nej(fil(['x'], 'CPR;Forsikring;Løn;CPR'))).toEqual([
    422,
    'Kolonnen Løn kendes ikke.',
    'Kolonnen CPR står der 2 gange.',
    'Kolonnen Forbrugte timer mangler.',
    'Kolonnen Opgjort til mangler.',
  ])
  expect(await nej(fil([]))).toEqual([422, 'Filen har ingen rækker.'])
  expect(await nej(Buffer.from('CPR;Forsikring;Forbrugte timer;Opgjort til\n\xe6\xf8\xe5', 'latin1'))).toEqual([
    422,
    'Filen er ikke tekst i UTF-8. Gem den som “CSV UTF-8”.',
  ])
  expect((await send(hk, fil(['x']), { hoveder: { 'content-type': 'application/pdf' } })).status).toBe(415)
  expect((await send(koebenhavn, fil(['x']))).status).toBe(404)
  const [a] = await lavMedlemmer(server, 1)
  const medMaerke = Buffer.concat([Buffer.from('\uFEFF'), fil([linje({ cpr: a!, timer: '1' })])])
  const svar = await send(hk, Buffer.from(medMaerke.toString().replaceAll('\n', '\r\n')))
  expect(svar.status, 'den næste kan sendes').toBe(201)
  expect(await naar(hk, svar.krop.id, 'KLAR')).toMatchObject({ nye: 1, fejl: 0 })
  expect((await hk('POST', `${STI}/${svar.krop.id}/action/afbryd`)).status).toBe(200)
})

test('NDJSON er de samme rækker, og et tal er ikke timer', async ({ server }) => {
  const { hk } = await systemer(server)
  const [a, b, c] = await lavMedlemmer(server, 3)
  const objekt = (cpr: string, ret: object = {}) =>
    JSON.stringify({
      cpr,
      forsikring: 'FULDTID',
      forbrugteTimer: '402.06',
      opgjortTil: plusDage(IDAG, -1),
      newGrading: true,
      benefitsGrading: { gradingDate: plusDage(IDAG, -100), offsetHours: '3848.00' },
      ...ret,
    })
  const linjer = [objekt(a!), objekt(b!, { forbrugteTimer: 402.06 }), objekt(c!, { loen: '1' }), '[]', '{']
  const svar = await send(hk, Buffer.from(linjer.join('\n')), { hoveder: { 'content-type': 'application/x-ndjson' } })
  const klar = await naar(hk, svar.krop.id, 'KLAR')
  expect(klar).toMatchObject({ raekker: 5, nye: 1, fejl: 4 })
  expect((await fundI(hk, klar.id)).map((r) => r.fund[0]?.kode)).toEqual(['1014', 'TI-002', 'TI-003', 'TI-003'])
  await hk('POST', `${STI}/${klar.id}/action/indlaes`, { krop: { kunGode: true } })
  await naar(hk, klar.id, 'FAERDIG')
  expect((await hk('GET', '/Dagpengetaeller', { cpr: a! })).krop.historik[0].benefitsGrading.offsetHours).toBe(
    '3848.00',
  )
})

test('én fil ad gangen: af to på én gang er den ene i gang, og den samme anmodning er ikke to', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  const [a] = await lavMedlemmer(server, 1)
  const bytes = fil([linje({ cpr: a!, timer: '1' })])
  const requestId = crypto.randomUUID()
  const svar = await Promise.all([send(hk, bytes, { requestId }), send(hk, bytes)])
  expect(svar.map((s) => s.status).sort()).toEqual([201, 409])
  expect(svar.flatMap(koder)).toEqual(['TI-007'])
  const id = svar.find((s) => s.status === 201)?.krop.id
  await naar(hk, id, 'KLAR')
  if (svar[0]?.status === 201) {
    expect((await send(hk, bytes, { requestId })).krop.tidligere.svar.id, 'svaret fra før').toBe(id)
    expect(koder(await send(hk, fil([linje({ cpr: a!, timer: '2' })]), { requestId }))).toEqual(['REQ-ANDEN'])
  }
  const [fremmed] = await lavMedlemmer(server, 1, '9010')
  const foas = await send(foa, fil([linje({ cpr: fremmed!, timer: '1' })]))
  expect(foas.status, 'en anden a-kasse er ikke i vejen').toBe(201)
  for (const [hvem, denne] of [
    [hk, id],
    [foa, foas.krop.id],
  ] as const) {
    await naar(hvem, denne, 'KLAR')
    const to = await Promise.all([1, 2].map(() => hvem('POST', `${STI}/${denne}/action/indlaes`, { krop: {} })))
    expect(to.map((s) => s.status)).toEqual([200, 200])
    expect(await naar(hvem, denne, 'FAERDIG')).toMatchObject({ gemt: 1 })
  }
})

test('tidligere og kommende medlemmer: samme dage, samme videresendelse som én for én', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  const medlem = async (start: number, slut?: number) => {
    const cpr = nyCpr()
    await indmeld(hk, cpr, {
      startDato: plusDage(IDAG, start),
      ...(slut !== undefined && { slutDato: plusDage(IDAG, slut) }),
    })
    return cpr
  }
  const numre = [
    await medlem(-2000, -1095),
    await medlem(-2000, -1096),
    await medlem(120),
    await medlem(121),
    await medlem(-400, -10),
  ]
  await indmeld(foa, numre[4]!, { startDato: plusDage(IDAG, -9) })
  const linjer = numre.map((cpr) => linje({ cpr, timer: '50' }))
  const svar = await indlaest(hk, linjer, true)
  expect(svar).toMatchObject({ gemt: 2, videresendt: 1, fejl: 2 })
  expect((await fundI(hk, svar.id)).map((r) => [r.nr, r.fund[0]?.kode])).toEqual([
    [3, '4922'],
    [5, '4922'],
  ])
  expect((await foa('GET', '/Dagpengetaeller', { cpr: numre[4]! })).krop.nu, 'gemmes ikke på borgeren').toBeNull()
  expect(await indlaest(hk, linjer, true)).toMatchObject({ gemt: 0, videresendt: 0, uaendrede: 3, fejl: 2 })
})

test('rapporten er en fil uden numre og formler, og at den blev hentet, står i loggen', async ({ server }) => {
  const { hk } = await systemer(server)
  const [a] = await lavMedlemmer(server, 1)
  const svar = await send(hk, fil([`${a};=1+1;4,5;31.10.2026;;;;;`, `${a};FULDTID;+45 6701801234;31.10.2026;;;;;`]))
  await naar(hk, svar.krop.id, 'KLAR')
  const rapport = await hk('GET', `${STI}/${svar.krop.id}/rapport`)
  expect(rapport.status).toBe(200)
  expect(rapport.hoveder.get('content-type')).toContain('text/csv')
  const sql = postgres(server.database.superbruger, { max: 1, onnotice: () => {} })
  const [log] =
    await sql`select count(*)::int as n from adgangslog where art = 'EKSPORT' and objekt_id = ${svar.krop.id}`
  const [gemt] =
    await sql`select string_agg(celler::text || fund::text, '') as alt from taellerimport_fund where import_id = ${svar.krop.id}`
  await sql.end({ timeout: 2 })
  expect(log?.n).toBe(1)
  expect(gemt?.alt).not.toMatch(/\d{10}|\d{6}-\d{4}/)
  await hk('POST', `${STI}/${svar.krop.id}/action/afbryd`)
})

test('100.000 rækker over HTTP: alle fund side for side, og resten af filen er ryddet bort', async ({ server }) => {
  test.setTimeout(120_000)
  const { hk } = await systemer(server)
  const kendte = await lavMedlemmer(server, 1000)
  const linjer = [...kendte, ...cprnumre(99_000)].map((cpr) => linje({ cpr, timer: '12,5' }))
  const svar = await send(hk, fil(linjer))
  expect(svar.krop).toMatchObject({ raekker: 100_000 })
  expect(await naar(hk, svar.krop.id, 'KLAR', 60_000)).toMatchObject({ fejl: 99_000, nye: 1000 })
  const side = await hk('GET', `${STI}/${svar.krop.id}/fund?antal=100`)
  const naeste = await hk('GET', `${STI}/${svar.krop.id}/fund?antal=100&efter=${side.krop.naeste}`)
  expect([side.krop.raekker[0].nr, naeste.krop.raekker[0].nr]).toEqual([1002, 1102])
  await hk('POST', `${STI}/${svar.krop.id}/action/indlaes`, { krop: { kunGode: true } })
  expect(await naar(hk, svar.krop.id, 'FAERDIG', 30_000)).toMatchObject({ gemt: 1000 })
})
