import { expect, test } from '@playwright/test'
import { senesteDag, slutdag, type Tildelingsfakta, vurderAfslutning, vurderTildeling } from '#lib/tildeling/regler'

const fakta = (ret: Partial<Tildelingsfakta> = {}): Tildelingsfakta => ({
  dag: '2026-11-23',
  fra: '2026-11-23',
  til: undefined,
  doed: false,
  aktoer: { gyldigFra: '2020-01-01', gyldigTil: null },
  tilknytning: { gyldigTil: null },
  kendte: [],
  ...ret,
})
const koder = (ret: Partial<Tildelingsfakta>) => vurderTildeling(fakta(ret)).map((f) => `${f.kode} ${f.felt}`)

for (const { naar, fra, fund } of [
  { naar: 'i går', fra: '2026-11-22', fund: ['AT-002 fra'] },
  { naar: 'i dag', fra: '2026-11-23', fund: [] },
  { naar: 'om en uge', fra: '2026-11-30', fund: [] },
  { naar: 'på en dag, der ikke kan læses', fra: null, fund: ['1014 fra'] },
]) {
  test(`En tildeling, der begynder ${naar}`, () => expect(koder({ fra })).toEqual(fund))
}

test('Slutdagen er valgfri, men ligger ikke før den første dag', () => {
  expect(koder({ til: '2026-11-23' })).toEqual([])
  expect(koder({ til: '2026-11-22' })).toEqual(['1003 til'])
  expect(koder({ til: null })).toEqual(['1014 til'])
})

test('Aktøren skal findes, og borgeren være jobcentrets', () => {
  expect(koder({ aktoer: undefined })).toEqual(['AT-001 aktoer'])
  expect(koder({ aktoer: { gyldigFra: '2020-01-01', gyldigTil: '2026-11-22' } })).toEqual(['AT-001 aktoer'])
  expect(koder({ tilknytning: undefined })).toEqual(['AT-003 fra'])
  expect(koder({ doed: true })).toEqual(['4405 undefined'])
})

for (const { hvornaar, kendt, fund } of [
  { hvornaar: 'sluttede i går', kendt: { fra: '2026-10-01', til: '2026-11-22' }, fund: [] },
  { hvornaar: 'slutter i dag', kendt: { fra: '2026-10-01', til: '2026-11-23' }, fund: ['AT-004 fra'] },
  { hvornaar: 'er uden slutdag', kendt: { fra: '2026-10-01', til: null }, fund: ['AT-004 fra'] },
  { hvornaar: 'begynder senere', kendt: { fra: '2026-12-01', til: null }, fund: ['AT-004 fra'] },
]) {
  test(`En anden tildeling ${hvornaar}`, () =>
    expect(koder({ kendte: [{ aktoerNavn: 'En anden', ...kendt }] })).toEqual(fund))
}

test('Den varer højst, til borgeren ikke længere er jobcentrets', () => {
  expect(senesteDag(null, null)).toBeNull()
  expect(senesteDag(null, '2026-12-31')).toBe('2026-12-31')
  expect(senesteDag('2026-12-01', '2026-12-31')).toBe('2026-12-01')
  expect(senesteDag('2027-01-01', '2026-12-31')).toBe('2026-12-31')
})

const afslut = (sidsteDag: string | null, til: string | null = null) =>
  vurderAfslutning({ dag: '2026-11-23', sidsteDag, fra: '2026-11-01', til }).map((f) => f.kode)

for (const { naar, sidsteDag, til = null, fund } of [
  { naar: 'i forgårs', sidsteDag: '2026-11-21', fund: ['AT-005'] },
  { naar: 'i går: den slutter nu', sidsteDag: '2026-11-22', fund: [] },
  { naar: 'i dag', sidsteDag: '2026-11-23', fund: [] },
  { naar: 'på den dag, den alligevel slutter', sidsteDag: '2026-12-01', til: '2026-12-01', fund: [] },
  { naar: 'dagen efter den', sidsteDag: '2026-12-02', til: '2026-12-01', fund: ['AT-005'] },
  { naar: 'når den er slut', sidsteDag: '2026-11-23', til: '2026-11-22', fund: ['AT-005'] },
  { naar: 'på en dag, der ikke kan læses', sidsteDag: null, fund: ['1014'] },
]) {
  test(`Afsluttes ${naar}`, () => expect(afslut(sidsteDag, til)).toEqual(fund))
}

test('Den, der tages tilbage, før den begynder, begyndte aldrig', () => {
  expect(slutdag('2026-12-01', '2026-11-23')).toBe('2026-11-30')
  expect(slutdag('2026-11-01', '2026-11-23')).toBe('2026-11-23')
})
