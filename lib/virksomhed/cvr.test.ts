import { expect, test } from '@playwright/test'
import { erCvr, visCvr, vurderCvr, vurderPNummer } from '#lib/virksomhed/cvr'

for (const cvr of ['99000007', '99000015', '99000023', '13748136']) {
  test(`${cvr} er et gyldigt CVR-nummer`, () => expect(vurderCvr(cvr)).toEqual({ cvr, fund: [] }))
}

for (const input of ['99 00 00 07', 'DK99000007', 'dk 99 00 00 07', '\u00a099000007 ']) {
  test(`"${input}" læses som 99000007`, () => expect(vurderCvr(input).cvr).toBe('99000007'))
}

for (const { input, besked } of [
  { input: '', besked: 'CVR-numre har 8 cifre.' },
  { input: '9900000', besked: 'CVR-numre har 8 cifre.' },
  { input: '990000077', besked: 'CVR-numre har 8 cifre.' },
  { input: '9900000A', besked: 'CVR-numre har 8 cifre.' },
  { input: '99000008', besked: 'CVR-nummeret er ikke gyldigt. Kontrollér cifrene.' },
  { input: '00000000', besked: 'CVR-nummeret er ikke gyldigt. Kontrollér cifrene.' },
]) {
  test(`"${input}" afvises med "${besked}"`, () => {
    expect(vurderCvr(input)).toEqual({ fund: [expect.objectContaining({ niveau: 'BLOK', besked, felt: 'cvr' })] })
  })
}

test('Præcis ét kontrolciffer højst passer til syv cifre', () => {
  for (const syv of ['9900000', '9900001', '1374813', '2500000']) {
    expect([...Array(10).keys()].filter((ciffer) => erCvr(syv + ciffer)).length).toBeLessThanOrEqual(1)
  }
})

test('CVR-nummeret vises i par', () => expect(visCvr('99000007')).toBe('99 00 00 07'))

test('P-numre har ti cifre og kontrolleres ikke for kontrolciffer', () => {
  expect(vurderPNummer('10 99 99 99 99')).toEqual({ pNummer: '1099999999', fund: [] })
  for (const input of ['', '109999999', '10999999999', '10999999x9']) {
    expect(vurderPNummer(input).fund.map((f) => f.besked)).toEqual(['P-numre har 10 cifre.'])
  }
})
