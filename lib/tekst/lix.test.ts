import { expect, test } from '@playwright/test'
import { lix } from '#lib/tekst/lix'

for (const { navn, tekst, forventet } of [
  { navn: 'ingen tekst', tekst: '', forventet: 0 },
  { navn: 'to korte sætninger', tekst: 'Vi har set på din sag. Du kan klage.', forventet: 5 },
  { navn: 'lange ord tæller', tekst: 'Kommunen behandler sagen nu.', forventet: 54 },
  { navn: 'en overskrift er en sætning', tekst: 'Du kan klage\nSkriv til os.', forventet: 3 },
  { navn: 'dato, klokkeslæt og tal deler ikke', tekst: 'Mød op den 20. november kl. 10.05 hos os.', forventet: 20 },
]) {
  test(`Lix for ${navn} er ${forventet}`, () => expect(lix(tekst)).toBe(forventet))
}

test('Kancellisprog måles som svært', () => {
  const tung =
    'Under henvisning til ovennævnte bestemmelser meddeles det herved, at indstillingen vedrørende virksomhedspraktik ikke imødekommes af beskæftigelsesforvaltningen.'
  expect(lix(tung)).toBeGreaterThan(55)
})
