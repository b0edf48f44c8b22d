import { expect, test } from '@playwright/test'
import { ansvarsforloeb } from '#lib/kontaktforloeb/ansvarsforloeb'

const tilmeldt = [{ kontaktgruppe: 1, gyldigFra: '2026-08-03', gyldigTil: null }]

test('a-kassen har samtalerne til og med slutdatoen, og kommunen fra dagen efter', () => {
  expect(ansvarsforloeb([{ startDato: '2026-08-03', slutDato: '2026-11-30' }], tilmeldt, '2026-11-23')).toEqual([
    { hos: 'AKASSE', fra: '2026-11-23', til: '2026-11-30' },
    { hos: 'JOBCENTER', fra: '2026-12-01', til: null },
  ])
})
test('en slutdato, der er passeret, giver kommunen samtalerne fra dagen efter', () => {
  expect(ansvarsforloeb([{ startDato: '2026-08-03', slutDato: '2026-10-31' }], tilmeldt, '2026-10-31')).toEqual([
    { hos: 'AKASSE', fra: '2026-10-31', til: '2026-10-31' },
    { hos: 'JOBCENTER', fra: '2026-11-01', til: null },
  ])
})
test('efter en afmelding har ingen samtalerne', () => {
  const afmeldt = [{ kontaktgruppe: 1, gyldigFra: '2026-08-03', gyldigTil: '2026-11-23' }]
  expect(ansvarsforloeb([{ startDato: '2026-08-03', slutDato: '2026-11-23' }], afmeldt, '2026-11-23')).toEqual([
    { hos: 'AKASSE', fra: '2026-11-23', til: '2026-11-23' },
    { hos: 'INGEN', fra: '2026-11-24', til: null },
  ])
})
test('to forløb, der støder op til hinanden, er ét', () => {
  const to = [
    { startDato: '2026-08-03', slutDato: '2026-09-30' },
    { startDato: '2026-10-01', slutDato: null },
  ]
  expect(ansvarsforloeb(to, tilmeldt, '2026-08-03')).toEqual([{ hos: 'AKASSE', fra: '2026-08-03', til: null }])
})
test('uden registreringer har ingen samtalerne', () => {
  expect(ansvarsforloeb([], [], '2026-11-23')).toEqual([{ hos: 'INGEN', fra: '2026-11-23', til: null }])
})
