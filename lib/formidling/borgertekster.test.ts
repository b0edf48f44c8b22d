import { expect, test } from '@playwright/test'
import { BORGERORD, deltTekst, forklar } from '#lib/formidling/borgerens'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { lix } from '#lib/tekst/lix'

for (const kode of Object.keys(BORGERORD))
  test(`status ${kode} er til at læse, uden bebrejdelse`, () => {
    for (const aarsag of [null, 'Certifikat eller kørekort mangler']) {
      const tekst = forklar(Number(kode) as Formidlingsstatus, { myndighed: 'HK', aarsag })
      expect(lix(tekst), tekst).toBeLessThanOrEqual(40)
      expect(tekst).not.toMatch(/udebl|negativ|sanktion|forsøm|pligt|straf|afvist/i)
    }
  })

test('af et afslag ser borgeren kun årsagens navn', () => {
  expect(forklar(9205, { myndighed: 'HK', aarsag: 'Erfaring' })).toBe(
    'Du fik ikke jobbet. Virksomheden valgte en anden. Den har skrevet: erfaring.',
  )
})

test('det delte står i en hel sætning', () => {
  expect(deltTekst(['navn', 'telefon', 'cv_url'])).toBe('dit navn, din telefon og dit CV')
  expect(deltTekst(['navn'])).toBe('dit navn')
})
