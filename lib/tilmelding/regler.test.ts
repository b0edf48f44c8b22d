import { expect, test } from '@playwright/test'
import { type Tilmeldingsfakta, vurderAfmelding, vurderTilmelding } from '#lib/tilmelding/regler'

const DAG = '2026-11-23'
const tilmeld = (ret: Partial<Tilmeldingsfakta> = {}) =>
  vurderTilmelding({
    dag: DAG,
    dato: DAG,
    doed: false,
    kontaktgruppe: 1,
    kendteKontaktgrupper: [1],
    begyndtDag: DAG,
    kommentar: null,
    erPlatform: false,
    kendte: [],
    ...ret,
  }).map((f) => f.kode)

const tilmeldinger = [
  { hvad: 'i dag', ret: {}, koder: [] },
  { hvad: 'i morgen', ret: { dato: '2026-11-24' }, koder: ['TM-001'] },
  { hvad: 'begyndt i morgen', ret: { begyndtDag: '2026-11-24' }, koder: ['TM-001'] },
  { hvad: 'i går uden kommentar', ret: { dato: '2026-11-22' }, koder: ['TM-002'] },
  { hvad: 'i går med kommentar', ret: { dato: '2026-11-22', kommentar: 'Begyndt 23.58' }, koder: [] },
  { hvad: 'i går af platformen', ret: { dato: '2026-11-22', erPlatform: true }, koder: [] },
  { hvad: 'en ukendt kontaktgruppe', ret: { kontaktgruppe: 7 }, koder: ['TM-W01'] },
  {
    hvad: 'dagen efter en afmelding',
    ret: { kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: '2026-11-22' }] },
    koder: [],
  },
  {
    hvad: 'på afmeldingsdagen',
    ret: { kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: DAG }] },
    koder: ['TM-003'],
  },
  {
    hvad: 'som død og allerede tilmeldt',
    ret: { doed: true, kendte: [{ id: 't', gyldigFra: '2026-01-01', gyldigTil: null }] },
    koder: ['4405', 'TM-003'],
  },
]
for (const { hvad, ret, koder } of tilmeldinger) {
  test(`tilmelding ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(tilmeld(ret)).toEqual(koder))
}

const afmeld = (sidsteDag: string, ret: object = {}) =>
  vurderAfmelding({
    dag: DAG,
    sidsteDag,
    doed: false,
    tilmelding: { id: 't', gyldigFra: '2026-01-01', gyldigTil: null },
    hoejstDageFrem: 30,
    ...ret,
  }).map((f) => f.kode)

const afmeldinger = [
  { dag: 'i går', dato: '2026-11-22', koder: ['4322'] },
  { dag: 'i dag', dato: DAG, koder: [] },
  { dag: '30 dage frem', dato: '2026-12-23', koder: [] },
  { dag: '31 dage frem', dato: '2026-12-24', koder: ['4322'] },
]
for (const { dag, dato, koder } of afmeldinger) {
  test(`afmelding ${dag}: ${koder.join(', ') || 'ja'}`, () => expect(afmeld(dato)).toEqual(koder))
}

test('i mindre intensiv indsats er det 60 dage', () => {
  expect(afmeld('2027-01-22', { hoejstDageFrem: 60 })).toEqual([])
  expect(afmeld('2027-01-23', { hoejstDageFrem: 60 })).toEqual(['4322'])
})

test('den, der er afmeldt, kan ikke afmeldes igen', () => {
  const tilmelding = { id: 't', gyldigFra: '2026-01-01', gyldigTil: DAG }
  expect(afmeld(DAG, { tilmelding })).toEqual(['4317'])
  expect(afmeld('2026-11-22', { tilmelding, doed: true })).toEqual(['4405', '4317', '4322'])
})
