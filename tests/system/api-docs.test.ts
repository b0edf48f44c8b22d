import { person } from '#demo/personer'
import { OPERATIONER } from '#lib/api/operationer'
import { SCOPES } from '#lib/api/scopes'
import { expect, type Server, test } from '#tests/opsaetning/server'

const hent = async (server: Server, sti: string, valg: RequestInit = {}) => {
  const svar = await fetch(`${server.url}${sti}`, valg)
  return { status: svar.status, hoveder: svar.headers, tekst: await svar.text() }
}

test('dokumentet kan læses uden token, har en ETag, og udstederens adresse er den rigtige', async ({ server }) => {
  const foerst = await hent(server, '/api/v1/openapi.json')
  const etag = foerst.hoveder.get('etag') ?? ''
  expect((await hent(server, '/api/v1/openapi.json', { headers: { 'if-none-match': etag } })).status).toBe(304)
  const { openapi, paths, components } = JSON.parse(foerst.tekst)
  expect([openapi, Object.keys(paths).length]).toEqual(['3.1.0', new Set(OPERATIONER.map((op) => op.sti)).size])
  const { tokenUrl, scopes } = components.securitySchemes.OAuth2.flows.clientCredentials
  const { token_endpoint } = JSON.parse(
    (await hent(server, '/api/demo/klienter')).tekst.replace('tokenUrl', 'token_endpoint'),
  )
  expect(tokenUrl).toBe(token_endpoint)
  expect(Object.keys(scopes).every((scope) => scope in SCOPES)).toBe(true)
})

test('hver operation har en side uden script, med scope, felter og koder', async ({ server }) => {
  const oversigt = await hent(server, '/api/v1/docs')
  expect(oversigt.hoveder.get('content-security-policy')).toContain("script-src 'none'")
  for (const op of OPERATIONER) {
    expect(oversigt.tekst).toContain(`href="/api/v1/docs/${op.navn}"`)
    const side = await hent(server, `/api/v1/docs/${op.navn}`)
    expect([op.navn, side.status]).toEqual([op.navn, 200])
    for (const skal of [op.scope, `/api${op.sti}`, ...(op.fund ?? [])]) expect(side.tekst).toContain(skal)
    for (const maaIkke of ['undefined', '[object Object]', 'NaN', '<script'])
      expect([op.navn, side.tekst.includes(maaIkke)]).toEqual([op.navn, false])
  }
  expect((await hent(server, '/api/v1/docs/FindesIkke')).status).toBe(404)
})

test('i demoen kan en operation prøves; kaldet er et rigtigt kald', async ({ server }) => {
  const prov = (felter: Record<string, string>, hoveder: Record<string, string> = { origin: server.url }) =>
    hent(server, '/api/v1/docs/OpretIndstilling', {
      method: 'POST',
      headers: hoveder,
      body: new URLSearchParams(felter),
    })
  const krop = JSON.stringify({ felter: { tilbudstype: 9301, tekst: 'Prøvet fra siden' } })
  const svar = await prov({ klient: 'fagsystem-hk', borger: 'per', krop, proev: 'ja' })
  expect(svar.tekst).toContain('Svaret er 201')
  expect(svar.tekst).toContain('servicekvittering')
  expect(svar.tekst).toContain(`x-civilRegistrationIdentifier: ${person('per').cpr}`)
  expect((await prov({ klient: 'fagsystem-foa', borger: 'per', krop })).tekst).toContain('4922')
  expect((await prov({ klient: 'fagsystem-hk', borger: 'per', krop: '{' })).tekst).toContain('ikke gyldig JSON')
  // From another site it is as if there were no form.
  expect((await prov({ klient: 'fagsystem-hk', borger: 'per', krop }, { origin: 'https://ond.dk' })).status).toBe(404)
  expect((await prov({ klient: 'fagsystem-hk', borger: 'per', krop }, {})).status).toBe(404)
})
