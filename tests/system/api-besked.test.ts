import { randomUUID } from 'node:crypto'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { svarITraad } from '#lib/besked/svar'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, koder, vedSiden } from '#tests/system/api-scene'
import { koder as fundI, IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; hk: Fagsystem; kommune: Fagsystem; jobnet: Fagsystem }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  kommune: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
  jobnet: async ({ server }, use) => use(await fagsystem(server, 'jobnet')),
})

const DIALOG = { beskedtype: 9206, titel: 'Mødet på torsdag', tekst: 'Kan I deltage i mødet?', maaBesvares: true }
const TIL_BORGEREN = { beskedtype: 9205, titel: 'Husk dit CV', tekst: 'Vi ses den 3. december.', maaBesvares: false }

async function dialog(scene: VedSiden, hk: Fagsystem) {
  const { id: borgerId, cpr } = await scene.nyBorger()
  const { krop } = await hk('POST', '/BorgerBesked', { cpr, krop: DIALOG })
  return { borgerId, cpr, traadId: krop.traadId as string, beskedId: krop.beskedId as string }
}

test('en dialog mellem to myndigheder har borgeren i midten, giver en opgave og et event, og begge kan svare', async ({
  scene,
  hk,
  kommune,
  jobnet,
}) => {
  const { borgerId, cpr, traadId, beskedId } = await dialog(scene, hk)
  const hosKommunen = await kommune('GET', '/BorgerBesked', { cpr })
  expect(hosKommunen.krop).toMatchObject({
    antalUlaeste: 1,
    traade: [{ id: traadId, beskedtype: 9206, emne: DIALOG.titel, ulaest: true, modtager: 'Jobcenter København' }],
  })
  expect(await aabneOpgaver(scene, borgerId)).toEqual(['NY_BESKED 10100'])
  expect(await scene.antal('event', { ekstern_id: beskedId, navn: 'BeskedSendt' })).toBe(1)

  const svar = await kommune('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'Ja, vi kommer.' } })
  expect(svar.status).toBe(201)
  expect(await aabneOpgaver(scene, borgerId)).toEqual(['NY_BESKED 9013'])
  const paaJobnet = await jobnet('GET', `/BorgerBesked/${traadId}`, { cpr })
  expect(paaJobnet.krop.beskeder.map((b: { tekst: string }) => b.tekst)).toEqual([DIALOG.tekst, 'Ja, vi kommer.'])
  expect(paaJobnet.krop).toMatchObject({ kanSvare: false, laesere: expect.arrayContaining(['Jobcenter København']) })
  const efterEvent = await hk('GET', `/BorgerBesked/${svar.krop.beskedId}`)
  expect(efterEvent.krop, 'eventets id er beskedens').toMatchObject({ id: traadId, kanSvare: true })
})

test('en besked til borgeren er borgerens alene og kan ikke besvares', async ({ scene, hk, kommune, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  const ny = await hk('POST', '/BorgerBesked', { cpr, krop: TIL_BORGEREN })
  expect(ny.status).toBe(201)
  const sti = `/BorgerBesked/${ny.krop.traadId}`
  expect((await kommune('GET', sti)).status).toBe(404)
  expect((await jobnet('GET', sti, { cpr })).krop).toMatchObject({ maaBesvares: false, modtager: null })
  const svar = await hk('POST', `${sti}/action/svar`, { krop: { tekst: 'Og en ting til' } })
  expect([svar.status, koder(svar)]).toEqual([422, ['BB-002']])
})

test('det, der ikke må sendes, får alle fund på én gang', async ({ scene, hk }) => {
  const { cpr } = await scene.nyBorger()
  const send = async (ret: object, andenCpr = cpr) => {
    const svar = await hk('POST', '/BorgerBesked', { cpr: andenCpr, krop: { ...TIL_BORGEREN, ...ret } })
    return [svar.status, ...koder(svar)]
  }
  expect(await send({ kanaler: ['JOBNET', 'SMS'], slutDato: '2026-11-22', maaBesvares: true, titel: '' })).toEqual([
    422,
    'BB-001',
    'BB-002',
    'BB-008',
    '1014',
  ])
  expect(await send({ titel: 'x'.repeat(151), tekst: '<script>' })).toEqual([422, '1014', '4933'])
  expect(await send({ ...DIALOG, modtager: { type: 'jobcenter', kode: '75100' } })).toEqual([422, 'BB-006'])
  expect(await send({ beskedtype: 11 })).toEqual([400, '1014'])
  const uden = await scene.nyBorger({ uden: 'jobcenter' })
  expect(await send(DIALOG, uden.cpr)).toEqual([422, 'BB-006'])
})

test('en prøve sender ingenting, og den samme anmodning to gange er én besked', async ({ scene, hk }) => {
  const { id: borgerId, cpr } = await scene.nyBorger()
  const kald = { cpr, krop: DIALOG, requestId: randomUUID() }
  const proevet = await hk('POST', '/BorgerBesked', { ...kald, proev: true })
  expect(proevet.krop.proeve).toMatchObject({
    beskeder: [{ titel: DIALOG.titel, til: ['Jobcenter København', 'Borgeren'] }],
    opgaver: [{ organisation: 'Jobcenter København' }],
  })
  expect(await scene.antal('traad', { borger_id: borgerId })).toBe(0)
  const foerste = await hk('POST', '/BorgerBesked', kald)
  const igen = await hk('POST', '/BorgerBesked', kald)
  expect([igen.status, igen.krop.tidligere.svar]).toEqual([412, foerste.krop])
  const brugt = await hk('POST', '/BorgerBesked', { cpr, krop: { ...DIALOG, traadId: foerste.krop.traadId } })
  expect([brugt.status, koder(brugt)]).toEqual([409, ['4977']])
  expect(await scene.antal('traad', { borger_id: borgerId })).toBe(1)
})

test('andres borgere og tråde findes ikke', async ({ scene, hk, server }) => {
  const { cpr, traadId } = await dialog(scene, hk)
  for (const navn of ['fagsystem-foa', 'fagsystem-aarhus']) {
    const fremmed = await fagsystem(server, navn)
    const liste = await fremmed('GET', '/BorgerBesked', { cpr })
    expect([liste.status, koder(liste)], navn).toEqual([404, ['4922']])
    expect((await fremmed('POST', '/BorgerBesked', { cpr, krop: DIALOG })).status, navn).toBe(404)
    for (const [metode, sti, krop] of [
      ['GET', '', undefined],
      ['GET', `/Bilag/${randomUUID()}`, undefined],
      ['POST', '/action/svar', { tekst: 'x' }],
      ['POST', '/action/berigtig', { kommentar: 'x' }],
      ['POST', '/action/laest', undefined],
      ['POST', '/action/ulaest', undefined],
    ] as const) {
      const svar = await fremmed(metode, `/BorgerBesked/${traadId}${sti}`, { krop })
      expect([svar.status, koder(svar)], `${navn} ${metode} ${sti}`).toEqual([404, ['404']])
    }
  }
})

test('et læsemærke er læserens eget: Jobnet sætter borgerens, en myndighed sin, og at hente sætter intet', async ({
  scene,
  hk,
  kommune,
  jobnet,
}) => {
  const { cpr, traadId } = await dialog(scene, hk)
  const ulaest = async (system: Fagsystem) =>
    (await system('GET', '/BorgerBesked?ulaeste=true', { cpr })).krop.antalUlaeste
  await jobnet('GET', `/BorgerBesked/${traadId}`, { cpr })
  await kommune('GET', `/BorgerBesked/${traadId}`)
  expect([await ulaest(jobnet), await ulaest(kommune)]).toEqual([1, 1])
  const laest = `/BorgerBesked/${traadId}/action/laest`
  const uden = await jobnet('POST', laest)
  expect([uden.status, koder(uden)], 'Jobnet siger, for hvem').toEqual([400, ['1001']])
  const anden = await scene.nyBorger()
  expect((await jobnet('POST', laest, { cpr: anden.cpr })).status).toBe(404)
  expect((await jobnet('POST', laest, { cpr, proev: true })).status).toBe(200)
  expect(await ulaest(jobnet), 'en prøve mærker intet').toBe(1)
  expect((await jobnet('POST', laest, { cpr })).status).toBe(200)
  expect([await ulaest(jobnet), await ulaest(kommune)]).toEqual([0, 1])
  await kommune('POST', laest)
  expect(await ulaest(kommune)).toBe(0)
  await jobnet('POST', `/BorgerBesked/${traadId}/action/ulaest`, { cpr })
  expect([await ulaest(jobnet), await ulaest(kommune)]).toEqual([1, 0])
})

test('en egen besked fjernes med en grund: en rest står tilbage, indholdet er væk for alle, og eventet er en sletning', async ({
  scene,
  hk,
  kommune,
  jobnet,
}) => {
  const { borgerId, cpr, traadId, beskedId } = await dialog(scene, hk)
  const svaret = await kommune('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'Ja tak.' } })
  const fjern = (system: Fagsystem, krop: object, proev = false) =>
    system('POST', `/BorgerBesked/${traadId}/action/berigtig`, { krop, proev })
  expect(koder(await fjern(kommune, { beskedId, kommentar: 'Ikke vores' }))).toEqual(['BB-012'])
  expect(koder(await fjern(hk, { beskedId }))).toEqual(['BB-007'])
  expect((await fjern(hk, { beskedId, kommentar: 'Forkert borger' }, true)).status).toBe(200)
  expect(await scene.antal('besked', { id: beskedId, status: 'SENDT' })).toBe(1)
  expect((await fjern(hk, { beskedId, kommentar: 'Forkert borger' })).krop.fjernet).toBe(1)
  expect(koder(await fjern(hk, { beskedId, kommentar: 'Forkert borger' })), 'to gange').toEqual(['BB-004'])
  expect(await scene.antal('event', { ekstern_id: beskedId, navn: 'BeskedBerigtiget', aendringstype: '3' })).toBe(1)
  const set = (await jobnet('GET', `/BorgerBesked/${traadId}`, { cpr })).krop.beskeder
  expect(set).toMatchObject([
    { titel: '', tekst: '' },
    { tekst: 'Ja tak.', fjernetTid: null },
  ])
  expect(set[0].fjernetTid).toBeTruthy()

  // The other's answer is the last that stands: when it goes, so does the thread.
  await fjern(kommune, { beskedId: svaret.krop.beskedId, kommentar: 'Forkert borger' })
  const liste = await hk('GET', '/BorgerBesked', { cpr })
  expect(liste.krop.traade).toMatchObject([{ id: traadId, fjernet: true, emne: null }])
  const forSent = await hk('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'x' } })
  expect([forSent.status, koder(forSent)]).toEqual([422, ['BB-004']])
  expect(await aabneOpgaver(scene, borgerId)).toEqual([])
})

test('den, der begyndte tråden, kan fjerne den hele; en indstillings beskeder fjernes med indstillingen', async ({
  scene,
  hk,
  kommune,
}) => {
  const { traadId } = await dialog(scene, hk)
  await kommune('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'Ja tak.' } })
  const hele = { krop: { kommentar: 'Forkert borger' } }
  expect(koder(await kommune('POST', `/BorgerBesked/${traadId}/action/berigtig`, hele))).toEqual(['BB-012'])
  expect((await hk('POST', `/BorgerBesked/${traadId}/action/berigtig`, hele)).krop.fjernet).toBe(2)

  const { cpr } = await scene.nyBorger()
  const felter = { tilbudstype: 9304, enighed: { dato: IDAG, form: 'SAMTALE' } }
  const { krop } = await hk('POST', '/Indstilling', { cpr, krop: { felter } })
  await hk('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
  const [sag] = (await hk('GET', '/BorgerBesked', { cpr })).krop.traade
  expect(koder(await hk('POST', `/BorgerBesked/${sag.id}/action/berigtig`, hele))).toEqual(['BB-013'])
})

test('fjernes tråden, mens en side svarer i den, er svaret enten med eller afvist', async ({ scene, hk }) => {
  for (let gang = 0; gang < 5; gang += 1) {
    const { borgerId, traadId } = await dialog(scene, hk)
    const jens = await scene.nu('jens')
    const [svaret, fjernet] = await Promise.all([
      fundI(svarITraad(jens, { traadId, tekst: 'Ja tak.' })),
      hk('POST', `/BorgerBesked/${traadId}/action/berigtig`, { krop: { kommentar: 'Forkert borger' } }),
    ])
    expect(fjernet.status).toBe(200)
    expect(['', 'BB-004']).toContain(svaret.join())
    const synlige = await scene.antal('besked', { borger_id: borgerId, status: 'SENDT' })
    const [traad] = await scene.sql`select berigtiget_tid from traad where id = ${traadId}`
    expect(traad?.berigtiget_tid === null ? synlige : 0, 'intet står i en fjernet tråd').toBe(synlige)
  }
})

test('efter et skift af a-kasse skriver den tidligere ikke, og ingen skriver til den', async ({
  scene,
  hk,
  kommune,
}) => {
  const { borgerId, cpr, traadId } = await dialog(scene, hk)
  await scene.somSystem(async () => {
    const { nu, dag } = await scene.nu('anna')
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${borgerId}`
    const ny = await scene.find('akasse', '9001')
    const til = new Date(nu.getTime() - 86_400_000).toISOString().slice(0, 10)
    await udmeldAfAkasse(systemKontekst(nu), { medlemskabId: m?.id ?? '', til })
    await indmeldIAkasse(systemKontekst(nu), { borgerId, akasseId: ny.id, forsikring: 'FULDTID', fra: dag })
  })
  expect((await hk('GET', `/BorgerBesked/${traadId}`)).krop).toMatchObject({ id: traadId, kanSvare: false })
  expect((await hk('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'x' } })).status).toBe(404)
  expect((await hk('POST', '/BorgerBesked', { cpr, krop: DIALOG })).status).toBe(404)
  const svar = await kommune('POST', `/BorgerBesked/${traadId}/action/svar`, { krop: { tekst: 'x' } })
  expect([svar.status, koder(svar)]).toEqual([422, ['BB-006']])
})

test('en besked med slutdato skjules i listen efter dagen, og slettes ikke', async ({ scene, hk, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  const ny = await hk('POST', '/BorgerBesked', { cpr, krop: { ...TIL_BORGEREN, slutDato: '2026-12-31' } })
  expect((await jobnet('GET', '/BorgerBesked', { cpr })).krop.traade).toHaveLength(1)
  await scene.sql`update traad set slut_dato = '2026-11-01' where id = ${ny.krop.traadId}`
  expect((await jobnet('GET', '/BorgerBesked', { cpr })).krop).toMatchObject({ traade: [], antalUlaeste: 0 })
  expect((await jobnet('GET', `/BorgerBesked/${ny.krop.traadId}`, { cpr })).status).toBe(200)
})

test('Jobnet henter bilaget til en besked; en kladdes fil ser det ikke', async ({ scene, hk, jobnet }) => {
  const { cpr } = await scene.nyBorger()
  const felter = { tilbudstype: 9304, enighed: { dato: IDAG, form: 'SAMTALE' } }
  const { krop } = await hk('POST', '/Indstilling', { cpr, krop: { felter } })
  const fil = Buffer.from('<?xml version="1.0"?><aftale/>')
  const hoveder = { 'content-type': 'application/xml', 'content-disposition': 'attachment; filename="aftale.xml"' }
  const bilag = await hk('POST', `/Indstilling/${krop.id}/Bilag`, { raa: fil, hoveder })
  expect((await jobnet('GET', `/Indstilling/${krop.id}/Bilag/${bilag.krop.bilag.id}`)).status).toBe(404)
  await hk('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
  const [traad] = (await jobnet('GET', '/BorgerBesked', { cpr })).krop.traade
  const [besked] = (await jobnet('GET', `/BorgerBesked/${traad.id}`, { cpr })).krop.beskeder
  const hentet = await jobnet('GET', `/BorgerBesked/${traad.id}/Bilag/${besked.bilag[0].id}`)
  expect([hentet.status, Buffer.compare(hentet.krop, fil)]).toEqual([200, 0])
  const andenTraad = await dialog(scene, hk)
  expect((await jobnet('GET', `/BorgerBesked/${andenTraad.traadId}/Bilag/${besked.bilag[0].id}`)).status).toBe(404)
})

async function aabneOpgaver(scene: VedSiden, borgerId: string): Promise<string[]> {
  const opgaver = await scene.sql<{ type: string; kode: string }[]>`
    select o.type, g.kode from opgave o join organisation g on g.id = o.organisation_id
    where o.borger_id = ${borgerId} and o.lukket_tid is null`
  return opgaver.map((o) => `${o.type} ${o.kode}`).sort()
}
