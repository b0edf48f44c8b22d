import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Gyldighed, Kodelistefejl, laesKodelister, tolkKodelister } from '#db/indlaes-kodelister'
import { cvrErMuligt } from '#db/kodelister-sammenhaeng'
import { type Listenavn, SKEMA } from '#db/kodelister-skema'
import { laesCsv } from '#db/laes-csv'

const MAPPE = join(process.cwd(), 'db', 'kodelister')
const lister = laesKodelister(MAPPE)

const gaelder = (dag: string) => (r: Gyldighed) => r.gyldigFra <= dag && (r.gyldigTil === null || dag <= r.gyldigTil)
const koder = (liste: string, dag = '2026-11-23') =>
  lister.koder.filter((k) => k.liste === liste && gaelder(dag)(k)).map((k) => k.kode)
const regel = (navn: string, dag: string) =>
  lister.regelvaerdier.find((r) => r.regel === navn && gaelder(dag)(r))?.vaerdi
const tekst = (noegle: string, dag: string) =>
  lister.tekster.find((t) => t.noegle === noegle && gaelder(dag)(t))?.vaerdi

/** The real files as text, so that a test can spoil one of them. */
function filer(): Record<Listenavn, string> {
  const navne = Object.keys(SKEMA) as Listenavn[]
  return Object.fromEntries(navne.map((n) => [n, readFileSync(join(MAPPE, `${n}.csv`), 'utf8')])) as Record<
    Listenavn,
    string
  >
}

function fundI(aendret: Partial<Record<Listenavn, (foer: string) => string>>) {
  const alle = filer()
  for (const [navn, ret] of Object.entries(aendret)) alle[navn as Listenavn] = ret(alle[navn as Listenavn])
  try {
    tolkKodelister(alle)
  } catch (fejl) {
    if (fejl instanceof Kodelistefejl) return fejl.fund
    throw fejl
  }
  return []
}

test('mappen har præcis de filer, der bliver læst', () => {
  const csv = readdirSync(MAPPE).filter((fil) => fil.endsWith('.csv'))
  expect(csv.sort()).toEqual(
    Object.keys(SKEMA)
      .map((navn) => `${navn}.csv`)
      .sort(),
  )
})

test('der er 98 kommuner i fem regioner', () => {
  expect(lister.kommuner.filter(gaelder('2026-11-23'))).toHaveLength(98)
  expect(new Set(lister.kommuner.map((k) => k.region)).size).toBe(5)
})

test('der er 22 a-kasser til og med 2024 og 21 derefter, hvor NNF er blevet til FAK', () => {
  expect(lister.akasser.map((a) => a.kode)).toEqual(Array.from({ length: 22 }, (_, i) => String(9001 + i)))
  expect(lister.akasser.filter(gaelder('2024-12-31'))).toHaveLength(22)
  expect(lister.akasser.filter(gaelder('2025-01-01'))).toHaveLength(21)
  const nnf = lister.akasser.find((a) => a.kortNavn === 'NNF')
  expect(nnf?.gyldigTil).toBe('2024-12-31')
  expect(lister.akasser.find((a) => a.kode === nnf?.efterfoelger)?.kortNavn).toBe('FAK')
})

test('a-kassernes koder følger det korte navn i dansk orden', () => {
  const navne = lister.akasser.map((a) => a.kortNavn)
  expect(navne).toEqual([...navne].sort((a, b) => a.localeCompare(b, 'da')))
})

test('alle cvr-numre går op i modulus 11, og hver a-kasse har sit eget', () => {
  const numre = lister.akasser.flatMap((a) => (a.cvr === null ? [] : [a.cvr]))
  expect(numre.filter((cvr) => !cvrErMuligt(cvr))).toEqual([])
  expect(new Set(numre).size).toBe(numre.length)
  expect(cvrErMuligt('12345678')).toBe(false)
})

test('hver kommune hører til netop ét jobcenter', () => {
  for (const dag of ['2024-01-01', '2026-01-31', '2026-02-01', '2026-11-23', '2030-01-01'])
    for (const kommune of lister.kommuner)
      expect(
        lister.jobcentre.filter((j) => gaelder(dag)(j) && j.kommuner.includes(kommune.kode)),
        `${kommune.navn} den ${dag}`,
      ).toHaveLength(1)
  expect(lister.jobcentre.find((j) => j.kode === '18500')?.kommuner).toEqual(['155', '185'])
})

test('jobcentrets kode begynder med koden på en kommune, det har', () => {
  for (const j of lister.jobcentre) expect(j.kommuner, j.navn).toContain(j.kode.slice(0, 3))
})

test('hver stillingsbetegnelse har sin egen adresse, og intet synonym er en anden titel', () => {
  const stillinger = lister.stillingsbetegnelser
  expect(stillinger.length).toBeGreaterThanOrEqual(150)
  expect(new Set(stillinger.map((s) => s.conceptUri)).size).toBe(stillinger.length)
  const titler = stillinger.map((s) => s.titel)
  expect(titler).toEqual([...titler].sort((a, b) => a.localeCompare(b, 'da')))
  const smaa = new Set(titler.map((t) => t.toLowerCase()))
  expect(stillinger.flatMap((s) => s.synonymer).filter((s) => smaa.has(s.toLowerCase()))).toEqual([])
})

test('uddannelsespålæg er en slutårsag til og med 2026', () => {
  expect(koder('afslutningsaarsag', '2026-12-31')).toContain('9751')
  expect(koder('afslutningsaarsag', '2027-01-01')).toEqual(['9752', '9753', '9754', '9755'])
})

test('egne talkoder ligger fra 9000 og opefter og har intet nummer hos STAR', () => {
  for (const k of lister.koder.filter(
    (k) => /^\d+$/.test(k.kode) && !k.liste.startsWith('lovhjemmel_') && k.liste !== 'erhvervsgruppe',
  ))
    if (k.starId === null) expect(k.kode, k.navn).toMatch(/^9\d{3}$/)
    else expect(k.starId).toBe(k.kode)
})

test('hver tilbudstype har hjemmel til ja og nej, undtagen Andet, hvor kommunen skriver den', () => {
  const medHjemmel = koder('tilbudstype').filter((kode) => kode !== '9309')
  expect(koder('lovhjemmel_godkendelse')).toEqual(medHjemmel)
  expect(koder('lovhjemmel_afslag')).toEqual(medHjemmel)
})

test('timegrænserne er 410 og 333 under begge regelsæt, og kravet til samtaler skifter 1. juli 2026', () => {
  for (const dag of ['2024-01-01', '2026-06-30', '2026-07-01', '2026-11-23']) {
    expect(regel('graense_fuldtid_timer', dag)).toBe('410')
    expect(regel('graense_deltid_timer', dag)).toBe('333')
  }
  for (const navn of ['samtaler_akasse_mindst', 'samtaler_jobcenter_mindst'])
    expect([
      regel(navn, '2023-12-31'),
      regel(navn, '2024-01-01'),
      regel(navn, '2026-06-30'),
      regel(navn, '2026-07-01'),
    ]).toEqual([undefined, '3', '3', '2'])
})

test('ordet jobcenter bliver til kommune 1. februar 2026 i alle former', () => {
  expect(tekst('indstilling.titel', '2026-01-31')).toBe('A-kassens indstilling til jobcentret om tilbud')
  expect(tekst('indstilling.titel', '2026-02-01')).toBe('A-kassens indstilling til kommunen om tilbud')
  expect(tekst('jobcenter.ubestemt', '2026-01-31')).toBe('jobcenter')
  expect(tekst('jobcenter.flertal', '2026-02-01')).toBe('kommuner')
  const efter = lister.tekster.filter(gaelder('2026-02-01'))
  expect(efter.filter((t) => /jobcent/i.test(t.vaerdi))).toEqual([])
})

test('hver tekst, regel og klasse, der gælder i dag, gælder også i 2024', () => {
  const i = (dag: string) =>
    [
      ...lister.tekster.filter(gaelder(dag)).map((t) => t.noegle),
      ...lister.regelvaerdier.filter(gaelder(dag)).map((r) => r.regel),
      ...lister.opbevaring.filter(gaelder(dag)).map((o) => o.klasse),
    ].sort()
  expect(i('2024-01-01')).toEqual(i('2026-11-23'))
})

test('alle fejl i en fil bliver fundet på én gang med linje og kolonne', () => {
  const fund = fundI({
    akasser: (t) => t.replace('20815116', '20815117').replace('2024-12-31;9009', '2024-12-31;9099'),
    kommuner: (t) => t.replace('2007-01-01', '2007-02-30'),
    jobcentre: (t) => t.replace(';155,185;', ';185;').replace(';101;', ';999;'),
    regelvaerdier: (t) => t.replace(';160.33;', ';160,33;'),
    tekster: (t) => t.replace('2024-01-01;2026-01-31', '2024-01-01;2026-02-01').replace('jobcenter.titel', 'Titel'),
  })
  expect(fund).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ fil: 'akasser.csv', linje: 2, kolonne: 'cvr' }),
      expect.objectContaining({ fil: 'akasser.csv', kolonne: 'efterfoelger' }),
      expect.objectContaining({ fil: 'kommuner.csv', linje: 2, kolonne: 'gyldig_fra' }),
      expect.objectContaining({ fil: 'jobcentre.csv', kolonne: 'kommuner', besked: 'kommunen 999 findes ikke' }),
      expect.objectContaining({ fil: 'kommuner.csv', besked: expect.stringContaining('155 Dragør har 0 jobcentre') }),
      expect.objectContaining({ fil: 'regelvaerdier.csv', kolonne: 'vaerdi' }),
      expect.objectContaining({ fil: 'tekster.csv', linje: 2, kolonne: 'noegle' }),
    ]),
  )
})

test('to udgaver af det samme på samme dag bliver afvist', () => {
  const fund = fundI({ opbevaring: (t) => `${t}BESKED;P1Y;SAG_LUKKET;2026-01-01;;Prøve\n` })
  expect(fund.map((f) => f.besked)).toEqual(['BESKED gælder samtidig med linje 2'])
})

test('en forkert overskrift og et forkert antal felter bliver fundet', () => {
  expect(fundI({ koder: (t) => t.replace('star_id;', '') })[0]).toMatchObject({ fil: 'koder.csv', linje: 1 })
  expect(fundI({ opbevaring: (t) => `${t}KORT;P1Y\n` })[0]?.besked).toBe('skal have 6 felter, har 2')
})

test('læseren af csv tager citationstegn, semikolon og linjeskift i et felt', () => {
  expect(laesCsv('\uFEFFa;b\r\n"x;y";"sagt ""ja"""\n\n"to\nlinjer";z')).toEqual([
    { linje: 1, felter: ['a', 'b'] },
    { linje: 2, felter: ['x;y', 'sagt "ja"'] },
    { linje: 4, felter: ['to\nlinjer', 'z'] },
  ])
})
