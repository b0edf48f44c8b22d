import { readFileSync } from 'node:fs'
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

test('Produktionen nøjes med få pakker, og ingen af dem kører kode, når de hentes', () => {
  const laas = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const pakker = Object.entries(laas.packages).filter(([sti, pakke]) => sti !== '' && !pakke.dev && !pakke.devOptional)
  // Optional ones are builds for other machines and what Next loads only if it is there.
  expect(pakker.filter(([, pakke]) => !pakke.optional).length).toBeLessThanOrEqual(93)
  expect(pakker.filter(([, pakke]) => pakke.hasInstallScript).map(([sti]) => sti)).toEqual([])
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true')
})
