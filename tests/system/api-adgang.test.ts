import { readFileSync } from 'node:fs'
import { startEgenUdsteder } from '#tests/opsaetning/egen-udsteder'
import { expect, test as grund, type Server, startServer } from '#tests/opsaetning/server'
import { tjekSvar } from '#tests/system/api-scene'

type Udsteder = Awaited<ReturnType<typeof startEgenUdsteder>>

/** A server that trusts an issuer of the test's own, and lets each client call 60 times a minute. */
const test = grund.extend<{ logErRen: undefined }, { scene: { server: Server; udsteder: Udsteder } }>({
  scene: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const udsteder = await startEgenUdsteder()
      const server = await startServer({ API_ISSUER: udsteder.url, API_KALD_PR_MINUT: '60' })
      await use({ server, udsteder })
      await server.stop()
      await udsteder.luk()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  logErRen: [
    async ({ scene }, use) => {
      await use(undefined)
      const linjer = readFileSync(scene.server.log('web'), 'utf8').split('\n')
      expect(linjer.filter((l) => l.includes('uventet fejl') || l.includes('eyJ'))).toEqual([])
    },
    { auto: true },
  ],
})

async function kald(server: Server, authorization: string | undefined) {
  const svar = await fetch(
    `${server.url}/api/v1/Organisation?antal=1`,
    authorization ? { headers: { authorization } } : {},
  )
  const tekst = await svar.text()
  await tjekSvar(server, {
    metode: 'GET',
    sti: '/api/v1/Organisation',
    status: svar.status,
    hoveder: svar.headers,
    tekst,
  })
  return { status: svar.status, hoveder: svar.headers, tekst }
}

const b64 = (v: object) => Buffer.from(JSON.stringify(v)).toString('base64url')

test('intet token, der er ændret, lånt eller ment til noget andet, lukker nogen ind', async ({ scene }) => {
  const { server, udsteder } = scene
  const aud = `${server.url}/api`
  const nu = Math.floor(Date.now() / 1000)
  const krav = { aud }
  const token = (valg: Parameters<Udsteder['token']>[0] = {}) =>
    udsteder.token({ ...valg, krav: { ...krav, ...valg.krav } })
  expect((await kald(server, `Bearer ${await token()}`)).status).toBe(200)

  const [hoved, indhold, underskrift] = (await token()).split('.') as [string, string, string]
  const anden = await startEgenUdsteder()
  const pem = new TextEncoder().encode(await udsteder.offentligPem())
  const falske: Record<string, string> = {
    'alg none': `${b64({ alg: 'none', typ: 'at+jwt' })}.${indhold}.`,
    'alg NoNe': `${b64({ alg: 'NoNe', typ: 'at+jwt' })}.${indhold}.${underskrift}`,
    'HS256 med den offentlige nøgle': await token({ hoved: { alg: 'HS256' }, med: pem }),
    'ændret indhold': `${hoved}.${b64({ ...JSON.parse(Buffer.from(indhold, 'base64url').toString()), organisation: 'jobcenter:85100' })}.${underskrift}`,
    'ændret underskrift': `${hoved}.${indhold}.${underskrift.startsWith('A') ? 'B' : 'A'}${underskrift.slice(1)}`,
    'uden underskrift': `${hoved}.${indhold}.`,
    'en andens nøgle under samme kid': await token({ med: anden.privat() }),
    'kid som en sti': await token({ hoved: { kid: '../../../../etc/passwd' } }),
    'kid som SQL': await token({ hoved: { kid: "' or 1=1 --" } }),
    'jku hos en anden': await token({ hoved: { jku: `${anden.url}/noegler` }, med: anden.privat() }),
    'ukendt crit': `${b64({ alg: 'RS256', kid: 'foerste', crit: ['x'], x: 1 })}.${indhold}.${underskrift}`,
    'andet aud': await token({ krav: { aud: 'https://andet.dk/api' } }),
    'uden aud': await token({ krav: { aud: undefined } as never }),
    'anden iss': await token({ krav: { iss: anden.url } }),
    udløbet: await token({ krav: { iat: nu - 700, exp: nu - 60 } }),
    'uden exp': await token({ krav: { exp: undefined } as never }),
    'endnu ikke gyldigt': await token({ krav: { nbf: nu + 300 } }),
    'et ID-token': await token({ krav: { nonce: 'x' }, hoved: { typ: 'JWT' } }),
    'et logout-token': await token({ hoved: { typ: 'logout+jwt' } }),
    'uden organisation': await token({ krav: { organisation: undefined } as never }),
    'organisation som liste': await token({ krav: { organisation: ['akasse:9010'] } as never }),
    'ukendt type': await token({ krav: { organisation: 'drift:1' } }),
    'en virksomhed': await token({ krav: { organisation: 'virksomhed:12345678' } }),
    'ukendt kode': await token({ krav: { organisation: 'akasse:9999' } }),
    'kode med SQL': await token({ krav: { organisation: "akasse:9010' or '1'='1" } }),
    'kode med NUL': await token({ krav: { organisation: 'akasse:9010\0' } }),
    'uden klient': await token({ krav: { client_id: undefined, azp: undefined } as never }),
    'intet, der ligner': 'x',
    'for langt': 'a'.repeat(9000),
  }
  for (const [navn, falsk] of Object.entries(falske)) {
    const svar = await kald(server, `Bearer ${falsk}`)
    expect([navn, svar.status, svar.hoveder.get('www-authenticate')]).toEqual([
      navn,
      401,
      'Bearer realm="samspor", error="invalid_token"',
    ])
    expect(svar.tekst).not.toMatch(/at \w+ \(|node_modules|jose/i)
  }
  for (const andet of ['Basic ZmFnc3lzdGVtOmE=', 'Bearer', `Bearer ${await token()}, x`, await token()])
    expect((await kald(server, andet)).status).toBe(401)
  await anden.luk()
})

test('udstederens nye nøgle virker, og den gamle holder op', async ({ scene }) => {
  const { server, udsteder } = scene
  const krav = { aud: `${server.url}/api`, client_id: 'noegleskift' }
  const gammelt = await udsteder.token({ krav })
  expect((await kald(server, `Bearer ${gammelt}`)).status).toBe(200)
  await udsteder.skiftNoegle('anden')
  const nyt = await udsteder.token({ krav })
  await expect.poll(async () => (await kald(server, `Bearer ${nyt}`)).status, { timeout: 15_000 }).toBe(200)
  expect((await kald(server, `Bearer ${gammelt}`)).status).toBe(401)
})

test('er udstederen nede, går de kendte nøgler videre, og en ny er 503 og ikke 401', async ({ scene }) => {
  const { server, udsteder } = scene
  const krav = { aud: `${server.url}/api`, client_id: 'udsteder-nede' }
  const kendt = await udsteder.token({ krav })
  await expect.poll(async () => (await kald(server, `Bearer ${kendt}`)).status, { timeout: 15_000 }).toBe(200)
  await udsteder.luk()
  await udsteder.skiftNoegle('tredje')
  const nyt = await udsteder.token({ krav })
  await expect
    .poll(async () => (await kald(server, `Bearer ${nyt}`)).status, { timeout: 15_000, intervals: [1000] })
    .toBe(503)
  expect((await kald(server, `Bearer ${kendt}`)).status).toBe(200)
  await udsteder.aabn()
  await expect
    .poll(async () => (await kald(server, `Bearer ${nyt}`)).status, { timeout: 15_000, intervals: [1000] })
    .toBe(200)
})

test('den, der kalder for meget, får 429 og besked om hvornår; de andre mærker det ikke', async ({ scene }) => {
  const { server, udsteder } = scene
  const aud = `${server.url}/api`
  const larm = `Bearer ${await udsteder.token({ krav: { aud, client_id: 'larm' } })}`
  const stille = `Bearer ${await udsteder.token({ krav: { aud, client_id: 'stille' }, klient: 'fagsystem-foa' })}`
  const svar = []
  for (let i = 0; i < 10; i++) svar.push(...(await Promise.all(Array.from({ length: 20 }, () => kald(server, larm)))))
  const afvist = svar.filter((s) => s.status === 429)
  expect(svar.filter((s) => s.status === 200).length).toBeGreaterThanOrEqual(55)
  expect(afvist.length).toBeGreaterThan(100)
  for (const { hoveder } of afvist) {
    expect(Number(hoveder.get('retry-after'))).toBeGreaterThan(0)
    expect([hoveder.get('ratelimit-limit'), hoveder.get('ratelimit-remaining')]).toEqual(['60', '0'])
  }
  expect((await kald(server, stille)).status).toBe(200)
})
