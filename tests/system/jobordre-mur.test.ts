import { sql } from 'drizzle-orm'
import { plusDage } from '#lib/dato'
import { omvaelgMyndighed, overdragJobordre } from '#lib/jobordre/flyt'
import { frigivJobordre } from '#lib/jobordre/frigiv'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { retJobordre } from '#lib/jobordre/ret'
import { traekJobordre } from '#lib/jobordre/status'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabenOrdre, jobordre, meldKlar, sendOrdre } from '#tests/system/jobordre-scene'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await scene.sql`update jobordre set status = 'AFSLUTTET_TRUKKET', tilbageholdt = '{}', venter_siden = null, afsluttet_tid = now()
      where status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')`
    await scene.sql`update jobordre set sendt_tid = sendt_tid - interval '1 day'`
    await use(scene)
    await scene.luk()
  },
})

/** Raw SQL as the web role acting for somebody: how many rows it touched, or that the wall refused. */
async function raat(ctx: Kontekst, spoergsmaal: ReturnType<typeof sql>): Promise<number | 'muren'> {
  try {
    return await transaktion(ctx, async (ctx) => (await ctx.db.execute(sql`${spoergsmaal} returning 1`)).length)
  } catch (fejl) {
    const kode = ((fejl as Error).cause as { code?: string } | undefined)?.code
    if (kode === '42501') return 'muren'
    throw fejl
  }
}

test('Muren: ingen sætter sig selv på en andens jobordre, hverken som ansvarlig eller med et medlem', async ({
  scene,
}) => {
  const hk = await scene.find('akasse', '9013')
  const foa = await scene.find('akasse', '9010')
  await meldKlar(scene, hk)
  const [bente, anna, freja, jens] = await Promise.all(['bente', 'anna', 'freja', 'jens'].map((n) => scene.som(n)))
  if (!bente || !anna || !freja || !jens) throw new Error('folk')
  const id = await aabenOrdre(bente, anna, jobordre(hk.id))
  const medlem = await scene.somSystem(() => scene.nytMedlem({ akasse: '9010' }))
  const [o] = await scene.sql`select virksomhed_id from jobordre where id = ${id}`
  for (const [ctx, org] of [
    [freja, foa.id],
    [jens, (await scene.find('jobcenter', '10100')).id],
  ] as const)
    for (const status of [9201, 9202])
      expect(
        await raat(
          ctx,
          sql`insert into formidling (jobordre_id, virksomhed_id, borger_id, version, status, myndighed_id, myndighed_navn, sagsbehandler_navn, oprettet_tid, aendret_tid)
          values (${id}, ${o?.virksomhed_id}, ${medlem}, 1, ${status}, ${org}, 'X', 'X', now(), now())`,
        ),
      ).toBe('muren')
  expect(
    await raat(
      freja,
      sql`insert into jobordre_myndighed (jobordre_id, virksomhed_id, myndighed_id, maade, fra) values (${id}, ${o?.virksomhed_id}, ${foa.id}, 'VALGT', now())`,
    ),
  ).toBe('muren')
  expect(await raat(freja, sql`update jobordre set myndighed_id = ${foa.id} where id = ${id}`)).toBe(0)
  expect(await raat(jens, sql`update jobordre set titel = 'Min' where id = ${id}`)).toBe(0)
  expect(
    await raat(
      jens,
      sql`insert into virksomhedsbesked (virksomhed_id, jobordre_id, slags, titel, tekst, tid) values (${o?.virksomhed_id}, ${id}, 'X', 'X', 'X', now())`,
    ),
  ).toBe('muren')
  expect(
    await raat(
      freja,
      sql`insert into jobordre_samarbejde (jobordre_id, inviterende_id, inviterende_navn, inviteret_id, inviteret_navn, tekst, fra, til, status, inviteret_af_navn, inviteret_tid)
      values (${id}, ${hk.id}, 'HK', ${foa.id}, 'FOA', 'x', ${IDAG}, ${IDAG}, 'AFTALT', 'x', now())`,
    ),
  ).toBe('muren')
})

test('Muren: kun STAR slipper det, der er holdt tilbage, og en aftale siger kun den inviterede ja til', async ({
  scene,
}) => {
  const [hk, foa] = [await scene.find('akasse', '9013'), await scene.find('akasse', '9010')]
  await meldKlar(scene, hk)
  const [bente, anna, freja] = [await scene.som('bente'), await scene.som('anna'), await scene.som('freja')]
  const holdt = await sendOrdre(
    bente,
    jobordre(hk.id, { beskrivelse: 'Arbejde med ældre.', bekraeftet: [{ kode: 'JO-040', grund: 'Plejehjem.' }] }),
  )
  expect(await raat(bente, sql`update jobordre set tilbageholdt = '{}' where id = ${holdt.id}`)).toBe('muren')
  await raat(anna, sql`update jobordre set tilbageholdt = '{}'`)
  expect(await scene.antal('jobordre', { id: holdt.id, tilbageholdt: '{JO-040}' })).toBe(1)
  const id = await aabenOrdre(bente, anna, jobordre(hk.id, { startdato: plusDage(IDAG, 70) }))
  const [s] =
    await scene.sql`insert into jobordre_samarbejde (jobordre_id, inviterende_id, inviterende_navn, inviteret_id, inviteret_navn, tekst, fra, til, status, inviteret_af_navn, inviteret_tid)
    values (${id}, ${hk.id}, 'HK', ${foa.id}, 'FOA', 'x', ${IDAG}, ${IDAG}, 'INVITERET', 'x', now()) returning id`
  expect(await raat(anna, sql`update jobordre_samarbejde set status = 'AFTALT' where id = ${s?.id}`)).toBe('muren')
  expect(await raat(freja, sql`update jobordre_samarbejde set til = ${plusDage(IDAG, 400)} where id = ${s?.id}`)).toBe(
    'muren',
  )
  expect(await raat(freja, sql`update jobordre_samarbejde set status = 'AFTALT' where id = ${s?.id}`)).toBe(1)
  expect(await raat(freja, sql`update jobordre_samarbejde set status = 'OPHOERT' where id = ${s?.id}`)).toBe(1)
  expect(await raat(freja, sql`update jobordre_samarbejde set status = 'AFTALT' where id = ${s?.id}`)).toBe('muren')
})

test('To virksomheder om a-kassens sidste plads: én får den', async ({ scene }) => {
  const hk = await scene.find('akasse', '9013')
  await meldKlar(scene, hk, { maksAabne: 1 })
  const [bente, pia] = [await scene.som('bente'), await scene.som('pia')]
  const svar = await Promise.all(
    [bente, pia].map((v) => koder(sendOrdre(v, jobordre(hk.id, { startdato: plusDage(IDAG, 80) })))),
  )
  expect(svar.filter((k) => k.includes('JO-004'))).toHaveLength(1)
  expect(svar.filter((k) => k.length === 0)).toHaveLength(1)
})

test('Vælger virksomheden selv frem og tilbage, har a-kassen stadig sin ene overdragelse', async ({ scene }) => {
  const [hk, kbh] = [await scene.find('akasse', '9013'), await scene.find('jobcenter', '10100')]
  await meldKlar(scene, hk)
  const [bente, anna] = [await scene.som('bente'), await scene.som('anna')]
  const id = await aabenOrdre(bente, anna, jobordre(hk.id))
  await omvaelgMyndighed(bente, { id, version: 1, tilId: kbh.id })
  await omvaelgMyndighed(bente, { id, version: 1, tilId: hk.id })
  await modtagJobordre(anna, { id, version: 1 })
  await overdragJobordre(anna, { id, version: 1, aarsag: '9301', tilId: kbh.id })
  expect(await scene.antal('jobordre', { id, myndighed_id: kbh.id })).toBe(1)
})

test('En grund dækker de ord, der stod der; nye ord skal begrundes igen, og kun af virksomheden', async ({ scene }) => {
  const hk = await scene.find('akasse', '9013')
  await meldKlar(scene, hk)
  const [bente, anna, stine] = [await scene.som('bente'), await scene.som('anna'), await scene.som('stine')]
  const bekraeftet = [{ kode: 'JO-040', grund: 'Det er et plejehjem.' }]
  const felter = jobordre(hk.id, { beskrivelse: 'Arbejde med ældre.', bekraeftet })
  const { id } = await sendOrdre(bente, felter)
  await scene.sql`update klarmelding set pause_fra = now(), pause_grund = 'Svarer ikke' where akasse_id = ${hk.id}`
  expect(await koder(frigivJobordre(stine, { id, version: 1 }))).toEqual(['JO-004'])
  await meldKlar(scene, hk)
  await frigivJobordre(stine, { id, version: 1 })
  await modtagJobordre(anna, { id, version: 1 })
  await retJobordre(anna, { id, version: 1, felter: { ...felter, titel: 'Hjælper' } })
  const nye = { ...felter, beskrivelse: 'Arbejde med ældre. Kun kvinder.' }
  expect(await koder(retJobordre(anna, { id, version: 2, felter: nye }))).toEqual(['JO-040'])
  const grundet = { ...nye, bekraeftet: [{ kode: 'JO-040', grund: 'Omklædning.' }] }
  expect(await koder(retJobordre(anna, { id, version: 2, felter: grundet }))).toEqual(['JO-040'])
  await retJobordre(bente, { id, version: 2, felter: grundet })
  expect(await koder(traekJobordre(anna, { id, version: 3 }))).toEqual(['1014'])
})
