import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { afslaaIndstilling } from '#lib/indstilling/afgoer'
import { traekIndstilling } from '#lib/indstilling/traek'
import { systemKontekst } from '#lib/ur'
import { expect, test as grund, type Server } from '#tests/opsaetning/server'
import { type Fagsystem, fagsystem, hentToken, koder, vedSiden } from '#tests/system/api-scene'
import { afslagMed, koder as fundI, IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden; hk: Fagsystem; kommune: Fagsystem }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
  hk: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-hk')),
  kommune: async ({ server }, use) => use(await fagsystem(server, 'fagsystem-koebenhavn')),
})

const FELTER = {
  tilbudstype: 9304,
  tekst: 'Et kursus i regneark på fire uger.',
  udbyder: { navn: 'Kursushuset' },
  enighed: { dato: IDAG, form: 'SAMTALE' },
}
const TILBUD = { start: '2026-12-07', slut: '2027-01-04', timerPrUge: 37, minutterPrUge: 0, sted: 'Kursushuset' }
const KARSTEN = { rid: 'RID-KBH-7777', navn: 'Karsten Kontorchef' }
const SAMSPOR = { sendesAf: 'SAMSPOR' }
const EGET = { sendesAf: 'EGET_SYSTEM', digitalPostId: '6f1c2a7e-post-1' }
const AFSLAG = { begrundelse: 'Kurset findes allerede i planen.', lovhjemmel: 'LAB kapitel 14' }
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
)
const pdfHoveder = (navn = 'plan.pdf') => ({
  'content-type': 'application/pdf',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(navn)}`,
})

/** A draft of HK's for a new member. */
async function kladde(scene: VedSiden, hk: Fagsystem): Promise<{ id: string; cpr: string; borgerId: string }> {
  const { cpr, id: borgerId } = await scene.nyBorger()
  const { krop } = await hk('POST', '/Indstilling', { cpr, krop: { felter: FELTER } })
  return { id: krop.id, cpr, borgerId }
}

/** Sent (version 2). */
async function sendt(scene: VedSiden, hk: Fagsystem) {
  const ny = await kladde(scene, hk)
  const svar = await hk('POST', `/Indstilling/${ny.id}/action/send`, { version: 1 })
  expect(svar.status).toBe(200)
  return ny
}

/** With a caseworker (version 3). */
async function underBehandling(scene: VedSiden, hk: Fagsystem, kommune: Fagsystem) {
  const ny = await sendt(scene, hk)
  const taget = await kommune('POST', `/Indstilling/${ny.id}/action/tag`, {
    version: 2,
    krop: { sagsbehandler: KARSTEN },
  })
  expect([taget.status, taget.version]).toEqual([200, 3])
  return ny
}

test('en indstilling går fra kladde til afgørelse mellem to fagsystemer, og ingen ser resultatet før brevet', async ({
  scene,
  hk,
  kommune,
}) => {
  const { id, cpr } = await kladde(scene, hk)
  const rettet = await hk('PUT', `/Indstilling/${id}`, { version: 1, krop: { felter: { ...FELTER, forslagUger: 4 } } })
  expect([rettet.status, rettet.version]).toEqual([200, 2])
  await hk('POST', `/Indstilling/${id}/Bilag`, { raa: PDF, hoveder: pdfHoveder() })
  await hk('POST', `/Indstilling/${id}/action/send`, { version: 2 })

  const liste = await kommune('GET', '/Indstilling?status=MODTAGET', { cpr })
  expect(liste.krop.indstillinger).toMatchObject([{ id, status: 'MODTAGET', civilRegistrationIdentifier: cpr }])
  await kommune('POST', `/Indstilling/${id}/action/tag`, { version: 3, krop: { sagsbehandler: KARSTEN } })
  const spurgt = await kommune('POST', `/Indstilling/${id}/action/spoerg`, { krop: { tekst: 'Hvor foregår kurset?' } })
  expect(spurgt.status).toBe(201)
  const set = await hk('GET', `/Indstilling/${id}`)
  expect(set.krop).toMatchObject({
    status: 'UNDER_BEHANDLING',
    sagsbehandler: { rid: null, navn: KARSTEN.navn },
    bilag: { navn: 'plan.pdf', mime: 'application/pdf' },
    jobcenter: { kode: '10100' },
  })
  const afgjort = await kommune('POST', `/Indstilling/${id}/action/godkend`, {
    version: 4,
    krop: { tilbud: TILBUD, brev: SAMSPOR },
  })
  expect(afgjort.krop).toMatchObject({ status: 'AFGJORT_AFVENTER_POST', version: 5 })
  const foer = await hk('GET', `/Indstilling/${id}`)
  if (foer.krop.status !== 'GODKENDT') expect(foer.krop).toMatchObject({ status: 'UNDER_BEHANDLING', afgoerelse: null })

  await expect
    .poll(async () => (await hk('GET', `/Indstilling/${id}`)).krop.status, { timeout: 20_000 })
    .toBe('GODKENDT')
  const endelig = await kommune('GET', `/Indstilling/${id}`)
  expect(endelig.krop.afgoerelse).toMatchObject({
    resultat: 'GODKENDT',
    endelig: true,
    sagsbehandler: KARSTEN,
    tilbud: { start: TILBUD.start, sted: 'Kursushuset' },
  })
  const { linjer } = (await kommune('GET', `/Indstilling/${id}/Historik`)).krop
  expect(linjer.map((l: { sagsbehandler: string | null }) => l.sagsbehandler)).toContain(KARSTEN.navn)
})

test('den, der venter på brevet, findes ikke for a-kassen under den status', async ({ scene, hk, kommune }) => {
  const { id, borgerId, cpr } = await underBehandling(scene, hk, kommune)
  // The letter is held back, so that the case stays where it is.
  await scene.sql`update indstilling set status = 'AFGJORT_AFVENTER_POST' where id = ${id}`
  const status = (s: string, system: Fagsystem) => system('GET', `/Indstilling?status=${s}`, { cpr })
  expect((await status('AFGJORT_AFVENTER_POST', hk)).krop.indstillinger).toEqual([])
  expect((await status('UNDER_BEHANDLING', hk)).krop.indstillinger).toMatchObject([{ id, status: 'UNDER_BEHANDLING' }])
  expect((await status('AFGJORT_AFVENTER_POST', kommune)).krop.indstillinger).toHaveLength(1)
  expect(borgerId).toBeTruthy()
})

test('har kommunens eget system sendt brevet, er sagen endelig med det samme: plan, besked, opgave og event', async ({
  scene,
  hk,
  kommune,
}) => {
  const { id, borgerId } = await underBehandling(scene, hk, kommune)
  const svar = await kommune('POST', `/Indstilling/${id}/action/godkend`, {
    version: 3,
    krop: { tilbud: TILBUD, brev: EGET },
  })
  expect([svar.status, svar.krop.status, svar.version]).toEqual([200, 'GODKENDT', 5])
  const [plan] = await scene.sql`select t.start::text, t.navn from plan_tilbud t join min_plan p on p.id = t.plan_id
    where p.borger_id = ${borgerId} and p.status = 'PUBLICERET'`
  expect(plan?.start).toBe(TILBUD.start)
  expect(await scene.antal('brev', { borger_id: borgerId })).toBe(0)
  expect(await scene.antal('opgave', { objekt_id: id, type: 'SVAR_PAA_INDSTILLING' })).toBe(1)
  const events = await scene.sql`select navn from event where ekstern_id = ${id} order by version`
  expect(events.map((e) => e.navn).slice(-2)).toEqual(['IndstillingAfgjort', 'IndstillingGodkendt'])
  expect((await hk('GET', `/Indstilling/${id}`)).krop).toMatchObject({
    status: 'GODKENDT',
    afgoerelse: { digitalPostId: EGET.digitalPostId, endelig: true },
  })
})

test('et afslag fra eget system lægger kopien i tråden til a-kassen; uden kopi er det et fund', async ({
  scene,
  hk,
  kommune,
}) => {
  const en = await underBehandling(scene, hk, kommune)
  const med = await kommune('POST', `/Indstilling/${en.id}/action/afslaa`, {
    version: 3,
    krop: { ...AFSLAG, brev: { ...EGET, kopi: PDF.toString('base64') } },
  })
  expect([med.status, med.krop.status, med.krop.advarsler]).toEqual([200, 'AFSLAG', []])
  const [kopi] = await scene.sql`select id, navn from bilag where borger_id = ${en.borgerId}`
  const hentet = await hk('GET', `/Indstilling/${en.id}/Bilag/${kopi?.id}`)
  expect(Buffer.compare(hentet.krop, PDF)).toBe(0)
  expect(hentet.hoveder.get('content-disposition')).toContain('attachment')

  const to = await underBehandling(scene, hk, kommune)
  const uden = await kommune('POST', `/Indstilling/${to.id}/action/afslaa`, {
    version: 3,
    krop: { ...AFSLAG, brev: EGET },
  })
  expect([uden.krop.status, uden.krop.advarsler.map((f: { kode: string }) => f.kode)]).toEqual(['AFSLAG', ['IN-W03']])
  expect(await scene.antal('bilag', { borger_id: to.borgerId })).toBe(0)

  const tre = await underBehandling(scene, hk, kommune)
  const forkert = await kommune('POST', `/Indstilling/${tre.id}/action/afslaa`, {
    version: 3,
    krop: { ...AFSLAG, brev: { ...EGET, kopi: Buffer.from('<html>').toString('base64') } },
  })
  expect([forkert.status, koder(forkert)]).toEqual([422, ['BB-003']])
})

test('en afgørelse uden brev, tilbud og sagsbehandler får alle fund på én gang', async ({ scene, hk, kommune }) => {
  const { id } = await sendt(scene, hk)
  const foerst = await kommune('POST', `/Indstilling/${id}/action/godkend`, { version: 2, krop: {} })
  expect([foerst.status, koder(foerst)]).toEqual([422, ['IN-010']])
  await kommune('POST', `/Indstilling/${id}/action/tag`, { version: 2, krop: {} })
  const intet = await kommune('POST', `/Indstilling/${id}/action/godkend`, { version: 3, krop: {} })
  expect([intet.status, koder(intet)]).toEqual([422, ['IN-005', 'IN-007']])
  const uden = await kommune('POST', `/Indstilling/${id}/action/afslaa`, { version: 3, krop: { brev: SAMSPOR } })
  expect([uden.status, koder(uden)]).toEqual([422, ['8055', 'IN-006', 'IN-006']])
})

test('en prøvet afgørelse viser brevet og efterlader intet; den rigtige har sagsbehandlerens navn', async ({
  scene,
  hk,
  kommune,
}) => {
  const { id, borgerId } = await underBehandling(scene, hk, kommune)
  const requestId = randomUUID()
  const kald = { version: 3, krop: { ...AFSLAG, brev: SAMSPOR, sagsbehandler: KARSTEN }, requestId }
  const proevet = await kommune('POST', `/Indstilling/${id}/action/afslaa`, { ...kald, proev: true })
  expect(proevet.status).toBe(200)
  const [brev] = proevet.krop.proeve.breve
  expect(Buffer.from(brev.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  const eget = await kommune('POST', `/Indstilling/${id}/action/godkend`, {
    version: 3,
    krop: { tilbud: TILBUD, brev: EGET },
    proev: true,
  })
  expect(eget.krop.proeve.beskeder).toHaveLength(2)
  expect(eget.krop.proeve.events.map((e: { navn: string }) => e.navn)).toContain('MinPlanPubliceret')
  expect(await scene.sag(id)).toMatchObject({ status: 'UNDER_BEHANDLING', version: 3 })
  for (const tabel of ['afgoerelse', 'brev', 'min_plan'])
    expect(await scene.antal(tabel, { borger_id: borgerId })).toBe(0)
  expect((await kommune('POST', `/Indstilling/${id}/action/afslaa`, kald)).status).toBe(200)
  expect(await scene.antal('afgoerelse', { indstilling_id: id, besluttet_af_navn: KARSTEN.navn })).toBe(1)
})

test('den samme afgørelse to gange er én; et andet forsøg får IN-004', async ({ scene, hk, kommune }) => {
  const { id, borgerId } = await underBehandling(scene, hk, kommune)
  const kald = { version: 3, krop: { tilbud: TILBUD, brev: EGET }, requestId: randomUUID() }
  const foerste = await kommune('POST', `/Indstilling/${id}/action/godkend`, kald)
  const igen = await kommune('POST', `/Indstilling/${id}/action/godkend`, kald)
  expect([igen.status, igen.krop.tidligere.svar]).toEqual([412, foerste.krop])
  const nyt = await kommune('POST', `/Indstilling/${id}/action/godkend`, { ...kald, requestId: randomUUID() })
  expect([nyt.status, koder(nyt)]).toEqual([422, ['IN-004']])
  expect(await scene.antal('min_plan', { borger_id: borgerId })).toBe(1)
})

test('to systemer, eller en side og et system, afgør på én gang: én vinder, den anden får besked', async ({
  scene,
  hk,
  kommune,
}) => {
  const en = await underBehandling(scene, hk, kommune)
  const svar = await Promise.all(
    ['godkend', 'afslaa'].map((act) =>
      kommune('POST', `/Indstilling/${en.id}/action/${act}`, {
        version: 3,
        krop: act === 'godkend' ? { tilbud: TILBUD, brev: EGET } : { ...AFSLAG, brev: EGET },
      }),
    ),
  )
  expect(svar.map((s) => s.status).sort()[0]).toBe(200)
  expect(svar.filter((s) => s.status === 200)).toHaveLength(1)
  expect(await scene.antal('afgoerelse', { indstilling_id: en.id })).toBe(1)

  const to = await underBehandling(scene, hk, kommune)
  const jens = await scene.nu('jens')
  const [side, system] = await Promise.all([
    fundI(afslaaIndstilling(jens, { id: to.id, version: 3, felter: afslagMed() })),
    kommune('POST', `/Indstilling/${to.id}/action/godkend`, { version: 3, krop: { tilbud: TILBUD, brev: EGET } }),
  ])
  expect([side.length === 0, system.status === 200].filter(Boolean)).toHaveLength(1)
  expect(await scene.antal('afgoerelse', { indstilling_id: to.id })).toBe(1)
})

test('trækkes indstillingen, mens den tages, er der én rækkefølge', async ({ scene, hk, kommune }) => {
  const { id } = await sendt(scene, hk)
  const anna = await scene.nu('anna')
  const [trukket, taget] = await Promise.all([
    fundI(traekIndstilling(anna, { id, version: 2, aarsag: 'MEDLEM_I_JOB', kommentar: '' })),
    kommune('POST', `/Indstilling/${id}/action/tag`, { version: 2, krop: {} }),
  ])
  expect([trukket.length === 0, taget.status === 200].filter(Boolean)).toHaveLength(1)
})

test('en kladde rettes og kasseres kun i den version, man har set', async ({ scene, hk }) => {
  const { id } = await kladde(scene, hk)
  expect((await hk('PUT', `/Indstilling/${id}`, { krop: { felter: FELTER } })).status).toBe(428)
  await hk('PUT', `/Indstilling/${id}`, { version: 1, krop: { felter: FELTER } })
  const gammel = await hk('PUT', `/Indstilling/${id}`, { version: 1, krop: { felter: FELTER } })
  expect([gammel.status, koder(gammel)]).toEqual([409, ['IN-409']])
  expect((await hk('DELETE', `/Indstilling/${id}`, { version: 1 })).status).toBe(409)
  expect((await hk('DELETE', `/Indstilling/${id}`, { version: 2, proev: true })).status).toBe(200)
  expect((await hk('DELETE', `/Indstilling/${id}`, { version: 2 })).status).toBe(200)
  expect((await hk('GET', `/Indstilling/${id}`)).status).toBe(404)
  const afsendt = await sendt(scene, hk)
  const forSent = await hk('PUT', `/Indstilling/${afsendt.id}`, { version: 2, krop: { felter: FELTER } })
  expect([forSent.status, koder(forSent)]).toEqual([422, ['IN-004']])
})

test('træk kræver en grund, berigtigelse en kommentar, og det fjernede kan ikke læses', async ({
  scene,
  hk,
  kommune,
}) => {
  const en = await sendt(scene, hk)
  const uden = await hk('POST', `/Indstilling/${en.id}/action/traek`, { version: 2, krop: { aarsag: 'ANDET' } })
  expect([uden.status, koder(uden)]).toEqual([422, ['1014']])
  const trukket = await hk('POST', `/Indstilling/${en.id}/action/traek`, {
    version: 2,
    krop: { aarsag: 'MEDLEM_I_JOB' },
  })
  expect(trukket.version).toBe(3)
  expect((await kommune('GET', `/Indstilling/${en.id}`)).krop).toMatchObject({
    status: 'TRUKKET',
    afslutning: { aarsag: 'MEDLEM_I_JOB' },
  })
  const to = await sendt(scene, hk)
  const sti = `/Indstilling/${to.id}/action/berigtig`
  const tavs = await hk('POST', sti, { version: 2, krop: {} })
  expect([tavs.status, koder(tavs)]).toEqual([422, ['BB-007']])
  const html = await hk('POST', sti, { version: 2, krop: { kommentar: 'Forkert <b>borger</b>' } })
  expect([html.status, koder(html)]).toEqual([422, ['4933']])
  expect((await hk('POST', sti, { version: 2, krop: { kommentar: 'Sendt på en forkert borger' } })).status).toBe(200)
  expect((await kommune('GET', `/Indstilling/${to.id}`)).krop).toMatchObject({
    status: 'BERIGTIGET',
    felter: null,
    bilag: null,
    afslutning: { kommentar: null },
  })
})

test('andres indstillinger findes ikke, hvad man end gør ved dem', async ({ scene, server, hk, kommune }) => {
  const { id } = await underBehandling(scene, hk, kommune)
  const fremmede = [await fagsystem(server, 'fagsystem-foa'), await fagsystem(server, 'fagsystem-aarhus')]
  const kald: [string, string, object?][] = [
    ['GET', ''],
    ['GET', '/Historik'],
    ['GET', `/Bilag/${randomUUID()}`],
    ['PUT', '', { felter: FELTER }],
    ['DELETE', ''],
    ['DELETE', `/Bilag/${randomUUID()}`],
    ['POST', '/action/send'],
    ['POST', '/action/traek', { aarsag: 'MEDLEM_I_JOB' }],
    ['POST', '/action/berigtig', { kommentar: 'x' }],
    ['POST', '/action/tag', {}],
    ['POST', '/action/spoerg', { tekst: 'x' }],
    ['POST', '/action/godkend', { brev: SAMSPOR }],
    ['POST', '/action/afslaa', { brev: SAMSPOR }],
  ]
  for (const fremmed of fremmede) {
    for (const [metode, sti, krop] of kald) {
      const svar = await fremmed(metode, `/Indstilling/${id}${sti}`, { version: 3, ...(krop && { krop }) })
      expect([svar.status, koder(svar)], `${metode} ${sti}`).toEqual([404, ['404']])
    }
    expect((await fremmed('GET', '/Indstilling')).krop.indstillinger.map((i: { id: string }) => i.id)).not.toContain(id)
  }
  expect(await scene.sag(id)).toMatchObject({ status: 'UNDER_BEHANDLING', version: 3 })
  // Nor may one side do the other's part.
  expect((await hk('POST', `/Indstilling/${id}/action/tag`, { version: 3, krop: {} })).status).toBe(404)
  expect(
    (await kommune('POST', `/Indstilling/${id}/action/traek`, { version: 3, krop: { aarsag: 'ANDET' } })).status,
  ).toBe(404)
})

test('listen bladres ved nøgle uden at springe eller gentage', async ({ scene, hk }) => {
  const { cpr } = await scene.nyBorger()
  for (let nr = 0; nr < 5; nr += 1) await hk('POST', '/Indstilling', { cpr, krop: { felter: FELTER } })
  const set: string[] = []
  for (let efter = ''; ; ) {
    const side = await hk('GET', `/Indstilling?antal=2${efter && `&efter=${encodeURIComponent(efter)}`}`, { cpr })
    set.push(...side.krop.indstillinger.map((i: { id: string }) => i.id))
    if (!side.krop.naeste) break
    efter = side.krop.naeste
  }
  expect([set.length, new Set(set).size]).toEqual([5, 5])
  expect((await hk('GET', '/Indstilling?efter=vrøvl')).status).toBe(400)
})

test('efter et skift af a-kasse skriver den nye, og den tidligeres system læser kun', async ({ scene, server, hk }) => {
  const { id, borgerId } = await sendt(scene, hk)
  const tre = await fagsystem(server, 'fagsystem-3f')
  await scene.somSystem(async () => {
    const { nu, dag } = await scene.nu('anna')
    const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${borgerId}`
    const ny = await scene.find('akasse', '9001')
    const gaar = new Date(nu.getTime() - 86_400_000)
    const ctx = systemKontekst(nu)
    await udmeldAfAkasse(ctx, { medlemskabId: m?.id ?? '', til: gaar.toISOString().slice(0, 10) })
    await indmeldIAkasse(ctx, { borgerId, akasseId: ny.id, forsikring: 'FULDTID', fra: dag })
  })
  expect((await hk('GET', `/Indstilling/${id}`)).krop).toMatchObject({ id, civilRegistrationIdentifier: null })
  const krop = { aarsag: 'MEDLEM_I_JOB' }
  expect((await hk('POST', `/Indstilling/${id}/action/traek`, { version: 2, krop })).status).toBe(404)
  expect((await hk('POST', `/Indstilling/${id}/action/spoerg`, { krop: { tekst: 'x' } })).status).toBe(404)
  expect((await tre('POST', `/Indstilling/${id}/action/traek`, { version: 2, krop })).status).toBe(200)
})

test('et bilag sendes som fil eller i en formular, hentes som fil og kan tages af igen', async ({
  scene,
  hk,
  server,
}) => {
  const { id } = await kladde(scene, hk)
  const sti = `/Indstilling/${id}/Bilag`
  const requestId = randomUUID()
  const foerste = await hk('POST', sti, { raa: PDF, hoveder: pdfHoveder('Aftale æøå.pdf'), requestId })
  expect([foerste.status, foerste.krop.bilag.navn, foerste.krop.advarsler]).toEqual([201, 'Aftale æøå.pdf', []])
  const bilagId = foerste.krop.bilag.id
  expect(foerste.hoveder.get('location')).toBe(`/api/v1${sti}/${bilagId}`)
  const igen = await hk('POST', sti, { raa: PDF, hoveder: pdfHoveder('Aftale æøå.pdf'), requestId })
  expect([igen.status, igen.krop.tidligere.svar]).toEqual([412, foerste.krop])
  const hentet = await hk('GET', `${sti}/${bilagId}`)
  expect([hentet.status, Buffer.compare(hentet.krop, PDF)]).toEqual([200, 0])
  expect(hentet.hoveder.get('x-content-type-options')).toBe('nosniff')

  const formular = new FormData()
  formular.set('bilag', new Blob(['<?xml version="1.0"?><aftale/>'], { type: 'text/xml' }), 'aftale.xml')
  const anden = await hk('POST', sti, { raa: formular })
  expect([anden.status, anden.krop.bilag.mime]).toEqual([201, 'application/xml'])
  expect((await hk('GET', `${sti}/${bilagId}`)).status, 'det første er erstattet').toBe(404)
  const aarhus = await fagsystem(server, 'fagsystem-aarhus')
  expect((await aarhus('GET', `${sti}/${anden.krop.bilag.id}`)).status).toBe(404)
  expect((await hk('DELETE', `${sti}/${randomUUID()}`)).status).toBe(404)
  expect((await hk('DELETE', `${sti}/${anden.krop.bilag.id}`)).status).toBe(200)
  expect((await hk('GET', `/Indstilling/${id}`)).krop.bilag).toBeNull()
  expect(await scene.antal('bilag', { indstilling_id: id })).toBe(0)
})

test('et bilag, der er for stort, af en anden type eller noget andet end det siger, efterlader intet', async ({
  scene,
  hk,
}) => {
  const { id, borgerId } = await kladde(scene, hk)
  const sti = `/Indstilling/${id}/Bilag`
  const stor = await hk('POST', sti, { raa: Buffer.alloc(10_485_761, '%PDF-1.4\n'), hoveder: pdfHoveder() })
  expect([stor.status, koder(stor)]).toEqual([413, ['BB-005']])
  const formular = new FormData()
  formular.set('bilag', new Blob([Buffer.alloc(10_485_761, '%PDF-1.4\n')]), 'stor.pdf')
  const stor2 = await hk('POST', sti, { raa: formular })
  expect([stor2.status, koder(stor2)]).toEqual([413, ['BB-005']])
  const zip = await hk('POST', sti, { raa: PDF, hoveder: { ...pdfHoveder(), 'content-type': 'application/zip' } })
  expect([zip.status, koder(zip)]).toEqual([415, ['BB-003']])
  const loegn = await hk('POST', sti, { raa: Buffer.from('<aftale/>'), hoveder: pdfHoveder() })
  expect([loegn.status, koder(loegn)]).toEqual([422, ['BB-003']])
  const navnloes = await hk('POST', sti, { raa: PDF, hoveder: { 'content-type': 'application/pdf' } })
  expect([navnloes.status, koder(navnloes)]).toEqual([400, ['1014']])
  expect(await scene.antal('bilag', { borger_id: borgerId })).toBe(0)

  const afsendt = await sendt(scene, hk)
  const forSent = await hk('POST', `/Indstilling/${afsendt.id}/Bilag`, { raa: PDF, hoveder: pdfHoveder() })
  expect([forSent.status, koder(forSent)]).toEqual([422, ['IN-004']])
})

test('et bilag, der afbrydes på vejen, efterlader intet', async ({ scene, hk, server }) => {
  const { id, borgerId } = await kladde(scene, hk)
  await afbryd(server, `/Indstilling/${id}/Bilag`, async () => {
    await expect.poll(() => scene.antal('bilag', { borger_id: borgerId })).toBe(1)
  })
  await expect.poll(() => scene.antal('bilag', { borger_id: borgerId }), { timeout: 10_000 }).toBe(0)
  expect((await hk('GET', `/Indstilling/${id}`)).krop.bilag).toBeNull()
})

/** Sends a megabyte of two that were promised, waits until something of it is stored, and hangs up. */
async function afbryd(server: Server, sti: string, undervejs: () => Promise<void>): Promise<void> {
  const token = await hentToken(server, 'fagsystem-hk')
  const opkald = httpRequest(`${server.url}/api/v1${sti}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-requestId': randomUUID(),
      'content-length': '2000000',
      ...pdfHoveder(),
    },
  })
  opkald.on('error', () => {})
  opkald.write(Buffer.alloc(1_000_000, '%PDF-1.4\n'))
  await undervejs()
  opkald.destroy()
}
