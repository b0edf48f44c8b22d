import { expect, test } from '@playwright/test'
import { type Fravaersfakta, vurderFravaer } from '#lib/fravaer/regler'

const vurder = (ret: Partial<Fravaersfakta> = {}) =>
  vurderFravaer({
    dag: '2026-11-23',
    fravaerstype: 10,
    typenavn: 'Ferie',
    startDato: '2026-11-23',
    slutDato: '2026-11-29',
    aarsag: null,
    anmeldtDag: '2026-11-23',
    kontaktgruppe: 1,
    visitationskategori: null,
    tilladte: [1, 2, 3, 4, 10, 11],
    hoejstDage: null,
    sammeType: [],
    ...ret,
  }).map((f) => f.kode)

const en = (startDato: string, slutDato: string | null) => ({ sammeType: [{ id: 'f', startDato, slutDato }] })
const tilfaelde: { hvad: string; ret: Partial<Fravaersfakta>; koder: string[] }[] = [
  { hvad: 'en uges ferie', ret: {}, koder: [] },
  { hvad: 'en dag', ret: { slutDato: '2026-11-23' }, koder: [] },
  { hvad: 'slut dagen før start', ret: { slutDato: '2026-11-22' }, koder: ['1003'] },
  { hvad: 'en ukendt type', ret: { typenavn: undefined }, koder: ['1014'] },
  { hvad: 'anmeldt i morgen', ret: { anmeldtDag: '2026-11-24' }, koder: ['1014'] },
  { hvad: 'en slutårsag', ret: { aarsag: 9752 }, koder: ['4340'] },
  { hvad: 'ikke tilmeldt', ret: { kontaktgruppe: null, tilladte: undefined }, koder: ['8060'] },
  { hvad: 'uddannelse uden for tabellen', ret: { fravaerstype: 1, tilladte: [10] }, koder: ['4591'] },
  { hvad: 'midlertidigt arbejde uden for tabellen', ret: { fravaerstype: 2, tilladte: [10] }, koder: ['4592'] },
  { hvad: 'friperiode uden for tabellen', ret: { fravaerstype: 9 }, koder: ['FR-001'] },
  { hvad: 'en kontaktgruppe uden tabel', ret: { kontaktgruppe: 5, tilladte: undefined }, koder: ['FR-W01'] },
  { hvad: 'sygdom', ret: { fravaerstype: 11 }, koder: ['FR-W02'] },
  { hvad: '14 dage, hvor 14 er det højeste', ret: { hoejstDage: 14, slutDato: '2026-12-06' }, koder: [] },
  { hvad: '15 dage, hvor 14 er det højeste', ret: { hoejstDage: 14, slutDato: '2026-12-07' }, koder: ['FR-002'] },
  { hvad: 'samme type til dagen før', ret: en('2026-11-01', '2026-11-22'), koder: [] },
  { hvad: 'samme type til startdagen', ret: en('2026-11-01', '2026-11-23'), koder: ['FR-003'] },
  { hvad: 'samme type fra slutdagen', ret: en('2026-11-29', null), koder: ['FR-003'] },
  { hvad: 'samme type fra dagen efter', ret: en('2026-11-30', null), koder: [] },
]
for (const { hvad, ret, koder } of tilfaelde) {
  test(`fravær: ${hvad}: ${koder.join(', ') || 'ja'}`, () => expect(vurder(ret)).toEqual(koder))
}
