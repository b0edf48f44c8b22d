import { expect, test } from '@playwright/test'
import { slutningenAf } from '#lib/kontaktforloeb/tidspunkt'
import { type Fravaersversion, vurderViden } from '#lib/kontaktforloeb/viden'

const kl = (t: string) => new Date(`${t}+01:00`)
const tilmelding = {
  kontaktgruppe: 1,
  gyldigFra: '2026-08-03',
  gyldigTil: null,
  registreretFra: kl('2026-08-03T09:00:00'),
  registreretTil: null,
}
const aaben: Fravaersversion = {
  startDato: '2026-08-03',
  slutDato: null,
  berigtiget: false,
  registreretAfNavn: 'Samspor',
  registreretFra: kl('2026-08-03T09:00:00'),
  registreretTil: kl('2026-11-12T10:05:00'),
}
const lukket: Fravaersversion = {
  ...aaben,
  slutDato: '2026-10-31',
  registreretAfNavn: 'HK',
  registreretFra: kl('2026-11-12T10:05:00'),
  registreretTil: null,
}
const paa = (dag: string, fravaer75 = [aaben, lukket]) =>
  vurderViden({ fravaer75, tilmeldinger: [tilmelding] }, dag, slutningenAf(dag))

test('en slutdato, der blev registreret for sent, ændrer svaret for dagene imellem, og registreringen nævnes', () => {
  expect(paa('2026-11-01')).toEqual({
    dengang: 'AKASSE',
    nu: 'JOBCENTER',
    registrering: {
      tid: kl('2026-11-12T10:05:00'),
      hvad: 'Slutdato for kontaktforløb hos a-kassen',
      af: 'HK',
    },
  })
  expect(paa('2026-11-11')?.nu).toBe('JOBCENTER')
})
test('slutdatoen selv og dagen, den blev registreret, er der intet nyt om', () => {
  expect(paa('2026-10-31')).toBeUndefined()
  expect(paa('2026-11-12')).toBeUndefined()
})
test('en rettelse, der sætter alt tilbage, er ingen forskel', () => {
  const tilbage = { ...aaben, registreretFra: kl('2026-11-20T08:00:00'), registreretTil: null }
  expect(paa('2026-11-01', [aaben, { ...lukket, registreretTil: tilbage.registreretFra }, tilbage])).toBeUndefined()
})
test('af flere rettelser nævnes den, der gav det svar, der gælder nu', () => {
  const berigtiget = {
    ...aaben,
    berigtiget: true,
    registreretAfNavn: 'HK',
    registreretFra: kl('2026-11-20T08:00:00'),
    registreretTil: null,
  }
  expect(
    paa('2026-10-15', [aaben, { ...lukket, registreretTil: berigtiget.registreretFra }, berigtiget]),
  ).toMatchObject({
    dengang: 'AKASSE',
    nu: 'JOBCENTER',
    registrering: { hvad: 'Kontaktforløb hos a-kassen blev berigtiget', tid: berigtiget.registreretFra },
  })
})
