import { expect, test } from '@playwright/test'
import { filnavnFra } from '#lib/bilag/filnavn'

for (const [hoved, navn] of [
  ["attachment; filename*=UTF-8''Aftale%20%C3%A6%C3%B8%C3%A5.pdf", 'Aftale æøå.pdf'],
  ['attachment; filename="gammel.pdf"; filename*=utf-8\'da\'ny.pdf', 'ny.pdf'],
  ['attachment; filename="med \\"citat\\".pdf"', 'med "citat".pdf'],
  ['attachment; filename=bar.xml', 'bar.xml'],
  ["attachment; filename*=UTF-8''%E6%F8", undefined],
  ['attachment', undefined],
  [null, undefined],
] as const) {
  test(`${hoved} giver ${navn ?? 'intet navn'}`, () => expect(filnavnFra(hoved)).toBe(navn))
}
