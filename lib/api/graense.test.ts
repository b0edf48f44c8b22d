import { expect, test } from '@playwright/test'
import { taelKald } from '#lib/api/graense'

const T0 = 1_800_000_000_000

test('en klient kan bruge hele sit minut på én gang, og det næste kald afvises', () => {
  const svar = Array.from({ length: 4 }, () => taelKald('byge', T0, 3))
  expect(svar.map((s) => [s.tilladt, s.tilbage])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
  ])
  expect(svar.at(-1)?.sekunder).toBe(20)
})

test('kaldene kommer jævnt tilbage: et tyvende sekund efter er der ét, og ikke to', () => {
  for (let i = 0; i < 3; i++) taelKald('jaevn', T0, 3)
  expect(taelKald('jaevn', T0 + 19_999, 3).tilladt).toBe(false)
  expect(taelKald('jaevn', T0 + 20_000, 3).tilladt).toBe(true)
  expect(taelKald('jaevn', T0 + 20_001, 3).tilladt).toBe(false)
})

test('efter et minut uden kald er alt tilbage', () => {
  for (let i = 0; i < 3; i++) taelKald('hvile', T0, 3)
  expect(taelKald('hvile', T0 + 60_000, 3)).toMatchObject({ tilladt: true, tilbage: 2 })
})

test('en klient, der bliver ved, gør ikke ventetiden længere for sig selv', () => {
  for (let i = 0; i < 100; i++) taelKald('ivrig', T0, 3)
  expect(taelKald('ivrig', T0 + 20_000, 3).tilladt).toBe(true)
})

test('en klients forbrug rører ikke en andens', () => {
  for (let i = 0; i < 10; i++) taelKald('larmende', T0, 3)
  expect(taelKald('stille', T0, 3)).toMatchObject({ tilladt: true, tilbage: 2 })
})
