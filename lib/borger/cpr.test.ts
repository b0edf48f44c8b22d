import { expect, test } from '@playwright/test'
import { alderPaa, findCpr, indeholderCpr, maskerCpr, visCpr, vurderCpr } from '#lib/borger/cpr'

const tillad = { tilladErstatning: true }

for (const input of ['6701801234', '670180-1234', ' 670180 1234 ', '67 01 80–1234', '670180\u00a01234']) {
  test(`"${input}" læses som et erstatningspersonnummer`, () => {
    expect(vurderCpr(input, tillad)).toEqual({
      kind: 'ERSTATNING',
      cpr: '6701801234',
      foedselsdato: '1980-01-07',
      modulus11: false,
      fund: [],
    })
  })
}

const fejl = [
  { input: '', besked: 'Skriv dit CPR-nummer.' },
  { input: ' - ', besked: 'Skriv dit CPR-nummer.' },
  { input: '67018012', besked: 'CPR-numre har 10 cifre. Du har skrevet 8.' },
  { input: '67018012345', besked: 'CPR-numre har 10 cifre. Du har skrevet 11.' },
  { input: '670180-12E4', besked: 'CPR-nummeret er ikke skrevet rigtigt.' },
  { input: '0000000000', besked: 'CPR-nummeret er ikke skrevet rigtigt.' },
  { input: '3202801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
  { input: '3104801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
  { input: '0713801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
  { input: '0007801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
  { input: '6007801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
  { input: '9201801234', besked: 'De første seks cifre er ikke en dato. Kontrollér CPR-nummeret.' },
]
for (const { input, besked } of fejl) {
  test(`"${input}" afvises med "${besked}"`, () => {
    const vurdering = vurderCpr(input, tillad)
    expect(vurdering.kind).toBe('UGYLDIG')
    expect(vurdering.cpr).toBeUndefined()
    expect(vurdering.fund).toEqual([{ kode: '1001', niveau: 'BLOK', besked, felt: 'cpr' }])
  })
}

test('Erstatningspersonnumre afvises, når de ikke er tilladt', () => {
  expect(vurderCpr('6701801234', { tilladErstatning: false }).kind).toBe('UGYLDIG')
})

test('Ti nuller er ukendt borger, hvor det er tilladt', () => {
  expect(vurderCpr('0000000000', { tilladErstatning: false, tilladUkendt: true }).kind).toBe('UKENDT')
})

// The seventh digit decides the century; both sides of each border. All with day + 60, so that nobody is hit.
const aarhundreder = [
  { cpr: '6701003000', foedt: '1900-01-07' },
  { cpr: '6701993000', foedt: '1999-01-07' },
  { cpr: '6701364000', foedt: '2036-01-07' },
  { cpr: '6701374000', foedt: '1937-01-07' },
  { cpr: '6701575000', foedt: '2057-01-07' },
  { cpr: '6701585000', foedt: '1858-01-07' },
  { cpr: '6701578000', foedt: '2057-01-07' },
  { cpr: '6701588000', foedt: '1858-01-07' },
  { cpr: '6701369000', foedt: '2036-01-07' },
  { cpr: '6701379000', foedt: '1937-01-07' },
]
for (const { cpr, foedt } of aarhundreder) {
  test(`${cpr} er født ${foedt}`, () => expect(vurderCpr(cpr, tillad).foedselsdato).toBe(foedt))
}

test('29. februar uden for et skudår giver kun en advarsel og ingen fødselsdato', () => {
  const vurdering = vurderCpr('8902811234', tillad)
  expect(vurdering.kind).toBe('ERSTATNING')
  expect(vurdering.foedselsdato).toBeUndefined()
  expect(vurdering.fund.map((f) => f.niveau)).toEqual(['ADVAR'])
  expect(vurderCpr('8902801234', tillad).foedselsdato).toBe('1980-02-29')
})

// Ordinary numbers here are of people born in 2057, so that nobody is hit.
test('Modulus 11 er kun et hint', () => {
  const uden = vurderCpr('0702575235', tillad)
  expect(uden.kind).toBe('CPR')
  expect(uden.modulus11).toBe(false)
  expect(uden.fund.map((f) => [f.niveau, f.besked])).toEqual([
    ['ADVAR', 'CPR-nummeret ser usædvanligt ud. Kontrollér det, før du går videre.'],
  ])
  const med = [...Array(10).keys()].map((ciffer) => vurderCpr(`070257523${ciffer}`, tillad)).filter((v) => v.modulus11)
  expect(med.length).toBeLessThanOrEqual(1)
  for (const vurdering of med) expect(vurdering.fund).toEqual([])
})

test('Der advares ikke om modulus 11 for fødsler 1. januar', () => {
  const vurderinger = [...Array(10).keys()].map((ciffer) => vurderCpr(`010157512${ciffer}`, tillad))
  expect(vurderinger.flatMap((v) => v.fund)).toEqual([])
})

test('CPR-nummeret maskeres i lister og vises med bindestreg', () => {
  expect(maskerCpr('6701801234')).toBe('670180-****')
  expect(maskerCpr('ikke et nummer')).toBe('******-****')
  expect(visCpr('6701801234')).toBe('670180-1234')
})

test('CPR-numre findes i fri tekst', () => {
  expect(findCpr('Karen (670180-1234) og 6701801235, også 67 01 80 – 1236.')).toEqual([
    '670180-1234',
    '6701801235',
    '67 01 80 – 1236',
  ])
})

for (const tekst of [
  'Ring på 70 10 20 30.',
  'SAG-2026-000123',
  'Den 23.11.2026 kl. 10.15',
  '2026-11-23 10:15',
  'P-nummer 1099912345',
  '12345678901234',
  'Konto 0040 0440116243',
]) {
  test(`"${tekst}" ligner ikke et CPR-nummer`, () => expect(indeholderCpr(tekst)).toBe(false))
}

const aldre = [
  { foedt: '1996-11-24', dag: '2026-11-23', alder: 29 },
  { foedt: '1996-11-23', dag: '2026-11-23', alder: 30 },
  { foedt: '2004-02-29', dag: '2027-02-28', alder: 22 },
  { foedt: '2004-02-29', dag: '2027-03-01', alder: 23 },
]
for (const { foedt, dag, alder } of aldre) {
  test(`Født ${foedt} er ${alder} år den ${dag}`, () => expect(alderPaa(foedt, dag)).toBe(alder))
}
