import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { laesCsv } from '#db/laes-csv'
import { SKABELONER, type Skabelon, udfyld } from '#lib/besked/tekster'
import { lix } from '#lib/tekst/lix'

const [hoved, ...raekker] = laesCsv(readFileSync('db/kodelister/nuph_haendelser.csv', 'utf8'))
const felt = (r: { felter: string[] }, navn: string) => r.felter[hoved?.felter.indexOf(navn) ?? -1] ?? ''
const HAENDELSER = raekker.map((r) => ({
  kode: felt(r, 'kode'),
  haendelse: felt(r, 'borgertekst'),
  kontakt:
    felt(r, 'kontakt_straks') === 'ja'
      ? ' Ring med det samme til Jens Jensen hos Jobcenter København. Du kan tidligst få dagpenge igen fra den dag, I har talt sammen.'
      : '',
}))
const NUPH = Object.keys(SKABELONER).filter((navn) => navn.startsWith('NUPH_')) as Skabelon[]

for (const skabelon of NUPH)
  test(`${skabelon} er til at læse for hver hændelse, uden bebrejdelse`, () => {
    expect(HAENDELSER.length).toBeGreaterThan(8)
    for (const { kode, haendelse, kontakt } of HAENDELSER) {
      const tekst = udfyld(skabelon, {
        kommune: 'Kommunen',
        kommunen: 'kommunen',
        dato: '20. november 2026',
        naar: ' den 19. november 2026 kl. 10.30',
        haendelse,
        kontakt,
      })
      expect(lix(tekst), `${kode}: ${tekst}`).toBeLessThanOrEqual(40)
      expect(tekst).not.toMatch(/negativ|sanktion|forsømm|pligt|straf/i)
    }
  })
