import { expect, test } from '@playwright/test'
import { udfyld } from '#lib/besked/tekster'
import { beskedfelter } from '#lib/samtale/besked'
import { kadence, plusMaaneder } from '#lib/samtale/kadence'
import { SAET_2026 } from '#lib/samtale/regelsider'
import { naeste, vurderAflysning, vurderIndkaldelse, vurderUdeblivelse } from '#lib/samtale/regler-udfald'
import { danskTid, laesKlokkeslaet, visMoedetid } from '#lib/samtale/tid'
import { lix } from '#lib/tekst/lix'

const klokker = [
  ['10.00', '10:00'],
  ['10:00', '10:00'],
  ['1000', '10:00'],
  ['10', '10:00'],
  [' 9.5', undefined],
  ['9.05', '09:05'],
  ['24.00', undefined],
  ['10.60', undefined],
  ['ti', undefined],
] as const
for (const [tekst, kl] of klokker) test(`klokken "${tekst}" er ${kl}`, () => expect(laesKlokkeslaet(tekst)).toBe(kl))

const naetter = [
  { hvad: 'en vinterdag', dag: '2026-12-07', kl: '10:00', utc: '2026-12-07T09:00:00.000Z' },
  { hvad: 'en sommerdag', dag: '2026-07-07', kl: '10:00', utc: '2026-07-07T08:00:00.000Z' },
  { hvad: 'før uret stilles frem', dag: '2026-03-29', kl: '01:59', utc: '2026-03-29T00:59:00.000Z' },
  { hvad: 'timen, der springes over', dag: '2026-03-29', kl: '02:30', utc: undefined },
  { hvad: 'lige efter at uret er stillet frem', dag: '2026-03-29', kl: '03:00', utc: '2026-03-29T01:00:00.000Z' },
  {
    hvad: 'timen, der kommer to gange, er den første',
    dag: '2026-10-25',
    kl: '02:30',
    utc: '2026-10-25T00:30:00.000Z',
  },
  { hvad: 'lige efter de to timer', dag: '2026-10-25', kl: '03:00', utc: '2026-10-25T02:00:00.000Z' },
  { hvad: 'midnat', dag: '2026-03-29', kl: '00:00', utc: '2026-03-28T23:00:00.000Z' },
]
for (const { hvad, dag, kl, utc } of naetter)
  test(`dansk tid: ${hvad}`, () => expect(danskTid(dag, kl)?.toISOString()).toBe(utc))

test('en samtale hen over natten, hvor uret stilles, vises efter uret på væggen', () => {
  const start = new Date('2026-10-25T00:30:00Z')
  expect(visMoedetid(start, new Date('2026-10-25T02:30:00Z'))).toBe('søndag den 25. oktober 2026 kl. 02.30–03.30')
})

test('måneder efter den 31. er månedens sidste dag', () => {
  expect(plusMaaneder('2026-08-31', 6)).toBe('2027-02-28')
  expect(plusMaaneder('2023-08-31', 6)).toBe('2024-02-29')
  expect(plusMaaneder('2026-11-30', 3)).toBe('2027-02-28')
  expect(plusMaaneder('2026-09-01', 3)).toBe('2026-12-01')
})

const forloeb = {
  dag: '2026-10-01',
  tilmeldt: '2026-09-01',
  ansvarlig: 'AKASSE' as const,
  overtaget: null,
  iUddannelsespaalaeg: false,
  samtaler: [{ dag: '2026-09-10', type: 17, status: 'AFHOLDT', holder: 'AKASSE' as const }],
}
const undtag = (fra: string, til: string | null) => [{ holder: 'AKASSE' as const, fra, til }]

test('den, der er undtaget, mangler intet efter den første samtale, og kun i perioden', () => {
  const mangler = (undtagelser: ReturnType<typeof undtag>, ret: object = {}) =>
    kadence(SAET_2026, { ...forloeb, undtagelser, ...ret })?.mangler
  expect(mangler([])).toBe(1)
  expect(mangler(undtag('2026-10-01', null))).toBe(0)
  expect(mangler(undtag('2026-10-02', null))).toBe(1)
  expect(mangler(undtag('2026-09-01', '2026-09-30'))).toBe(1)
  expect(mangler(undtag('2026-09-01', '2026-10-01'))).toBe(0)
  expect(mangler(undtag('2026-10-01', null), { samtaler: [] })).toBe(2)
})

test('kun samtaler hos den, der har forløbet, tæller, og ingen har en kadence uden forløb', () => {
  const hosKommunen = { ...forloeb, undtagelser: [], ansvarlig: 'JOBCENTER' as const, overtaget: '2026-10-01' }
  expect(kadence(SAET_2026, hosKommunen)).toMatchObject({
    hos: 'JOBCENTER',
    afholdt: 0,
    mangler: 2,
    foersteSenest: null,
  })
  expect(kadence(SAET_2026, { ...forloeb, undtagelser: [], ansvarlig: 'INGEN' })).toBeNull()
  const indkaldt = { dag: '2026-10-20', type: 17, status: 'INDKALDT', holder: 'AKASSE' as const }
  const medIndkaldt = { ...forloeb, undtagelser: [], samtaler: [...forloeb.samtaler, indkaldt] }
  expect(kadence(SAET_2026, medIndkaldt)).toMatchObject({ afholdt: 1, naesteIndkaldt: '2026-10-20' })
})

test('en berigtiget samtale er slut, og en aflyst kan kun berigtiges', () => {
  expect(naeste('BERIGTIGET')).toEqual([])
  expect(naeste('AFLYST')).toEqual(['BERIGTIGET'])
})

test('uden mødepligt kan ingen udeblive, og et sekund før er samtalen ikke begyndt', () => {
  const start = new Date('2026-11-23T09:00:00Z')
  const koder = (ret: object) =>
    vurderUdeblivelse({ nu: start, start, type: 17, vejledt: true, ...ret }).map((f) => f.kode)
  expect(koder({})).toEqual([])
  expect(koder({ nu: new Date(start.getTime() - 1000) })).toEqual(['SA-009'])
  expect(koder({ type: 13, vejledt: false })).toEqual(['SA-018', 'SA-W02'])
})

test('en aflysning uden hvem og hvorfor, med HTML og med CPR', () => {
  const koder = (aflystAf: string | null, grund: string) => vurderAflysning({ aflystAf, grund }).map((f) => f.kode)
  expect(koder(null, ' ')).toEqual(['SA-012', 'SA-012'])
  expect(koder('BORGER', '<b>syg</b>')).toEqual(['4933'])
  expect(koder('BORGER', 'Ring 010180-1234')).toEqual(['BB-009'])
})

const felter = {
  form: 'PERSONLIGT',
  titel: 'Dit job',
  beskrivelse: '',
  moedeholder: 'Anna',
  sted: '',
  adresse: 'Torvet 1',
  telefon: '',
  borgerRinger: false,
  videolink: '',
}
for (const [navn, ret, felt] of [
  ['et møde uden adresse', { adresse: ' ' }, 'adresse'],
  ['telefon, hvor borgeren ringer, uden nummer', { form: 'TELEFON', borgerRinger: true }, 'telefon'],
  ['video uden link', { form: 'VIDEO' }, 'videolink'],
  ['ingen titel', { titel: '' }, 'titel'],
  ['ingen mødeholder', { moedeholder: '' }, 'moedeholder'],
] as const)
  test(`en indkaldelse med ${navn} mangler noget`, () =>
    expect(vurderIndkaldelse({ ...felter, ...ret }).map((f) => [f.kode, f.felt])).toEqual([['SA-019', felt]]))

test('telefon, hvor vi ringer, kræver hverken nummer eller adresse', () =>
  expect(vurderIndkaldelse({ ...felter, form: 'TELEFON', adresse: '' })).toEqual([]))

test('beskederne til borgeren er lette at læse', () => {
  const ord = {
    form: 'PERSONLIGT',
    start: new Date('2026-12-07T09:00:00Z'),
    slut: new Date('2026-12-07T09:45:00Z'),
    moedeholder: 'Anna Andersen',
    titel: 'Samtale om dit jobforløb',
    beskrivelse: 'Tag dit cv med.',
    sted: null,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: '70 00 00 00',
    borgerRinger: false,
    videolink: null,
    ombookSenest: new Date('2026-12-06T09:00:00Z'),
  }
  const f = beskedfelter(ord, { navn: 'HK', telefon: null }, { moedepligt: true, vejled: true })
  const tekster = [
    udfyld('SAMTALE_INDKALDT', f),
    udfyld('SAMTALE_AENDRET', { ...f, foer: visMoedetid(ord.start, ord.slut) }),
    udfyld('SAMTALE_AFLYST', {
      hvornaar: visMoedetid(ord.start, ord.slut),
      hvem: 'HK har aflyst.',
      grund: 'Anna er syg',
    }),
  ]
  for (const tekst of tekster) expect(lix(tekst), tekst).toBeLessThanOrEqual(40)
})
