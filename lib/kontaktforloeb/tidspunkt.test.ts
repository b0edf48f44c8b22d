import { expect, test } from '@playwright/test'
import { laesTidspunkt, slutningenAf } from '#lib/kontaktforloeb/tidspunkt'

const slutninger = [
  { naar: 'en vinterdag', dag: '2026-01-15', tid: '2026-01-15T22:59:59.999Z' },
  { naar: 'en sommerdag', dag: '2026-07-15', tid: '2026-07-15T21:59:59.999Z' },
  { naar: 'dagen med 23 timer', dag: '2026-03-29', tid: '2026-03-29T21:59:59.999Z' },
  { naar: 'dagen med 25 timer', dag: '2026-10-25', tid: '2026-10-25T22:59:59.999Z' },
  { naar: 'skuddagen', dag: '2024-02-29', tid: '2024-02-29T22:59:59.999Z' },
  { naar: 'årets sidste dag', dag: '2026-12-31', tid: '2026-12-31T22:59:59.999Z' },
]
for (const { naar, dag, tid } of slutninger) {
  test(`${naar} slutter i det sidste millisekund af dansk tid`, () => expect(slutningenAf(dag).toISOString()).toBe(tid))
}

const idag = { dag: '2026-11-26' }
test('uden en dag er det i dag, med det, der vides nu', () => expect(laesTidspunkt(idag, {})).toEqual(idag))
test('en dag, der ikke findes, eller som ikke er kommet, er i dag', () => {
  expect(laesTidspunkt(idag, { dag: '2026-02-30' })).toEqual(idag)
  expect(laesTidspunkt(idag, { dag: '2026-11-27' })).toEqual(idag)
})
test('en tidligere dag ses, som den var kendt, da den sluttede, eller som den er kendt nu', () => {
  expect(laesTidspunkt(idag, { dag: '2026-11-25' })).toEqual({
    dag: '2026-11-25',
    kendtPr: new Date('2026-11-25T22:59:59.999Z'),
  })
  expect(laesTidspunkt(idag, { dag: '2026-11-25', kendt: 'nu' })).toEqual({ dag: '2026-11-25' })
})
