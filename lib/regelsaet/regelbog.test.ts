import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { laesCsv } from '#db/laes-csv'
import { KODER } from '#lib/api/koder'
import { ALLE_REGLER } from '#lib/regelsaet/alle-regler'
import { type Regelvaerdi, regelbog } from '#lib/regelsaet/regelbog'

const alle = ALLE_REGLER.flatMap((e) => e.regler)
for (const regel of alle) {
  for (const { navn, givet, svar } of regel.eksempler) {
    test(`${regel.id}: ${navn}`, () => expect(regel.doem(givet)).toEqual(svar))
  }
}

test('hver regel har sit eget navn, en kilde og mindst to eksempler, der svarer forskelligt', () => {
  expect(new Set(alle.map((r) => r.id)).size).toBe(alle.length)
  for (const r of alle) {
    expect(r.kilde, r.id).toBeTruthy()
    const svar = new Set(r.eksempler.map((e) => JSON.stringify(e.svar)))
    expect(svar.size, `${r.id} siger altid det samme`).toBeGreaterThan(1)
  }
})

test('hver kode, en regel giver, er forklaret', () => {
  for (const r of alle) for (const kode of r.koder) expect(KODER[kode], `${r.id}: ${kode}`).toBeTruthy()
})

test('docs/regler.md er reglerne, som de er', () => {
  expect(regelbog(ALLE_REGLER, vaerdier())).toMatchSnapshot('regler.md')
})

function vaerdier(): Regelvaerdi[] {
  const [hoved, ...raekker] = laesCsv(readFileSync('db/kodelister/regelvaerdier.csv', 'utf8'))
  const navne = hoved?.felter ?? []
  return raekker.map((r) => Object.fromEntries(navne.map((n, i) => [n, r.felter[i] ?? ''])) as Regelvaerdi)
}
