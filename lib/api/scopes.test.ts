import { expect, test } from '@playwright/test'
import { harScope } from '#lib/api/scopes'

for (const [givet, svar] of [
  ['visiteringogstatus.fravaer.write', true],
  ['visiteringogstatus.write', true],
  ['visiteringogstatus.fravaer.read', false],
  ['visiteringogstatus.fravaer', false],
  ['visitering.write', false],
  ['visiteringogstatus.fravaerhistorik.write', false],
  ['write', false],
  ['', false],
] as const)
  test(`scope «${givet}» ${svar ? 'dækker' : 'dækker ikke'} at skrive fravær`, () =>
    expect(harScope([givet], 'visiteringogstatus.fravaer.write')).toBe(svar))
