import { expect, test } from '@playwright/test'
import { type Afgoerelsesgrundlag, afgoerelsesbrev } from '#lib/digital-post/afgoerelsesbrev'
import { byggBrev } from '#lib/digital-post/brev-pdf'
import { lix } from '#lib/tekst/lix'

const faelles = {
  modtagerNavn: 'Karen Eksempel',
  kommune: 'Københavns Kommune',
  telefon: '70 00 00 00',
  sagsbehandler: 'Jens Jobsen',
  sagsnummer: 'SAG-2026-000123',
  dato: '2026-11-23',
  tilbud: 'Virksomhedspraktik',
  hos: 'Prøve Lager ApS',
  indstillingSendt: new Date('2026-11-20T10:00:00Z'),
  klage: { instans: 'Ankestyrelsens Beskæftigelsesudvalg', fristUger: 4, sendesTil: 'Københavns Kommune' },
}
const ja: Afgoerelsesgrundlag = {
  ...faelles,
  resultat: 'GODKENDT',
  lovhjemmel: 'LAB kapitel 11',
  start: '2026-12-01',
  slut: '2026-12-28',
  timerPrUge: 30,
  minutterPrUge: 30,
  sted: 'Lagervej 1, 2300 København S',
  kontaktperson: 'Lars Lager',
  maal: 'At prøve arbejdet på et lager.',
}
const nej: Afgoerelsesgrundlag = {
  ...faelles,
  resultat: 'AFSLAG',
  begrundelse: 'Virksomheden har ikke plads til en praktikant i perioden.',
  lovhjemmel: 'LAB kapitel 11',
}
const tekst = (g: Afgoerelsesgrundlag) =>
  afgoerelsesbrev(g)
    .afsnit.flatMap((a) => [a.overskrift ?? '', ...a.tekst])
    .join('\n')

test('et afslag har resultat, begrundelse, lovregel, klagevejledning og kontakt', () => {
  expect(afgoerelsesbrev(nej).titel).toBe('Afgørelse: Du får ikke tilbud om virksomhedspraktik')
  for (const del of [
    'ikke plads til en praktikant',
    'LAB kapitel 11',
    'Du kan klage',
    '4 uger',
    'Ankestyrelsens',
    '70 00 00 00',
    'SAG-2026-000123',
  ]) {
    expect(tekst(nej)).toContain(del)
  }
})

test('en godkendelse fortæller hvor, hvornår, hvor mange timer og hvad man gør ved sygdom', () => {
  for (const del of [
    'tirsdag den 1. december 2026',
    'mandag den 28. december 2026',
    '30 timer og 30 minutter',
    'Lars Lager',
    'Bliver du syg',
  ]) {
    expect(tekst(ja)).toContain(del)
  }
})

for (const [navn, brev] of [
  ['godkendelsen', ja],
  ['afslaget', nej],
] as const) {
  test(`${navn} er let at læse (lix højst 35)`, () => expect(lix(tekst(brev))).toBeLessThanOrEqual(35))
}

test('det samme brev giver de samme bytes, mærket til skærmlæser', async () => {
  const [foerste, anden] = await Promise.all([byggBrev(afgoerelsesbrev(nej)), byggBrev(afgoerelsesbrev(nej))])
  expect(foerste.equals(anden)).toBe(true)
  const raa = foerste.toString('latin1')
  for (const maerke of ['/StructTreeRoot', '/MarkInfo', '/Lang (da-DK)', '/DisplayDocTitle true'])
    expect(raa).toContain(maerke)
  expect((await byggBrev(afgoerelsesbrev(ja))).equals(foerste)).toBe(false)
})
