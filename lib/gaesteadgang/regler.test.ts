import { expect, test } from '@playwright/test'
import { type Gaestefakta, vurderGaesteadgang } from '#lib/gaesteadgang/regler'

const fakta = (ret: Partial<Gaestefakta> = {}): Gaestefakta => ({
  dag: '2026-11-23',
  begrundelse: 'Borgeren flytter hertil den 1. december.',
  til: '2026-12-01',
  begrundelseTegn: 900,
  dageHoejst: 30,
  ...ret,
})
const koder = (ret: Partial<Gaestefakta>) => vurderGaesteadgang(fakta(ret)).map((f) => `${f.kode} ${f.felt}`)

for (const { naar, til, fund } of [
  { naar: 'i går', til: '2026-11-22', fund: ['GA-002 til'] },
  { naar: 'i dag', til: '2026-11-23', fund: [] },
  { naar: 'på den sidste dag, der kan vælges', til: '2026-12-23', fund: [] },
  { naar: 'dagen efter den', til: '2026-12-24', fund: ['GA-002 til'] },
  { naar: 'på en dag, der ikke kan læses', til: null, fund: ['1014 til'] },
]) {
  test(`Gæsteadgang, der slutter ${naar}`, () => expect(koder({ til })).toEqual(fund))
}

test('Begrundelsen er fra 1 til 900 tegn uden koder og CPR-numre', () => {
  expect(koder({ begrundelse: 'x' })).toEqual([])
  expect(koder({ begrundelse: 'x'.repeat(900) })).toEqual([])
  expect(koder({ begrundelse: 'x'.repeat(901) })).toEqual(['1014 begrundelse'])
  expect(koder({ begrundelse: '<b>flytter</b> 010180-1234', til: null })).toEqual([
    '4933 begrundelse',
    'BB-009 begrundelse',
    '1014 til',
  ])
  expect(koder({ begrundelse: '' })).toEqual(['1014 begrundelse'])
})
