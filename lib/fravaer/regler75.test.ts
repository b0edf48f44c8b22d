import { expect, test } from '@playwright/test'
import {
  type Aendring75,
  maanedensSidsteDag,
  type Slut75,
  vurderAendring75,
  vurderSlut75,
  vurderStart75,
} from '#lib/fravaer/regler75'

const slut = (ret: Partial<Slut75> = {}) =>
  vurderSlut75({
    dag: '2026-11-23',
    skriver: 'EGEN_AKASSE',
    startDato: '2026-08-03',
    slutDato: '2026-11-22',
    aarsag: 9752,
    gyldigeAarsager: [9751, 9752, 9753, 9754, 9755],
    timerForbrugt: '410.00',
    graenseTimer: '410.00',
    alder: 24,
    uddannelsespaalaegUnder: 25,
    ...ret,
  }).map((f) => f.kode)

const afslutninger: { hvad: string; ret: Partial<Slut75>; koder: string[] }[] = [
  { hvad: 'på grænsen', ret: {}, koder: [] },
  { hvad: 'en hundrededel under grænsen', ret: { timerForbrugt: '409.99' }, koder: ['KF-003'] },
  { hvad: 'uden opgørelse', ret: { timerForbrugt: null }, koder: ['KF-003'] },
  { hvad: 'på startdagen', ret: { slutDato: '2026-08-03' }, koder: [] },
  { hvad: 'dagen før start', ret: { slutDato: '2026-08-02' }, koder: ['1003'] },
  { hvad: 'på månedens sidste dag', ret: { slutDato: '2026-11-30' }, koder: [] },
  { hvad: 'på den første i næste måned', ret: { slutDato: '2026-12-01' }, koder: ['KF-005'] },
  { hvad: 'uden årsag', ret: { aarsag: null }, koder: ['KF-006'] },
  { hvad: 'med platformens årsag', ret: { aarsag: 9753 }, koder: ['4340'] },
  { hvad: 'med platformens årsag, af STAR', ret: { aarsag: 9753, skriver: 'STAR' }, koder: [] },
  { hvad: 'som registreret ved en fejl', ret: { aarsag: 9755, skriver: 'STAR' }, koder: ['4340'] },
  { hvad: 'uddannelsespålæg som 24-årig', ret: { aarsag: 9751 }, koder: ['KF-W01'] },
  { hvad: 'uddannelsespålæg som 25-årig', ret: { aarsag: 9751, alder: 25 }, koder: ['KF-004'] },
  {
    hvad: 'uddannelsespålæg efter 2026',
    ret: { aarsag: 9751, gyldigeAarsager: [9752], uddannelsespaalaegUnder: null },
    koder: ['4340'],
  },
  {
    hvad: 'med alt galt',
    ret: { slutDato: '2026-12-01', startDato: '2026-12-02', timerForbrugt: '1.00' },
    koder: ['1003', 'KF-005', 'KF-003'],
  },
]
for (const { hvad, ret, koder } of afslutninger) {
  test(`a-kassen afslutter ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(slut(ret)).toEqual(koder))
}

test('månedens sidste dag, også i et skudår', () => {
  expect(['2024-02-01', '2026-02-28', '2026-12-31', '2026-11-23'].map(maanedensSidsteDag)).toEqual([
    '2024-02-29',
    '2026-02-28',
    '2026-12-31',
    '2026-11-30',
  ])
})

const grundlag = {
  kontaktgruppe: 1,
  iOvergangsgruppe: false,
  harAabent75: false,
  timerForbrugt: null,
  graenseTimer: '410.00',
  harMedlemskab: true,
}
test('en start, der mangler, kræver en kommentar og det samme som den automatiske', () => {
  const start = (ret: object = {}) =>
    vurderStart75({
      skriver: 'EGEN_AKASSE',
      startDato: '2026-11-23',
      dag: '2026-11-23',
      kommentar: 'Mangler',
      grundlag,
      ...ret,
    }).map((f) => f.kode)
  expect(start()).toEqual([])
  expect(start({ kommentar: null })).toEqual(['KF-013'])
  expect(start({ skriver: 'PLATFORM', kommentar: null })).toEqual([])
  expect(start({ skriver: 'ANDEN' })).toEqual(['KF-007'])
  expect(start({ startDato: '2026-11-24' })).toEqual(['1014'])
  const alt = {
    kontaktgruppe: 2,
    iOvergangsgruppe: true,
    harAabent75: true,
    timerForbrugt: '410',
    harMedlemskab: false,
  }
  expect(start({ grundlag: { ...grundlag, ...alt } })).toEqual(['KF-002', 'KF-008', 'KF-001', 'KF-015', 'KF-014'])
  expect(start({ grundlag: { ...grundlag, graenseTimer: null } })).toEqual(['KF-016'])
})

const aabent = { startDato: '2026-08-03', slutDato: null, aarsag: null }
const afsluttet = { startDato: '2026-08-03', slutDato: '2026-11-10', aarsag: 9752 }
const aendr = (ret: Partial<Aendring75> & { gammel?: Aendring75['gammel'] }) =>
  vurderAendring75({
    dag: '2026-11-23',
    skriver: 'EGEN_AKASSE',
    kommentar: null,
    gammel: { id: 'f', ...aabent },
    ny: aabent,
    tilmeldinger: [{ kontaktgruppe: 1, gyldigFra: '2026-08-03', gyldigTil: null, begyndtDag: '2026-08-02' }],
    andre75: [],
    slutgrundlag: {
      gyldigeAarsager: [9751, 9752],
      timerForbrugt: '420.00',
      graenseTimer: '410.00',
      alder: 40,
      uddannelsespaalaegUnder: 25,
    },
    ...ret,
  }).map((f) => f.kode)

const aendringer: { hvad: string; ret: Partial<Aendring75>; koder: string[] }[] = [
  { hvad: 'en åben får slutdato', ret: { ny: afsluttet }, koder: [] },
  {
    hvad: 'en slutdato fjernes uden kommentar',
    ret: { gammel: { id: 'f', ...afsluttet } },
    koder: ['KF-009'],
  },
  {
    hvad: 'en slutdato fjernes med kommentar',
    ret: { gammel: { id: 'f', ...afsluttet }, kommentar: 'Fejl' },
    koder: [],
  },
  { hvad: 'en slutårsag uden slutdato', ret: { ny: { ...aabent, aarsag: 9752 } }, koder: ['1014'] },
  {
    hvad: 'starten rettes til dagen, tilmeldingen blev begyndt',
    ret: { ny: { ...aabent, startDato: '2026-08-02' }, kommentar: 'Før midnat' },
    koder: [],
  },
  {
    hvad: 'starten rettes en dag længere tilbage',
    ret: { ny: { ...aabent, startDato: '2026-08-01' }, kommentar: 'Før midnat' },
    koder: ['KF-017', 'KF-002'],
  },
  { hvad: 'en anden end egen a-kasse', ret: { skriver: 'ANDEN', ny: afsluttet }, koder: ['KF-007'] },
  {
    hvad: 'åbnes igen efter en afmelding',
    ret: {
      gammel: { id: 'f', ...afsluttet },
      kommentar: 'Fejl',
      tilmeldinger: [{ kontaktgruppe: 1, gyldigFra: '2026-08-03', gyldigTil: '2026-11-10', begyndtDag: '2026-08-03' }],
    },
    koder: ['KF-002'],
  },
  {
    hvad: 'åbnes ind over det næste forløb',
    ret: {
      gammel: { id: 'f', ...afsluttet },
      kommentar: 'Fejl',
      andre75: [{ id: 'g', startDato: '2026-11-20', slutDato: null }],
    },
    koder: ['KF-001'],
  },
]
for (const { hvad, ret, koder } of aendringer) {
  test(`kontaktforløbet, når ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(aendr(ret)).toEqual(koder))
}
