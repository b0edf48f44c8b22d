import { expect, test } from '@playwright/test'
import { type KendtMedlemskab, vurderIndmeldelse, vurderUdmeldelse } from '#lib/akassemedlemskab/regler'

const kendt = (egen: boolean, gyldigFra: string, gyldigTil: string | null): KendtMedlemskab => ({
  id: 'm1',
  egen,
  gyldigFra,
  gyldigTil,
})
const indmeld = (ret: Partial<Parameters<typeof vurderIndmeldelse>[0]> = {}) =>
  vurderIndmeldelse({
    startDato: '2026-11-23',
    slutDato: null,
    doed: false,
    foedselsdato: '1980-03-02',
    kendte: [],
    ...ret,
  }).map((f) => f.kode)

const graenser = [
  {
    hvad: 'en anden a-kasses medlemskab slutter dagen før',
    kendte: [kendt(false, '2020-01-01', '2026-11-22')],
    koder: [],
  },
  { hvad: 'den slutter samme dag', kendte: [kendt(false, '2020-01-01', '2026-11-23')], koder: ['AM-001'] },
  { hvad: 'den er åben', kendte: [kendt(false, '2020-01-01', null)], koder: ['AM-001'] },
  { hvad: 'den begynder senere', kendte: [kendt(false, '2027-01-01', null)], koder: ['AM-001'] },
  { hvad: 'egen a-kasse har det allerede', kendte: [kendt(true, '2026-11-23', null)], koder: ['AM-002'] },
  {
    hvad: 'begge dele',
    kendte: [kendt(true, '2026-12-01', null), kendt(false, '2020-01-01', null)],
    koder: ['AM-001', 'AM-002'],
  },
]
for (const { hvad, kendte, koder } of graenser) {
  test(`indmeldelse, når ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(indmeld({ kendte })).toEqual(koder))
}

test('en indmeldelse med slutdato kan ligge før den næste', () => {
  const kendte = [kendt(false, '2027-01-01', null)]
  expect(indmeld({ kendte, slutDato: '2026-12-31' })).toEqual([])
  expect(indmeld({ kendte, slutDato: '2027-01-01' })).toEqual(['AM-001'])
})

test('alle fund på en gang: død, vendt periode og før fødslen', () => {
  expect(indmeld({ doed: true, startDato: '1980-03-01', slutDato: '1980-02-01' })).toEqual(['4405', '1003', '1014'])
  expect(indmeld({ startDato: '1980-03-02', slutDato: '1980-03-02' })).toEqual([])
})

test('den anden a-kasse bliver hverken nævnt eller peget på', () => {
  const [fund] = vurderIndmeldelse({
    startDato: '2026-11-23',
    slutDato: null,
    doed: false,
    foedselsdato: '1980-03-02',
    kendte: [kendt(false, '2020-01-01', null)],
  })
  expect(fund?.aarsag).toBeUndefined()
  expect(fund?.hvemKan).toBeTruthy()
})

test('en slutdato kan flyttes, men ikke ind over den næste a-kasse', () => {
  const medlemskab = kendt(true, '2020-01-01', '2026-11-30')
  const kendte = [medlemskab, { ...kendt(false, '2027-01-01', null), id: 'm2' }]
  const slut = (slutDato: string) => vurderUdmeldelse({ slutDato, medlemskab, kendte }).map((f) => f.kode)
  expect(slut('2026-12-31')).toEqual([])
  expect(slut('2027-01-01')).toEqual(['AM-001'])
  expect(slut('2020-01-01')).toEqual([])
  expect(slut('2019-12-31')).toEqual(['1003'])
})
