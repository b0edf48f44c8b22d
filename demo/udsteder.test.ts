import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { DOER_SCOPE } from '#demo/claims'
import { DOERE, type Doer } from '#demo/person'
import { personer } from '#demo/personer'
import { startUdsteder, type Udsteder } from '#demo/udsteder'

const klienter = Object.fromEntries(
  DOERE.map((doer) => [doer, { id: `samspor-${doer}`, hemmelighed: `hemmelig-${doer}-0123456789` }]),
) as Record<Doer, { id: string; hemmelighed: string }>

let samspor: Server
let samsporUrl: string
let udsteder: Udsteder
const logoutTokens: string[] = []

test.beforeAll(async () => {
  samspor = createServer((req, res) => {
    let krop = ''
    req.on('data', (bid) => {
      krop += bid
    })
    req.on('end', () => {
      const token = new URLSearchParams(krop).get('logout_token')
      if (req.url === '/api/auth/backchannel' && token) logoutTokens.push(token)
      res.end()
    })
  })
  await new Promise<void>((klar) => samspor.listen(0, '127.0.0.1', klar))
  samsporUrl = `http://127.0.0.1:${(samspor.address() as AddressInfo).port}`
  udsteder = await startUdsteder({ port: 0, samsporUrl, klienter })
})

test.afterAll(async () => {
  await udsteder.stop()
  samspor.close()
})

/** A browser without script: keeps cookies, follows nothing by itself. */
function browser() {
  const krukke = new Map<string, string>()
  return async (adresse: string, init: RequestInit = {}) => {
    const cookie = [...krukke].map(([navn, vaerdi]) => `${navn}=${vaerdi}`).join('; ')
    const svar = await fetch(new URL(adresse, udsteder.url), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    })
    for (const linje of svar.headers.getSetCookie()) {
      const [par = ''] = linje.split(';')
      const [navn = '', ...rest] = par.split('=')
      if (linje.includes('01 Jan 1970')) krukke.delete(navn)
      else krukke.set(navn, rest.join('='))
    }
    return svar
  }
}
type Browser = ReturnType<typeof browser>

function anmodning(doer: Doer, aendring: Record<string, string | undefined> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const felter = {
    client_id: klienter[doer].id,
    redirect_uri: `${samsporUrl}/api/auth/callback/${doer}`,
    response_type: 'code',
    scope: DOER_SCOPE[doer],
    state: 'tilstand',
    nonce: 'engangs',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...aendring,
  }
  const sat = Object.entries(felter).filter((par): par is [string, string] => par[1] !== undefined)
  return { verifier, adresse: `/auth?${new URLSearchParams(sat)}` }
}

async function vaelg(gaa: Browser, adresse: string, person: string) {
  const til = (await gaa(adresse)).headers.get('location') ?? ''
  const valgt = await gaa(til, { method: 'POST', body: new URLSearchParams({ person }) })
  const retur = await gaa(valgt.headers.get('location') ?? '')
  return new URL(retur.headers.get('location') ?? 'http://ingen')
}

async function hentToken(doer: Doer, code: string, verifier: string) {
  const { id, hemmelighed } = klienter[doer]
  return fetch(`${udsteder.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${hemmelighed}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${samsporUrl}/api/auth/callback/${doer}`,
      code_verifier: verifier,
    }),
  })
}

async function logInd(doer: Doer, person: string, gaa = browser()) {
  const { adresse, verifier } = anmodning(doer)
  const retur = await vaelg(gaa, adresse, person)
  const svar = await hentToken(doer, retur.searchParams.get('code') ?? '', verifier)
  const tokens = (await svar.json()) as { id_token: string; access_token: string }
  const info = await fetch(`${udsteder.url}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } })
  return { retur, tokens, krav: krop(tokens.id_token), info: (await info.json()) as Record<string, unknown> }
}

const krop = (jwt = '', del = 1): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[del] ?? '', 'base64url').toString())

async function signaturHolder(jwt: string): Promise<boolean> {
  const { keys } = (await (await fetch(`${udsteder.url}/jwks`)).json()) as { keys: Record<string, unknown>[] }
  const jwk = keys.find((noegle) => noegle.kid === krop(jwt, 0).kid)
  if (!jwk) return false
  const [hoved, indhold, signatur = ''] = jwt.split('.')
  const noegle = createPublicKey({ key: jwk, format: 'jwk' })
  return verify('RSA-SHA256', Buffer.from(`${hoved}.${indhold}`), noegle, Buffer.from(signatur, 'base64url'))
}

test('en borger logger ind: niveauet står i ID-tokenet, CPR kun i userinfo', async () => {
  const { retur, tokens, krav, info } = await logInd('borger', 'karen')
  expect(retur.origin + retur.pathname).toBe(`${samsporUrl}/api/auth/callback/borger`)
  expect(retur.searchParams.get('state')).toBe('tilstand')
  expect(krav).toMatchObject({
    iss: udsteder.url,
    aud: 'samspor-borger',
    nonce: 'engangs',
    loa: 'Substantial',
    identity_type: 'private',
    idp: 'mitid',
  })
  expect(krav.auth_time).toEqual(expect.any(Number))
  expect(JSON.stringify(krav)).not.toContain('6701801234')
  expect(info).toMatchObject({ sub: krav.sub, 'dk.cpr': '6701801234', 'mitid.identity_name': 'Karen Eksempel' })
  expect(await signaturHolder(tokens.id_token)).toBe(true)
})

for (const { doer, noegle, claims } of personer.filter((p) => ['anna', 'jens', 'bente', 'stine'].includes(p.noegle))) {
  test(`${noegle} logger ind ad døren ${doer} med det, som rollelisten siger`, async () => {
    const { krav, info } = await logInd(doer, noegle)
    expect({ ...krav, ...info }).toMatchObject(claims)
  })
}

test('uden PKCE sendes man tilbage med en fejl', async () => {
  const { adresse } = anmodning('borger', { code_challenge: undefined, code_challenge_method: undefined })
  const svar = await browser()(adresse)
  expect(new URL(svar.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
})

test('en forkert PKCE-nøgle giver intet token', async () => {
  const { adresse } = anmodning('borger')
  const retur = await vaelg(browser(), adresse, 'karen')
  const svar = await hentToken('borger', retur.searchParams.get('code') ?? '', randomBytes(32).toString('base64url'))
  expect(svar.status).toBe(400)
})

test('en kode kan kun bruges én gang', async () => {
  const { adresse, verifier } = anmodning('borger')
  const code = (await vaelg(browser(), adresse, 'karen')).searchParams.get('code') ?? ''
  expect((await hentToken('borger', code, verifier)).status).toBe(200)
  expect((await hentToken('borger', code, verifier)).status).toBe(400)
})

for (const [hvad, aendring] of [
  ['en fremmed adresse', { redirect_uri: 'http://127.0.0.1:1/api/auth/callback/borger' }],
  ['en anden dørs adresse', { redirect_uri: 'akasse' }],
  ['en ukendt klient', { client_id: 'samspor-ingen' }],
] as const) {
  test(`${hvad} afvises med en side og uden at sende nogen videre`, async () => {
    const rettet =
      'redirect_uri' in aendring && aendring.redirect_uri === 'akasse'
        ? { redirect_uri: `${samsporUrl}/api/auth/callback/akasse` }
        : aendring
    const svar = await browser()(anmodning('borger', rettet).adresse)
    expect(svar.status).toBe(400)
    expect(svar.headers.get('location')).toBeNull()
    expect(await svar.text()).toContain('Du kunne ikke logge ind')
  })
}

test('siden viser kun dørens egne personer, og aldrig de afviste uden at blive bedt om det', async () => {
  const gaa = browser()
  const til = (await gaa(anmodning('akasse').adresse)).headers.get('location') ?? ''
  const svar = await gaa(til)
  const html = await svar.text()
  expect(html).toContain('Anna Akselsen')
  expect(html).not.toContain('Karen Eksempel')
  expect(html).not.toContain('forkert-doer')
  expect(html).not.toContain('<script')
  expect(svar.headers.get('content-security-policy')).toContain(`form-action 'self' ${samsporUrl}`)
  expect(await (await gaa(`${til}?afviste=1`)).text()).toContain('forkert-doer')
})

test('man kan ikke vælge en person fra en anden dør', async () => {
  const gaa = browser()
  const til = (await gaa(anmodning('akasse').adresse)).headers.get('location') ?? ''
  const svar = await gaa(til, { method: 'POST', body: new URLSearchParams({ person: 'karen' }) })
  expect(svar.status).toBe(400)
})

test('den, der afbryder, kommer tilbage med mitid_user_aborted', async () => {
  const gaa = browser()
  const til = (await gaa(anmodning('borger').adresse)).headers.get('location') ?? ''
  const afbrudt = await gaa(`${til}/afbryd`)
  const retur = await gaa(afbrudt.headers.get('location') ?? '')
  const { searchParams } = new URL(retur.headers.get('location') ?? '')
  expect(searchParams.get('error')).toBe('access_denied')
  expect(searchParams.get('error_description')).toBe('mitid_user_aborted')
})

test('et gammelt eller opdigtet valg giver en side, ikke et nedbrud', async () => {
  const svar = await browser()('/interaktion/findes-ikke')
  expect(svar.status).toBe(400)
  expect(await svar.text()).toContain('Til login')
})

test('samme browser kan logge ind som en anden uden at logge ud først', async () => {
  const gaa = browser()
  await logInd('borger', 'karen', gaa)
  const { info } = await logInd('jobcenter', 'jens', gaa)
  expect(info.name).toBe('Jens Jobsen')
})

test('log ud: ingen spørgsmål, tilbage til login, og Samspor får besked ad bagdøren', async () => {
  const gaa = browser()
  const { tokens, krav } = await logInd('akasse', 'anna', gaa)
  const spoergsmaal = new URLSearchParams({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: `${samsporUrl}/login`,
  })
  const svar = await gaa(`/session/end?${spoergsmaal}`)
  expect(svar.status).toBe(303)
  expect(svar.headers.get('location')).toBe(`${samsporUrl}/login`)
  const token = logoutTokens.find((t) => krop(t).sub === krav.sub) ?? ''
  expect(krop(token)).toMatchObject({ iss: udsteder.url, aud: 'samspor-akasse', sid: krav.sid })
  expect(await signaturHolder(token)).toBe(true)
})

test('log ud virker også, når udstederen ikke kender browseren', async () => {
  const { tokens } = await logInd('akasse', 'anna')
  const spoergsmaal = new URLSearchParams({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: `${samsporUrl}/login`,
  })
  const svar = await browser()(`/session/end?${spoergsmaal}`)
  expect(svar.headers.get('location')).toBe(`${samsporUrl}/login`)
})

test('log ud til en fremmed adresse afvises', async () => {
  const gaa = browser()
  const { tokens } = await logInd('akasse', 'anna', gaa)
  const spoergsmaal = new URLSearchParams({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: 'https://andetsteds.example/',
  })
  expect((await gaa(`/session/end?${spoergsmaal}`)).status).toBe(400)
})

test('nøglerne overlever en genstart, når de har en mappe', async () => {
  const mappe = mkdtempSync(join(tmpdir(), 'udsteder-'))
  const noegler = []
  for (let gang = 0; gang < 2; gang++) {
    const egen = await startUdsteder({ port: 0, samsporUrl, klienter, mappe })
    noegler.push(await (await fetch(`${egen.url}/jwks`)).text())
    await egen.stop()
  }
  expect(noegler[1]).toBe(noegler[0])
})

const SIGNATUREN_HOLDER = [
  'forkert-nonce',
  'uden-nonce',
  'forkert-udsteder',
  'forkert-modtager',
  'udloebet',
  'fra-fremtiden',
]
for (const noegle of SIGNATUREN_HOLDER) {
  test(`løgnen ${noegle} står i et token med rigtig signatur`, async () => {
    const { tokens } = await logInd('borger', noegle)
    expect(await signaturHolder(tokens.id_token)).toBe(true)
  })
}

test('løgnene står i tokenet', async () => {
  const nu = Date.now() / 1000
  expect((await logInd('borger', 'forkert-nonce')).krav.nonce).toBe('en-anden-nonce')
  expect((await logInd('borger', 'uden-nonce')).krav.nonce).toBeUndefined()
  expect((await logInd('borger', 'forkert-modtager')).krav.aud).toBe('en-anden-klient')
  expect((await logInd('borger', 'forkert-udsteder')).krav.iss).toBe('https://udsteder.example')
  expect(Number((await logInd('borger', 'udloebet')).krav.exp)).toBeLessThan(nu)
  expect(Number((await logInd('borger', 'fra-fremtiden')).krav.nbf)).toBeGreaterThan(nu + 300)
})

for (const noegle of ['forkert-signatur', 'ukendt-noegle', 'alg-none', 'alg-hs256']) {
  test(`løgnen ${noegle} har ikke udstederens signatur`, async () => {
    const { tokens } = await logInd('borger', noegle)
    expect(await signaturHolder(tokens.id_token)).toBe(false)
  })
}

test('userinfo kan handle om en anden end tokenet', async () => {
  const { krav, info } = await logInd('borger', 'andet-sub-i-userinfo')
  expect(info.sub).not.toBe(krav.sub)
})

test('samme bruger kan komme igen med et nyt CPR-nummer', async () => {
  const foer = await logInd('borger', 'cpr-skift-foer')
  const efter = await logInd('borger', 'cpr-skift-efter')
  expect(efter.krav.sub).toBe(foer.krav.sub)
  expect(efter.info['dk.cpr']).not.toBe(foer.info['dk.cpr'])
})
