import { randomUUID } from 'node:crypto'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { orden } from '#tests/system/jobordremaal-scene'

const AAR = '2024'
const LAAS = '/v2/Virksomhed/99000023/laas'
const HISTORIK = '/v2/Virksomhed/99000023/laasehistorik'
const spaer = (aarsag = 'Misbrug af oplysninger om ansøgere.') => ({ tilstand: 'SPAERRET', aarsag })

test('STAR spærrer en virksomhed, ophæver det igen, og begge dele står i historikken', async ({ server }) => {
  const star = await fagsystem(server, 'jobnet')
  expect((await star('GET', HISTORIK)).krop.tilstande).toEqual([])
  const proevet = await star('PUT', LAAS, { krop: spaer(), proev: true })
  expect([proevet.status, (await star('GET', HISTORIK)).krop.tilstande.length], 'kun prøvet').toEqual([200, 0])

  const sat = await star('PUT', LAAS, { krop: spaer() })
  expect(sat.status).toBe(200)
  expect(sat.krop).toMatchObject({ cvr: '99000023', tilstand: 'SPAERRET', til: null, ophaevetAf: null })
  expect((await star('PUT', LAAS, { krop: { tilstand: 'KONFLIKTRAMT', aarsag: 'Varslet blokade' } })).status).toBe(200)
  const ophaevet = await star('DELETE', LAAS, { krop: { tilstand: 'SPAERRET', grund: 'Aftalt med virksomheden.' } })
  expect(ophaevet.krop).toMatchObject({ id: sat.krop.id, ophaevetGrund: 'Aftalt med virksomheden.' })
  expect(ophaevet.krop.til).not.toBeNull()
  await star('DELETE', LAAS, { krop: { tilstand: 'KONFLIKTRAMT', grund: 'Konflikten er slut.' } })
  const { tilstande } = (await star('GET', HISTORIK)).krop
  expect(tilstande.map((t: { tilstand: string }) => t.tilstand)).toEqual(['KONFLIKTRAMT', 'SPAERRET'])
  expect(tilstande.every((t: { til: string | null; satAf: string }) => t.til && t.satAf)).toBe(true)
})

test('det samme to gange er ikke to: samme x-requestId, og den samme tilstand', async ({ server }) => {
  const star = await fagsystem(server, 'jobnet')
  const antal = async () => (await star('GET', HISTORIK)).krop.tilstande.length
  const foer = await antal()
  const requestId = randomUUID()
  const foerste = await star('PUT', LAAS, { krop: spaer(), requestId })
  const igen = await star('PUT', LAAS, { krop: spaer(), requestId })
  expect([igen.status, igen.krop.tidligere.svar.id]).toEqual([412, foerste.krop.id])
  expect(koder(await star('PUT', LAAS, { krop: spaer('En anden grund.'), requestId }))).toEqual(['REQ-ANDEN'])
  expect(koder(await star('PUT', LAAS, { krop: spaer() }))).toEqual(['JO-090'])
  const ophaev = { krop: { tilstand: 'SPAERRET', grund: 'Fejl.' }, requestId: randomUUID() }
  expect((await star('DELETE', LAAS, ophaev)).status).toBe(200)
  expect((await star('DELETE', LAAS, ophaev)).status).toBe(412)
  expect(koder(await star('DELETE', LAAS, { ...ophaev, requestId: randomUUID() }))).toEqual(['JO-091'])
  expect(await antal()).toBe(foer + 1)
})

test('afslag: nummeret, formen, grunden og html', async ({ server }) => {
  const star = await fagsystem(server, 'jobnet')
  const saet = (cvr: string, krop: unknown = spaer()) => star('PUT', `/v2/Virksomhed/${cvr}/laas`, { krop })
  expect(koder(await saet('123'))).toEqual(['CVR-E01'])
  expect(koder(await saet('12345678'))).toEqual(['CVR-E02'])
  expect(koder(await star('GET', '/v2/Virksomhed/12345678/laasehistorik'))).toEqual(['CVR-E02'])
  const uden = await saet('99000023', {})
  expect([uden.status, koder(uden)], 'begge felter på én gang').toEqual([400, ['1014', '1014']])
  expect((await saet('99000023', { tilstand: 'LUKKET', aarsag: 'x' })).status).toBe(400)
  expect((await saet('99000023', { ...spaer(), ekstra: 1 })).status).toBe(400)
  expect(koder(await saet('99000023', spaer('<b>Misbrug</b>')))).toEqual(['4933'])
  expect((await saet('99000023', spaer('x'.repeat(501)))).status).toBe(400)
  expect((await star('PUT', LAAS)).status, 'intet indhold').toBe(400)
})

test('andre end STAR finder ingenting, uden scope er det et nej, og den gamle sti findes ikke', async ({ server }) => {
  for (const klient of ['fagsystem-hk', 'fagsystem-koebenhavn']) {
    const kald = await fagsystem(server, klient)
    expect((await kald('GET', HISTORIK)).status, klient).toBe(404)
    expect((await kald('PUT', LAAS, { krop: spaer() })).status, klient).toBe(404)
    expect((await kald('DELETE', LAAS, { krop: { tilstand: 'SPAERRET', grund: 'x' } })).status, klient).toBe(404)
  }
  const kunLaes = await fagsystem(server, 'jobnet', 'virksomhedsindsats.virksomhed.read')
  expect((await kunLaes('GET', HISTORIK)).status).toBe(200)
  const nej = await kunLaes('PUT', LAAS, { krop: spaer() })
  expect([nej.status, koder(nej)]).toEqual([403, ['4575']])
  expect((await fetch(`${server.url}/api${LAAS}`, { method: 'PUT' })).status, 'uden token').toBe(401)
  expect((await fetch(`${server.url}/api${LAAS}`, { method: 'POST' })).status).toBe(405)
  for (const sti of ['/api/v1/Virksomhed/99000023/laas', '/api/v2/Ukendt', '/api/v2'])
    expect((await fetch(`${server.url}${sti}`)).status, sti).toBe(404)
})

test('målene: egen myndigheds og for STAR alles; fire er skjult, og det skjulte kan ikke regnes ud', async ({
  server,
}) => {
  const scene = await vedSiden(server)
  for (const [maaned, gange] of [
    ['03', 4],
    ['04', 5],
    ['05', 9],
  ] as const)
    await orden(scene, gange, { oprettet: `${AAR}-${maaned}-10T10:00:00Z`, hos: '75100', antal: 2 })
  await orden(scene, 6, { oprettet: `${AAR}-05-10T10:00:00Z` })
  await scene.luk()
  const sti = `/Jobordremaal?fra=${AAR}-01&til=${AAR}-06`
  const aarhus = await fagsystem(server, 'fagsystem-aarhus')
  const { linjer, sum } = (await aarhus('GET', sti)).krop
  const skjult = { vaerdi: null, skjult: true, opgoeres: null }
  expect(linjer.map((l: { noegle: string; oprettede: object }) => [l.noegle, l.oprettede])).toEqual([
    [`${AAR}-03`, skjult],
    [`${AAR}-04`, skjult],
    [`${AAR}-05`, { vaerdi: 9, skjult: false, opgoeres: null }],
  ])
  expect(linjer[0].stillinger, 'stillinger følger').toEqual(skjult)
  expect([sum.oprettede.vaerdi, sum.stillinger.vaerdi]).toEqual([18, 36])
  const star = await fagsystem(server, 'jobnet')
  expect((await star('GET', `${sti}&opdeling=myndighed`)).krop.sum.oprettede.vaerdi).toBe(24)
  expect((await (await fagsystem(server, 'fagsystem-odense'))('GET', sti)).krop).toMatchObject({
    linjer: [],
    sum: null,
  })
})

test('målene: en måned, der ikke findes, en periode bagfra, og en, der er for lang, er et nej', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const hent = (query: string) => hk('GET', `/Jobordremaal?${query}`)
  for (const query of [
    'fra=2026-13',
    'fra=2026-1',
    'til=november',
    'opdeling=uge',
    'cvr=99000007',
    'fra=2026-01&fra=2026-02',
  ])
    expect((await hent(query)).status, query).toBe(400)
  expect(koder(await hent('fra=2026-02&til=2026-01'))).toEqual(['1003'])
  expect(koder(await hent('fra=2023-01&til=2025-12'))).toEqual([])
  expect(koder(await hent('fra=2022-12&til=2025-12'))).toEqual(['1014'])
  const aar = (await hent('')).krop
  expect([aar.fra, aar.til]).toEqual(['2025-12', '2026-11'])
  const uden = await (await fagsystem(server, 'fagsystem-hk', 'virksomhedsindsats.jobordre.read'))(
    'GET',
    '/Jobordremaal',
  )
  expect([uden.status, koder(uden)]).toEqual([403, ['4575']])
  expect((await fetch(`${server.url}/api/v1/Jobordremaal`)).status).toBe(401)
})
