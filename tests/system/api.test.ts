import { randomUUID } from 'node:crypto'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'

const PRAKTIK = {
  tilbudstype: 9301,
  tekst: 'Vi er enige om fire uger i bageriet.',
  enighed: { dato: '2026-11-20', form: 'SAMTALE' },
}

test('et fagsystem opretter og sender en indstilling, og kommunens system kan hente den', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const kommune = await fagsystem(server, 'fagsystem-koebenhavn')
  const id = randomUUID()
  const ny = await hk('POST', '/Indstilling', { om: 'per', krop: { id, felter: PRAKTIK } })
  expect([ny.status, ny.krop.id, ny.version, ny.hoveder.get('location')]).toEqual([
    201,
    id,
    1,
    `/api/v1/Indstilling/${id}`,
  ])
  expect(ny.krop.servicekvittering.registreringsId).toBe(ny.hoveder.get('x-correlationId'))
  expect((await kommune('GET', `/Indstilling/${id}`)).status).toBe(404)

  const sendt = await hk('POST', `/Indstilling/${id}/action/send`, { version: 1 })
  expect(sendt.krop).toMatchObject({ id, version: 2 })
  expect((await kommune('GET', `/Indstilling/${id}`)).krop).toMatchObject({ status: 'MODTAGET', version: 2 })
})

test('en prøve svarer som skrivningen, fortæller hvad den ville medføre, og gemmer intet', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const ny = await hk('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK } })
  const requestId = randomUUID()
  const sti = `/Indstilling/${ny.krop.id}/action/send`
  const proevet = await hk('POST', sti, { version: 1, proev: true, requestId })
  expect(proevet.status).toBe(200)
  expect(proevet.krop.proeve.opgaver).toMatchObject([{ organisation: 'Jobcenter København' }])
  expect(proevet.krop.proeve.events.map((e: { navn: string }) => e.navn)).toEqual(['BeskedSendt', 'IndstillingSendt'])
  expect((await hk('GET', `/Indstilling/${ny.krop.id}`)).krop.status).toBe('KLADDE')
  expect((await hk('POST', sti, { version: 1, requestId })).status).toBe(200)
})

test('det samme x-requestId igen giver 412 med det første svar; med et andet indhold REQ-ANDEN', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const requestId = randomUUID()
  const foerste = await hk('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK }, requestId })
  const igen = await hk('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK }, requestId })
  expect([igen.status, igen.krop.tidligere]).toEqual([412, { status: 201, svar: foerste.krop }])
  expect(igen.hoveder.get('location')).toBe(foerste.hoveder.get('location'))
  const andet = await hk('POST', '/Indstilling', {
    om: 'per',
    krop: { felter: { ...PRAKTIK, tilbudstype: 9304 } },
    requestId,
  })
  expect([andet.status, koder(andet)]).toEqual([412, ['REQ-ANDEN']])
})

test('50 ens anmodninger på en gang er én indstilling', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const kald = { om: 'per', krop: { id: randomUUID(), felter: PRAKTIK }, requestId: randomUUID() }
  const svar = await Promise.all(Array.from({ length: 50 }, () => hk('POST', '/Indstilling', kald)))
  expect(svar.filter((s) => s.status === 201)).toHaveLength(1)
  const resten = svar.filter((s) => s.status !== 201)
  // Who found no free connection is told to try again; nobody is told anything else.
  expect(resten.every((s) => s.status === 412 || s.status === 503)).toBe(true)
  expect((await hk('POST', '/Indstilling', kald)).krop.tidligere.svar.id).toBe(kald.krop.id)
})

test('et brugt id er 4977, en gammel version 409, en manglende version 428', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const id = randomUUID()
  await hk('POST', '/Indstilling', { om: 'per', krop: { id, felter: PRAKTIK } })
  const brugt = await hk('POST', '/Indstilling', { om: 'per', krop: { id, felter: PRAKTIK } })
  expect([brugt.status, koder(brugt)]).toEqual([409, ['4977']])
  expect((await hk('POST', `/Indstilling/${id}/action/send`)).status).toBe(428)
  expect((await hk('POST', `/Indstilling/${id}/action/send`, { version: 7 })).status).toBe(409)
})

test('formen giver alle fund på én gang, hver ved sit felt', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const svar = await hk('POST', '/Indstilling', {
    cpr: '3902301234',
    krop: { felter: { tilbudstype: '9301', forslagStart: '2026-02-30', ukendt: 1 }, rolle: 'drift' },
    requestId: 'x'.repeat(47),
  })
  expect(svar.status).toBe(400)
  expect(svar.krop.fund.map((f: { felt?: string }) => f.felt)).toEqual([
    'x-requestId',
    'x-civilRegistrationIdentifier',
    'felter.tilbudstype',
    'felter.forslagStart',
    'felter',
    undefined,
  ])
})

test('en ukendt borger og en andens borger kan ikke skelnes', async ({ server }) => {
  const foa = await fagsystem(server, 'fagsystem-foa')
  const ukendt = await foa('POST', '/Indstilling', { cpr: '6701809999', krop: { felter: PRAKTIK } })
  const andens = await foa('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK } })
  expect([ukendt.status, koder(ukendt)]).toEqual([404, ['4922']])
  const uden = ({ krop }: typeof ukendt) => ({ ...krop, instance: '' })
  expect(uden(andens)).toEqual(uden(ukendt))
})

test('uden token, med et ødelagt token og uden scope', async ({ server }) => {
  const uden = await fetch(`${server.url}/api/v1/Organisation`)
  expect([uden.status, uden.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="samspor"'])
  const hk = await fagsystem(server, 'fagsystem-hk')
  const oedelagt = await hk('GET', '/Organisation', { hoveder: { authorization: 'Bearer a.b.c' } })
  expect([oedelagt.status, oedelagt.hoveder.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="samspor", error="invalid_token"',
  ])
  const smal = await fagsystem(server, 'fagsystem-hk', 'organisation.organisation.read')
  const nej = await smal('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK } })
  expect([nej.status, koder(nej)]).toEqual([403, ['4575']])
  expect(nej.hoveder.get('www-authenticate')).toContain('scope="borgerkommunikation.indstilling.write"')
})
