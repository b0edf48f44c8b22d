import { expect, test } from '@playwright/test'
import { leveretFoerMoedet } from '#lib/nuph/levering'

const start = '2026-11-20T09:00:00.000Z'
const naar = (leveretTid: string | null) =>
  leveretFoerMoedet({ kildeOplysninger: { leveretTid, start } })?.toISOString()

test('En indkaldelse har nået borgeren, når den lå i beskederne før mødet eller på slaget', () => {
  expect(naar('2026-11-20T08:59:59.000Z')).toBe('2026-11-20T08:59:59.000Z')
  expect(naar(start)).toBe(start)
  expect(naar('2026-11-20T09:00:01.000Z')).toBeUndefined()
  expect(naar(null)).toBeUndefined()
  expect(leveretFoerMoedet({ kildeOplysninger: null })).toBeNull()
})
