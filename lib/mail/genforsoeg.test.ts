import { expect, test } from '@playwright/test'
import { naesteMailforsoeg } from '#lib/mail/genforsoeg'

const FOERST = new Date('2026-11-23T10:00:00Z')
const timer = (antal: number) => new Date(FOERST.getTime() + antal * 3_600_000)

for (const { forsoeg, minutter } of [
  { forsoeg: 1, minutter: 1 },
  { forsoeg: 2, minutter: 2 },
  { forsoeg: 6, minutter: 32 },
  { forsoeg: 7, minutter: 60 },
  { forsoeg: 500, minutter: 60 },
]) {
  test(`efter forsøg ${forsoeg} ventes der ${minutter} minutter`, () => {
    const naeste = naesteMailforsoeg(forsoeg, FOERST, timer(1))
    expect(naeste).toEqual(new Date(timer(1).getTime() + minutter * 60_000))
  })
}

test('der prøves i 72 timer, og så ikke mere', () => {
  expect(naesteMailforsoeg(80, FOERST, new Date(timer(72).getTime() - 1))).not.toBeNull()
  expect(naesteMailforsoeg(80, FOERST, timer(72))).toBeNull()
})
