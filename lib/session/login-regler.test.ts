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

const bageren = {
  identity_type: 'professional',
  loa: 'Substantial',
  'nemlogin.cvr': '99000007',
  'nemlogin.org_name': 'Bageriet',
  'nemlogin.name': 'Bente Bager',
  'nemlogin.p_number': '1099000071',
}

for (const [hvad, rettigheder, rolle, pNummer] of [
  ['ingen rettighed', undefined, 'virksomhedsbruger', null],
  ['en rettighed, vi ikke kender', ['andet.system.penhed'], 'virksomhedsbruger', null],
  ['rettighed til hele virksomheden', ['jobag.jobordre'], 'virksomhedsbruger', null],
  ['rettighed til én enhed', ['jobag.jobordre.penhed'], 'virksomhedsbruger', '1099000071'],
  ['rettighed til begge dele', 'jobag.jobordre jobag.jobordre.penhed', 'virksomhedsbruger', null],
  ['rettighed som administrator', ['jobag.administrator', 'jobag.jobordre.penhed'], 'virksomhedsadministrator', null],
] as const) {
  test(`${hvad} er ${rolle} for ${pNummer ? 'enheden' : 'hele virksomheden'}`, () =>
    expect(vurderLogin('virksomhed', { ...bageren, rettigheder })).toMatchObject({ ok: true, rolle, pNummer }))
}

for (const pNummer of [undefined, '', '12'])
  test(`rettighed til én enhed uden et P-nummer ("${pNummer}") giver ingen adgang`, () =>
    expect(
      vurderLogin('virksomhed', {
        ...bageren,
        'nemlogin.p_number': pNummer,
        rettigheder: ['jobag.jobordre.penhed'],
      }),
    ).toEqual({ ok: false, fejl: 'rolle' }))

test('medarbejderes P-nummer og rettigheder er kun virksomhedens sag', () =>
  expect(
    vurderLogin('akasse', { ...anna, rettigheder: ['jobag.administrator'], 'nemlogin.p_number': '1099000071' }),
  ).toMatchObject({
    rolle: 'sagsbehandler',
    pNummer: null,
  }))
