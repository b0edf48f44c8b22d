import { expect, test } from '@playwright/test'
import {
  cprHmac,
  cprHmacer,
  cprNoegler,
  dekrypter,
  dekrypterCpr,
  krypter,
  krypterCpr,
  noegleIdFor,
} from '#lib/borger/cpr-kryptering'

const base64 = (fyld: number) => Buffer.alloc(32, fyld).toString('base64')
const gammel = cprNoegler({ CPR_NOEGLE: `n1:${base64(1)}` })
const skifter = cprNoegler({ CPR_NOEGLE: `n2:${base64(2)},n1:${base64(1)}` })
const ny = cprNoegler({ CPR_NOEGLE: `n2:${base64(2)}` })

test('Et CPR-nummer kan krypteres og læses igen', () => {
  const krypteret = krypterCpr('6701801234', ny)
  expect(dekrypterCpr(krypteret, ny)).toBe('6701801234')
  expect(krypteret.includes('6701801234')).toBe(false)
  expect(krypterCpr('6701801234', ny).equals(krypteret)).toBe(false)
})

test('Under et nøgleskifte læses begge nøgler, og den nye skriver', () => {
  const foer = krypterCpr('6701801234', gammel)
  expect(dekrypterCpr(foer, skifter)).toBe('6701801234')
  expect(noegleIdFor(foer)).toBe('n1')
  expect(noegleIdFor(krypterCpr('6701801234', skifter))).toBe('n2')
  expect(() => dekrypterCpr(foer, ny)).toThrow('n1')
})

test('Opslag er ens for samme nummer og nøgle, og forskelligt ellers', () => {
  expect(cprHmac('6701801234', ny.aktuel)).toEqual(cprHmac('6701801234', skifter.aktuel))
  expect(cprHmac('6701801234', ny.aktuel)).not.toEqual(cprHmac('6701801235', ny.aktuel))
  expect(cprHmacer('6701801234', skifter)).toEqual([
    cprHmac('6701801234', ny.aktuel),
    cprHmac('6701801234', gammel.aktuel),
  ])
  expect(cprHmac('6701801234', ny.aktuel)).toHaveLength(32)
})

test('Data til ét formål kan ikke åbnes til et andet', () => {
  const brev = krypter(Buffer.from('<memo/>'), 'BREV', ny)
  expect(dekrypter(brev, 'BREV', ny).toString()).toBe('<memo/>')
  expect(() => dekrypter(brev, 'TOKEN', ny)).toThrow()
})

test('En eneste ændret byte opdages, hvor den end står', () => {
  const krypteret = krypter(Buffer.from('indhold'), 'TOKEN', ny)
  for (let i = 0; i < krypteret.length; i++) {
    const aendret = Buffer.from(krypteret)
    aendret[i] = (aendret[i] ?? 0) ^ 1
    expect(() => dekrypter(aendret, 'TOKEN', ny), `byte ${i}`).toThrow()
  }
  for (const laengde of [0, 1, 3, 10, 31]) {
    expect(() => dekrypter(krypteret.subarray(0, laengde), 'TOKEN', ny), `${laengde} bytes`).toThrow()
  }
})

test('Tomt og stort indhold kommer uskadt igennem', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(5_000_000, 7)]) {
    expect(dekrypter(new Uint8Array(krypter(bytes, 'BREV', ny)), 'BREV', ny).equals(bytes)).toBe(true)
  }
})

for (const { navn, vaerdi } of [
  { navn: 'mangler', vaerdi: undefined },
  { navn: 'er tom', vaerdi: ' , ' },
  { navn: 'er uden id', vaerdi: base64(1) },
  { navn: 'er for kort', vaerdi: `n1:${Buffer.alloc(16).toString('base64')}` },
  { navn: 'ikke er base64', vaerdi: 'n1:ikke base64 men noget helt andet!!' },
  { navn: 'har samme id to gange', vaerdi: `n1:${base64(1)},n1:${base64(2)}` },
  { navn: 'har tre nøgler', vaerdi: `a:${base64(1)},b:${base64(2)},c:${base64(3)}` },
]) {
  test(`Start stoppes, når CPR_NOEGLE ${navn}`, () => {
    const fejl = fanget(() => cprNoegler({ CPR_NOEGLE: vaerdi }))
    expect(fejl).toContain('CPR_NOEGLE')
    expect(fejl).not.toContain(base64(1))
  })
}

function fanget(handling: () => unknown): string {
  try {
    handling()
    return ''
  } catch (fejl) {
    return String(fejl)
  }
}
