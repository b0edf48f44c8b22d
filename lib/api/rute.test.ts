import { expect, test } from '@playwright/test'
import type { Operation } from '#lib/api/operation'
import { byg } from '#lib/api/rute'

const op = (metode: string, sti: string) => ({ metode, sti, navn: `${metode} ${sti}` }) as unknown as Operation
const find = byg([
  op('GET', '/v1/Fravaer'),
  op('POST', '/v1/Fravaer/{id}'),
  op('GET', '/v1/Fravaer/{id}/historik'),
  op('DELETE', '/v1/Fravaer/{id}/{kommentar}'),
])

test('en fast sti går forud for et parameter', () => {
  expect(find('GET', '/v1/Fravaer/7/historik')).toMatchObject({ slags: 'operation', param: { id: '7' } })
})

test('et ord, der kun har en anden metode, kan være parameterets værdi', () => {
  expect(find('DELETE', '/v1/Fravaer/7/historik')).toMatchObject({ param: { id: '7', kommentar: 'historik' } })
  expect(find('PUT', '/v1/Fravaer/7/historik')).toEqual({ slags: 'metode', tilladt: ['GET', 'HEAD'] })
})

test('parametre afkodes, og en skråstreg til sidst er den samme sti', () => {
  expect(find('DELETE', '/v1/Fravaer/7/fejl%20i%20dato')).toMatchObject({
    param: { id: '7', kommentar: 'fejl i dato' },
  })
  expect(find('GET', '/v1/Fravaer/')).toMatchObject({ slags: 'operation' })
})

test('en forkert metode siger, hvad stien har', () =>
  expect(find('PUT', '/v1/Fravaer')).toEqual({ slags: 'metode', tilladt: ['GET', 'HEAD'] }))

for (const sti of [
  '/v1',
  '/v1/Ukendt',
  '/v1/Fravaer//historik',
  '/v1//Fravaer',
  '/v1/Fravaer/%E0%A4%A/historik',
  '/V1/Fravaer',
])
  test(`${sti} findes ikke`, () => expect(find('GET', sti)).toEqual({ slags: 'ingen' }))

test('den samme sti og metode to gange er en slåfejl', () =>
  expect(() => byg([op('GET', '/v1/A'), op('GET', '/v1/A')])).toThrow(/to gange/))
