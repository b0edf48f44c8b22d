import { expect, test } from '@playwright/test'
import {
  type Fjernfakta,
  MELLEM_MYNDIGHEDER,
  type Startfakta,
  TIL_BORGEREN,
  vurderBerigtigelse,
  vurderStart,
  vurderSvar,
} from '#lib/besked/regler'

const koder = (fund: readonly { kode: string }[]) => fund.map((f) => f.kode)
const dialog: Startfakta = {
  dag: '2026-11-23',
  beskedtype: MELLEM_MYNDIGHEDER,
  kanaler: [],
  modpart: { type: 'jobcenter', kode: '10100' },
  navngivet: undefined,
  maaBesvares: true,
  slutDato: null,
  doed: false,
  titel: 'Mødet på torsdag',
  tekst: 'Kan I deltage?',
}
const tilBorgeren: Startfakta = { ...dialog, beskedtype: TIL_BORGEREN, maaBesvares: false, modpart: undefined }

for (const [naar, fakta, ventet] of [
  ['en dialog har sin modtager', dialog, []],
  ['modtageren er nævnt ved navn', { ...dialog, navngivet: { type: 'jobcenter', kode: '10100' } }, []],
  ['en besked er til borgeren alene', tilBorgeren, []],
  ['en anden myndighed er nævnt', { ...dialog, navngivet: { type: 'jobcenter', kode: '75100' } }, ['BB-006']],
  ['borgeren ingen anden myndighed har', { ...dialog, modpart: undefined }, ['BB-006']],
  ['en sms skulle bære beskeden', { ...tilBorgeren, kanaler: ['JOBNET', 'SMS'] }, ['BB-001']],
  ['borgeren skulle svare', { ...tilBorgeren, maaBesvares: true }, ['BB-002']],
  ['slutdatoen er i dag', { ...tilBorgeren, slutDato: '2026-11-23' }, []],
  ['slutdatoen var i går', { ...tilBorgeren, slutDato: '2026-11-22' }, ['BB-008']],
  ['borgeren er død', { ...tilBorgeren, doed: true }, ['4405']],
  ['titlen er på 150 tegn', { ...dialog, titel: 'x'.repeat(150) }, []],
  ['titlen er på 151 tegn', { ...dialog, titel: 'x'.repeat(151) }, ['1014']],
  ['teksten er på 10.001 tegn', { ...dialog, tekst: 'x'.repeat(10_001) }, ['1014']],
  [
    'alt er galt på én gang',
    { ...dialog, modpart: undefined, titel: ' ', tekst: '<b>1234</b>', slutDato: '2026-11-22' },
    ['BB-006', 'BB-008', '1014', '4933'],
  ],
] satisfies [string, Startfakta, string[]][]) {
  test(`ny besked, når ${naar}: ${ventet.join(', ') || 'den sendes'}`, () =>
    expect(koder(vurderStart(fakta))).toEqual(ventet))
}

test('et svar kræver en åben tråd, der kan besvares, og en tekst', () => {
  expect(vurderSvar({ maaBesvares: true, lukket: false }, 'Ja tak')).toEqual([])
  expect(koder(vurderSvar({ maaBesvares: false, lukket: true }, ' '))).toEqual(['BB-002', 'BB-004', '1014'])
})

const egen: Fjernfakta = { fjernet: false, egen: true, friTekst: true, kommentar: 'Sendt på en forkert borger' }
for (const [naar, fakta, ventet] of [
  ['den er ens egen', egen, []],
  ['grunden mangler', { ...egen, kommentar: ' ' }, ['BB-007']],
  ['en anden har skrevet den', { ...egen, egen: false }, ['BB-012']],
  ['den hører til en sag', { ...egen, friTekst: false }, ['BB-013']],
  ['den er fjernet', { ...egen, fjernet: true, kommentar: '' }, ['BB-004', 'BB-007']],
] satisfies [string, Fjernfakta, string[]][]) {
  test(`en besked fjernes, når ${naar}: ${ventet.join(', ') || 'ja'}`, () =>
    expect(koder(vurderBerigtigelse(fakta))).toEqual(ventet))
}
