import postgres from 'postgres'
import { JOBVEJEN } from '#demo/medarbejdere'
import { plusDage } from '#lib/dato'
import { afslutTildeling } from '#lib/tildeling/afslut'
import { expect, test as grund } from '#tests/opsaetning/database'
import { sendUnderretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'
import { tildelJobvejen } from '#tests/system/tildeling-scene'

type Web = (dag: string, tekst: string) => Promise<postgres.Row[]>
const test = grund.extend<{ scene: Scene; web: Web }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
  /** Raw SQL as the web role, for Jobvejen, on a day. */
  web: async ({ database, scene }, use) => {
    const { id } = await scene.find('anden_aktoer', JOBVEJEN.kode)
    const sql = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
    await use((dag, tekst) =>
      sql.begin(async (tx) => {
        await tx`select set_config('samspor.organisation', ${id}, true), set_config('samspor.dag', ${dag}, true)`
        return [...(await tx.unsafe(tekst))]
      }),
    )
    await sql.end({ timeout: 2 })
  },
})

/** What the wall opens to an anden aktør: what an underretning is made of and judged by, and its own log. */
const AABNE = [
  ...[
    'adgangslog',
    'adgangsrelation',
    'tildeling',
    'bilag',
    'bilag_del',
    'event',
    'event_modtager',
    'opgave',
    'traad',
    'traad_part',
  ],
  ...[
    'akassemedlemskab',
    'jobcentertilknytning',
    'tilmelding',
    'fravaer',
    'samtale',
    'min_plan',
    'plan_tilbud',
    'levering',
  ],
  ...['nuph', 'nuph_version', 'nuph_svar', 'nuph_indlaeg', 'nuph_borgerindlaeg', 'nuph_registrering', 'sanktion'],
]

const tabellerOmBorgere = async (scene: Scene) =>
  (
    await scene.sql<{ navn: string }[]>`select c.relname as navn from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'borger_id' and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`
  ).map((t) => t.navn)

test('Kataloget: en tildeling åbner de tabeller, en underretning består af, og ingen andre', async ({ scene, web }) => {
  // Everybody of København is Jobvejen's for a day, so that there is something behind every door.
  const jobvejen = await scene.find('anden_aktoer', JOBVEJEN.kode)
  await scene.sql`insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra)
    select ${jobvejen.id}, id, 'TILDELT', gen_random_uuid(), ${IDAG} from borger`
  const synlige: string[] = []
  let bagMuren = 0
  for (const tabel of await tabellerOmBorgere(scene)) {
    if ((await scene.antal(tabel)) > 0) bagMuren += 1
    if ((await web(IDAG, `select 1 from "${tabel}" limit 1`)).length > 0) synlige.push(tabel)
  }
  expect(bagMuren).toBeGreaterThan(20)
  expect(synlige.filter((t) => !AABNE.includes(t))).toEqual([])
  expect(synlige).toEqual(expect.arrayContaining(['samtale', 'fravaer', 'nuph']))
  // What names no citizen and is not for it either.
  for (const tabel of ['jobordre', 'formidling', 'taellerimport'])
    expect(await web(IDAG, `select 1 from ${tabel} limit 1`), tabel).toEqual([])
  expect(await web(IDAG, `select 1 from event where entitet_id not in (9408, 9409, 9410) limit 1`)).toEqual([])
  expect(await web(IDAG, `select 1 from traad where beskedtype <> 9211 limit 1`)).toEqual([])
  expect(await web(IDAG, `select 1 from bilag where indstilling_id is not null limit 1`)).toEqual([])
  expect(await web(IDAG, 'select 1 from borger_cpr limit 1')).toEqual([])
  expect(await web(IDAG, 'select 1 from sanktion limit 1'), 'andres sanktioner').toEqual([])
  await scene.sql`delete from adgangsrelation where organisation_id = ${jobvejen.id} and fra = ${IDAG} and til is null`
})

test('Dagen efter er der kun det, den selv har sendt', async ({ scene, web }) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const tildelingId = await tildelJobvejen(scene, medlem)
  const { id } = await sendUnderretning(await scene.som('jonna'), medlem)
  await sendUnderretning(await scene.som('jens'), anden)
  const ser = async (dag: string, tabel: string, kolonne = 'borger_id', af = medlem) =>
    (await web(dag, `select 1 from ${tabel} where ${kolonne} = '${af}'`)).length > 0
  expect([await ser(IDAG, 'borger', 'id'), await ser(IDAG, 'tilmelding'), await ser(IDAG, 'nuph')]).toEqual([
    true,
    true,
    true,
  ])
  expect(
    [await ser(IDAG, 'borger', 'id', anden), await ser(IDAG, 'nuph', 'borger_id', anden)],
    'en anden borger',
  ).toEqual([false, false])
  await afslutTildeling(await scene.som('jens'), { id: tildelingId, sidsteDag: IDAG })
  const bagefter = plusDage(IDAG, 1)
  expect(await ser(bagefter, 'tilmelding')).toBe(false)
  expect(await ser(bagefter, 'samtale')).toBe(false)
  expect(await ser(bagefter, 'tildeling')).toBe(false)
  expect(await ser(bagefter, 'nuph', 'id', id)).toBe(true)
  expect(await ser(bagefter, 'nuph_version', 'nuph_id', id)).toBe(true)
  const ret = `update nuph set begrundelse = 'x' where id = '${id}' returning 1`
  expect(await web(IDAG, ret)).toHaveLength(1)
  expect(await web(bagefter, ret), 'men den skriver ikke i den').toHaveLength(0)
})

test('Ingen åbner muren for sig selv eller skriver andet end sine egne underretninger', async ({ scene, web }) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const tildelingId = await tildelJobvejen(scene, medlem, { til: plusDage(IDAG, 5) })
  const [jobvejen, kbh, aarhus] = [
    await scene.find('anden_aktoer', JOBVEJEN.kode),
    await scene.find('jobcenter', '10100'),
    await scene.find('jobcenter', '75100'),
  ]
  const nySag = (
    afsender: string,
    borger: string,
    aktoer = jobvejen.id,
  ) => `insert into nuph (borger_id, version, status, haendelse, haendelsesdato,
    afsender_id, afsender_navn, afsender_bruger_navn, anden_aktoer, anden_aktoer_id, oprettet_tid, aendret_tid)
    values ('${borger}', 1, 'KLADDE', 'H10', '${IDAG}', '${afsender}', 'x', 'x', 'x', '${aktoer}', now(), now())`
  const relation = (
    borger: string,
    til: string,
  ) => `insert into adgangsrelation (organisation_id, borger_id, kategori, grundlag_id, fra, til, laesbar_til)
    values ('${jobvejen.id}', '${borger}', 'TILDELT', '${tildelingId}', '${IDAG}', '${til}', '${til}')`
  for (const [hvad, tekst] of [
    ['en relation til en anden', relation(anden, plusDage(IDAG, 5))],
    ['en længere relation', relation(medlem, plusDage(IDAG, 50))],
    [
      'en tildeling',
      `insert into tildeling (borger_id, jobcenter_id, aktoer_id, fra, tildelt_af_navn, tildelt_tid)
        values ('${anden}', '${kbh.id}', '${jobvejen.id}', '${IDAG}', 'x', now())`,
    ],
    ['for en kommune, der ikke har bedt om det', nySag(aarhus.id, medlem)],
    ['om en borger, den ikke har', nySag(kbh.id, anden)],
    ['i et jobcenters navn uden sit eget', nySag(kbh.id, medlem, aarhus.id)],
    [
      'et fravær',
      `insert into fravaer select (jsonb_populate_record(f, jsonb_build_object('version_id', gen_random_uuid(), 'id', gen_random_uuid(), 'borger_id', '${medlem}'))).*
        from fravaer f limit 1`,
    ],
    [
      'en besked',
      `insert into traad_part (traad_id, organisation_id, borger_id, fra) values (gen_random_uuid(), '${jobvejen.id}', '${medlem}', now())`,
    ],
  ] as const) {
    const svar = await web(IDAG, `${tekst} returning 1`).catch((fejl) => fejl.code)
    expect(['42501', '[]'], hvad).toContain(Array.isArray(svar) ? JSON.stringify(svar) : svar)
  }
  expect(
    await web(
      IDAG,
      `update tildeling set til = '2030-01-01', afsluttet_tid = now() where id = '${tildelingId}' returning 1`,
    ),
  ).toEqual([])
  expect(
    await web(
      IDAG,
      `update adgangsrelation set til = '2030-01-01', laesbar_til = '2030-01-01' where grundlag_id = '${tildelingId}' returning 1`,
    ),
  ).toEqual([])
  expect(
    await web(IDAG, `update samtale set registreret_til = now() where borger_id = '${medlem}' returning 1`),
  ).toEqual([])
  expect(await web(IDAG, nySag(kbh.id, medlem)).catch((f) => f.code), 'for sit eget jobcenter').toEqual([])
})

test('Jobcentret tildeler kun sine egne, og ingen længere, end de er dets', async ({ scene, database }) => {
  const fremmed = await scene.borgerId('aase')
  const [jobvejen, kbh, hk] = [
    await scene.find('anden_aktoer', JOBVEJEN.kode),
    await scene.find('jobcenter', '10100'),
    await scene.find('akasse', '9013'),
  ]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await scene.sql`update adgangsrelation set til = ${plusDage(IDAG, 5)}, laesbar_til = ${plusDage(IDAG, 125)}
    where borger_id = ${medlem} and organisation_id = ${kbh.id}`
  const sql = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
  const som = (organisation: string, borger: string, til: string | null, aktoer = jobvejen.id) =>
    sql
      .begin(async (tx) => {
        await tx`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.dag', ${IDAG}, true)`
        await tx`insert into tildeling (borger_id, jobcenter_id, aktoer_id, fra, til, tildelt_af_navn, tildelt_tid)
          values (${borger}, ${organisation}, ${aktoer}, ${IDAG}, ${til}, 'x', now())`
        throw new Error('fortrydes')
      })
      .catch((fejl) => fejl.code ?? fejl.message)
  try {
    expect(await som(kbh.id, medlem, plusDage(IDAG, 5))).toBe('fortrydes')
    expect(await som(kbh.id, medlem, plusDage(IDAG, 6)), 'længere').toBe('42501')
    expect(await som(kbh.id, medlem, null), 'uden slut').toBe('42501')
    expect(await som(kbh.id, medlem, IDAG, hk.id), 'til en a-kasse').toBe('42501')
    expect(await som(kbh.id, fremmed, IDAG), 'en fremmed borger').toBe('42501')
    expect(await som(hk.id, medlem, IDAG), 'en a-kasse').toBe('42501')
  } finally {
    await sql.end({ timeout: 2 })
  }
})
