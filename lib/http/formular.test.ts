import { expect, test } from '@playwright/test'
import { ForStor, laesFormular, samlDatoer } from '#lib/http/formular'
import { lokalSti } from '#lib/http/hoveder'

for (const [hvad, felter, ud] of [
  ['tre felter', { 'a-dag': '3', 'a-maaned': '11', 'a-aar': '2026' }, '2026-11-03'],
  ['en hel dato sat ind i det første felt', { 'a-dag': '03-11-2026', 'a-maaned': '', 'a-aar': '' }, '2026-11-03'],
  ['tomme felter', { 'a-dag': '', 'a-maaned': '', 'a-aar': '' }, ''],
  ['et manglende år', { 'a-dag': '3', 'a-maaned': '11', 'a-aar': '' }, '-11-03'],
] as const) {
  test(`en dato skrevet som ${hvad} bliver "${ud}"`, () => expect(samlDatoer(felter).a).toBe(ud))
}

test('en formular over 64 kB afvises, mens den læses', async () => {
  const stor = new Request('http://x/', { method: 'POST', body: `tekst=${'a'.repeat(70_000)}` })
  await expect(laesFormular(stor)).rejects.toBeInstanceOf(ForStor)
})

for (const sti of ['//ond.dk', 'https://ond.dk', '/\\ond.dk', 'javascript:alert(1)', '', null, '/a\nb']) {
  test(`${JSON.stringify(sti)} er ikke en sti hos os`, () => expect(lokalSti(sti, '/borger')).toBe('/borger'))
}
test('en lokal sti med parametre følges', () =>
  expect(lokalSti('/borger/beskeder?ulaeste=1', '/')).toBe('/borger/beskeder?ulaeste=1'))
