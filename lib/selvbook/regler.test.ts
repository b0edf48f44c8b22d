import { expect, test } from '@playwright/test'
import { udfyld } from '#lib/besked/tekster'
import { visMoedetid } from '#lib/samtale/tid'
import { felterForBedt, felterForBooket } from '#lib/selvbook/besked'
import { delTiden, vurderFjernTid, vurderLukning } from '#lib/selvbook/regler'
import { lix } from '#lib/tekst/lix'

const iso = (tider: readonly { start: Date; slut: Date }[]) => tider.map((t) => t.start.toISOString().slice(11, 16))

test('tider deles efter uret på væggen, også den dag, uret stilles', () => {
  expect(iso(delTiden({ dag: '2026-11-30', fra: '09:00', til: '11:00', minutter: 60 }))).toEqual(['08:00', '09:00'])
  // From 1 to 4 are two hours when the clocks go forward, and four when they go back.
  expect(delTiden({ dag: '2026-03-29', fra: '01:00', til: '04:00', minutter: 60 })).toHaveLength(2)
  expect(delTiden({ dag: '2026-10-25', fra: '01:00', til: '04:00', minutter: 60 })).toHaveLength(4)
  expect(delTiden({ dag: '2026-03-29', fra: '02:30', til: '04:00', minutter: 30 })).toEqual([])
})

test('en tid, der er booket, fjernes ikke, og en frist lukkes af samme slags myndighed, med en grund', () => {
  expect(vurderFjernTid({ taget: false })).toEqual([])
  expect(vurderFjernTid({ taget: true }).map((f) => f.kode)).toEqual(['SB-005'])
  const luk = (ret: object) =>
    vurderLukning({ status: 'AABEN', sammeSlags: true, hos: 'HK', grund: 'Vi ringer', ...ret }).map((f) => f.kode)
  expect(luk({})).toEqual([])
  expect(luk({ sammeSlags: false, grund: ' ' })).toEqual(['SB-014', 'SB-015'])
  expect(luk({ status: 'BOOKET' })).toEqual(['SB-010'])
  expect(luk({ grund: 'Ring 010180-1234' })).toEqual(['BB-009'])
})

test('beskederne om selv at vælge tid er lette at læse', () => {
  const fra = { navn: 'HK/Danmarks A-kasse', telefon: '70 00 00 00' }
  const samtale = {
    type: 17,
    form: 'PERSONLIGT',
    start: new Date('2026-12-07T09:00:00Z'),
    slut: new Date('2026-12-07T09:45:00Z'),
    moedeholder: 'Anna Andersen',
    titel: 'Dine job og din plan',
    beskrivelse: null,
    sted: null,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: null,
    borgerRinger: false,
    videolink: null,
    ombookSenest: new Date('2026-12-06T09:00:00Z'),
    akassedeltagelse: null,
    deltagere: [],
    vejledtOmKonsekvens: true,
  }
  const bedt = { titel: samtale.titel, beskrivelse: null, senest: '2026-12-02', type: 17, vejled: true }
  const felter = felterForBooket(samtale, fra)
  const tekster = [
    udfyld('SELVBOOK_BEDT', felterForBedt(bedt, fra)),
    udfyld('SELVBOOK_KVITTERING', felter),
    udfyld('SELVBOOK_KVITTERING', felterForBooket({ ...samtale, ombookSenest: null }, fra)),
    udfyld('SELVBOOK_FLYTTET', { ...felter, foer: visMoedetid(samtale.start, samtale.slut) }),
    udfyld('SELVBOOK_LUKKET', { titel: samtale.titel, grund: 'Vi ringer til dig i stedet' }),
    udfyld('SELVBOOK_LUKKET', { titel: samtale.titel, grund: 'HK/Danmarks A-kasse har ikke længere dine samtaler' }),
  ]
  for (const tekst of tekster) expect(lix(tekst), tekst).toBeLessThanOrEqual(40)
})

test('uden mødepligt er der heller ingen pligt til at vælge en tid', () => {
  const bedt = { titel: 'Informationsmøde', beskrivelse: 'Kom gerne.', senest: '2026-12-02', type: 13, vejled: true }
  const tekst = udfyld('SELVBOOK_BEDT', felterForBedt(bedt, { navn: 'HK', telefon: null }))
  expect(tekst).not.toContain('pligt')
  expect(tekst).toContain('Kom gerne.')
  expect(tekst).toContain('Ring til os.')
})
