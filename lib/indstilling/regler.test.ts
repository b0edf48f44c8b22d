import { expect, test } from '@playwright/test'
import { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { AfslagFelter, GodkendFelter, IndstillingFelter } from '#lib/indstilling/input'
import {
  type Afgoerelsesfakta,
  OVERGANGE,
  type Sendefakta,
  synligStatus,
  vurderAfslag,
  vurderGodkendelse,
  vurderOvergang,
  vurderSend,
} from '#lib/indstilling/regler'

const felter = IndstillingFelter.parse({
  tilbudstype: '9301',
  tekst: 'Vi er enige.',
  enig: 'ja',
  enigDato: '2026-11-20',
  enigForm: 'SAMTALE',
})
const fakta: Sendefakta = {
  dag: '2026-11-23',
  ansvarlig: 'AKASSE',
  erMedlemHosAfsender: true,
  harJobcenter: true,
  doed: false,
  felter,
  praktikUgerNormalt: 4,
  loentilskudUgerNormalt: 26,
  tilmeldtUger: 10,
}
const koder = (fund: { kode: string }[]) => fund.map((f) => f.kode)
const send = (aendring: Partial<Sendefakta>, felt: Record<string, unknown> = {}) =>
  vurderSend({ ...fakta, ...aendring, felter: { ...felter, ...felt } })

test('en indstilling med type og enighed kan sendes, også med en tom tekst', () => {
  expect(send({})).toEqual([])
  expect(send({}, { tekst: '' })).toEqual([])
})

test('IN-001 nævner slutdatoen, hvem der registrerede den, og hvem der kan ændre den', () => {
  const [fund] = send({
    ansvarlig: 'JOBCENTER',
    forloebSlut: { id: 'f1', slutDato: '2026-11-22', registreretAf: 'HK' },
  })
  expect(fund).toMatchObject({ kode: 'IN-001', niveau: 'BLOK', aarsag: { type: 'fravaer', id: 'f1' } })
  expect(fund?.besked).toContain('22. november 2026')
  expect(fund?.aarsag?.beskrivelse).toContain('HK')
  expect(fund?.hvemKan).toBeTruthy()
})

const afvisninger: [string, Partial<Sendefakta>, Record<string, unknown>, string[]][] = [
  ['kommunen har samtalerne', { ansvarlig: 'JOBCENTER' }, {}, ['IN-001']],
  ['medlemmet er afmeldt', { ansvarlig: 'INGEN' }, {}, ['IN-001']],
  ['enigheden mangler', {}, { enig: false }, ['IN-002']],
  ['aftalens dato mangler', {}, { enigDato: null }, ['IN-002']],
  ['aftalens form mangler', {}, { enigForm: null }, ['IN-002']],
  ['aftalen ligger i morgen', {}, { enigDato: '2026-11-24' }, ['IN-002']],
  ['medlemmet er i en anden a-kasse', { erMedlemHosAfsender: false }, {}, ['IN-003']],
  ['ingen kommune kan modtage', { harJobcenter: false }, {}, ['BB-006']],
  ['borgeren er død', { doed: true }, {}, ['4405']],
  ['typen mangler', {}, { tilbudstype: null }, ['1014']],
  ['typen er Andet uden tekst', {}, { tilbudstype: 9309, tekst: ' ' }, ['1014']],
  ['starten ligger i går', {}, { forslagStart: '2026-11-22' }, ['1014']],
  ['teksten indeholder koder', {}, { tekst: 'Se <b>her</b>' }, ['4933']],
  ['teksten indeholder et CPR-nummer', {}, { tekst: 'Hun hedder 070180-1234' }, ['BB-009']],
  ['teksten er et tegn for lang', {}, { tekst: 'a'.repeat(10_001) }, ['1014']],
  [
    'alt er galt',
    { doed: true, erMedlemHosAfsender: false, harJobcenter: false },
    { enig: false, tilbudstype: null, tekst: '<i>' },
    ['4405', 'IN-003', 'BB-006', 'IN-002', '1014', '4933'],
  ],
]
for (const [naar, aendring, felt, ventet] of afvisninger) {
  test(`afsendelse, når ${naar}: ${ventet.join(', ')}`, () => expect(koder(send(aendring, felt))).toEqual(ventet))
}

test('grænserne hører med: i dag er lovligt, og 10.000 tegn er ikke for mange', () => {
  expect(send({}, { enigDato: '2026-11-23', forslagStart: '2026-11-23', tekst: 'å'.repeat(10_000) })).toEqual([])
})

test('løntilskud før 26 uger og praktik over 4 uger advarer, men stopper ikke', () => {
  expect(send({ tilmeldtUger: 25 }, { tilbudstype: 9302 })).toMatchObject([{ kode: 'IN-W01', niveau: 'ADVAR' }])
  expect(send({ tilmeldtUger: 26 }, { tilbudstype: 9302 })).toEqual([])
  expect(send({}, { forslagUger: 5 })).toMatchObject([{ kode: 'IN-W02', niveau: 'ADVAR' }])
  expect(send({}, { forslagUger: 4 })).toEqual([])
})

const afgoerer: Afgoerelsesfakta = {
  dag: '2026-11-23',
  erNuvaerendeJobcenter: true,
  post: 'SAMSPOR',
  harSagsbehandler: true,
  harKopi: false,
}
const tilbud = GodkendFelter.parse({ tilbudStart: '2026-11-23', tilbudSlut: '2026-12-20' })

test('et tilbud må begynde på afgørelsens dag, men ikke dagen før', () => {
  expect(vurderGodkendelse(afgoerer, tilbud)).toEqual([])
  expect(koder(vurderGodkendelse(afgoerer, { ...tilbud, tilbudStart: '2026-11-22' }))).toEqual(['IN-008'])
})

for (const [naar, fund, ventet] of [
  ['tilbuddet mangler', vurderGodkendelse(afgoerer, { ...tilbud, tilbudStart: null, tilbudSlut: null }), ['IN-007']],
  ['slut ligger før start', vurderGodkendelse(afgoerer, { ...tilbud, tilbudSlut: '2026-11-22' }), ['1003']],
  ['en anden kommune afgør', vurderGodkendelse({ ...afgoerer, erNuvaerendeJobcenter: false }, tilbud), ['IN-009']],
  ['brevet mangler', vurderGodkendelse({ ...afgoerer, post: null }, tilbud), ['IN-005']],
  [
    'Samspors brev har ingen underskriver',
    vurderGodkendelse({ ...afgoerer, harSagsbehandler: false }, tilbud),
    ['8055'],
  ],
  [
    'eget brev behøver ingen underskriver her',
    vurderGodkendelse({ ...afgoerer, post: 'EGET_SYSTEM', harSagsbehandler: false }, tilbud),
    [],
  ],
  ['afslaget ikke er begrundet', vurderAfslag(afgoerer, AfslagFelter.parse({})), ['IN-006', 'IN-006']],
  [
    'a-kassen ikke får en kopi af kommunens eget afslag',
    vurderAfslag({ ...afgoerer, post: 'EGET_SYSTEM' }, AfslagFelter.parse({ begrundelse: 'Nej.', lovhjemmel: 'LAB' })),
    ['IN-W03'],
  ],
  ['lovreglen mangler', vurderAfslag(afgoerer, AfslagFelter.parse({ begrundelse: 'Ingen plads.' })), ['IN-006']],
] as const) {
  test(`afgørelse, når ${naar}: ${ventet.join(', ')}`, () => expect(koder([...fund])).toEqual([...ventet]))
}

test('hver overgang er enten lovlig eller forklaret', () => {
  for (const fra of INDSTILLING_STATUS) {
    for (const til of INDSTILLING_STATUS) {
      const fund = vurderOvergang(fra, til)
      if (OVERGANGE[fra].includes(til)) expect(fund, `${fra} → ${til}`).toEqual([])
      else expect(fund[0]?.besked, `${fra} → ${til}`).toBeTruthy()
    }
  }
})

test('kun kommunen ser, at en afgørelse er truffet, før brevet er modtaget', () => {
  expect(synligStatus('AFGJORT_AFVENTER_POST', false)).toBe('UNDER_BEHANDLING')
  expect(synligStatus('AFGJORT_AFVENTER_POST', true)).toBe('AFGJORT_AFVENTER_POST')
  expect(synligStatus('AFSLAG', false)).toBe('AFSLAG')
})
