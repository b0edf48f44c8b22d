import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { KODER } from '#lib/api/koder'
import { koderFor } from '#lib/api/openapi'
import { OPERATIONER } from '#lib/api/operationer'

test('hver kode, som en operation kan give, er forklaret', () => {
  expect(OPERATIONER.flatMap(koderFor).filter((kode) => !(kode in KODER))).toEqual([])
})

test('tabellen i docs/api.md er koderne her', () => {
  const tabel = readFileSync('docs/api.md', 'utf8').split('## Koder')[1] ?? ''
  const raekker = [...tabel.matchAll(/^\| `([^`]+)`\s*\| (.+?)\s*\|$/gm)].map(([, kode, betyder]) => [kode, betyder])
  expect(raekker).toEqual(Object.entries(KODER))
})
