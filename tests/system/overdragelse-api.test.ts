import { randomUUID } from 'node:crypto'
import { plusDage } from '#lib/dato'
import type { Server } from '#tests/opsaetning/server'
import { expect, test } from '#tests/opsaetning/server'
import { koder } from '#tests/system/api-scene'
import { eventsOm, nytMedlem, systemer } from '#tests/system/forloeb-scene'
import { IDAG } from '#tests/system/scene'

/** A member over the limit whose a-kasse has ended the course today; the kommune has an indstilling and a dialogue. */
async function overdraget(server: Server) {
  const { hk, koebenhavn, jobnet } = await systemer(server)
  const { cpr, fravaerId } = await nytMedlem(server)
  await hk('POST', '/Dagpengetaeller', {
    cpr,
    krop: {
      newGrading: true,
      benefitsGrading: { gradingDate: plusDage(IDAG, -90) },
      forsikring: 'FULDTID',
      forbrugteTimer: '412.00',
      opgjortTil: IDAG,
    },
  })
  const dialog = await hk('POST', '/BorgerBesked', {
    cpr,
    krop: { traadId: randomUUID(), beskedtype: 9206, titel: 'Mødet', tekst: 'Kommer I?', maaBesvares: true },
  })
  expect(dialog.status, JSON.stringify(dialog.krop)).toBe(201)
  const slut = await hk('PUT', `/Fravaer/${fravaerId}`, {
    version: 1,
    krop: { fravaerType: 75, startDato: IDAG, slutDato: IDAG, fravaersAfslutningsAarsag: 9752 },
  })
  expect(slut.status, JSON.stringify(slut.krop)).toBe(200)
  const { overdragelser } = (await koebenhavn('GET', '/Overdragelse', { cpr })).krop
  return { hk, koebenhavn, jobnet, cpr, fravaerId, pakke: overdragelser[0] }
}

test('kommunens fagsystem finder overdragelsen og læser, hvad der følger med', async ({ server }) => {
  const { hk, koebenhavn, cpr, fravaerId, pakke } = await overdraget(server)
  expect(pakke).toMatchObject({
    status: 'AABEN',
    civilRegistrationIdentifier: cpr,
    kontaktforloebId: fravaerId,
    slutDato: IDAG,
    gaelderFra: plusDage(IDAG, 1),
    akasse: { type: 'akasse', kode: '9013' },
    jobcenter: { kode: '10100' },
  })
  const hel = await koebenhavn('GET', `/Overdragelse/${pakke.id}`)
  expect(hel.krop.punkter).toMatchObject([{ nummer: 1, art: 'TRAAD', titel: 'Mødet', status: 'VENTER' }])
  expect(hel.version).toBe(1)
  expect((await hk('GET', `/Overdragelse/${pakke.id}`)).krop.status).toBe('AABEN')
  expect(await eventsOm(server, pakke.id)).toEqual(['OverdragelseOprettet'])
})

test('før dagen kan der spørges, men ikke overtages; andre finder intet', async ({ server }) => {
  const { hk, koebenhavn, pakke } = await overdraget(server)
  const { foa, aarhus } = await systemer(server)
  const sti = `/Overdragelse/${pakke.id}`
  expect(koder(await koebenhavn('POST', `${sti}/Punkt/1/action/accepter`))).toEqual(['OD-004'])
  expect(koder(await koebenhavn('POST', `${sti}/action/accepter`))).toEqual(['OD-004'])
  const nej = await koebenhavn('POST', `${sti}/Punkt/1/action/afvis`, { krop: { begrundelse: 'Løst' } })
  expect(koder(nej)).toEqual(['OD-004'])
  expect((await koebenhavn('POST', `${sti}/Punkt/1/action/afvis`, { krop: { begrundelse: ' ' } })).status).toBe(400)
  expect((await koebenhavn('POST', `${sti}/Punkt/0/action/accepter`)).status).toBe(400)
  for (const anden of [aarhus, foa]) {
    expect((await anden('GET', sti)).status).toBe(404)
    expect((await anden('POST', `${sti}/action/accepter`)).status).toBe(404)
  }
  expect((await hk('POST', `${sti}/Punkt/1/action/accepter`)).status).toBe(404)
  const spurgt = await koebenhavn('POST', `${sti}/Punkt/1/action/spoerg`, { krop: { tekst: 'Hvornår er mødet?' } })
  expect(spurgt.status, JSON.stringify(spurgt.krop)).toBe(201)
  expect((await hk('GET', `/BorgerBesked/${spurgt.krop.traadId}`)).status).toBe(200)
})

test('et tilbagekaldt forløb er en tilbagekaldt overdragelse, også når STAR retter', async ({ server }) => {
  const { hk, koebenhavn, jobnet, cpr, fravaerId, pakke } = await overdraget(server)
  const aabn = (hvem: typeof hk, version: number) =>
    hvem('PUT', `/Fravaer/${fravaerId}`, {
      version,
      krop: { fravaerType: 75, startDato: IDAG, fravaersKommentar: 'Slutdatoen var forkert' },
    })
  expect((await aabn(hk, 2)).status).toBe(200)
  expect(koder(await koebenhavn('POST', `/Overdragelse/${pakke.id}/action/accepter`))).toEqual(['OD-001'])
  const slut = await jobnet('PUT', `/Fravaer/${fravaerId}`, {
    version: 3,
    krop: { fravaerType: 75, startDato: IDAG, slutDato: IDAG, fravaersAfslutningsAarsag: 9752 },
  })
  expect(slut.status, JSON.stringify(slut.krop)).toBe(200)
  const ny = (await koebenhavn('GET', '/Overdragelse', { cpr })).krop.overdragelser
  expect(ny.map((p: { status: string }) => p.status)).toEqual(['AABEN', 'TILBAGEKALDT'])
  expect((await aabn(jobnet, 4)).status).toBe(200)
  const kun = (await koebenhavn('GET', '/Overdragelse?status=AABEN', { cpr })).krop
  expect(kun).toMatchObject({ overdragelser: [], naeste: null })
})
