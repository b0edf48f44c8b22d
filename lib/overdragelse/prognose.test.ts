import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { plusDage } from '#lib/dato'
import { maanedensSidsteDag } from '#lib/fravaer/regler75'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import { BOM, celle, overskrifter } from '#lib/overdragelse/csv'
import { beregnPrognose, erGammel, type Prognosegrundlag, vedUdgangenAf, visSkoen } from '#lib/overdragelse/prognose'

const FULDTID = { graense: '410.00', maanedTimer: '160.33', dagTimer: '7.40' }
const DELTID = { graense: '333.00', maanedTimer: '130.00', dagTimer: '6.00' }
const grundlag = (ret: Partial<Prognosegrundlag> = {}): Prognosegrundlag => ({
  startDato: '2024-09-01',
  slutDato: null,
  aarsag: null,
  rapporter: [],
  ...FULDTID,
  ...ret,
})
const rapport = (timer: string, opgjortTil: string) => ({ timer, opgjortTil })

for (const [hvad, ret, ventet] of [
  ['fuldtid fra den 1.', { startDato: '2024-09-01' }, '2024-11-30'],
  ['fuldtid fra den 16. september 2024', { startDato: '2024-09-16' }, '2024-12-31'],
  ['deltid fra den 1.', { startDato: '2024-09-01', ...DELTID }, '2024-11-30'],
  ['deltid midt i måneden', { startDato: '2024-09-16', ...DELTID }, '2024-12-31'],
  ['fuldtid fra den 1. februar i et skudår', { startDato: '2028-02-01' }, '2028-04-30'],
  ['fuldtid hen over nytår', { startDato: '2026-11-01' }, '2027-01-31'],
] as const) {
  test(`Uden opgørelser skønnes efter fuld ydelse: ${hvad}`, () => {
    expect(beregnPrognose(grundlag(ret))).toMatchObject({
      tilstand: 'IKKE_OPGJORT',
      timer: null,
      tidligst: ventet,
      forventet: ventet,
      senest: null,
    })
  })
}

test('Skønnet følger borgerens eget forbrug, og den langsomste måned giver det seneste', () => {
  const rapporter = [rapport('180.00', '2026-10-31'), rapport('120.00', '2026-09-30'), rapport('80.00', '2026-08-31')]
  // 50 timer om måneden: 230 mangler, det er fem måneder. I den langsomste blev der brugt 40: seks.
  expect(beregnPrognose(grundlag({ rapporter }))).toEqual({
    tilstand: 'NORMAL',
    timer: '180.00',
    tilbage: '230.00',
    opgjortTil: '2026-10-31',
    tidligst: '2026-12-31',
    forventet: '2027-03-31',
    senest: '2027-04-30',
  })
})

test('Den, der intet bruger, har intet forventet tidspunkt, men et tidligste', () => {
  const rapporter = [rapport('180.00', '2026-10-31'), rapport('180.00', '2026-09-30')]
  const p = beregnPrognose(grundlag({ rapporter }))
  expect([p.tidligst, p.forventet, p.senest]).toEqual(['2026-12-31', null, null])
  expect(visSkoen(p, '2026-11-26')).toBe('tidligst ved udgangen af december 2026')
})

test('Kun de seneste fire opgørelser siger noget om farten', () => {
  const gamle = [rapport('40.00', '2026-06-30'), rapport('0.00', '2025-06-30')]
  const nye = ['200.00', '160.00', '120.00', '80.00'].map((t, nr) =>
    rapport(t, maanedensSidsteDag(`2026-${String(10 - nr).padStart(2, '0')}-01`)),
  )
  expect(beregnPrognose(grundlag({ rapporter: [...nye, ...gamle] })).forventet).toBe(
    beregnPrognose(grundlag({ rapporter: nye })).forventet,
  )
})

test('Skønnet siges i ord, og en måned, der er gået, er denne måned', () => {
  const skoen = { tidligst: '2026-11-30', forventet: '2026-12-31', senest: '2027-02-28' }
  expect(visSkoen(skoen, '2026-11-26')).toBe(
    'ved udgangen af december 2026 (tidligst november 2026, senest februar 2027)',
  )
  expect(visSkoen({ tidligst: null, forventet: null, senest: null }, '2026-11-26')).toBe('kan ikke skønnes')
  expect(vedUdgangenAf('2026-08-31', '2026-11-26')).toBe('ved udgangen af november 2026')
  expect(vedUdgangenAf('2026-11-30', '2026-11-30')).toBe('ved udgangen af november 2026')
  expect(vedUdgangenAf('2026-11-30', '2026-12-01')).toBe('ved udgangen af december 2026')
})

test('En opgørelse er gammel på dag 46, ikke på dag 45', () => {
  expect([44, 45, 46].map((d) => erGammel('2026-10-12', plusDage('2026-10-12', d), 45))).toEqual([false, false, true])
  expect(erGammel(null, '2026-11-26', 45)).toBe(false)
})

const hundrede = fc.integer({ min: 0, max: 50_000 })
const dagen = fc.integer({ min: 0, max: 1500 }).map((n) => plusDage('2024-01-01', n))
const medRapporter = fc
  .tuple(
    dagen,
    fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 17_000 })), { maxLength: 6 }),
    hundrede,
  )
  .map(([fra, skridt, foerst]) => {
    let [dag, timer] = [fra, foerst]
    const rapporter = [rapport(fraHundrededele(timer), dag)]
    for (const [dage, brugt] of skridt) {
      dag = plusDage(dag, dage)
      timer += brugt
      rapporter.unshift(rapport(fraHundrededele(timer), dag))
    }
    return grundlag({ startDato: fra, rapporter })
  })

test('Skønnene ligger i rækkefølge, altid på en månedsslut og efter det, der er opgjort', () => {
  fc.assert(
    fc.property(medRapporter, (g) => {
      const p = beregnPrognose(g)
      for (const d of [p.tidligst, p.forventet, p.senest]) {
        if (d === null) continue
        expect(d).toBe(maanedensSidsteDag(d))
        expect(d >= (g.rapporter[0]?.opgjortTil ?? '')).toBe(true)
      }
      expect(p.tidligst).not.toBeNull()
      if (p.forventet) expect(p.forventet >= (p.tidligst ?? '')).toBe(true)
      if (p.senest) expect(p.forventet !== null && p.senest >= p.forventet).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('Flere brugte timer giver aldrig et senere tidligste tidspunkt, og tilbage er præcist på hundrededelen', () => {
  fc.assert(
    fc.property(hundrede, fc.integer({ min: 0, max: 5000 }), dagen, (timer, mere, dag) => {
      const paa = (h: number) => beregnPrognose(grundlag({ rapporter: [rapport(fraHundrededele(h), dag)] }))
      const [lidt, meget] = [paa(timer), paa(timer + mere)]
      expect((meget.tidligst ?? '') <= (lidt.tidligst ?? '')).toBe(true)
      expect(hundrededele(lidt.tilbage)).toBe(Math.max(0, 41_000 - timer))
      expect(lidt.tilstand === 'NAAET_IKKE_AFSLUTTET').toBe(timer >= 41_000)
    }),
    { numRuns: 150 },
  )
})

test('En fil kan ikke indeholde en formel, og dens tegn deler ingen celle', () => {
  expect(['=1+1', '+45', '-3', '@x', '\tx', 'Ærø'].map(celle)).toEqual(["'=1+1", "'+45", "'-3", "'@x", "'\tx", 'Ærø'])
  expect(celle('a;b')).toBe('"a;b"')
  expect(celle('sagde "ja"\nnej')).toBe('"sagde ""ja""\nnej"')
  expect(BOM + overskrifter(false)).toMatch(/^\uFEFFBorger;A-kasse;Forsikring;Timer brugt;.*\r\n$/)
})
