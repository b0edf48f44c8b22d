import { expect, test } from '@playwright/test'
import { erHelligdag, helligdage } from '#lib/dato/helligdage'

// Easter Sundays as printed in Danish almanacs.
const PAASKEDAGE = [
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
  '2033-04-17',
  '2034-04-09',
  '2035-03-25',
  '2036-04-13',
  '2037-04-05',
  '2038-04-25',
  '2039-04-10',
  '2040-04-01',
]

const dagen = (aar: number, navn: string) => helligdage(aar).find((h) => h.navn === navn)?.dag

test('påsken falder rigtigt i alle år fra 2020 til 2040', () => {
  expect(PAASKEDAGE.map((dag) => dagen(Number(dag.slice(0, 4)), 'Påskedag'))).toEqual(PAASKEDAGE)
})

test('helligdagene i 2026 er de ti, loven har', () => {
  expect(helligdage(2026)).toEqual([
    { dag: '2026-01-01', navn: 'Nytårsdag' },
    { dag: '2026-04-02', navn: 'Skærtorsdag' },
    { dag: '2026-04-03', navn: 'Langfredag' },
    { dag: '2026-04-05', navn: 'Påskedag' },
    { dag: '2026-04-06', navn: '2. påskedag' },
    { dag: '2026-05-14', navn: 'Kristi himmelfartsdag' },
    { dag: '2026-05-24', navn: 'Pinsedag' },
    { dag: '2026-05-25', navn: '2. pinsedag' },
    { dag: '2026-12-25', navn: 'Juledag' },
    { dag: '2026-12-26', navn: '2. juledag' },
  ])
})

test('store bededag er helligdag til og med 2023 og en almindelig fredag fra 2024', () => {
  expect(dagen(2023, 'Store bededag')).toBe('2023-05-05')
  expect(erHelligdag('2023-05-05')).toBe(true)
  expect(dagen(2024, 'Store bededag')).toBeUndefined()
  expect(erHelligdag('2024-04-26')).toBe(false)
})

test('alle år står i kalenderens orden og på de rigtige ugedage', () => {
  const ugedage: Record<string, number> = {
    Skærtorsdag: 4,
    Langfredag: 5,
    Påskedag: 0,
    '2. påskedag': 1,
    'Store bededag': 5,
    'Kristi himmelfartsdag': 4,
    Pinsedag: 0,
    '2. pinsedag': 1,
  }
  for (let aar = 2020; aar <= 2040; aar++) {
    const dage = helligdage(aar).map((h) => h.dag)
    expect(dage).toEqual([...new Set(dage)].sort())
    for (const { dag, navn } of helligdage(aar)) {
      const ventet = ugedage[navn]
      if (ventet !== undefined) expect(new Date(`${dag}T00:00:00Z`).getUTCDay(), `${navn} ${dag}`).toBe(ventet)
    }
  }
})

test('almindelige søndage, 1. maj, grundlovsdag, juleaften og nytårsaften er ikke helligdage', () => {
  expect(erHelligdag('2026-05-14')).toBe(true)
  for (const dag of ['2026-11-22', '2026-05-01', '2026-06-05', '2026-12-24', '2026-12-31'])
    expect(erHelligdag(dag), dag).toBe(false)
})
