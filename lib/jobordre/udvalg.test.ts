import { expect, test } from '@playwright/test'
import { adresse, erFiltreret, laesUdvalg, STI, somFilter } from '#lib/jobordre/udvalg'

const IDAG = '2026-11-23'
const VALGT = {
  visning: 'tavle',
  vis: 'igang',
  titel: 'natholdet',
  stilling: 'Bager',
  kommune: '101',
  frist: '7',
  samarbejde: 'aftalt',
}

test('Det valgte står i adressen og kan læses igen', () => {
  const udvalg = laesUdvalg(VALGT, true)
  expect(laesUdvalg(Object.fromEntries(new URL(adresse(udvalg), 'http://x').searchParams), true)).toEqual(udvalg)
  expect(adresse(laesUdvalg({}, true))).toBe(STI)
  expect(adresse({ ...udvalg, efter: 'maerke' })).toContain('efter=maerke')
})

test('Det, der ikke findes eller ikke er læserens at vælge, er ikke valgt', () => {
  const intet = laesUdvalg({}, true)
  expect(
    laesUdvalg({ vis: 'hemmelig', frist: '1000', kommune: "1' or", samarbejde: 'ja', omfang: 'alle' }, true),
  ).toEqual(intet)
  expect(laesUdvalg({ vis: 'samarbejde', samarbejde: 'aftalt', omfang: 'alle' }, false)).toMatchObject({
    vis: 'alle',
    samarbejde: '',
    omfang: 'alle',
  })
  // A board is of what one has.
  expect(laesUdvalg({ visning: 'tavle', omfang: 'alle' }, false).omfang).toBe('egne')
})

test('At se en tavle er ikke at vælge noget fra', () => {
  expect(erFiltreret(laesUdvalg({ visning: 'tavle' }, true))).toBe(false)
  expect(erFiltreret(laesUdvalg(VALGT, true))).toBe(true)
})

test('Fristen tælles fra i dag; den overskredne er en anden', () => {
  const filter = (frist: string) => somFilter(laesUdvalg({ frist }, true), IDAG, undefined).frist
  expect(filter('7')).toEqual({ inden: '2026-11-30' })
  expect(filter('overskredet')).toBe('overskredet')
  expect(filter('')).toBeUndefined()
  expect(somFilter(laesUdvalg(VALGT, true), IDAG, 'uri')).toMatchObject({
    conceptUri: 'uri',
    kommune: '101',
    samarbejde: 'AFTALT',
    omfang: 'egne',
  })
})
