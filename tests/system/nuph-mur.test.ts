import postgres from 'postgres'
import { besvarNuph } from '#lib/nuph/besvar'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const SKREVET_EN_GANG = [
  'sanktion',
  'nuph_version',
  'nuph_svar',
  'nuph_indlaeg',
  'nuph_borgerindlaeg',
  'nuph_registrering',
]

test('Kataloget: ingen rolle, der kører, kan rette eller slette det, der er skrevet én gang', async ({ scene }) => {
  for (const rolle of ['samspor_web', 'samspor_worker']) {
    for (const tabel of SKREVET_EN_GANG) {
      const [r] =
        await scene.sql`select has_table_privilege(${rolle}, ${tabel}, 'insert') as ny, has_table_privilege(${rolle}, ${tabel}, 'update') as ret,
        has_table_privilege(${rolle}, ${tabel}, 'delete') as slet, has_table_privilege(${rolle}, ${tabel}, 'truncate') as toem`
      expect(r, `${rolle} ${tabel}`).toEqual({ ny: true, ret: false, slet: false, toem: false })
    }
    const kolonner = await scene.sql`select table_name as t, column_name as k from information_schema.column_privileges
      where grantee = ${rolle} and privilege_type = 'UPDATE' and table_name in ${scene.sql(SKREVET_EN_GANG)}`
    expect(
      kolonner.map((k) => `${k.t}.${k.k}`),
      rolle,
    ).toEqual(rolle === 'samspor_web' ? ['nuph_indlaeg.besvaret_tid'] : [])
    const [r] =
      await scene.sql`select has_table_privilege(${rolle}, 'nuph', 'delete') as slet, has_table_privilege(${rolle}, 'nuph', 'truncate') as toem`
    expect(r, rolle).toEqual({ slet: rolle === 'samspor_web', toem: false })
  }
})

test('I virkeligheden: web og worker bliver afvist, og kun en kladde kan slettes', async ({ scene, database }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id } = await sendUnderretning(jens, medlem, { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' })
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
  const kladde = await opretNuphKladde(jens, { borgerId: medlem, felter: underretning() })
  const [kbh, hk] = [await scene.find('jobcenter', '10100'), await scene.find('akasse', '9013')]
  for (const [adresse, organisation] of [
    [database.adresser.web, kbh.id],
    [database.adresser.web, hk.id],
    [database.adresser.worker, ''],
  ] as const) {
    const sql = postgres(adresse, { max: 1, onnotice: () => {} })
    const som = (tekst: string) =>
      sql.begin(async (tx) => {
        await tx`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.dag', ${IDAG}, true)`
        return (await tx.unsafe(tekst)).count
      })
    try {
      for (const tabel of ['sanktion', 'nuph_version', 'nuph_svar']) {
        const hvor = `where ${tabel === 'nuph' ? 'id' : 'nuph_id'} = '${id}'`
        expect((await scene.sql.unsafe(`select 1 from ${tabel} ${hvor}`)).length, `der er en række i ${tabel}`).toBe(1)
        await expect(som(`update ${tabel} set borger_id = borger_id ${hvor}`)).rejects.toMatchObject({ code: '42501' })
        await expect(som(`delete from ${tabel} ${hvor}`)).rejects.toMatchObject({ code: '42501' })
      }
      const slet = som(`delete from nuph where id = '${id}'`)
      if (adresse === database.adresser.worker) await expect(slet).rejects.toMatchObject({ code: '42501' })
      else expect(await slet, 'en sendt').toBe(0)
      if (organisation === hk.id)
        expect(await som(`delete from nuph where id = '${kladde.id}'`), 'en andens kladde').toBe(0)
    } finally {
      await sql.end({ timeout: 2 })
    }
  }
  const web = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
  const slettet = await web.begin(async (tx) => {
    await tx`select set_config('samspor.organisation', ${kbh.id}, true), set_config('samspor.dag', ${IDAG}, true)`
    return (await tx`delete from nuph where id = ${kladde.id}`).count
  })
  expect(slettet).toBe(1)
  await web.end({ timeout: 2 })
  expect(await scene.antal('nuph', { id })).toBe(1)
})

test('Ingen åbner muren for sig selv: en fremmed kommune begynder ingen sag, og en sag har kun sin egen borgers rækker', async ({
  scene,
  database,
}) => {
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()])
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  const [kbh, fremmed] = [await scene.find('jobcenter', '10100'), await scene.find('jobcenter', '75100')]
  const sql = postgres(database.adresser.web, { max: 1, onnotice: () => {} })
  const som = (organisation: string, tekst: string) =>
    sql.begin(async (tx) => {
      await tx`select set_config('samspor.organisation', ${organisation}, true), set_config('samspor.type', 'jobcenter', true),
        set_config('samspor.dag', ${IDAG}, true)`
      return (await tx.unsafe(tekst)).count
    })
  const nySag = (
    afsender: string,
  ) => `insert into nuph (borger_id, version, status, haendelse, haendelsesdato, afsender_id, afsender_navn,
    afsender_bruger_navn, oprettet_tid, aendret_tid) values ('${medlem}', 1, 'KLADDE', 'H10', '${IDAG}', '${afsender}', 'x', 'x', now(), now())`
  const version = (borger: string) => `insert into nuph_version select (jsonb_populate_record(v,
    jsonb_build_object('version', 2, 'borger_id', '${borger}'))).* from nuph_version v where v.nuph_id = '${id}'`
  try {
    await expect(som(kbh.id, `update nuph set borger_id = '${anden}' where id = '${id}'`)).rejects.toMatchObject({
      code: '42501',
    })
    await expect(som(fremmed.id, nySag(fremmed.id))).rejects.toMatchObject({ code: '42501' })
    expect(await som(kbh.id, nySag(kbh.id)), 'borgerens egen kommune').toBe(1)
    await expect(som(kbh.id, version(anden))).rejects.toMatchObject({ code: '42501' })
    expect(await som(kbh.id, version(medlem)), 'sagens egen').toBe(1)
  } finally {
    await sql.end({ timeout: 2 })
  }
})
