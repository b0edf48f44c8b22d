import { Webhook } from 'standardwebhooks'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'
import { aabnModtager } from '#tests/system/modtager'

const PRAKTIK = {
  tilbudstype: 9301,
  tekst: 'Vi er enige om fire uger i bageriet.',
  enighed: { dato: '2026-11-20', form: 'SAMTALE' },
}

test('kommunens system hører om indstillingen, i feedet med CPR og som webhook uden', async ({ server }) => {
  const [hk, kommune, odense] = [
    await fagsystem(server, 'fagsystem-hk'),
    await fagsystem(server, 'fagsystem-koebenhavn'),
    await fagsystem(server, 'fagsystem-odense'),
  ]
  const modtager = await aabnModtager()
  const nyt = await kommune('POST', '/Abonnement', {
    krop: { url: modtager.url, beskrivelse: 'KMD', entiteter: [9403] },
  })
  expect([nyt.status, nyt.version, nyt.hoveder.get('location')]).toEqual([201, 1, `/api/v1/Abonnement/${nyt.krop.id}`])
  expect(nyt.krop.hemmelighed).toMatch(/^whsec_/)

  const foer = await allesamlet(kommune)
  const sag = await hk('POST', '/Indstilling', { om: 'per', krop: { felter: PRAKTIK } })
  await hk('POST', `/Indstilling/${sag.krop.id}/action/send`, { version: 1 })
  await expect.poll(() => modtager.modtaget.length, { timeout: 10_000 }).toBe(1)
  const [m] = modtager.modtaget
  expect(new Webhook(nyt.krop.hemmelighed).verify(m?.krop ?? '', m?.hoveder ?? {})).toBeTruthy()

  const raekker = (await allesamlet(kommune)).slice(foer.length)
  const raekke = raekker.find((r) => r.EksternIdentifier === sag.krop.id)
  expect(raekke).toMatchObject({
    ...m?.data,
    IdentifikationstypeId: 1,
    Identifikation: expect.stringMatching(/^\d{10}$/),
  })
  expect(m?.krop).not.toContain(raekke?.Identifikation)
  expect((await allesamlet(odense)).map((r) => r.EksternIdentifier)).not.toContain(sag.krop.id)
  await kommune('DELETE', `/Abonnement/${nyt.krop.id}`, { version: 1 })
  await modtager.luk()
})

type Raekke = { EksternIdentifier: string; Identifikation: string }
async function allesamlet(kald: Awaited<ReturnType<typeof fagsystem>>): Promise<Raekke[]> {
  const svar: Raekke[] = []
  for (let efter = 0; ; ) {
    const side = await kald('GET', `/Webservicebesked?efter=${efter}&antal=50`)
    expect(side.status).toBe(200)
    svar.push(...side.krop.webservicebeskeder)
    if (side.krop.webservicebeskeder.length === 0) return svar
    efter = side.krop.naeste
  }
}

test('feedet afviser et løbenummer fra fremtiden og en form, der ikke kan læses', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const fremtid = await hk('GET', '/Webservicebesked?efter=99999999')
  expect([fremtid.status, koder(fremtid)]).toEqual([422, ['WSB-001']])
  for (const sti of ['efter=-1', 'efter=x', 'antal=0', 'antal=1001', 'antal=1.5', 'efter=1e30', 'fra=1'])
    expect((await hk('GET', `/Webservicebesked?${sti}`)).status, sti).toBe(400)
  const uden = await fagsystem(server, 'fagsystem-hk', 'eksternkommunikation.abonnement.read')
  expect((await uden('GET', '/Webservicebesked')).status).toBe(403)
})

test('hemmeligheden vises én gang og gemmes ingen steder i klar tekst', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const kald = { requestId: crypto.randomUUID(), krop: { url: 'http://127.0.0.1:4498/webhook' } }
  const foerste = await hk('POST', '/Abonnement', kald)
  const igen = await hk('POST', '/Abonnement', kald)
  expect(igen.status).toBe(412)
  expect(igen.krop.tidligere.svar).toMatchObject({ id: foerste.krop.id, version: 1 })
  expect(JSON.stringify(igen.krop)).not.toContain('whsec_')
  expect(JSON.stringify((await hk('GET', `/Abonnement/${foerste.krop.id}`)).krop)).not.toContain('whsec_')
  const skiftet = await hk('POST', `/Abonnement/${foerste.krop.id}/action/skifthemmelighed`, { krop: {} })
  expect(skiftet.krop.hemmelighed).not.toBe(foerste.krop.hemmelighed)
  expect((await hk('GET', `/Abonnement/${foerste.krop.id}`)).krop.gammelHemmelighedTil).not.toBeNull()
  const { default: postgres } = await import('postgres')
  const sql = postgres(server.database.superbruger, { max: 1 })
  const [fundet] = await sql`select count(*)::int as antal from anmodning where svar::text like '%whsec_%'`
  await sql.end({ timeout: 2 })
  expect(fundet?.antal).toBe(0)
  await hk('DELETE', `/Abonnement/${foerste.krop.id}`, { version: 2 })
})

test('et abonnement kan ses, rettes, pauses, prøves, afspilles og afsluttes af sin egen organisation alene', async ({
  server,
}) => {
  const [hk, tref] = [await fagsystem(server, 'fagsystem-hk'), await fagsystem(server, 'fagsystem-3f')]
  const modtager = await aabnModtager()
  const { krop } = await hk('POST', '/Abonnement', { krop: { url: modtager.url } })
  const sti = `/Abonnement/${krop.id}`
  for (const [metode, del] of [
    ['GET', ''],
    ['POST', '/action/pause'],
    ['POST', '/action/genoptag'],
    ['POST', '/action/proev'],
  ] as const)
    expect((await tref(metode, `${sti}${del}`)).status, `${metode} ${del}`).toBe(404)
  expect((await tref('GET', '/Abonnement')).krop.abonnementer).toEqual([])
  expect((await hk('GET', '/Abonnement')).krop.abonnementer).toHaveLength(1)

  expect((await hk('PUT', sti, { krop: { url: modtager.url, beskrivelse: 'Ny', entiteter: null } })).status).toBe(428)
  expect(
    (await hk('PUT', sti, { version: 1, krop: { url: modtager.url, beskrivelse: 'Ny', entiteter: [9401] } })).version,
  ).toBe(2)
  const ulovlig = await hk('PUT', sti, {
    version: 2,
    krop: { url: 'https://169.254.169.254/', beskrivelse: '', entiteter: [] },
  })
  expect([ulovlig.status, koder(ulovlig).length > 0]).toEqual([400, true])
  const intern = await hk('POST', '/Abonnement', { krop: { url: 'https://169.254.169.254/' } })
  expect([intern.status, koder(intern)]).toEqual([422, ['WH-005']])
  const ukendt = await hk('POST', '/Abonnement', { krop: { url: modtager.url, entiteter: [1] } })
  expect(ukendt.status).toBe(400)

  expect((await hk('POST', `${sti}/action/pause`)).krop.status).toBe('PAUSET')
  expect(koder(await hk('POST', `${sti}/action/proev`))).toEqual(['WH-009'])
  expect((await hk('POST', `${sti}/action/genoptag`)).krop.status).toBe('AKTIV')
  expect((await hk('POST', `${sti}/action/proev`)).status).toBe(200)
  await expect.poll(() => modtager.modtaget.length, { timeout: 10_000 }).toBe(1)
  expect(koder(await hk('POST', `${sti}/action/afspil`, { krop: { hvad: 'EN', loebenummer: 99_999_999 } }))).toEqual([
    'WH-008',
  ])
  expect(
    (await hk('POST', `${sti}/action/afspil`, { krop: { hvad: 'SPAND', fra: 1, til: 1000 } })).krop.antal,
  ).toBeGreaterThan(0)
  expect((await hk('POST', `${sti}/action/afspil`, { krop: { hvad: 'PARKEREDE' } })).krop).toMatchObject({
    antal: 0,
    til: null,
  })
  await expect.poll(() => modtager.modtaget.length, { timeout: 10_000 }).toBeGreaterThan(1)
  const { version } = await hk('GET', sti)
  expect((await hk('DELETE', sti, { version })).status).toBe(200)
  expect((await hk('GET', sti)).status).toBe(404)
  await modtager.luk()
})

test('demoens modtager viser, hvad der kom, om signaturen passer, og kan fejle på bestilling', async ({ server }) => {
  const hk = await fagsystem(server, 'fagsystem-hk')
  const styr = (metode: string, sti: string, krop?: unknown) =>
    fetch(`${sti.startsWith('/api') ? server.url : server.digitalPostUrl}${sti}`, {
      method: metode,
      headers: { 'x-samspor-demo': '1', 'content-type': 'application/json' },
      ...(krop !== undefined && { body: JSON.stringify(krop) }),
    })
  const { krop } = await hk('POST', '/Abonnement', { krop: { url: `${server.digitalPostUrl}/webhook` } })
  await styr('PUT', '/styring/webhook', { hemmelighed: krop.hemmelighed })
  const kommet = async () =>
    ((await (await styr('GET', '/styring/webhook')).json()) as { webhooks: { signatur: string }[] }).webhooks
  await hk('POST', `/Abonnement/${krop.id}/action/proev`)
  await expect
    .poll(kommet, { timeout: 10_000 })
    .toMatchObject([{ signatur: 'PASSER', type: 'Proeve.oprettet', gang: 1 }])
  expect((await styr('PUT', '/api/demo/fejl', { webhook: 'AFVISER' })).status).toBe(200)
  await hk('POST', `/Abonnement/${krop.id}/action/proev`)
  await expect
    .poll(async () => (await hk('GET', `/Abonnement/${krop.id}`)).krop.sidsteFejl, { timeout: 10_000 })
    .toBe('Modtageren svarede 500')
  expect((await styr('PUT', '/api/demo/fejl', { webhook: 'FINDES_IKKE' })).status).toBe(400)
  expect((await styr('PUT', '/api/demo/fejl', { webhook: 'OK' })).status).toBe(200)
  expect(await (await styr('GET', '/webhook')).text()).toContain('Signaturen passer')
  const { version } = await hk('GET', `/Abonnement/${krop.id}`)
  await hk('DELETE', `/Abonnement/${krop.id}`, { version })
})
