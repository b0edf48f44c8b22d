import { expect, test } from '@playwright/test'
import { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { IndstillingFelter } from '#lib/indstilling/input'
import { OVERGANGE, type Sendefakta, synligStatus, vurderOvergang, vurderSend } from '#lib/indstilling/regler'

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
const send = (aendring: Partial<Sendefakta>, felt: Record<string, unknown> = {}) =>
  vurderSend({ ...fakta, ...aendring, felter: { ...felter, ...felt } })

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

test('grænserne hører med: i dag er lovligt, og 10.000 tegn er ikke for mange', () => {
  expect(send({}, { enigDato: '2026-11-23', forslagStart: '2026-11-23', tekst: 'å'.repeat(10_000) })).toEqual([])
})

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
