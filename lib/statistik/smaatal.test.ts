import { expect, test } from '@playwright/test'
import { visAntal } from '#lib/statistik/smaatal'

test('Et til fire vises som færre end 5; nul og fem vises, som de er', () => {
  expect([0, 1, 4, 5, 1234].map(visAntal)).toEqual(['0', 'færre end 5', 'færre end 5', '5', '1.234'])
})
