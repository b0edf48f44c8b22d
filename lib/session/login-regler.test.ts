import { expect, test } from '@playwright/test'
import { nsisNiveau, vurderLogin } from '#lib/session/login-regler'

const borger = { identity_type: 'private', loa: 'Substantial', 'dk.cpr': '6701801234' }
const anna = {
  loa: 'https://data.gov.dk/concept/core/nsis/Substantial',
  organisation: 'akasse:9013',
  rolle: 'sagsbehandler',
  name: 'Anna Akselsen',
  rid: 'R1',
}

for (const [skrevet, niveau] of [
  ['Substantial', 'BETYDELIG'],
  ['https://data.gov.dk/concept/core/nsis/loa/Substantial', 'BETYDELIG'],
  ['https://data.gov.dk/concept/core/nsis/Substantial', 'BETYDELIG'],
  ['HIGH', 'HOEJ'],
  ['low', 'LAV'],
  ['Betydelig nok', undefined],
  [undefined, undefined],
] as const) {
  test(`niveauet ${skrevet} læses som ${niveau}`, () => expect(nsisNiveau(skrevet)).toBe(niveau))
}

test('en borger kommer ind med CPR og niveau Betydelig', () =>
  expect(vurderLogin('borger', borger)).toEqual({ ok: true, slags: 'borger', cpr: '6701801234' }))

for (const [hvad, doer, claims, fejl] of [
  ['for lavt niveau', 'borger', { ...borger, loa: 'Low' }, 'niveau'],
  ['intet niveau', 'borger', { ...borger, loa: undefined }, 'niveau'],
  ['en medarbejder i borgerens dør', 'borger', { ...borger, identity_type: 'professional' }, 'doer'],
  ['uden CPR', 'borger', { ...borger, 'dk.cpr': undefined }, 'ukendt'],
  ['en a-kasse i kommunens dør', 'jobcenter', anna, 'doer'],
  ['uden rolle', 'akasse', { ...anna, rolle: undefined }, 'rolle'],
  ['med en rolle fra en anden dør', 'akasse', { ...anna, rolle: 'drift' }, 'rolle'],
  ['en borger i virksomhedens dør', 'virksomhed', borger, 'doer'],
] as const) {
  test(`${hvad} afvises`, () => expect(vurderLogin(doer, claims)).toEqual({ ok: false, fejl }))
}
