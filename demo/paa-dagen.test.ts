import { expect, test } from '@playwright/test'
import { historienPaa, plandag } from '#demo/paa-dagen'
import { person } from '#demo/personer'

const historie = (noegle: string, dag: string) => historienPaa(person(noegle).historie ?? fejl(noegle), dag)
const fejl = (noegle: string): never => {
  throw new Error(`${noegle} har ingen historie`)
}

test('i 2026 er historierne, som de er skrevet', () => {
  expect(historie('ivan', '2026-11-23')).toBe(person('ivan').historie)
})
test('i februar 2024 begynder Karen den 1. januar og har én opgørelse, den første', () => {
  const karen = historie('karen', '2024-02-29')
  expect(karen).toMatchObject({ tilmeldtFra: -59, timer: [{ timer: '81.40', opgjortTil: -1 }] })
  expect(plandag(karen, '2024-02-29')).toBe('2024-02-27')
})
test('Ivans forløb er ikke slut, før alle hans timer er opgjort', () => {
  expect(historie('ivan', '2024-02-29').fravaer).toEqual([{ type: 75, fra: -59 }])
  expect(historie('ivan', '2024-05-01').fravaer?.[0]).toMatchObject({ til: -2, aarsag: 9752 })
})
test('overgangsgruppen og den, der døde før 2024, havde aldrig samtaler hos a-kassen', () => {
  expect(historie('otto', '2024-01-02').tilmeldtFra).toBe(-1400)
  expect(historie('dagmar', '2024-01-02').tilmeldtFra).toBe(-80)
  expect(historie('dagmar', '2024-01-12').tilmeldtFra).toBe(-11)
})
test('en plan er lavet, efter at borgeren blev ledig', () => {
  expect(plandag(historie('karen', '2024-01-02'), '2024-01-02')).toBe('2024-01-01')
})
test('en samtale før historiens begyndelse er ikke holdt, og jobcentret indkalder ikke, mens a-kassen har forløbet', () => {
  expect(historie('karen', '2024-02-29').samtaler?.map((s) => s.dag)).toEqual([-55])
  expect(historie('uffe', '2024-02-29').samtaler).toEqual([])
  expect(historie('uffe', '2024-07-01').samtaler).toHaveLength(1)
  expect(historie('otto', '2024-01-02').samtaler).toEqual([])
  expect(historie('otto', '2024-01-05').samtaler).toHaveLength(1)
})
