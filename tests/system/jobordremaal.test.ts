import { modenTil, plusMaaneder, skjul, type Tal, visMaal } from '#lib/jobordremaal/regler'
import { hentJobordremaal, type Jobordremaal, laesPeriode, type Opdeling } from '#lib/jobordremaal/taelling'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { orden } from '#tests/system/jobordremaal-scene'
import { aabnScene, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await scene.sql`truncate jobordre cascade`
    await use(scene)
    await scene.luk()
  },
})

const maal = (ctx: Kontekst, opdeling: Opdeling = 'maaned', fra?: string, til?: string): Promise<Jobordremaal> =>
  transaktion({ ...ctx, frist: Date.now() + 10_000 }, (tx) =>
    hentJobordremaal(tx, { periode: laesPeriode(tx, fra, til), opdeling }),
  )
const tal = (vaerdi: number): Tal => ({ slags: 'tal', vaerdi })
const SKJULT: Tal = { slags: 'skjult' }

test('Oprettede, stillinger, formidlingsgrad og besættelsesgrad for egen myndighed og for STAR', async ({ scene }) => {
  await orden(scene, 6, { oprettet: '2026-07-10T10:00:00+02:00', antal: 2, henvist: true, ansat: true })
  await orden(scene, 6, { oprettet: '2026-07-11T10:00:00+02:00', henvist: true })
  await orden(scene, 12, { oprettet: '2026-07-12T10:00:00+02:00' })
  await orden(scene, 10, { oprettet: '2026-07-12T10:00:00+02:00', hos: '75100' })
  const { linjer } = await maal(await scene.som('jens'))
  expect(linjer).toEqual([
    {
      noegle: '2026-07',
      navn: 'juli 2026',
      oprettede: tal(24),
      stillinger: tal(30),
      formidlingsgrad: tal(50),
      besaettelsesgrad: tal(50),
    },
  ])
  const star = await maal(await scene.som('stine'), 'myndighed')
  expect(star.linjer.map((l) => l.oprettede)).toEqual(expect.arrayContaining([tal(24), tal(10)]))
  expect(star.sum?.oprettede).toEqual(tal(34))
})

test('Kladder, prøver, andre typer og det, der aldrig nåede en myndighed, tæller ikke', async ({ scene }) => {
  const oprettet = '2026-07-10T10:00:00+02:00'
  await orden(scene, 7, { oprettet })
  await orden(scene, 1, { oprettet, ret: { status: 'KLADDE', sendt_tid: null, afsluttet_tid: null } })
  await orden(scene, 1, { oprettet, ret: { proeve: true } })
  await orden(scene, 1, { oprettet, ret: { type: 9001 } })
  await orden(scene, 1, { oprettet, uden: 'levering', ret: { status: 'AFSLUTTET_TRUKKET' } })
  expect((await maal(await scene.som('stine'))).sum?.oprettede).toEqual(tal(7))
})

test('Måneden er den danske: sidste sekund af juli og første af august', async ({ scene }) => {
  await orden(scene, 6, { oprettet: '2026-07-31T21:59:59Z' })
  await orden(scene, 8, { oprettet: '2026-07-31T22:00:00Z' })
  const stine = await scene.som('stine')
  expect((await maal(stine)).linjer.map((l) => [l.noegle, l.oprettede])).toEqual([
    ['2026-07', tal(6)],
    ['2026-08', tal(8)],
  ])
  expect((await maal(stine, 'maaned', '2026-08', '2026-08')).sum?.oprettede).toEqual(tal(8))
  expect((await maal(stine, 'maaned', '2026-07', '2026-07')).sum?.oprettede).toEqual(tal(6))
})

test('Graderne vises fra den dag, måneden er moden, og ellers hvornår', async ({ scene }) => {
  await orden(scene, 12, { oprettet: '2026-09-15T10:00:00+02:00', henvist: true, ansat: true })
  const paa = async (dag: string) => {
    const [l] = (await maal({ ...(await scene.som('stine')), dag })).linjer
    return [l?.formidlingsgrad, l?.besaettelsesgrad]
  }
  expect(await paa('2026-10-31')).toEqual([
    { slags: 'opgoeres', maaned: '2026-11' },
    { slags: 'opgoeres', maaned: '2027-01' },
  ])
  expect(await paa('2026-11-01')).toEqual([tal(100), { slags: 'opgoeres', maaned: '2027-01' }])
  expect(await paa('2026-12-31')).toEqual([tal(100), { slags: 'opgoeres', maaned: '2027-01' }])
  expect(await paa('2027-01-01')).toEqual([tal(100), tal(100)])
})

test('Efter erhvervsgruppe; en stilling uden kendt gruppe står som ikke oplyst', async ({ scene }) => {
  const uri = 'http://data.star.dk/esco/occupation/proeve'
  await scene.sql`insert into stillingsbetegnelse (concept_uri, titel, synonymer, disco08, gyldig_fra, kilde) values (${uri}, 'Prøvekok', '{}', '5120', '2020-01-01', 'prøve')`
  await orden(scene, 6, { oprettet: '2026-07-10T10:00:00+02:00' })
  await scene.sql`insert into jobordre_stilling (jobordre_id, nummer, concept_uri, titel) select id, 0, ${uri}, 'Prøvekok' from jobordre`
  await orden(scene, 5, { oprettet: '2026-07-10T10:00:00+02:00' })
  expect((await maal(await scene.som('stine'), 'gruppe')).linjer.map((l) => [l.navn, l.oprettede])).toEqual([
    ['Ikke oplyst', tal(5)],
    ['Servicearbejde', tal(6)],
  ])
})

test('Fire er skjult og fem er ikke; det skjulte kan ikke regnes ud af summen', async ({ scene }) => {
  await orden(scene, 4, { oprettet: '2026-05-10T10:00:00+02:00' })
  await orden(scene, 5, { oprettet: '2026-06-10T10:00:00+02:00' })
  await orden(scene, 9, { oprettet: '2026-07-10T10:00:00+02:00' })
  const { linjer, sum } = await maal(await scene.som('stine'))
  expect(linjer.map((l) => l.oprettede)).toEqual([SKJULT, SKJULT, tal(9)])
  expect(sum?.oprettede).toEqual(tal(18))
})

test('Virksomheder og driften har ingen mål', async ({ scene }) => {
  for (const hvem of ['bente', 'dorte']) await expect(maal(await scene.som(hvem))).rejects.toThrow(IkkeFundet)
})

test('Skjul: én alene tager den mindste anden med, og er der ingen anden, går summen med', () => {
  const s = (...tal: number[]) =>
    skjul(
      tal.map((n) => ({ stoerrelse: n, smaat: n > 0 && n < 5 })),
      5,
    )
  expect(s(5, 6)).toEqual({ linjer: [false, false], sum: false })
  expect(s(4)).toEqual({ linjer: [true], sum: true })
  expect(s(4, 0)).toEqual({ linjer: [true, false], sum: true })
  expect(s(4, 20, 10)).toEqual({ linjer: [true, false, true], sum: false })
  expect(s(1, 1, 20, 10)).toEqual({ linjer: [true, true, false, true], sum: false })
  expect(s(3, 3, 20)).toEqual({ linjer: [true, true, false], sum: false })
})

test('En grad skjules, når dem med eller dem uden er få', () => {
  const linje = (formidlet: number, af: number) =>
    visMaal(
      [
        {
          noegle: 'a',
          navn: 'a',
          oprettede: 100,
          stillinger: 100,
          formidlingAf: af,
          formidlet,
          besaettelseAf: 0,
          besat: 0,
          foerste: '2026-01',
        },
      ],
      5,
    ).linjer[0]?.formidlingsgrad
  expect([linje(4, 50), linje(5, 50), linje(46, 50), linje(45, 50), linje(0, 50), linje(50, 50)]).toEqual([
    SKJULT,
    tal(10),
    SKJULT,
    tal(90),
    tal(0),
    tal(100),
  ])
})

test('Måneder regnes over årsskiftet, og perioden er højst tre år', () => {
  expect([plusMaaneder('2026-11', 2), plusMaaneder('2026-01', -1), modenTil('2027-01-01', 'besaettelsesgrad')]).toEqual(
    ['2027-01', '2025-12', '2026-09'],
  )
  expect(laesPeriode({ dag: '2026-11-23' }, '2010-01', '2026-11')).toEqual({ fra: '2023-12', til: '2026-11' })
  expect(laesPeriode({ dag: '2026-11-23' }, 'x', '2026-13')).toEqual({ fra: '2025-12', til: '2026-11' })
})
