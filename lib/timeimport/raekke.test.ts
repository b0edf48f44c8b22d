import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import { laesHoved } from '#lib/timeimport/kolonner'
import { delFelter, laesLinjer, UlaeseligFil } from '#lib/timeimport/linjer'
import { laesDag, laesRaekke, laesTimer } from '#lib/timeimport/raekke'
import { felt } from '#lib/timeimport/rapport'

const celler = (ret: object = {}) => ({
  cpr: '0701801234',
  forsikring: 'FULDTID',
  forbrugteTimer: '402,06',
  opgjortTil: '31.10.2026',
  indplaceringsdato: '',
  nyIndplacering: '',
  indplaceringTimer: '',
  korrektionKommentar: '',
  korrektionFra: '',
  ...ret,
})

test('Timer er hundrededele som de er skrevet, med komma eller punktum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 769_600 }), fc.constantFrom(',', '.'), (antal, tegn) => {
      const skrevet = `${Math.floor(antal / 100)}${tegn}${String(antal % 100).padStart(2, '0')}`
      return hundrededele(laesTimer(skrevet)) === antal
    }),
    { numRuns: 2000 },
  )
  for (const [skrevet, laest] of [
    ['0', '0.00'],
    ['007', '7.00'],
    ['1,5', '1.50'],
    ['7696', '7696.00'],
    ['7696,01', ''],
    ['7697', ''],
    ['1.924,50', ''],
    ['-1', ''],
    ['1e3', ''],
    ['4,005', ''],
    ['', ''],
    ['NaN', ''],
  ])
    expect(laesTimer(skrevet!), skrevet).toBe(laest)
})

test('Dage skrives på dansk eller som i en database, og kun dage, der findes', () => {
  for (const [skrevet, laest] of [
    ['31.10.2026', '2026-10-31'],
    ['1-2-2026', '2026-02-01'],
    ['2026-10-31', '2026-10-31'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', ''],
    ['31.11.2026', ''],
    ['0026-10-31', ''],
    ['10/31/2026', ''],
    ['i går', ''],
  ])
    expect(laesDag(skrevet!), skrevet).toBe(laest)
})

test('En række siger alle sine fejl på én gang', () => {
  const { fund } = laesRaekke(
    celler({ cpr: '1', forsikring: 'HALV', forbrugteTimer: 'x', opgjortTil: '1', nyIndplacering: '?' }),
    false,
  )
  expect(fund?.map((f) => [f.kode, f.felt])).toEqual([
    ['1001', 'cpr'],
    ['1014', 'forsikring'],
    ['1014', 'forbrugteTimer'],
    ['1014', 'opgjortTil'],
    ['1014', 'nyIndplacering'],
  ])
  expect(laesRaekke(celler({ cpr: '6701801234' }), false).fund?.[0]?.kode, 'erstatningsnummer uden lov').toBe('1001')
  expect(laesRaekke(celler({ cpr: '070180-1234' }), false).raekke?.cpr).toBe('0701801234')
  const kommentar = (tekst: string, fra = '1.11.2026') =>
    laesRaekke(celler({ korrektionKommentar: tekst, korrektionFra: fra }), false)
  expect(kommentar('Talt dobbelt').raekke?.korrektionFra, 'dagens begyndelse i Danmark').toBe(
    '2026-10-31T23:00:00.000Z',
  )
  for (const [tekst, fra] of [
    ['Talt dobbelt', ''],
    ['', '1.11.2026'],
    ['<b>', '1.11.2026'],
    ['Se 0701801234', '1.11.2026'],
  ])
    expect(kommentar(tekst!, fra).fund?.[0]?.felt, tekst).toBe('korrektionKommentar')
})

test('Overskriften må have enhver rækkefølge og både store og små bogstaver', () => {
  const { pladser, fund } = laesHoved(['opgjort  TIL', 'cpr', ' Forsikring ', 'FORBRUGTE TIMER'])
  expect([pladser, fund]).toEqual([['opgjortTil', 'cpr', 'forsikring', 'forbrugteTimer'], []])
})

async function linjer(tekst: string, bid: number, citat = true) {
  const bytes = Buffer.from(tekst)
  async function* dele() {
    for (let i = 0; i < bytes.length; i += bid) yield bytes.subarray(i, i + bid)
  }
  const ud = []
  for await (const nogle of laesLinjer(dele(), citat)) ud.push(...nogle)
  return ud
}

test('Linjer er de samme, hvor end bytes bliver delt, og deres numre er dem, man ser', async () => {
  const tekst = '\uFEFFCPR;Næste\r\n"a\nb";æ\n\n"c ""d""";ø\nsidste;"å;"'
  for (let bid = 1; bid < 40; bid += 1)
    expect(await linjer(tekst, bid), `${bid}`).toEqual([
      { nr: 1, tekst: 'CPR;Næste' },
      { nr: 2, tekst: '"a\nb";æ' },
      { nr: 5, tekst: '"c ""d""";ø' },
      { nr: 6, tekst: 'sidste;"å;"' },
    ])
  expect(delFelter('"c ""d""";ø;')).toEqual(['c "d"', 'ø', ''])
  await expect(linjer(`a;"${'x'.repeat(20_000)}`, 1000)).rejects.toBeInstanceOf(UlaeseligFil)
  await expect(linjer(Buffer.from('f\xf8', 'latin1').toString('latin1'), 10)).resolves.toHaveLength(1)
})

test('Intet felt i rapporten er en formel', () => {
  for (const farlig of ['=1+1', '+45', '-1', '@SUM(A1)', '\tx', '\rx'])
    expect(felt(farlig).replace(/^"/, '')[0], farlig).toBe("'")
  expect(felt('a;"b"')).toBe('"a;""b"""')
})
