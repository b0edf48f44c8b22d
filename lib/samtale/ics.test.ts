import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import { type Kalenderpost, kalender } from '#lib/samtale/ics'

const post = (ret: Partial<Kalenderpost> = {}): Kalenderpost => ({
  id: '4f0f1f5e-7a51-4d3c-9a53-0f6a7f8f1a11',
  aendring: 0,
  aendretTid: new Date('2026-11-23T09:00:00Z'),
  start: new Date('2026-12-07T09:00:00Z'),
  slut: new Date('2026-12-07T09:45:00Z'),
  sted: 'Store Torv 1; 2. sal, 1000 København K',
  aflyst: false,
  ...ret,
})

/** The calendar as another program reads it. */
function laes(ics: string) {
  const rod = new ICAL.Component(ICAL.parse(ics))
  const zone = rod.getFirstSubcomponent('vtimezone')
  if (!zone) throw new Error('ingen tidszone')
  ICAL.TimezoneService.register(zone)
  return { rod, moeder: rod.getAllSubcomponents('vevent').map((v) => new ICAL.Event(v)) }
}

test('kalenderen læses af et andet program: neutral titel, sted, id og rækkefølge', () => {
  const { rod, moeder } = laes(kalender([post({ aendring: 2 })]))
  const [moede] = moeder
  expect([rod.getFirstPropertyValue('version'), rod.getFirstPropertyValue('method')]).toEqual(['2.0', 'PUBLISH'])
  expect([moede?.summary, moede?.location, moede?.uid, moede?.sequence]).toEqual([
    'Møde',
    'Store Torv 1; 2. sal, 1000 København K',
    post().id,
    2,
  ])
  expect(moede?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(moede?.description ?? null).toBeNull()
})

test('et tilbud er hele dage, begge med, optager ingen tid og siger ikke, hvad det er', () => {
  const fra = '2026-12-07'
  const tilbud = { id: post().id, aendring: 3, aendretTid: post().aendretTid, fra, til: '2026-12-31', sted: 'Torvet 1' }
  const { moeder } = laes(kalender([], [tilbud]))
  const [t] = moeder
  expect([t?.summary, t?.location, t?.uid, t?.sequence]).toEqual(['Aktivitet', 'Torvet 1', post().id, 3])
  expect([t?.startDate.isDate, t?.startDate.toString(), t?.endDate.toString()]).toEqual([true, fra, '2027-01-01'])
  expect(t?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
})

const tider = [
  { hvad: 'vinter', start: '2026-12-07T09:00:00Z' },
  { hvad: 'sommer', start: '2026-07-07T08:00:00Z' },
  { hvad: 'timen før uret stilles frem', start: '2026-03-29T00:30:00Z' },
  { hvad: 'timen efter uret er stillet frem', start: '2026-03-29T01:30:00Z' },
  { hvad: 'timen før den, der kommer to gange', start: '2026-10-24T23:30:00Z' },
  { hvad: 'første gang kl. 02.30', start: '2026-10-25T00:30:00Z' },
  { hvad: 'anden gang kl. 02.30', start: '2026-10-25T01:30:00Z' },
  { hvad: 'timen efter den, der kommer to gange', start: '2026-10-25T02:30:00Z' },
]
for (const { hvad, start } of tider) {
  test(`et møde er på samme tid hos den, der læser: ${hvad}`, () => {
    const tid = new Date(start)
    const { moeder } = laes(kalender([post({ start: tid, slut: new Date(tid.getTime() + 45 * 60_000) })]))
    expect(moeder[0]?.startDate.toJSDate().toISOString()).toBe(tid.toISOString())
    expect(moeder[0]?.duration.toSeconds()).toBe(45 * 60)
  })
}

test('et aflyst møde bliver stående som aflyst med samme id', () => {
  const { moeder } = laes(kalender([post({ aflyst: true, aendring: 1 })]))
  expect([moeder[0]?.component.getFirstPropertyValue('status'), moeder[0]?.uid]).toEqual(['CANCELLED', post().id])
})

test('linjer er højst 75 bytes, slutter med CRLF, og intet tegn deles', () => {
  const sted = 'Ærøskøbing Ørsteds Allé 1234567890\nBagindgangen, ring på hos Åse; spørg efter Øjvind\\Ærø'.repeat(3)
  const ics = kalender([post({ sted })])
  for (const linje of ics.split('\r\n')) expect(Buffer.byteLength(linje)).toBeLessThanOrEqual(75)
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(laes(ics).moeder[0]?.location).toBe(sted)
})

test('en tom kalender er stadig en kalender', () => expect(laes(kalender([])).moeder).toEqual([]))
