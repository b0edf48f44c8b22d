import { expect, test } from '@playwright/test'
import {
  ansvarlig,
  forsikringPaa,
  fraHundrededele,
  hundrededele,
  type Startgrundlag,
  vurderStart,
} from '#lib/kontaktforloeb/regler'

const forloeb = [{ startDato: '2024-01-08', slutDato: '2024-04-30' }]
const tilmeldt = [{ kontaktgruppe: 1, gyldigFra: '2024-01-08', gyldigTil: null }]

const graenser = [
  { dag: 'dagen før tilmelding', dato: '2024-01-07', hos: 'INGEN' },
  { dag: 'startdagen', dato: '2024-01-08', hos: 'AKASSE' },
  { dag: 'skuddagen', dato: '2024-02-29', hos: 'AKASSE' },
  { dag: 'slutdagen', dato: '2024-04-30', hos: 'AKASSE' },
  { dag: 'dagen efter slut', dato: '2024-05-01', hos: 'JOBCENTER' },
] as const
for (const { dag, dato, hos } of graenser) {
  test(`${dag} er kontaktforløbet hos ${hos}`, () => expect(ansvarlig(forloeb, tilmeldt, dato)).toBe(hos))
}

test('uden forløb er kommunen ansvarlig for en tilmeldt dagpengemodtager', () => {
  expect(ansvarlig([], tilmeldt, '2024-03-01')).toBe('JOBCENTER')
  expect(ansvarlig([], [{ kontaktgruppe: 2, gyldigFra: '2024-01-08', gyldigTil: null }], '2024-03-01')).toBe('INGEN')
})

test('efter afmelding er ingen ansvarlig', () => {
  const afmeldt = [{ kontaktgruppe: 1, gyldigFra: '2024-01-08', gyldigTil: '2024-02-10' }]
  expect(ansvarlig([], afmeldt, '2024-02-10')).toBe('JOBCENTER')
  expect(ansvarlig([], afmeldt, '2024-02-11')).toBe('INGEN')
})

const grundlag: Startgrundlag = {
  kontaktgruppe: 1,
  iOvergangsgruppe: false,
  harAabent75: false,
  timerForbrugt: null,
  graenseTimer: '410.00',
  harMedlemskab: true,
}
const start = [
  { naar: 'ingen timer er opgjort', aendring: {}, svar: { start: true } },
  { naar: 'der mangler en hundrededel af en time', aendring: { timerForbrugt: '409.99' }, svar: { start: true } },
  {
    naar: 'grænsen er nået på hundrededelen',
    aendring: { timerForbrugt: '410.00' },
    svar: { start: false, grund: 'GRAENSEN_ER_NAAET' },
  },
  {
    naar: 'en deltidsforsikret har 332,99',
    aendring: { timerForbrugt: '332.99', graenseTimer: '333.00' },
    svar: { start: true },
  },
  {
    naar: 'en deltidsforsikret har 333,00',
    aendring: { timerForbrugt: '333', graenseTimer: '333.00' },
    svar: { start: false, grund: 'GRAENSEN_ER_NAAET' },
  },
  {
    naar: 'borgeren er i overgangsgruppen',
    aendring: { iOvergangsgruppe: true },
    svar: { start: false, grund: 'OVERGANGSGRUPPE' },
  },
  { naar: 'der er et åbent forløb', aendring: { harAabent75: true }, svar: { start: false, grund: 'ALLEREDE_AABENT' } },
  {
    naar: 'borgeren ikke er dagpengemodtager',
    aendring: { kontaktgruppe: 2 },
    svar: { start: false, grund: 'IKKE_DAGPENGEMODTAGER' },
  },
  { naar: 'reglen endnu ikke gælder', aendring: { graenseTimer: null }, svar: { start: false, grund: 'FOER_REGLEN' } },
  {
    naar: 'borgeren ikke er medlem af en a-kasse',
    aendring: { harMedlemskab: false },
    svar: { start: false, grund: 'INTET_MEDLEMSKAB' },
  },
] as const
for (const { naar, aendring, svar } of start) {
  test(`start af a-kassens forløb, når ${naar}: ${svar.start ? 'ja' : 'nej'}`, () => {
    expect(vurderStart({ ...grundlag, ...aendring })).toEqual(svar)
  })
}

test('timer regnes i hundrededele uden afrunding', () => {
  expect(hundrededele('402.06')).toBe(40206)
  expect(hundrededele('0.1')).toBe(10)
  expect(fraHundrededele(hundrededele('410') - hundrededele('402.06'))).toBe('7.94')
})

test('forsikringen den 1. i måneden bestemmer grænsen, også når den skifter midt i måneden', () => {
  const medlemskaber = [
    { forsikring: 'DELTID', gyldigFra: '2026-11-15', gyldigTil: null },
    { forsikring: 'FULDTID', gyldigFra: '2020-01-01', gyldigTil: '2026-11-14' },
  ]
  expect(forsikringPaa(medlemskaber, '2026-11-30')).toBe('FULDTID')
  expect(forsikringPaa(medlemskaber, '2026-12-01')).toBe('DELTID')
  expect(forsikringPaa(medlemskaber.slice(0, 1), '2026-11-30')).toBe('DELTID')
  expect(forsikringPaa([], '2026-11-30')).toBeUndefined()
})
