import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { kildesum } from './kildesum.js'

/** @type {string} */
let rod
test.beforeEach(() => {
  rod = mkdtempSync(path.join(os.tmpdir(), 'kildesum-'))
  mkdirSync(path.join(rod, 'lib/emne'), { recursive: true })
  writeFileSync(path.join(rod, 'lib/emne/a.ts'), 'a')
  writeFileSync(path.join(rod, 'lib/b.ts'), 'b')
})
test.afterEach(() => rmSync(rod, { recursive: true }))

const sum = () => kildesum(rod, ['lib', 'mangler', 'package.json'])

test('samme filer giver samme sum, uanset hvornår de er skrevet', () => {
  const foer = sum()
  writeFileSync(path.join(rod, 'lib/b.ts'), 'b')
  expect(sum()).toBe(foer)
})

test('ændret indhold, nyt navn, ny fil og slettet fil giver alle en ny sum', () => {
  const summer = [sum()]
  writeFileSync(path.join(rod, 'lib/b.ts'), 'c')
  summer.push(sum())
  writeFileSync(path.join(rod, 'lib/emne/ny.ts'), '')
  summer.push(sum())
  rmSync(path.join(rod, 'lib/emne/a.ts'))
  summer.push(sum())
  writeFileSync(path.join(rod, 'lib/emne/omdoebt.ts'), 'a')
  summer.push(sum())
  writeFileSync(path.join(rod, 'package.json'), '{}')
  summer.push(sum())
  expect(new Set(summer).size).toBe(summer.length)
})

test('tekst, der flytter fra den ene fil til den anden, giver en ny sum', () => {
  const foer = sum()
  writeFileSync(path.join(rod, 'lib/b.ts'), '')
  writeFileSync(path.join(rod, 'lib/emne/a.ts'), 'ab')
  expect(sum()).not.toBe(foer)
})

test('prøver, rapporter og skjulte filer bygges der ikke af', () => {
  const foer = sum()
  writeFileSync(path.join(rod, 'lib/b.test.ts'), 'x')
  writeFileSync(path.join(rod, 'lib/rapport.md'), 'x')
  writeFileSync(path.join(rod, 'lib/.b.ts.swp'), 'x')
  expect(sum()).toBe(foer)
})
