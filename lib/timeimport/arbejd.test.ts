import { expect, test } from '@playwright/test'
import { naesteAntal } from '#lib/timeimport/arbejd'
import { PORTION } from '#lib/timeimport/indlaes'

test('en portion, der holdt borgerne for længe, halveres, også den sidste af en del, og aldrig under 100', () => {
  expect([
    naesteAntal(5000, 5000, 751),
    naesteAntal(2500, 2500, 2000),
    naesteAntal(2500, 40, 800),
    naesteAntal(150, 150, 800),
    naesteAntal(100, 100, 9000),
  ]).toEqual([2500, 1250, 1250, 100, 100])
})

test('når der er ro, vokser den igen, og aldrig over en hel portion; en rest siger intet', () => {
  expect([naesteAntal(2500, 2500, 750), naesteAntal(100, 100, 5), naesteAntal(PORTION, PORTION, 5)]).toEqual([
    3125,
    125,
    PORTION,
  ])
  expect(naesteAntal(2500, 2499, 5)).toBe(2500)
})
