import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'
import { antal, eventsOm, nytMedlem, systemer } from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'

const felter = (ret: object = {}) => ({
  haendelse: 'H05',
  haendelsesdato: IDAG,
  tilbudsbeskrivelse: 'Et kursus',
  vejledtOmKonsekvens: true,
  vejledtDato: plusDage(IDAG, -14),
  ...ret,
})
const sanktion = (ret: object = {}) => ({
  sanktionstype: 'S04',
  haendelsesdato: IDAG,
  afgoerelsesdato: IDAG,
  startdato: IDAG,
  timer: '111',
  forsikring: 'FULDTID',
  ...ret,
})

test('en underretning oprettes, prøves, sendes, rettes, besvares og læses af begge', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const id = randomUUID()
  const foer = await antal(server, 'nuph')
  const proevet = await koebenhavn('POST', '/Nuph', {
    cpr,
    proev: true,
    krop: { id, send: true, felter: felter({ haendelse: 'U04' }) },
  })
  expect([proevet.status, koder(proevet)]).toEqual([422, ['NUPH-E03']])
  const ok = await koebenhavn('POST', '/Nuph', {
    cpr,
    proev: true,
    krop: { id, send: true, felter: felter({ vejledtOmKonsekvens: false, vejledtDato: null }) },
  })
  expect(ok.status).toBe(201)
  expect(JSON.stringify(ok.krop)).toContain('NUPH-W05')
  expect(await antal(server, 'nuph'), 'en prøve gemmer intet').toBe(foer)

  const requestId = randomUUID()
  const ny = await koebenhavn('POST', '/Nuph', { cpr, requestId, krop: { id, felter: felter() } })
  expect([ny.status, ny.version]).toEqual([201, 1])
  expect(ny.krop).toMatchObject({ id, version: 1, sagsnummer: null, status: 'KLADDE' })
  const igen = await koebenhavn('POST', '/Nuph', { cpr, requestId, krop: { id, felter: felter() } })
  expect([igen.status, igen.krop.tidligere.status], 'samme x-requestId er ikke to').toEqual([412, 201])
  expect(await antal(server, 'nuph')).toBe(foer + 1)
  expect(koder(await koebenhavn('POST', '/Nuph', { cpr, krop: { id, felter: felter() } }))).toEqual(['4977'])
  expect((await hk('GET', `/Nuph/${id}`)).status, 'a-kassen ser ingen kladde').toBe(404)
  expect((await koebenhavn('POST', `/Nuph/${id}/action/send`)).status).toBe(428)
  expect((await koebenhavn('POST', `/Nuph/${id}/action/send`, { version: 7 })).status).toBe(409)
  const sendt = await koebenhavn('POST', `/Nuph/${id}/action/send`, { version: 1 })
  expect([sendt.status, sendt.version]).toEqual([200, 1])
  const dublet = await koebenhavn('POST', '/Nuph', {
    cpr,
    krop: { send: true, felter: felter({ haendelsesdato: '2030-01-01' }) },
  })
  expect(koder(dublet), 'hvert fund på én gang').toEqual(expect.arrayContaining(['NUPH-E05']))
  expect(koder(await koebenhavn('POST', '/Nuph', { cpr, krop: { send: true, felter: felter() } }))).toEqual([
    'NUPH-E20',
  ])
  expect(await antal(server, 'nuph'), 'afvist efterlader ingen kladde').toBe(foer + 1)

  const rettet = await koebenhavn('PUT', `/Nuph/${id}`, {
    version: 1,
    krop: { felter: felter({ borgersForklaring: 'Kunne ikke' }), kommentar: 'Tilføjet' },
  })
  expect([rettet.status, rettet.version]).toEqual([200, 2])
  expect(
    (await koebenhavn('PUT', `/Nuph/${id}`, { version: 1, krop: { felter: felter(), kommentar: 'x' } })).status,
  ).toBe(409)
  expect(
    (await hk('PUT', `/Nuph/${id}`, { version: 2, krop: { felter: felter(), kommentar: 'x' } })).status,
    'a-kassen retter ikke',
  ).toBe(404)
  const spurgt = await hk('POST', `/Nuph/${id}/Spoergsmaal`, { krop: { tekst: 'Hvornår?' } })
  expect(spurgt.status).toBe(201)
  const svaret = await koebenhavn('POST', `/Nuph/${id}/Spoergsmaal/${spurgt.krop.indlaegId}/Svar`, {
    krop: { tekst: 'I dag' },
  })
  expect(svaret.status).toBe(201)
  expect(koder(await hk('POST', `/Nuph/${id}/Svar`, { version: 2, krop: { svartype: 'V21' } }))).toEqual(['NUPH-E31'])
  const besvaret = await hk('POST', `/Nuph/${id}/Svar`, { version: 2, krop: { svartype: 'V21', sanktion: sanktion() } })
  expect([besvaret.status, besvaret.krop.status]).toEqual([201, 'BESVARET'])
  for (const hvem of [hk, koebenhavn]) {
    expect((await hvem('GET', `/Nuph/${id}`)).krop).toMatchObject({
      id,
      version: 2,
      status: 'BESVARET',
      felter: { haendelse: 'H05', borgersForklaring: 'Kunne ikke' },
    })
    expect((await hvem('GET', `/Nuph/${id}/historik`)).krop.versioner).toHaveLength(2)
    expect((await hvem('GET', '/Nuph', { cpr })).krop.underretninger.map((n: { id: string }) => n.id)).toEqual([id])
    expect((await hvem('GET', '/Sanktion', { cpr })).krop.sanktioner).toMatchObject([
      { nuphId: id, timer: '111.00', status: 'REGISTRERET' },
    ])
  }
  expect(await eventsOm(server, id)).toEqual([
    'NuphOprettet',
    'NuphBerigtiget',
    'NuphSpoergsmaal',
    'NuphSpoergsmaalBesvaret',
    'NuphBesvaret',
  ])
  const trukket = await koebenhavn('POST', `/Nuph/${id}/action/tilbagekald`, { version: 2, krop: { grund: 'FEJL' } })
  expect([trukket.status, trukket.krop.status]).toEqual([200, 'GENOPTAGET'])
  expect((await koebenhavn('DELETE', `/Nuph/${id}`, { version: 2 })).status).toBe(409)
})

test('en andens underretning og sanktion findes ikke, og scopet skal med', async ({ server }) => {
  const { foa, koebenhavn, aarhus, jobnet } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop } = await koebenhavn('POST', '/Nuph', { cpr, krop: { send: true, felter: felter() } })
  for (const fremmed of [foa, aarhus]) {
    expect((await fremmed('GET', `/Nuph/${krop.id}`)).status).toBe(404)
    expect((await fremmed('GET', `/Nuph/${krop.id}/historik`)).status).toBe(404)
    expect((await fremmed('POST', `/Nuph/${krop.id}/Spoergsmaal`, { krop: { tekst: 'Hvorfor?' } })).status).toBe(404)
    expect((await fremmed('GET', '/Nuph')).krop.underretninger.filter((n: { id: string }) => n.id === krop.id)).toEqual(
      [],
    )
  }
  expect((await foa('POST', `/Nuph/${krop.id}/Svar`, { version: 1, krop: { svartype: 'V12' } })).status).toBe(404)
  expect(
    (await aarhus('POST', `/Nuph/${krop.id}/action/tilbagekald`, { version: 1, krop: { grund: 'FEJL' } })).status,
  ).toBe(404)
  expect((await jobnet('GET', `/Nuph/${krop.id}`)).status, 'STAR læser').toBe(200)
  const uden = await fagsystem(server, 'fagsystem-koebenhavn', 'raadighed.nuph.read')
  expect(
    (await uden('POST', `/Nuph/${krop.id}/action/tilbagekald`, { version: 1, krop: { grund: 'FEJL' } })).status,
  ).toBe(403)
  expect((await koebenhavn('GET', `/Nuph/${randomUUID()}`)).status).toBe(404)
  expect((await koebenhavn('GET', `/Sanktion/${randomUUID()}`)).status).toBe(404)
  expect(
    (await koebenhavn('POST', `/Nuph/${krop.id}/Svar`, { version: 1, krop: { svartype: 'V12' } })).status,
    'kommunen svarer ikke',
  ).toBe(404)
})

test('en sanktion registreres, rettes og annulleres; hver version bliver stående', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const id = randomUUID()
  const krop = { id, felter: sanktion({ sanktionstype: '86' }) }
  const foer = await antal(server, 'sanktion')
  expect((await hk('POST', '/Sanktion', { cpr, proev: true, krop })).status).toBe(201)
  expect(await antal(server, 'sanktion'), 'en prøve gemmer intet').toBe(foer)
  expect(
    (await koebenhavn('POST', '/Sanktion', { cpr, krop })).status,
    'kommunen registrerer ikke',
  ).toBeGreaterThanOrEqual(403)
  const ny = await hk('POST', '/Sanktion', { cpr, krop })
  expect([ny.status, ny.version]).toEqual([201, 1])
  expect(
    koder(
      await hk('POST', '/Sanktion', {
        cpr,
        krop: { felter: sanktion({ sanktionstype: '86', timer: null, startdato: plusDage(IDAG, -1) }) },
      }),
    ),
  ).toEqual(['SR-003', 'SR-006', 'SR-W04'])
  const ret = {
    felter: sanktion({ sanktionstype: '86', timer: '90', forsikring: 'DELTID' }),
    berigtigelseskommentar: 'Deltid',
  }
  expect((await hk('PUT', `/Sanktion/${id}`, { krop: ret })).status).toBe(428)
  expect((await hk('PUT', `/Sanktion/${id}`, { version: 2, krop: ret })).status).toBe(409)
  expect((await hk('PUT', `/Sanktion/${id}`, { version: 1, krop: ret })).version).toBe(2)
  expect((await hk('DELETE', `/Sanktion/${id}/medhold`, { version: 2 })).version).toBe(3)
  expect(koder(await hk('DELETE', `/Sanktion/${id}/medhold`, { version: 3 }))).toEqual(['SR-009'])
  expect((await koebenhavn('GET', `/Sanktion/${id}`)).status, 'a-kassens egen sag').toBe(404)
  expect((await hk('GET', `/Sanktion/${id}/historik`)).krop.versioner.map((v: { status: string }) => v.status)).toEqual(
    ['REGISTRERET', 'AENDRET', 'ANNULLERET'],
  )
  expect(await eventsOm(server, id)).toEqual(['SanktionOprettet', 'SanktionAendret', 'SanktionAnnulleret'])
})

const pdf = (tekst: string) =>
  new Uint8Array(
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${tekst}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    ),
  )
const medfil = (raa: Uint8Array, navn = 'bilag.pdf', type = 'application/pdf') => ({
  raa,
  hoveder: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${navn}` },
})

test('et bilag vedhæftes, erstattes, sendes med sin version og hentes af begge; kun PDF', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const { krop: sag } = await koebenhavn('POST', '/Nuph', { cpr, krop: { felter: felter() } })
  const sti = `/Nuph/${sag.id}/Bilag`
  expect(
    koder(await koebenhavn('POST', sti, medfil(new TextEncoder().encode('<x/>'), 'a.xml', 'application/xml'))),
  ).toEqual(['BB-003'])
  expect((await koebenhavn('POST', sti, medfil(new Uint8Array(10_485_761)))).status).toBe(413)
  const foerste = await koebenhavn('POST', sti, medfil(pdf('et')))
  expect(foerste.status).toBe(201)
  const anden = await koebenhavn('POST', sti, medfil(pdf('to'), 'to.pdf'))
  expect(
    (await koebenhavn('GET', `/Nuph/${sag.id}`)).krop.bilag.map((b: { navn: string }) => b.navn),
    'erstattet',
  ).toEqual(['to.pdf'])
  expect((await koebenhavn('GET', `${sti}/${anden.krop.bilag.id}`)).status).toBe(200)
  expect((await hk('GET', `${sti}/${anden.krop.bilag.id}`)).status, 'før den er sendt').toBe(404)
  expect((await koebenhavn('POST', `/Nuph/${sag.id}/action/send`, { version: 1 })).status).toBe(200)
  const hentet = await hk('GET', `${sti}/${anden.krop.bilag.id}`)
  expect([hentet.status, Buffer.from(hentet.krop).equals(Buffer.from(pdf('to')))]).toEqual([200, true])
  expect((await hk('POST', sti, medfil(pdf('fra a-kassen')))).status).toBe(404)
  expect((await koebenhavn('DELETE', `${sti}/${anden.krop.bilag.id}`)).status, 'det sendte bliver').toBe(404)
  const tredje = await koebenhavn('POST', sti, medfil(pdf('tre'), 'tre.pdf'))
  const navne = async () =>
    (await hk('GET', `/Nuph/${sag.id}`)).krop.bilag.map((b: { navn: string; version: number }) => [b.navn, b.version])
  expect(await navne(), 'venter på rettelsen').toEqual([['to.pdf', 1]])
  expect(
    (await koebenhavn('PUT', `/Nuph/${sag.id}`, { version: 1, krop: { felter: felter(), kommentar: 'Nyt bilag' } }))
      .version,
  ).toBe(2)
  expect(await navne()).toEqual([
    ['to.pdf', 1],
    ['tre.pdf', 2],
  ])
  expect((await hk('GET', `${sti}/${tredje.krop.bilag.id}`)).status).toBe(200)
  await hk('POST', `/Nuph/${sag.id}/Svar`, { version: 2, krop: { svartype: 'V12' } })
  expect(koder(await koebenhavn('POST', sti, medfil(pdf('for sent'))))).toEqual(['NUPH-E32'])
})
