import { expect, test } from '@playwright/test'
import { naestePaamindelse, naesteTilladte, stand, vurderKode, vurderNytLink } from '#lib/paamindelse/regler'
import { bekraeftelse, PAAMINDELSE, PROFILTEKST, STANDTEKST } from '#lib/paamindelse/tekster'
import { lix } from '#lib/tekst/lix'

const KLOKKEN = [
  { naar: 'et minut før 9', nu: '2026-11-23T08:59:59+01:00', sendes: '2026-11-23T09:00:00+01:00' },
  { naar: 'kl. 9', nu: '2026-11-23T09:00:00+01:00', sendes: '2026-11-23T09:00:00+01:00' },
  { naar: 'om eftermiddagen', nu: '2026-11-23T15:30:00+01:00', sendes: '2026-11-23T15:30:00+01:00' },
  { naar: 'lige før 22', nu: '2026-11-23T21:59:59+01:00', sendes: '2026-11-23T21:59:59+01:00' },
  { naar: 'kl. 22', nu: '2026-11-23T22:00:00+01:00', sendes: '2026-11-24T09:00:00+01:00' },
  { naar: 'ved midnat', nu: '2026-11-24T00:00:00+01:00', sendes: '2026-11-24T09:00:00+01:00' },
  { naar: 'årets sidste aften', nu: '2026-12-31T23:30:00+01:00', sendes: '2027-01-01T09:00:00+01:00' },
  { naar: 'aftenen før sommertid', nu: '2026-03-28T22:30:00+01:00', sendes: '2026-03-29T09:00:00+02:00' },
  { naar: 'natten til sommertid, før skiftet', nu: '2026-03-29T01:59:59+01:00', sendes: '2026-03-29T09:00:00+02:00' },
  { naar: 'natten til sommertid, efter skiftet', nu: '2026-03-29T03:00:00+02:00', sendes: '2026-03-29T09:00:00+02:00' },
  { naar: 'aftenen før vintertid', nu: '2026-10-24T22:30:00+02:00', sendes: '2026-10-25T09:00:00+01:00' },
  { naar: 'kl. 2.30 første gang', nu: '2026-10-25T02:30:00+02:00', sendes: '2026-10-25T09:00:00+01:00' },
  { naar: 'kl. 2.30 anden gang', nu: '2026-10-25T02:30:00+01:00', sendes: '2026-10-25T09:00:00+01:00' },
  { naar: 'kl. 8.59 efter vintertid', nu: '2026-10-25T08:59:00+01:00', sendes: '2026-10-25T09:00:00+01:00' },
]
for (const { naar, nu, sendes } of KLOKKEN)
  test(`${naar} må påmindelsen sendes ${sendes}`, () => expect(naesteTilladte(new Date(nu))).toEqual(new Date(sendes)))

const DAGEN = [
  { naar: 'aldrig mindet', sidst: null, nu: '2026-11-23T10:00:00+01:00', sendes: '2026-11-23T10:00:00+01:00' },
  {
    naar: 'mindet i går aftes',
    sidst: '2026-11-22T21:59:00+01:00',
    nu: '2026-11-23T09:00:00+01:00',
    sendes: '2026-11-23T09:00:00+01:00',
  },
  {
    naar: 'mindet i morges',
    sidst: '2026-11-23T09:00:00+01:00',
    nu: '2026-11-23T10:00:00+01:00',
    sendes: '2026-11-24T09:00:00+01:00',
  },
  {
    naar: 'mindet i morges, og nu er det aften',
    sidst: '2026-11-23T09:00:00+01:00',
    nu: '2026-11-23T23:00:00+01:00',
    sendes: '2026-11-24T09:00:00+01:00',
  },
  {
    naar: 'mindet dagen før sommertid',
    sidst: '2026-03-28T12:00:00+01:00',
    nu: '2026-03-28T13:00:00+01:00',
    sendes: '2026-03-29T09:00:00+02:00',
  },
]
for (const { naar, sidst, nu, sendes } of DAGEN)
  test(`${naar}: næste påmindelse er ${sendes}`, () =>
    expect(naestePaamindelse(sidst ? new Date(sidst) : null, new Date(nu))).toEqual(new Date(sendes)))

test('det sjette link i døgnet sendes ikke', () => {
  expect(vurderNytLink(4)).toEqual([])
  expect(vurderNytLink(5).map((f) => f.kode)).toEqual(['PM-001'])
})

test('en kode virker i 24 timer, og kun den rigtige', () => {
  const udloeber = new Date('2026-11-24T10:00:00Z')
  expect(vurderKode(true, udloeber, new Date('2026-11-24T09:59:59Z'))).toEqual([])
  expect(vurderKode(true, udloeber, udloeber).map((f) => f.kode)).toEqual(['PM-002'])
  expect(vurderKode(false, udloeber, new Date('2026-11-23T10:00:00Z')).map((f) => f.kode)).toEqual(['PM-002'])
  expect(vurderKode(true, undefined, udloeber).map((f) => f.kode)).toEqual(['PM-002'])
})

test('adressens tilstand følger af, hvad der er sket', () => {
  const nu = new Date('2026-11-23T10:00:00Z')
  const ny = { bekraeftetTid: null, fejletTid: null, kodeUdloeberTid: new Date('2026-11-24T10:00:00Z') }
  expect(stand(undefined, nu)).toBe('INGEN')
  expect(stand(ny, nu)).toBe('UBEKRAEFTET')
  expect(stand({ ...ny, kodeUdloeberTid: nu }, nu)).toBe('UDLOEBET')
  expect(stand({ ...ny, kodeUdloeberTid: nu, bekraeftetTid: nu }, nu)).toBe('BEKRAEFTET')
  expect(stand({ ...ny, bekraeftetTid: nu, fejletTid: nu }, nu)).toBe('FEJLET')
})

test('teksterne er lette at læse (lix højst 40), og påmindelsen siger intet om sagen', () => {
  const mail = bekraeftelse('https://samspor.dk/borger/profil/bekraeft?kode=x')
  const tekster = [
    PAAMINDELSE.tekst,
    mail.tekst,
    ...Object.values(STANDTEKST).map((t) => t('karen@example.dk')),
    PROFILTEKST.forklaring,
    PROFILTEKST.bekraeft,
    PROFILTEKST.fjernet,
  ]
  for (const tekst of tekster) expect(lix(tekst), tekst).toBeLessThanOrEqual(40)
  expect(PAAMINDELSE.tekst).toBe('Der er en ny besked til dig i Samspor. Log ind for at læse den.')
})
