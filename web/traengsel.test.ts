import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { erFuldt, tael } from '#web/traengsel'

function anmodning(metode: string) {
  const ind = new IncomingMessage(new Socket())
  ind.method = metode
  return { ind, ud: new ServerResponse(ind) }
}
const igang = (antal: number, metode = 'GET') =>
  Array.from({ length: antal }, () => {
    const { ind, ud } = anmodning(metode)
    return { ...tael(ind, ud), ind, ud }
  })

test('Er der mange i gang, må andre vente før borgerne, og vagterne får altid svar', () => {
  const foerste = igang(160)
  expect(erFuldt('/myndighed/overblik')).toBe(true)
  expect(erFuldt('/api/v1/Nuph')).toBe(true)
  expect(erFuldt('/borger/beskeder')).toBe(false)
  expect(erFuldt('/login')).toBe(false)
  const flere = igang(96)
  expect(erFuldt('/borger/beskeder')).toBe(true)
  expect(erFuldt('/healthz')).toBe(false)
  for (const { faerdig } of [...foerste, ...flere]) faerdig()
  expect(erFuldt('/myndighed/overblik')).toBe(false)
})

test('En afsender, der trækker det ud, tager ingens plads, før det hele er her', () => {
  const langsomme = igang(300, 'POST')
  expect(erFuldt('/myndighed/overblik')).toBe(false)
  for (const { ind } of langsomme) ind.emit('end')
  expect(erFuldt('/borger')).toBe(true)
  for (const { ud } of langsomme) ud.emit('close')
  expect(erFuldt('/myndighed/overblik')).toBe(false)
})

test('Den, der er gået, før det hele var her, tælles aldrig', () => {
  for (const { ind, ud } of igang(300, 'POST')) {
    ud.emit('close')
    ind.emit('end')
  }
  expect(erFuldt('/myndighed/overblik')).toBe(false)
})
