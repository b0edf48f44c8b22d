import { expect, test } from '@playwright/test'
import { type Bevisdel, foersteBrud, kanonisk, laegIKaede } from '#lib/nuph/beviskaede'

const dele: Bevisdel[] = [
  { slags: 'UDSTEDELSE', titel: 'Udstedelse', tid: '2026-11-23T09:00:00.000Z', indhold: { sagsnummer: 'SAG-1' } },
  { slags: 'VERSION', titel: 'Version 1', tid: '2026-11-20T09:00:00.000Z', indhold: { haendelse: 'H01', tom: null } },
  { slags: 'SVAR', titel: 'Svar 1', tid: '2026-11-22T09:00:00.000Z', indhold: { svartype: 'V10' } },
]

test('Samme indhold giver samme tekst, også når felterne kommer i en anden orden', () => {
  expect(kanonisk({ b: 1, a: [true, null, { å: 'x', z: '"' }] })).toBe('{"a":[true,null,{"z":"\\"","å":"x"}],"b":1}')
  expect(kanonisk({ a: 1, b: 2 })).toBe(kanonisk({ b: 2, a: 1 }))
})

test('En hel kæde holder, og roden er den sidste dels', () => {
  const { led, rod } = laegIKaede(dele)
  expect(led.map((l) => l.nummer)).toEqual([1, 2, 3])
  expect(led[0]?.forrige).toMatch(/^0{64}$/)
  expect(led[2]?.sha256).toBe(rod)
  expect(foersteBrud(led, rod)).toBeNull()
})

test('Ændret, flyttet, taget ud eller lagt til: bruddet findes, hvor det er', () => {
  const { led, rod } = laegIKaede(dele)
  const aendret = led.map((l) => (l.nummer === 2 ? { ...l, indhold: { ...l.indhold, haendelse: 'H02' } } : l))
  expect(foersteBrud(aendret, rod)).toBe(2)
  expect(foersteBrud([led[0]!, led[2]!, led[1]!], rod)).toBe(2)
  expect(foersteBrud([led[0]!, led[2]!], rod)).toBe(2)
  expect(foersteBrud(led.slice(0, 2), rod)).toBe(2)
  expect(
    foersteBrud(
      led.map((l) => (l.nummer === 3 ? { ...l, titel: 'Svar' } : l)),
      rod,
    ),
  ).toBe(3)
  expect(foersteBrud(led, '0'.repeat(64))).toBe(3)
})
