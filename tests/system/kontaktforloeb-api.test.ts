import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/server'
import { fagsystem, koder } from '#tests/system/api-scene'
import {
  antal,
  eventsOm,
  indmeld,
  nyCpr,
  nytMedlem,
  systemer,
  tilknytKoebenhavn,
  tilmeldIdag,
} from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'

test('fra en ukendt borger til en sendt indstilling, hvert skridt over API’et', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const cpr = nyCpr()
  const medlemskab = await indmeld(hk, cpr)
  expect([medlemskab.status, medlemskab.version]).toEqual([201, 1])
  expect((await tilknytKoebenhavn(koebenhavn, cpr)).status).toBe(201)
  const tilmeldt = await tilmeldIdag(hk, cpr)
  expect(tilmeldt.krop.kontaktforloeb).toMatchObject({ startet: true, grund: null })
  expect(tilmeldt.krop.advarsler).toEqual([])
  const timer = await hk('POST', '/Dagpengetaeller', {
    cpr,
    krop: {
      newGrading: true,
      benefitsGrading: { gradingDate: plusDage(IDAG, -30), offsetHours: '3848' },
      forsikring: 'FULDTID',
      forbrugteTimer: '81.4',
      opgjortTil: plusDage(IDAG, -1),
    },
  })
  expect([timer.status, timer.krop.videresendt]).toEqual([201, false])
  const hos = await koebenhavn('GET', '/Kontaktforloeb', { cpr })
  expect(hos.krop).toMatchObject({
    dag: IDAG,
    ansvarlig: 'AKASSE',
    hos: { type: 'akasse', kode: '9013' },
    grundlag: { fravaer75: [{ id: tilmeldt.krop.kontaktforloeb.fravaerIdentifier, startDato: IDAG, slutDato: null }] },
    timer: { forbrugteTimer: '81.40', graenseTimer: '410.00', resterendeTimer: '328.60' },
  })

  const kladde = await hk('POST', '/Indstilling', {
    cpr,
    krop: { felter: { tilbudstype: 9301, tekst: 'Fire uger.', enighed: { dato: IDAG, form: 'SAMTALE' } } },
  })
  const sendt = await hk('POST', `/Indstilling/${kladde.krop.id}/action/send`, { version: 1 })
  expect(sendt.status).toBe(200)
  expect((await koebenhavn('GET', `/Indstilling/${kladde.krop.id}`)).krop.status).toBe('MODTAGET')
})

test('et medlemskab er kun egen a-kasses, og en anden a-kasse får at vide, hvem der kan ændre det', async ({
  server,
}) => {
  const { hk, foa, koebenhavn, jobnet } = await systemer(server)
  const cpr = nyCpr()
  const id = randomUUID()
  expect((await indmeld(hk, cpr, { id })).krop.id).toBe(id)
  expect(await eventsOm(server, id)).toEqual(['AkassemedlemskabOprettet'])

  const anden = await indmeld(foa, cpr, { startDato: IDAG })
  expect([anden.status, koder(anden)]).toEqual([422, ['AM-001']])
  expect(anden.krop.fund[0].hvemKan).toContain('hidtidige a-kasse')
  expect(JSON.stringify(anden.krop)).not.toMatch(/HK|9013/)
  expect(koder(await foa('GET', '/Akassemedlemskab', { cpr }))).toEqual(['4922'])

  expect(koder(await indmeld(hk, cpr, { startDato: IDAG }))).toEqual(['AM-002'])
  for (const hvem of [koebenhavn, jobnet])
    for (const om of [cpr, nyCpr()]) {
      const nej = await indmeld(hvem, om)
      expect([nej.status, koder(nej)]).toEqual([403, ['1013']])
    }
})

test('et medlemskab slutter, og den næste dag kan en anden a-kasse begynde', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  const cpr = nyCpr()
  const { krop } = await indmeld(hk, cpr)
  const sti = `/Akassemedlemskab/${krop.id}`
  expect((await hk('PUT', sti, { krop: { slutDato: IDAG } })).status).toBe(428)
  expect((await foa('PUT', sti, { version: 1, krop: { slutDato: IDAG } })).status).toBe(404)
  expect(koder(await hk('PUT', sti, { version: 1, krop: { slutDato: plusDage(IDAG, -401) } }))).toEqual(['1003'])
  const slut = await hk('PUT', sti, { version: 1, krop: { slutDato: plusDage(IDAG, -1) } })
  expect([slut.status, slut.version]).toEqual([200, 2])
  expect((await hk('PUT', sti, { version: 1, krop: { slutDato: IDAG } })).status).toBe(409)
  expect((await hk('PUT', sti, { version: 2, krop: { slutDato: plusDage(IDAG, -1) } })).version).toBe(2)
  expect(await eventsOm(server, krop.id)).toEqual(['AkassemedlemskabOprettet', 'AkassemedlemskabAendret'])

  expect(koder(await indmeld(foa, cpr, { startDato: plusDage(IDAG, -1) }))).toEqual(['AM-001'])
  expect((await indmeld(foa, cpr, { startDato: IDAG })).status).toBe(201)
  const hosFoa = await foa('GET', '/Akassemedlemskab', { cpr })
  expect(hosFoa.krop.medlemskaber.map((m: { akasse: { kode: string } }) => m.akasse.kode)).toEqual(['9010', '9013'])
  const hosHk = await hk('GET', '/Akassemedlemskab', { cpr })
  expect(hosHk.krop.medlemskaber.map((m: { id: string }) => m.id)).toEqual([krop.id])
  const senere = await hk('GET', '/Kontaktforloeb', { cpr })
  expect(senere.krop.grundlag.akassemedlemskab, 'den nye a-kasse er ikke den gamles').toBeNull()
  const dengang = await hk('GET', `/Kontaktforloeb?dag=${plusDage(IDAG, -1)}`, { cpr })
  expect(dengang.krop.grundlag.akassemedlemskab.id).toBe(krop.id)
  expect(koder(await hk('PUT', sti, { version: 2, krop: { slutDato: IDAG } }))).toEqual(['AM-001'])
})

test('to a-kasser på én gang: en ny borger bliver én borger med ét medlemskab', async ({ server }) => {
  const { hk, foa } = await systemer(server)
  for (let gang = 0; gang < 5; gang += 1) {
    const cpr = nyCpr()
    const svar = await Promise.all([indmeld(hk, cpr), indmeld(foa, cpr), indmeld(hk, cpr), indmeld(foa, cpr)])
    expect(svar.map((s) => s.status).sort()).toEqual([201, 422, 422, 422])
    expect(svar.flatMap(koder).every((k) => k === 'AM-001' || k === 'AM-002')).toBe(true)
  }
})

test('en prøve opretter ingen borger', async ({ server }) => {
  const { hk } = await systemer(server)
  const cpr = nyCpr()
  const foer = await antal(server, 'borger')
  const proevet = await hk('POST', '/Akassemedlemskab', {
    cpr,
    proev: true,
    krop: { navn: 'Prøve', forsikring: 'DELTID', startDato: IDAG },
  })
  expect([proevet.status, proevet.krop.proeve.events[0].navn]).toEqual([201, 'AkassemedlemskabOprettet'])
  expect(await antal(server, 'borger')).toBe(foer)
  expect(koder(await hk('GET', '/Akassemedlemskab', { cpr }))).toEqual(['4922'])
})

test('en borger flytter: tilknytning, sag og tråd følger med, også når STAR registrerer det', async ({ server }) => {
  const { hk, koebenhavn, aarhus, jobnet } = await systemer(server)
  for (const star of [false, true]) {
    const { cpr } = await nytMedlem(server)
    const kladde = await hk('POST', '/Indstilling', {
      cpr,
      krop: { felter: { tilbudstype: 9301, enighed: { dato: IDAG, form: 'SAMTALE' } } },
    })
    await hk('POST', `/Indstilling/${kladde.krop.id}/action/send`, { version: 1 })
    const krop = { kommuneKode: '751', startDato: IDAG }
    const flyttet = star
      ? await jobnet('POST', '/Jobcentertilknytning', { cpr, krop: { ...krop, jobcenterKode: '75100' } })
      : await aarhus('POST', '/Jobcentertilknytning', { cpr, krop })
    expect([flyttet.status, koder({ ...flyttet, krop: { fund: flyttet.krop.advarsler } })]).toEqual([201, ['JT-W01']])
    const sag = await aarhus('GET', `/Indstilling/${kladde.krop.id}`)
    expect([sag.status, sag.krop.status], star ? 'STAR' : 'Aarhus').toEqual([200, 'MODTAGET'])
    expect((await koebenhavn('GET', `/Indstilling/${kladde.krop.id}`)).status).toBe(404)

    const iAarhus = await aarhus('GET', '/Jobcentertilknytning', { cpr })
    expect(iAarhus.krop.tilknytninger).toMatchObject([
      { jobcenter: { kode: '75100' }, kommune: { kode: '751' }, startDato: IDAG, slutDato: null, version: 1 },
      { jobcenter: { kode: '10100' }, slutDato: plusDage(IDAG, -1), version: 2 },
    ])
    const iKoebenhavn = await koebenhavn('GET', '/Jobcentertilknytning', { cpr })
    expect(iKoebenhavn.krop.tilknytninger).toHaveLength(1)
    const igen = await aarhus('POST', '/Jobcentertilknytning', { cpr, krop: { ...krop, startDato: plusDage(IDAG, 1) } })
    expect(koder(igen)).toEqual(['JT-003'])
  }
})

test('en flytning, der er registreret i forvejen, ændrer intet før dagen', async ({ server }) => {
  const { hk, koebenhavn, aarhus } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const kladde = await hk('POST', '/Indstilling', {
    cpr,
    krop: { felter: { tilbudstype: 9301, enighed: { dato: IDAG, form: 'SAMTALE' } } },
  })
  await hk('POST', `/Indstilling/${kladde.krop.id}/action/send`, { version: 1 })
  const krop = { kommuneKode: '751', startDato: plusDage(IDAG, 5) }
  const flytter = await aarhus('POST', '/Jobcentertilknytning', { cpr, krop })
  expect([flytter.status, await eventsOm(server, flytter.krop.id)]).toEqual([201, ['JobcentertilknytningOprettet']])
  expect(koder(await aarhus('GET', '/Jobcentertilknytning', { cpr }))).toEqual(['4922'])
  expect((await koebenhavn('GET', '/Jobcentertilknytning', { cpr })).krop.tilknytninger).toMatchObject([
    { jobcenter: { kode: '75100' }, startDato: plusDage(IDAG, 5), slutDato: null },
    { jobcenter: { kode: '10100' }, startDato: plusDage(IDAG, -400), slutDato: plusDage(IDAG, 4) },
  ])
  expect((await koebenhavn('GET', `/Indstilling/${kladde.krop.id}`)).status).toBe(200)
  const hos = async (dag: string) =>
    (await koebenhavn('GET', `/Kontaktforloeb?dag=${dag}`, { cpr })).krop.grundlag.jobcentertilknytning.jobcenter.kode
  expect([await hos(plusDage(IDAG, 4)), await hos(plusDage(IDAG, 5))]).toEqual(['10100', '75100'])
})

test('en tilknytning afvises med sine koder', async ({ server }) => {
  const { koebenhavn, aarhus, jobnet, hk } = await systemer(server)
  const { cpr } = await nytMedlem(server)
  const opret = (krop: object, hvem = aarhus, om = cpr) => hvem('POST', '/Jobcentertilknytning', { cpr: om, krop })
  const fra = { startDato: IDAG }
  expect(koder(await opret({ ...fra, kommuneKode: '461' }))).toEqual(['JT-001', 'JT-W01'])
  expect(koder(await opret({ ...fra, kommuneKode: '999' }))).toEqual(['1014', 'JT-W01'])
  expect(koder(await opret({ startDato: plusDage(IDAG, -400), kommuneKode: '751' }))).toEqual(['JT-002'])
  expect(koder(await opret({ ...fra, kommuneKode: '751', jobcenterKode: '10100' }))).toEqual(['1013'])
  expect(koder(await opret({ ...fra, kommuneKode: '751', jobcenterKode: '99999' }, jobnet))).toEqual(['4695'])
  expect(koder(await opret({ ...fra, kommuneKode: '751' }, hk))).toEqual(['4922'])
  expect(koder(await opret({ ...fra, kommuneKode: '751' }, koebenhavn, nyCpr()))).toEqual(['1010'])
})

test('to kommuner på én gang: den ene vinder, og den anden får at vide, at borgeren er tilknyttet', async ({
  server,
}) => {
  const { aarhus, koebenhavn } = await systemer(server)
  const { hk } = await systemer(server)
  for (let gang = 0; gang < 5; gang += 1) {
    const cpr = nyCpr()
    await indmeld(hk, cpr)
    const svar = await Promise.all([
      koebenhavn('POST', '/Jobcentertilknytning', { cpr, krop: { kommuneKode: '101', startDato: IDAG } }),
      aarhus('POST', '/Jobcentertilknytning', { cpr, krop: { kommuneKode: '751', startDato: IDAG } }),
    ])
    expect(svar.map((s) => s.status).sort()).toEqual([201, 422])
    expect(svar.flatMap(koder)).toEqual(['JT-002'])
  }
})

test('en tilmelding siger, hvorfor kontaktforløbet ikke begynder', async ({ server }) => {
  const { hk, jobnet, koebenhavn } = await systemer(server)
  const uden = nyCpr()
  await indmeld(hk, uden, { slutDato: plusDage(IDAG, -1) })
  const intet = await tilmeldIdag(jobnet, uden)
  expect(intet.krop).toMatchObject({
    kontaktforloeb: { startet: false, fravaerIdentifier: null, grund: 'INTET_MEDLEMSKAB' },
    advarsler: [{ kode: 'KF-015', niveau: 'ADVAR' }],
  })
  const anden = nyCpr()
  await indmeld(hk, anden)
  await tilknytKoebenhavn(koebenhavn, anden)
  const ikke1 = await tilmeldIdag(koebenhavn, anden, { kontaktgruppe: 2 })
  expect(ikke1.krop.kontaktforloeb.grund).toBe('IKKE_DAGPENGEMODTAGER')
  expect(koder({ ...ikke1, krop: { fund: ikke1.krop.advarsler } })).toEqual(['TM-W01', 'KF-002'])
  const over = nyCpr()
  await indmeld(hk, over)
  await hk('POST', '/Dagpengetaeller', {
    cpr: over,
    krop: {
      newGrading: true,
      benefitsGrading: { gradingDate: plusDage(IDAG, -90) },
      forsikring: 'FULDTID',
      forbrugteTimer: '410.00',
      opgjortTil: IDAG,
    },
  })
  expect((await tilmeldIdag(hk, over)).krop.kontaktforloeb.grund).toBe('GRAENSEN_ER_NAAET')
  expect((await hk('GET', '/Kontaktforloeb', { cpr: over })).krop).toMatchObject({ ansvarlig: 'JOBCENTER', hos: null })
})

test('enhver kommune kan tilmelde, en anden a-kasse kan ikke', async ({ server }) => {
  const { hk, foa, aarhus, koebenhavn } = await systemer(server)
  const cpr = nyCpr()
  await indmeld(hk, cpr)
  await tilknytKoebenhavn(koebenhavn, cpr)
  expect(koder(await tilmeldIdag(foa, cpr))).toEqual(['4922'])
  const tilmeldt = await tilmeldIdag(aarhus, cpr)
  expect(tilmeldt.krop.kontaktforloeb.startet).toBe(true)
  expect((await aarhus('GET', `/Tilmelding/${tilmeldt.krop.id}`)).status).toBe(404)
  expect(koder(await aarhus('GET', '/Tilmelding', { cpr }))).toEqual(['4922'])
  expect((await koebenhavn('GET', `/Tilmelding/${tilmeldt.krop.id}`)).krop).toMatchObject({
    tilmeldingsDato: IDAG,
    afmeldingsDato: null,
    version: 1,
  })
  const afmeldt = await aarhus('POST', `/Tilmelding/${tilmeldt.krop.id}/action/afmeld`, {
    cpr,
    krop: { afmeldingsDato: IDAG },
  })
  expect(afmeldt.status).toBe(200)
  const fravaer = await koebenhavn('GET', `/Fravaer/${tilmeldt.krop.kontaktforloeb.fravaerIdentifier}`)
  expect(fravaer.krop).toMatchObject({ slutDato: IDAG, fravaersAfslutningsAarsag: 9753, registreretAf: 'Samspor' })
})

test('en tilmelding afvises med sine koder', async ({ server }) => {
  const { hk } = await systemer(server)
  const cpr = nyCpr()
  await indmeld(hk, cpr)
  expect(koder(await tilmeldIdag(hk, cpr, { tilmeldingsDato: plusDage(IDAG, 1) }))).toEqual(['TM-001'])
  expect(koder(await tilmeldIdag(hk, cpr, { tilmeldingsDato: plusDage(IDAG, -1) }))).toEqual(['TM-002'])
  const foer = { tilmeldingsDato: plusDage(IDAG, -1), kommentar: 'Begyndt kl. 23.58' }
  expect((await tilmeldIdag(hk, cpr, foer)).status).toBe(201)
  expect(koder(await tilmeldIdag(hk, cpr))).toEqual(['TM-003'])
  expect(koder(await tilmeldIdag(hk, nyCpr()))).toEqual(['4922'])
  const doed = await hk('POST', '/Tilmelding', { om: 'dagmar', krop: { tilmeldingsDato: IDAG, kontaktgruppe: 1 } })
  expect(koder(doed)).toEqual(['4405', 'TM-003'])
})

test('ti tilmeldinger på én gang er én tilmelding og ét kontaktforløb', async ({ server }) => {
  const { hk, koebenhavn, jobnet } = await systemer(server)
  const cpr = nyCpr()
  await indmeld(hk, cpr)
  await tilknytKoebenhavn(koebenhavn, cpr)
  const svar = await Promise.all(
    Array.from({ length: 9 }, (_, i) => tilmeldIdag([hk, koebenhavn, jobnet][i % 3] ?? hk, cpr)),
  )
  expect(svar.filter((s) => s.status === 201)).toHaveLength(1)
  expect(svar.flatMap(koder).every((k) => k === 'TM-003' || k === '503')).toBe(true)
  expect((await hk('GET', '/Fravaer', { cpr })).krop.fravaer).toHaveLength(1)
})

test('en afmelding slutter kontaktforløbet samme dag, og kun én gang', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr, tilmeldingId, fravaerId } = await nytMedlem(server)
  const afmeld = (dag: string, ekstra: object = {}) =>
    hk('POST', `/Tilmelding/${tilmeldingId}/action/afmeld`, { cpr, krop: { afmeldingsDato: dag }, ...ekstra })
  expect(koder(await afmeld(plusDage(IDAG, -1)))).toEqual(['4322'])
  expect(koder(await afmeld(plusDage(IDAG, 31)))).toEqual(['4322'])
  const proevet = await afmeld(plusDage(IDAG, 30), { proev: true })
  expect(proevet.krop.proeve.events.map((e: { navn: string }) => e.navn)).toEqual([
    'TilmeldingAfsluttet',
    'KontaktgruppeAfsluttet',
    'KontaktforloebAfsluttet',
  ])
  const svar = await Promise.all([afmeld(plusDage(IDAG, 7)), afmeld(plusDage(IDAG, 7))])
  expect(svar.map((s) => s.status).sort()).toEqual([200, 422])
  expect(svar.flatMap(koder)).toEqual(['4317'])
  expect(await eventsOm(server, fravaerId)).toEqual(['KontaktforloebStartet', 'KontaktforloebAfsluttet'])
  const hos = async (dag: string) => (await koebenhavn('GET', `/Kontaktforloeb?dag=${dag}`, { cpr })).krop.ansvarlig
  expect(await Promise.all([IDAG, plusDage(IDAG, 7), plusDage(IDAG, 8)].map(hos))).toEqual([
    'AKASSE',
    'AKASSE',
    'INGEN',
  ])
  const andens = await nytMedlem(server)
  const forkert = await hk('POST', `/Tilmelding/${tilmeldingId}/action/afmeld`, {
    cpr: andens.cpr,
    krop: { afmeldingsDato: IDAG },
  })
  expect(forkert.status).toBe(404)
})

test('man kan se, hvem der var ansvarlig, som det var kendt før en rettelse', async ({ server }) => {
  const { hk, koebenhavn } = await systemer(server)
  const { cpr, tilmeldingId } = await nytMedlem(server)
  const foer = (await hk('GET', `/Tilmelding/${tilmeldingId}`)).hoveder.get('date')
  const kendt = (await hk('GET', '/Dagpengetaeller', { cpr })).krop
  expect([foer !== null, kendt.nu, kendt.historik]).toEqual([true, null, []])
  const { krop } = await hk('POST', `/Tilmelding/${tilmeldingId}/action/afmeld`, {
    cpr,
    krop: { afmeldingsDato: IDAG },
  })
  const lige = new Date(Date.parse(krop.servicekvittering.registreringstidspunkt) - 1).toISOString()
  const dag = plusDage(IDAG, 1)
  const som = async (kendtPr: string) =>
    (await koebenhavn('GET', `/Kontaktforloeb?dag=${dag}${kendtPr}`, { cpr })).krop.ansvarlig
  expect([await som(`&kendtPr=${lige}`), await som('')]).toEqual(['AKASSE', 'INGEN'])
})

test('uden scope er svaret 403 med det, der mangler', async ({ server }) => {
  const smal = await fagsystem(server, 'fagsystem-hk', 'visiteringogstatus.fravaer.read')
  const nej = await tilmeldIdag(smal, nyCpr())
  expect([nej.status, koder(nej)]).toEqual([403, ['4575']])
})
