import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { hukommelseMb } from '#bench/proces-tal'
import { person } from '#demo/personer'
import { aabnRaa, raaKald } from '#tests/opsaetning/raa-http'
import { expect, type Server, test } from '#tests/opsaetning/server'
import { fagsystem, hentToken, koder, tjekSvar } from '#tests/system/api-scene'

const FELTER = { tilbudstype: 9301, tekst: 'Vi er enige.', enighed: { dato: '2026-11-20', form: 'SAMTALE' } }
const tekst = (felter: object) => JSON.stringify({ felter: { ...FELTER, ...felter } })
const dyb = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`

/** POST /Indstilling about Per, with these bytes as they are. */
async function send(server: Server, krop: BodyInit, hoveder: Record<string, string> = {}) {
  const svar = await fetch(`${server.url}/api/v1/Indstilling`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await hentToken(server, 'fagsystem-hk')}`,
      'content-type': 'application/json',
      'x-requestId': randomUUID(),
      'x-civilRegistrationIdentifier': person('per').cpr ?? '',
      ...hoveder,
    },
    body: krop,
  })
  const tekst = await svar.text()
  expect(tekst).not.toContain(person('per').cpr)
  await tjekSvar(server, {
    metode: 'POST',
    sti: '/api/v1/Indstilling',
    status: svar.status,
    hoveder: svar.headers,
    tekst,
  })
  return { status: svar.status, krop: JSON.parse(tekst), hoveder: svar.headers, version: Number.NaN }
}

test.afterEach(({ server }) => {
  const linjer = readFileSync(server.log('web'), 'utf8').split('\n')
  const galt = [person('per').cpr ?? '', 'uventet fejl', '    at ']
  expect(linjer.filter((linje) => galt.some((g) => linje.includes(g)))).toEqual([])
})

const KROPPE: { navn: string; krop: BodyInit; hoveder?: Record<string, string>; status: number; felt?: string }[] = [
  { navn: 'ingen JSON', krop: 'felter=1', status: 400, felt: 'krop' },
  { navn: 'halv JSON', krop: '{"felter":{', status: 400, felt: 'krop' },
  { navn: 'to dokumenter', krop: '{}{}', status: 400, felt: 'krop' },
  { navn: 'en liste', krop: '[]', status: 400 },
  { navn: 'null', krop: 'null', status: 400 },
  { navn: 'en tekst', krop: '"felter"', status: 400 },
  { navn: 'forkerte typer', krop: tekst({ tilbudstype: '9301' }), status: 400, felt: 'felter.tilbudstype' },
  { navn: 'et objekt som tekst', krop: tekst({ tekst: {} }), status: 400, felt: 'felter.tekst' },
  { navn: 'et ukendt felt', krop: tekst({ rolle: 'drift' }), status: 400, felt: 'felter' },
  { navn: '33 niveauer', krop: dyb(33), status: 400, felt: 'krop' },
  { navn: '100.000 niveauer', krop: dyb(100_000), status: 400, felt: 'krop' },
  { navn: 'ugyldig UTF-8', krop: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), status: 400, felt: 'krop' },
  { navn: 'UTF-16', krop: Buffer.from(tekst({}), 'utf16le'), status: 400, felt: 'krop' },
  {
    navn: 'det samme navn to gange',
    krop: '{"felter":{"tilbudstype":9301,"tilbudstype":9304}}',
    status: 400,
    felt: 'krop',
  },
  { navn: '__proto__', krop: '{"felter":{"tilbudstype":9301},"__proto__":{"rolle":"drift"}}', status: 400 },
  { navn: '__proto__ dybere', krop: '{"felter":{"tilbudstype":9301,"__proto__":{"tekst":1}}}', status: 400 },
  {
    navn: 'et CPR som navn',
    krop: `{"felter":{"tilbudstype":9301,"${person('per').cpr}":1}}`,
    status: 400,
    felt: 'felter',
  },
  { navn: 'constructor', krop: tekst({ constructor: { prototype: { x: 1 } } }), status: 400, felt: 'felter' },
  { navn: 'NUL i en tekst', krop: tekst({ tekst: 'a\0b' }), status: 400, felt: 'felter.tekst' },
  {
    navn: 'NUL i en kode',
    krop: tekst({ enighed: { dato: '2026-11-20', form: '\0' } }),
    status: 400,
    felt: 'felter.enighed.form',
  },
  { navn: 'styretegn', krop: tekst({ tekst: 'a\u0007b' }), status: 400, felt: 'felter.tekst' },
  {
    navn: 'et halvt tegn',
    krop: '{"felter":{"tilbudstype":9301,"tekst":"\\ud83d"}}',
    status: 400,
    felt: 'felter.tekst',
  },
  {
    navn: 'et halvt tegn i en kode',
    krop: '{"felter":{"tilbudstype":9301,"enighed":{"dato":"2026-11-20","form":"\\udc00"}}}',
    status: 400,
    felt: 'felter.enighed.form',
  },
  { navn: '1e400', krop: '{"felter":{"tilbudstype":9301,"timerPrUge":1e400}}', status: 400, felt: 'felter.timerPrUge' },
  { navn: '-0', krop: '{"felter":{"tilbudstype":9301,"timerPrUge":-0}}', status: 400, felt: 'felter.timerPrUge' },
  { navn: '0,001 time', krop: tekst({ timerPrUge: 0.001 }), status: 400, felt: 'felter.timerPrUge' },
  {
    navn: 'et kæmpetal',
    krop: `{"felter":{"tilbudstype":${'9'.repeat(400)}}}`,
    status: 400,
    felt: 'felter.tilbudstype',
  },
  { navn: '2^53 + 1', krop: '{"felter":{"tilbudstype":9007199254740993}}', status: 400, felt: 'felter.tilbudstype' },
  { navn: '9301,5', krop: tekst({ tilbudstype: 9301.5 }), status: 400, felt: 'felter.tilbudstype' },
  { navn: 'år 0', krop: tekst({ forslagStart: '0000-01-01' }), status: 400, felt: 'felter.forslagStart' },
  {
    navn: '29. februar i et almindeligt år',
    krop: tekst({ forslagStart: '2027-02-29' }),
    status: 400,
    felt: 'felter.forslagStart',
  },
  { navn: '10.001 tegn', krop: tekst({ tekst: 'x'.repeat(10_001) }), status: 400, felt: 'felter.tekst' },
  {
    navn: 'et id, der ikke er en uuid',
    krop: JSON.stringify({ id: "' or 1=1 --", felter: FELTER }),
    status: 400,
    felt: 'id',
  },
  {
    navn: 'formularindhold',
    krop: 'a=b',
    hoveder: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
  },
  { navn: 'JSON uden type', krop: Buffer.from('{}'), hoveder: { 'content-type': '' }, status: 415 },
  {
    navn: 'JSON i latin1',
    krop: '{}',
    hoveder: { 'content-type': 'application/json; charset=iso-8859-1' },
    status: 415,
  },
  { navn: 'multipart', krop: '--x--', hoveder: { 'content-type': 'multipart/form-data; boundary=x' }, status: 415 },
  { navn: 'gzip', krop: gzipSync(tekst({})), hoveder: { 'content-encoding': 'gzip' }, status: 415 },
  {
    navn: 'en gzip-bombe',
    krop: gzipSync(Buffer.alloc(50_000_000)),
    hoveder: { 'content-encoding': 'gzip' },
    status: 415,
  },
  { navn: '256 KiB + 1', krop: `"${'x'.repeat(262_143)}"`, status: 413 },
]

test('hver slags dårligt indhold får sit nej ved det felt, det gælder', async ({ server }) => {
  for (const { navn, krop, hoveder, status, felt } of KROPPE) {
    const svar = await send(server, krop, hoveder)
    expect([navn, svar.status, svar.krop.fund[0].kode]).toEqual([navn, status, '1014'])
    if (felt)
      expect([navn, svar.krop.fund.map((f: { felt?: string }) => f.felt)]).toEqual([
        navn,
        expect.arrayContaining([felt]),
      ])
  }
  expect(({} as { rolle?: string }).rolle).toBeUndefined()
})

const HOVEDER: { navn: string; hoveder: Record<string, string>; felt: string }[] = [
  { navn: 'intet CPR', hoveder: { 'x-civilRegistrationIdentifier': '' }, felt: 'x-civilRegistrationIdentifier' },
  {
    navn: 'CPR med bindestreg',
    hoveder: { 'x-civilRegistrationIdentifier': '670180-1234' },
    felt: 'x-civilRegistrationIdentifier',
  },
  {
    navn: 'CPR med arabiske cifre',
    hoveder: { 'x-civilRegistrationIdentifier': encodeURIComponent('٦٧٠١٨٠١٢٣٤') },
    felt: 'x-civilRegistrationIdentifier',
  },
  {
    navn: 'ti nuller',
    hoveder: { 'x-civilRegistrationIdentifier': '0000000000' },
    felt: 'x-civilRegistrationIdentifier',
  },
  { navn: '47 tegn', hoveder: { 'x-requestId': 'x'.repeat(47) }, felt: 'x-requestId' },
  { navn: 'mellemrum', hoveder: { 'x-requestId': 'a b' }, felt: 'x-requestId' },
  { navn: 'x-proev: 0', hoveder: { 'x-proev': '0' }, felt: 'x-proev' },
  { navn: 'If-Match: *', hoveder: { 'if-match': '*' }, felt: 'If-Match' },
  { navn: 'et svagt If-Match', hoveder: { 'if-match': 'W/"1"' }, felt: 'If-Match' },
  { navn: 'en for stor version', hoveder: { 'if-match': '"9999999999"' }, felt: 'If-Match' },
]

test('hvert forkert hoved nævnes ved sit navn', async ({ server }) => {
  for (const { navn, hoveder, felt } of HOVEDER) {
    const svar = await send(server, tekst({}), hoveder)
    expect([navn, svar.status, svar.krop.fund.map((f: { felt: string }) => f.felt)]).toEqual([navn, 400, [felt]])
  }
})

test('200 MB i ét løb stoppes ved grænsen, og hukommelsen står stille', async ({ server }) => {
  const pid = server.web.pid() ?? 0
  await send(server, tekst({}), { 'x-proev': '1' })
  const foer = hukommelseMb(pid) ?? 0
  let hoejest = foer
  const token = await hentToken(server, 'fagsystem-hk')
  const bid = `100000\r\n${'x'.repeat(0x100000)}\r\n`
  const oversvoem = async () => {
    const forbindelse = await aabnRaa(server.url)
    await forbindelse.send(
      `POST /api/v1/Indstilling HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nx-requestId: ${randomUUID()}\r\nx-civilRegistrationIdentifier: ${person('per').cpr}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    let besvaret = false
    const svar = forbindelse.svar.then((s) => {
      besvaret = true
      return s
    })
    for (let mb = 0; mb < 200 && !besvaret; mb++) {
      if (!(await forbindelse.send(bid))) break
      hoejest = Math.max(hoejest, hukommelseMb(pid) ?? 0)
    }
    const { status } = await svar
    forbindelse.slip()
    return status
  }
  expect(await Promise.all(Array.from({ length: 5 }, oversvoem))).toEqual([413, 413, 413, 413, 413])
  expect(hoejest - foer).toBeLessThan(64)
})

test('et indhold eller et hoved, der drypper, får 408, og andre mærker det ikke', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const token = await hentToken(server, 'fagsystem-hk')
  const dryp = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const forbindelse = await aabnRaa(server.url)
      await forbindelse.send(
        `POST /api/v1/Indstilling HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nx-requestId: ${randomUUID()}\r\nx-civilRegistrationIdentifier: ${person('per').cpr}\r\nContent-Length: 1000\r\n\r\n{"felter":`,
      )
      return forbindelse
    }),
  )
  const halve = await Promise.all(Array.from({ length: 100 }, () => aabnRaa(server.url)))
  for (const h of halve) await h.send('POST /api/v1/Indstilling HTTP/1.1\r\nHost: x\r\nx-lang')
  expect((await hk('GET', '/Organisation')).status).toBe(200)
  const svar = await Promise.all([...dryp, ...halve].map((f) => f.svar))
  expect(new Set(svar.map((s) => s.status))).toEqual(new Set([408]))
  for (const f of [...dryp, ...halve]) f.slip()
})

test('en forbindelse, der brydes midt i indholdet, gemmer intet og vælter intet', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const token = await hentToken(server, 'fagsystem-hk')
  const id = randomUUID()
  const requestId = randomUUID()
  const krop = JSON.stringify({ id, felter: FELTER })
  for (const bidt of [1, 10, krop.length - 1]) {
    const forbindelse = await aabnRaa(server.url)
    await forbindelse.send(
      `POST /api/v1/Indstilling HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nx-requestId: ${requestId}\r\nx-civilRegistrationIdentifier: ${person('per').cpr}\r\nContent-Length: ${krop.length}\r\n\r\n${krop.slice(0, bidt)}`,
    )
    forbindelse.svar.catch(() => {})
    forbindelse.slip()
  }
  expect((await hk('GET', `/Indstilling/${id}`)).status).toBe(404)
  expect((await hk('POST', '/Indstilling', { om: 'per', krop: { id, felter: FELTER }, requestId })).status).toBe(201)
})

const STIER: { sti: string; status: number }[] = [
  { sti: '/api/v1', status: 404 },
  { sti: '/api/v1/', status: 404 },
  { sti: '/api/v1/Findes/Ikke', status: 404 },
  { sti: '/api/v1/organisation', status: 404 },
  { sti: '/api/v1/Organisation;x=1', status: 404 },
  { sti: '/api/v1/Organisation%2f', status: 404 },
  { sti: '/api/v1/Organisation%00', status: 404 },
  { sti: '/api/v1/%4frganisation', status: 404 },
  { sti: '/api/v1/Indstilling/x%2faction%2fsend', status: 400 },
  { sti: '/api/v1/Indstilling/..%2f..%2fdrift', status: 400 },
  { sti: '/api/v1/Indstilling/%00', status: 400 },
  { sti: '/api/v1/Indstilling/%E2%80%AE', status: 400 },
  { sti: `/api/v1/Indstilling/${'x'.repeat(4000)}`, status: 400 },
  { sti: "/api/v1/Indstilling/1'%20or%20'1'='1", status: 400 },
  { sti: '/api/v1/Organisation?antal=1&antal=2', status: 400 },
  { sti: '/api/v1/Organisation?antal=-1', status: 400 },
  { sti: '/api/v1/Organisation?antal=1e99', status: 400 },
  { sti: '/api/v1/Organisation?antal=', status: 400 },
  { sti: '/api/v1/Organisation?ukendt=1', status: 400 },
  { sti: '/api/v1/Organisation?__proto__=1', status: 400 },
  { sti: '/api/v1/Organisation?efter=%00', status: 400 },
  { sti: '/api/v1/Organisation?navn=%25%5C_', status: 200 },
  { sti: '/api/v1/Organisation?navn=%ff', status: 200 },
  { sti: '/api/v1/Organisation/', status: 200 },
]

test('stier og queries med fælder fører ingen steder hen', async ({ server }) => {
  const token = await hentToken(server, 'fagsystem-hk')
  for (const { sti, status } of STIER) {
    const svar = await raaKald(server.url, [`GET ${sti} HTTP/1.1`, `Authorization: Bearer ${token}`])
    expect([sti, svar.status]).toEqual([sti, status])
    await tjekSvar(server, { metode: 'GET', sti: sti.includes('%2f') ? '/x' : sti, ...svar }).catch((fejl) => {
      if (!sti.includes('%2f')) throw fejl
    })
  }
})

/** The framework tidies such a path or refuses it; it never becomes another operation than the tidy one. */
test('stier, der skal ryddes op, når ikke frem som noget andet', async ({ server }) => {
  const token = await hentToken(server, 'fagsystem-hk')
  const skaeve = [
    '//v1/Organisation',
    '/v1//Organisation',
    '/v1/./Organisation',
    '/v1/x/../Organisation',
    '/v1/%2e/Organisation',
  ]
  for (const sti of [...skaeve, '\\v1\\Organisation', '/v1/Organisation/..', '/v1/Indstilling/../../v1/Organisation']) {
    const svar = await raaKald(server.url, [`GET /api${sti} HTTP/1.1`, `Authorization: Bearer ${token}`])
    expect([200, 308, 404], sti).toContain(svar.status)
    if (svar.status === 200) expect(Object.keys(JSON.parse(svar.tekst))).toEqual(['organisationer', 'naeste'])
  }
})

test('HEAD svarer som GET uden indhold, og andre metoder får at vide, hvilke der er', async ({ server }) => {
  const token = await hentToken(server, 'fagsystem-hk')
  const kald = (metode: string, sti: string) =>
    raaKald(server.url, [`${metode} ${sti} HTTP/1.1`, `Authorization: Bearer ${token}`])
  const hoved = await fetch(`${server.url}/api/v1/Organisation`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${token}` },
  })
  expect([hoved.status, await hoved.text()]).toEqual([200, ''])
  for (const metode of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const svar = await kald(metode, '/api/v1/Organisation')
    expect([metode, svar.status, svar.hoveder.get('allow')]).toEqual([metode, 405, 'GET, HEAD'])
    await tjekSvar(server, { metode, sti: '/api/v1/Organisation', ...svar })
  }
  for (const metode of ['TRACE', 'PROPFIND'])
    expect([metode, (await kald(metode, '/api/v1/Organisation')).status]).toEqual([metode, 405])
  expect((await kald('HAPS', '/api/v1/Organisation')).status).toBe(400)
})

test('det, der aldrig blev en anmodning, afvises i døren', async ({ server }) => {
  const token = await hentToken(server, 'fagsystem-hk')
  const foerst = [
    'POST /api/v1/Indstilling HTTP/1.1',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
  ]
  const smugler = await raaKald(server.url, [...foerst, 'Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n')
  const to = await raaKald(server.url, [...foerst, 'Content-Length: 2', 'Content-Length: 3'], '{}')
  const stor = await raaKald(server.url, ['GET /api/v1/Organisation HTTP/1.1', `x-stor: ${'x'.repeat(20_000)}`])
  const ulaeselig = await Promise.all(
    ['%ff', '%', '%c0%ae%c0%ae'].map((led) => raaKald(server.url, [`GET /api/v1/Indstilling/${led} HTTP/1.1`])),
  )
  expect([smugler.status, to.status, stor.status]).toEqual([400, 400, 431])
  expect(ulaeselig.map((s) => s.status)).toEqual([400, 400, 400])
})

test('en andens borger, en andens sag og en gentagelse siger intet nyt', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const foa = await fagsystem(server, 'fagsystem-foa')
  const { krop } = await hk('POST', '/Indstilling', { om: 'per', krop: { felter: FELTER } })
  for (const [metode, sti] of [
    ['GET', ''],
    ['POST', '/action/send'],
  ] as const) {
    const andens = await foa(metode, `/Indstilling/${krop.id}${sti}`, { version: 1 })
    const opdigtet = await foa(metode, `/Indstilling/${randomUUID()}${sti}`, { version: 1 })
    expect([andens.status, koder(andens)]).toEqual([404, ['404']])
    expect({ ...andens.krop, instance: '' }).toEqual({ ...opdigtet.krop, instance: '' })
  }
  const requestId = randomUUID()
  await hk('POST', '/Indstilling', { om: 'per', krop: { felter: FELTER }, requestId })
  const gentaget = await foa('POST', '/Indstilling', { om: 'per', krop: { felter: FELTER }, requestId })
  expect([gentaget.status, koder(gentaget)]).toEqual([404, ['4922']])
})
