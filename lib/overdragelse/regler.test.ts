import { expect, test } from '@playwright/test'
import { SKABELONER, udfyld } from '#lib/besked/tekster'
import { vurderPakke } from '#lib/overdragelse/regler'
import { lix } from '#lib/tekst/lix'

test('Om en død borger tages der ikke stilling, og alle grunde siges på én gang', () => {
  const fund = vurderPakke({ dag: '2026-11-26', status: 'AABEN', gaelderFra: '2026-11-27', doed: true })
  expect(fund.map((f) => f.kode)).toEqual(['4405', 'OD-004'])
})

test('Borgerens beskeder om overdragelsen er til at læse', () => {
  const felter = {
    kommune: 'Københavns Kommune',
    akasse: 'HK/Danmarks A-kasse',
    slut: '26. november 2026',
    fra: '27. november 2026',
  }
  const navne = ['OVERDRAGELSE', 'OVERDRAGELSE_SENT', 'OVERDRAGELSE_FLYTTET', 'OVERDRAGELSE_TRUKKET'] as const
  for (const navn of navne) expect(lix(udfyld(navn, felter)), SKABELONER[navn]).toBeLessThanOrEqual(40)
})
