import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { udfyld } from '#lib/besked/tekster'
import { beskrivAendring, type Sammenlignelig, ugetid } from '#lib/min-plan/aendring'
import { kravstatus } from '#lib/min-plan/api-visning'
import { fraFelter, startformular, tilFormfelter, tilIndhold } from '#lib/min-plan/formular'
import { vurderKvittering } from '#lib/min-plan/kvitter'
import { vurderAftaler, vurderAktivitet, vurderJobmaal } from '#lib/min-plan/regler'
import { planafsnit, planstand } from '#lib/min-plan/visning'
import { lix } from '#lib/tekst/lix'

const tilbud = (ret: Partial<Sammenlignelig['tilbud'][number]> = {}) => ({
  tilbudId: 't1',
  navn: 'Virksomhedspraktik',
  start: '2026-12-07',
  slut: '2027-01-04',
  slutaarsag: null,
  timerPrUge: 37,
  minutterPrUge: 0,
  sted: 'Bageriet',
  adresse: null,
  kontaktperson: null,
  maal: null,
  beskrivelse: null,
  ...ret,
})
const krav = (ret: Partial<Sammenlignelig['krav'][number]> = {}) => ({
  antalPrUge: 2,
  jobomraader: [],
  geografi: null,
  kanaler: [],
  tekst: null,
  gyldigFra: '2026-11-01',
  gyldigTil: null,
  ...ret,
})
const plan = (ret: Partial<Sammenlignelig> = {}): Sammenlignelig => ({
  jobmaal: [],
  krav: [],
  tilbud: [],
  aftaler: [],
  ...ret,
})
const aftale = (aftaleId: string, tekst: string, dag: string | null = null) => ({ aftaleId, tekst, dag })

for (const { hvad, foer, nu, linjer } of [
  {
    hvad: 'et tilbud kommer til',
    foer: plan(),
    nu: plan({ tilbud: [tilbud()] }),
    linjer: ['Tilbud tilføjet: Virksomhedspraktik hos Bageriet, 7. december 2026 til 4. januar 2027'],
  },
  {
    hvad: 'et tilbud slutter før',
    foer: plan({ tilbud: [tilbud()] }),
    nu: plan({ tilbud: [tilbud({ slut: '2026-12-18' })] }),
    linjer: ['Tilbud slutter før: Virksomhedspraktik, 18. december 2026'],
  },
  {
    hvad: 'et tilbud flyttes og får en anden tid',
    foer: plan({ tilbud: [tilbud()] }),
    nu: plan({ tilbud: [tilbud({ start: '2026-12-14', timerPrUge: 20, minutterPrUge: 30 })] }),
    linjer: [
      'Tilbud ændret: Virksomhedspraktik, nu 14. december 2026 til 4. januar 2027',
      'Tilbud ændret: Virksomhedspraktik, nu 20 timer og 30 minutter om ugen',
    ],
  },
  {
    hvad: 'et tilbud får et andet sted, og et andet falder væk',
    foer: plan({ tilbud: [tilbud(), tilbud({ tilbudId: 't2', navn: 'Kursus' })] }),
    nu: plan({ tilbud: [tilbud({ adresse: 'Ny vej 2' })] }),
    linjer: ['Tilbud ændret: Virksomhedspraktik, nye oplysninger', 'Tilbud fjernet: Kursus'],
  },
  {
    hvad: 'et jobmål falder væk, og et andet får en tekst',
    foer: plan({
      jobmaal: [
        { conceptUri: 'a', titel: 'Kok', primaer: true, tekst: null },
        { conceptUri: 'b', titel: 'Tjener', primaer: false, tekst: null },
      ],
    }),
    nu: plan({ jobmaal: [{ conceptUri: 'a', titel: 'Kok', primaer: true, tekst: 'Gerne i en kantine' }] }),
    linjer: ['Jobmål fjernet: Tjener', 'Ny tekst til jobmålet: Kok'],
  },
  {
    hvad: 'kravene afløses af andre',
    foer: plan({ krav: [krav()] }),
    nu: plan({
      krav: [krav({ gyldigTil: '2026-11-30' }), krav({ antalPrUge: 4, geografi: 'Fyn', gyldigFra: '2026-12-01' })],
    }),
    linjer: ['Krav ændret fra 2 til 4 job om ugen', 'Krav til, hvor du søger, er ændret'],
  },
  {
    hvad: 'kravene får en slutdato',
    foer: plan({ krav: [krav()] }),
    nu: plan({ krav: [krav({ gyldigTil: '2026-11-30' })] }),
    linjer: ['Krav slutter 30. november 2026'],
  },
  { hvad: 'kravene fjernes', foer: plan({ krav: [krav()] }), nu: plan(), linjer: ['Krav til jobsøgning er fjernet'] },
  {
    hvad: 'aftaler kommer til, ændres og fjernes',
    foer: plan({ aftaler: [aftale('1', 'Ring til stedet'), aftale('2', 'Skriv et CV')] }),
    nu: plan({ aftaler: [aftale('1', 'Ring til stedet', '2026-12-01'), aftale('3', 'Mød op\ni skoene')] }),
    linjer: ['Aftale ændret: Ring til stedet', 'Ny aftale: Mød op', 'Aftale fjernet: Skriv et CV'],
  },
])
  test(`ændring, når ${hvad}`, () => expect(beskrivAendring(foer, nu)).toEqual(linjer))

test('en lang aftale nævnes med sin begyndelse', () =>
  expect(beskrivAendring(plan(), plan({ aftaler: [aftale('1', 'a'.repeat(300))] }))[0]?.length).toBeLessThan(120))

test('tid om ugen siges, som man siger den', () => {
  expect(ugetid({ timerPrUge: 1, minutterPrUge: 0 })).toBe('1 time om ugen')
  expect(ugetid({ timerPrUge: null, minutterPrUge: null })).toBeUndefined()
})

test('der kan være ti jobmål og ikke elleve, tyve aftaler og ikke enogtyve', () => {
  const maal = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ conceptUri: `u${i}`, tekst: null, primaer: i === 0 }))
  const f = { kendt: new Set(maal(11).map((m) => m.conceptUri)), mindst: 1, hoejst: 10 }
  expect(vurderJobmaal(maal(10), f)).toEqual([])
  expect(vurderJobmaal(maal(11), f).map((x) => x.kode)).toEqual(['1014'])
  const aftaler = (n: number) => Array.from({ length: n }, () => ({ tekst: 'x' }))
  expect(vurderAftaler(aftaler(20))).toEqual([])
  expect(vurderAftaler(aftaler(21)).map((x) => x.felt)).toEqual(['aftaler'])
  expect(vurderAftaler([{ tekst: ' ' }, { tekst: '010170-1234 skal ringe' }]).map((x) => x.kode)).toEqual([
    '1014',
    'BB-009',
  ])
})

test('et tilbud har 0 til 59 minutter, en sagsbehandler, en type på dagen, og Andet har et navn', () => {
  const a = { ...tilbud(), tilbudstype: 9304, navn: null as string | null }
  const f = { dag: '2026-11-23', typer: new Set([9304, 9309]), gammelStart: null, sagsbehandler: 'Jens' }
  const koder = (ret: object, fakta = f) => vurderAktivitet({ ...a, ...ret }, fakta).map((x) => `${x.kode} ${x.felt}`)
  expect(koder({ minutterPrUge: 59 })).toEqual([])
  expect(koder({ minutterPrUge: 60 })).toEqual(['1014 minutterPrUge'])
  expect(koder({ timerPrUge: 38 })).toEqual(['1014 timerPrUge'])
  expect(koder({ tilbudstype: 9309 })).toEqual(['1014 navn'])
  expect(koder({ tilbudstype: 1 })).toEqual(['9131 tilbudstype'])
  expect(koder({}, { ...f, sagsbehandler: null as unknown as string })).toEqual(['8055 sagsbehandler'])
  expect(koder({ start: null, slut: null })).toEqual(['1014 start', '1014 slut'])
})

test('krav er kommende, løbende, afsluttede eller fejloprettede, og begge dage er med', () => {
  const k = { fejloprettetTid: null, gyldigFra: '2026-11-20', gyldigTil: '2026-11-25' }
  expect(['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26'].map((dag) => kravstatus(k, dag))).toEqual([
    'KOMMENDE',
    'LOEBENDE',
    'LOEBENDE',
    'AFSLUTTET',
  ])
  expect(kravstatus({ ...k, fejloprettetTid: new Date() }, '2026-11-21')).toBe('FEJLOPRETTET')
})

test('en plan med kun en aftale kan bekræftes, en tom kan ikke', () => {
  const p = { nummer: 1, jobmaal: [], krav: [], tilbud: [], aftaler: [] }
  expect(vurderKvittering(p, 1).map((f) => f.kode)).toEqual(['8308'])
  expect(vurderKvittering({ ...p, aftaler: [{} as never] }, 1)).toEqual([])
})

test('formularen husker alt, lægger til, tager fra, og kun de åbne dele bliver til kladde', () => {
  const felter = {
    'del-jobmaal': 'ja',
    'del-krav': 'ja',
    'jobmaal-0-uri': 'kok',
    'jobmaal-0-tekst': ' Gerne kantine ',
    primaer: 'kok',
    antalPrUge: '3',
    jobomraader: 'Køkken, Kantine',
    'aftale-0-tekst': 'Ring',
    'aftale-0-dato': '2026-13-01',
  }
  const med = fraFelter({ ...felter, handling: 'se-tilfoej', valgt: 'tjener' })
  expect(med.jobmaal.map((m) => m.uri)).toEqual(['kok', 'tjener'])
  expect(fraFelter({ ...felter, handling: 'se', valgt: 'tjener' }).jobmaal).toHaveLength(2)
  expect(fraFelter({ ...felter, handling: 'se-fjern-jobmaal-0' }).jobmaal).toEqual([])
  const fjernet = { ...felter, 'jobmaal-1-uri': 'a', 'jobmaal-2-uri': 'b', handling: 'se-fjern-jobmaal-0' }
  expect(fraFelter(fjernet).primaer, 'det vigtigste er fjernet, og valget står åbent').toBe('')
  expect(fraFelter({ ...felter, handling: 'se-aftale' }).aftaler).toHaveLength(2)
  expect(fraFelter({ handling: 'se-tilfoej', 'valgt-direkte': 'kok' }).primaer).toBe('kok')
  expect(tilIndhold(fraFelter({ ...felter, antalPrUge: '3,5' }))).toMatchObject({
    fund: [{ felt: 'antalPrUge' }, { felt: 'aftale-0-dato' }],
  })
  expect(tilIndhold(fraFelter({ ...felter, 'aftale-0-dato': '' }))).toEqual({
    indhold: {
      jobmaal: [{ conceptUri: 'kok', alias: null, tekst: 'Gerne kantine', primaer: true }],
      krav: {
        antalPrUge: 3,
        jobomraader: ['Køkken', 'Kantine'],
        geografi: null,
        kanaler: [],
        tekst: null,
        gyldigFra: null,
      },
      aftaler: null,
    },
  })
  expect(startformular(undefined, undefined, 2).antalPrUge).toBe('2')
})

test('fund fra reglerne peger på formularens felter', () => {
  const fund = (felt: string) => ({ kode: 'x', niveau: 'BLOK' as const, besked: 'x', felt })
  expect(
    tilFormfelter(['jobmaal', 'jobmaal.2', 'aftaler.1', 'tekst', 'primaer', 'If-Match'].map(fund)).map((f) => f.felt),
  ).toEqual(['stilling', 'jobmaal-2-tekst', 'aftale-1-tekst', 'kravtekst', 'primaer', undefined])
})

test('kodelistens tekster om planen til borgeren er lette at læse (lix højst 35)', () => {
  const linjer = readFileSync('db/kodelister/tekster.csv', 'utf8').split('\n')
  const til = /^min_plan\.(ingen|rettes|joblog|kvitter\.forklaring|udkast\.borger);/
  const tekster = linjer.filter((l) => til.test(l)).map((l) => l.split(';')[1] ?? '')
  expect(tekster).toHaveLength(5)
  for (const tekst of tekster) expect(lix(tekst), tekst).toBeLessThanOrEqual(35)
  expect(lix(udfyld('MIN_PLAN_NY', { frist: 'mandag den 30. november 2026' }))).toBeLessThanOrEqual(40)
})

test('planens ord til borgeren er lette at læse (lix højst 35)', () => {
  const linje = { planId: 'p', borgerId: 'b', nummer: 1, registreretAfNavn: 'HK' }
  const p = {
    jobmaal: [
      { ...linje, conceptUri: 'k', alias: null, titel: 'Kok', tekst: null, primaer: true, gyldigFra: '2026-11-23' },
    ],
    krav: [{ ...linje, kravId: 'k', ...krav(), jobomraader: ['Kantine'], kanaler: ['Jobnet'] }],
    tilbud: [{ ...linje, ...tilbud(), indstillingId: null, tilbudstype: 9301, sagsbehandler: 'Jens' }],
    aftaler: [],
  }
  const tekst = planafsnit(p, '2026-11-23')
    .flatMap((a) => [
      `${a.tom}`,
      ...a.punkter.map((x) => `${x.titel}. ${x.fakta.map(([n, v]) => (v ? `${n}: ${v}.` : '')).join(' ')}`),
    ])
    .join(' ')
  expect(lix(tekst)).toBeLessThanOrEqual(35)
  const stand = planstand(
    { status: 'PUBLICERET', kvitteretTid: null, kvitterSenest: '2026-11-30', afloestTid: null },
    '2026-11-23',
  )
  expect(stand).toBe('Læs planen senest mandag den 30. november 2026.')
})
