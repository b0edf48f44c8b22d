import { expect, test } from '@playwright/test'
import { afsluttesAf, type Tilknytningsfakta, vurderTilknytning } from '#lib/jobcentertilknytning/regler'

const kendt = (gyldigFra: string, gyldigTil: string | null, ret: object = {}) => ({
  id: 't1',
  jobcenterId: 'kbh',
  kommuneId: '101',
  gyldigFra,
  gyldigTil,
  ...ret,
})
const vurder = (ret: Partial<Tilknytningsfakta> = {}) =>
  vurderTilknytning({
    startDato: '2026-11-23',
    slutDato: null,
    jobcenterId: 'aarhus',
    kommuneId: '751',
    doed: false,
    kommuneBetjenes: true,
    kendte: [],
    ...ret,
  }).map((f) => f.kode)

const graenser = [
  { hvad: 'en anden løber', kendte: [kendt('2020-01-01', null)], koder: ['JT-W01'] },
  { hvad: 'en anden sluttede dagen før', kendte: [kendt('2020-01-01', '2026-11-22')], koder: [] },
  { hvad: 'en anden slutter samme dag', kendte: [kendt('2020-01-01', '2026-11-23')], koder: ['JT-W01'] },
  { hvad: 'en anden begyndte dagen før', kendte: [kendt('2026-11-22', null)], koder: ['JT-W01'] },
  { hvad: 'en anden begynder samme dag', kendte: [kendt('2026-11-23', null)], koder: ['JT-002'] },
  { hvad: 'en anden begynder senere', kendte: [kendt('2027-01-01', null)], koder: ['JT-002'] },
  {
    hvad: 'borgeren er der allerede',
    kendte: [kendt('2020-01-01', null, { jobcenterId: 'aarhus', kommuneId: '751' })],
    koder: ['JT-003'],
  },
  {
    hvad: 'jobcentret er det samme, men kommunen en anden',
    kendte: [kendt('2020-01-01', null, { jobcenterId: 'aarhus', kommuneId: '741' })],
    koder: ['JT-W01'],
  },
]
for (const { hvad, kendte, koder } of graenser) {
  test(`tilknytning, når ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(vurder({ kendte })).toEqual(koder))
}

test('død, vendt periode og en kommune, jobcentret ikke har, siges på én gang', () => {
  expect(vurder({ doed: true, slutDato: '2026-11-22', kommuneBetjenes: false })).toEqual(['4405', '1003', 'JT-001'])
  expect(vurder({ kommuneBetjenes: undefined })).toEqual(['1014'])
})

test('kun den, der løber ind over dagen, slutter', () => {
  const kendte = [kendt('2026-11-23', null), kendt('2020-01-01', '2026-11-22'), kendt('2026-11-22', '2026-11-23')]
  expect(afsluttesAf('2026-11-23', kendte)).toEqual([kendte[2]])
})
