import { expect, test } from '@playwright/test'
import { danskTid } from '#lib/dato'
import { laesTidspunkt, laesTilbageblik, medTidspunkt, slutningenAf } from '#lib/kontaktforloeb/tidspunkt'

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

test('formularens tre felter er en dag, og en dag, der ikke kan vises, fortælles ved feltet', () => {
  const blik = laesTilbageblik(idag, { 'dag-dag': '1', 'dag-maaned': '10', 'dag-aar': '2026', kendt: 'nu' })
  expect(blik).toMatchObject({ ser: true, tidspunkt: { dag: '2026-10-01' }, fund: [] })
  expect(blik.tidspunkt.kendtPr).toBeUndefined()
  expect(medTidspunkt('/borger/sag', blik)).toBe('/borger/sag?dag=2026-10-01&kendt=nu')
  for (const dag of ['2026-02-31', '2026-11-27', 'x'])
    expect(laesTilbageblik(idag, { dag }), dag).toMatchObject({ ser: false, fund: [{ felt: 'dag' }] })
  for (const felter of [{ dag: '' }, { dag: idag.dag }])
    expect(laesTilbageblik(idag, felter)).toMatchObject({ ser: false, fund: [] })
  expect(medTidspunkt('/borger/sag', laesTilbageblik(idag, {}))).toBe('/borger/sag')
})

const klokkeslaet = [
  { dag: '2026-01-15', time: 23, minut: 58, tid: '2026-01-15T22:58:00.000Z' },
  { dag: '2026-07-15', time: 23, minut: 58, tid: '2026-07-15T21:58:00.000Z' },
  { dag: '2026-03-29', time: 0, minut: 1, tid: '2026-03-28T23:01:00.000Z' },
  { dag: '2026-03-29', time: 23, minut: 59, tid: '2026-03-29T21:59:00.000Z' },
  { dag: '2026-10-25', time: 0, minut: 0, tid: '2026-10-24T22:00:00.000Z' },
  { dag: '2026-10-25', time: 23, minut: 59, tid: '2026-10-25T22:59:00.000Z' },
]
for (const { dag, time, minut, tid } of klokkeslaet) {
  test(`${dag} kl. ${time}.${minut} er ${tid}`, () => expect(danskTid(dag, time, minut).toISOString()).toBe(tid))
}
