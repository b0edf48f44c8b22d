import { efterproevKaeder, kaedNyeRaekker } from '#lib/audit/kaede'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afgoer, paaDag, type Scene, send } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const frist = () => Date.now() + 10_000
const kaedAlt = async () => {
  while ((await kaedNyeRaekker(frist())) > 0);
}

/** Does this to the log as somebody with all rights would, lets the verifier look, and puts it back. */
async function efter(scene: Scene, skade: string): Promise<string[]> {
  await scene.sql`drop table if exists log_kopi`
  await scene.sql`create table log_kopi as select * from adgangslog`
  await scene.sql.unsafe(skade)
  const { fejl } = await scene.somSystem(() => efterproevKaeder())
  await scene.sql`delete from adgangslog`
  await scene.sql`insert into adgangslog select * from log_kopi`
  return fejl.map((f) => f.hvad)
}

test.beforeEach(async ({ scene }) => {
  await scene.somSystem(kaedAlt)
})

test('Kæden holder efter almindelig brug, og ingen linje er udenfor', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  await afgoer(await scene.som('jens'), id, 'GODKENDT')
  const brevId = await scene.brevFor(id)
  await scene.somSystem(async () => {
    await afslutAfgoerelse(paaDag(0, '11:00'), brevId)
    await Promise.all([kaedAlt(), kaedAlt(), kaedAlt()])
    const svar = await efterproevKaeder()
    expect(svar.fejl).toEqual([])
    expect(svar.antal).toBe(await scene.antal('adgangslog'))
    expect(svar.antal).toBeGreaterThan(50)
  })
})

test('Hver enkelt rettelse i en linje bliver fundet', async ({ scene }) => {
  const [midt] = await scene.sql<{ id: string }[]>`
    select id from adgangslog where organisation_id is not null and kaede_nr = 3 and borger_id is not null and objekt_id is not null limit 1`
  const ny: Record<string, string> = {
    id: 'gen_random_uuid()',
    tid: "tid + interval '1 microsecond'",
    organisation_id: "(select id from organisation where type = 'star' limit 1)",
    bruger_id: '(select id from bruger b where b.id is distinct from bruger_id limit 1)',
    bruger_navn: "bruger_navn || ' '",
    rolle: "'leder'",
    borger_id: '(select b.id from borger b where b.id <> borger_id limit 1)',
    art: "case art when 'LAES' then 'SOEG' else 'LAES' end",
    handling: "handling || '.'",
    adgangskategori: "coalesce(adgangskategori, '') || 'x'",
    objekt_type: "objekt_type || 'x'",
    objekt_id: 'gen_random_uuid()',
    formaal: "formaal || '.'",
    kilde: "'API'",
    request_id: "request_id || '0'",
    kaede_nr: 'kaede_nr + 100000',
    forrige_hash: "'\\x00'",
    hash: "'\\x00'",
  }
  const kolonner = await scene.sql<{ k: string }[]>`
    select column_name as k from information_schema.columns where table_name = 'adgangslog' and table_schema = 'public'`
  expect(kolonner.map((r) => r.k).sort(), 'hver kolonne er prøvet').toEqual(Object.keys(ny).sort())
  for (const [kolonne, vaerdi] of Object.entries(ny)) {
    const fund = await efter(scene, `update adgangslog set ${kolonne} = ${vaerdi} where id = '${midt?.id}'`)
    expect(fund.length, kolonne).toBeGreaterThan(0)
  }
  expect((await scene.somSystem(() => efterproevKaeder())).fejl, 'lagt tilbage').toEqual([])
})

test('En fjernet, byttet eller indskudt linje bliver fundet', async ({ scene }) => {
  const [hk] = await scene.sql<{ id: string; antal: number }[]>`
    select organisation_id as id, count(*)::int as antal from adgangslog where organisation_id is not null group by 1 order by 2 desc limit 1`
  const kaede = `organisation_id = '${hk?.id}'`
  expect(await efter(scene, `delete from adgangslog where ${kaede} and kaede_nr = 2`)).toContain('nummer 2 mangler')
  expect(await efter(scene, `delete from adgangslog where ${kaede} and kaede_nr = 1`)).toContain('nummer 1 mangler')
  const byt = `update adgangslog set kaede_nr = null, hash = null where false;
    with a as (select * from adgangslog where ${kaede} and kaede_nr in (2, 3))
    update adgangslog l set formaal = a.formaal, tid = a.tid, borger_id = a.borger_id, objekt_id = a.objekt_id, request_id = a.request_id,
      art = a.art, handling = a.handling, objekt_type = a.objekt_type
    from a where l.${kaede} and l.kaede_nr in (2, 3) and a.kaede_nr = 5 - l.kaede_nr`
  expect(await efter(scene, byt)).toContain('indholdet er ændret')
  const skyd = `insert into adgangslog select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'kaede_nr', ${(hk?.antal ?? 0) + 1}))).*
    from adgangslog l where ${kaede} and kaede_nr = 2`
  expect(await efter(scene, skyd)).toContain('der er rækker efter enden')
  const foran = skyd.replace(`'kaede_nr', ${(hk?.antal ?? 0) + 1}`, "'kaede_nr', 0")
  expect(await efter(scene, foran)).toContain('der er rækker før den første')
})

test('Er enden af kæden skåret af, bliver det fundet', async ({ scene }) => {
  const [hk] = await scene.sql<{ id: string }[]>`
    select organisation_id as id from adgangslog where organisation_id is not null group by 1 order by count(*) desc limit 1`
  const hale = `organisation_id = '${hk?.id}' and kaede_nr > (select max(kaede_nr) - 2 from adgangslog where organisation_id = '${hk?.id}')`
  expect((await efter(scene, `delete from adgangslog where ${hale}`)).length).toBeGreaterThan(0)
})

test('En hel kæde, der er fjernet, bliver fundet', async ({ scene }) => {
  const [hk] = await scene.sql<{ id: string }[]>`select id from organisation where type = 'akasse' and kode = '9013'`
  expect((await efter(scene, `delete from adgangslog where organisation_id = '${hk?.id}'`)).length).toBeGreaterThan(0)
})
