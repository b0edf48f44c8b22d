import { expect, test } from '@playwright/test'
import { sikrNode } from './klargoer.js'
import { svarerTil } from './pakker.js'

const laas = {
  packages: {
    '': {},
    'node_modules/next': { version: '16.4.6' },
    'node_modules/@img/sharp-darwin-arm64': { version: '1.0.0', optional: true },
  },
}

test('samme udgaver er nok, også når pakker til andre maskiner mangler', () => {
  expect(svarerTil(laas, { packages: { 'node_modules/next': { version: '16.4.6' } } })).toBe(true)
})

test('en anden udgave eller en manglende pakke kræver npm ci', () => {
  expect(svarerTil(laas, { packages: { 'node_modules/next': { version: '16.4.5' } } })).toBe(false)
  expect(svarerTil(laas, { packages: {} })).toBe(false)
})

test('Node ældre end 20.20 afvises med den fundne udgave', () => {
  for (const version of ['18.20.8', '20.19.9']) expect(() => sikrNode(version)).toThrow(version)
  for (const version of ['20.20.0', '22.0.0', '24.1.0']) expect(() => sikrNode(version)).not.toThrow()
})
