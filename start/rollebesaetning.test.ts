import { expect, test } from '@playwright/test'
import { optaelling } from '#start/rapport'
import { linjer } from '#start/rollebesaetning'

test('rollebesætningen står under sin dør med navnene i en spalte', () => {
  const personer = [
    { navn: 'Bo', hint: 'ledig', doer: 'borger' },
    { navn: 'Annelise', hint: 'i HK', doer: 'akasse' },
    { navn: 'Ida', hint: 'syg', doer: 'borger' },
  ]
  expect(linjer(personer)).toEqual([
    '  Borgere',
    '    Bo        ledig',
    '    Ida       syg',
    '  A-kasser',
    '    Annelise  i HK',
  ])
  expect(linjer([])).toEqual([])
})

test('slutlinjen tæller det, der er sprunget over, når der er noget', () => {
  expect(optaelling({ bestaaet: 3, fejlet: 0, sprunget: 0 })).toBe('3 passed, 0 failed')
  expect(optaelling({ bestaaet: 3, fejlet: 1, sprunget: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
