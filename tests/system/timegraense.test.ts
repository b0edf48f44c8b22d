import { sql } from 'drizzle-orm'
import { opdaterGraenseopgaver } from '#lib/dagpengetaeller/graense'
import { indberetTimer, type NyOpgoerelse } from '#lib/dagpengetaeller/indberet'
import { nyesteTaeller } from '#lib/dagpengetaeller/nyeste'
import { plusDage } from '#lib/dato'
import { hentTimer } from '#lib/kontaktforloeb/queries'
import { transaktion } from '#lib/kontekst'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const aabne = async (scene: Scene, borgerId: string): Promise<string[]> =>
  (
    await scene.sql<
      { type: string; frist: string }[]
    >`select type, frist::text from opgave where borger_id = ${borgerId} and lukket_tid is null
    and type like 'TIMEGRAENSE%' order by type`
  ).map((o) => `${o.type} ${o.frist}`)

let minut = 0
/** Each report a minute after the one before. */
async function meld(scene: Scene, borgerId: string, timer: string, ret: Partial<NyOpgoerelse> = {}) {
  const hk = await scene.find('akasse', '9013')
  minut += 1
  const kl = `1${Math.floor(minut / 60)}:${String(minut % 60).padStart(2, '0')}`
  return indberetTimer(await scene.som('anna', 0, kl), {
    borgerId,
    akasseId: hk.id,
    forsikring: 'FULDTID',
    timerForbrugt: timer,
    opgjortTil: plusDage(IDAG, -1),
    indplaceringsdato: null,
    ...ret,
  })
}
const foerste = { indplaceringsdato: plusDage(IDAG, -100), nyIndplacering: true, opgjortTil: plusDage(IDAG, -30) }
const korrektion = { korrektion: { kommentar: 'Talt dobbelt', fra: new Date('2026-10-01T00:00:00+02:00') } }

test('grænsen: lige før er intet, så nærmer den sig, og på grænsen er den nået', async ({ scene }) => {
  for (const [timer, ventet] of [
    ['249.66', []],
    ['249.67', ['TIMEGRAENSE_NAERMER_SIG 2026-12-07']],
    ['409.99', ['TIMEGRAENSE_NAERMER_SIG 2026-12-07']],
    ['410.00', ['TIMEGRAENSE_NAAET 2026-11-30']],
    ['410.01', ['TIMEGRAENSE_NAAET 2026-11-30']],
  ] as const) {
    const borgerId = await scene.somSystem(() => scene.nytMedlem())
    await meld(scene, borgerId, timer, foerste)
    expect(await aabne(scene, borgerId), timer).toEqual([...ventet])
  }
})

test('opgaven følger timerne op og ned og findes aldrig to gange', async ({ scene }) => {
  const borgerId = await scene.somSystem(() => scene.nytMedlem())
  await meld(scene, borgerId, '300.00', foerste)
  expect(await aabne(scene, borgerId)).toEqual(['TIMEGRAENSE_NAERMER_SIG 2026-12-07'])
  await meld(scene, borgerId, '410.00')
  expect(await aabne(scene, borgerId)).toEqual(['TIMEGRAENSE_NAAET 2026-11-30'])
  await meld(scene, borgerId, '420.00')
  expect(await aabne(scene, borgerId)).toEqual(['TIMEGRAENSE_NAAET 2026-11-30'])
  await meld(scene, borgerId, '409.99', korrektion)
  expect(await aabne(scene, borgerId)).toEqual(['TIMEGRAENSE_NAERMER_SIG 2026-12-07'])
  await meld(scene, borgerId, '100.00', korrektion)
  expect(await aabne(scene, borgerId)).toEqual([])
})

test('en ny indplacering begynder forfra, og når forløbet slutter, er der intet at gøre', async ({ scene }) => {
  const borgerId = await scene.somSystem(() => scene.nytMedlem())
  await meld(scene, borgerId, '500.00', foerste)
  await meld(scene, borgerId, '0.00', { indplaceringsdato: plusDage(IDAG, -5), nyIndplacering: true })
  expect(await aabne(scene, borgerId)).toEqual([])
  await meld(scene, borgerId, '410.00', { forsikring: 'DELTID' })
  expect(await aabne(scene, borgerId)).toHaveLength(1)
  await scene.somSystem(() => scene.afslut(borgerId, IDAG))
  expect(await aabne(scene, borgerId)).toEqual([])
  await meld(scene, borgerId, '450.00')
  expect(await aabne(scene, borgerId), 'intet forløb, ingen opgave').toEqual([])
})

test('deltidsforsikrede har 333 timer, og forsikringen er den fra den 1. i måneden', async ({ scene }) => {
  for (const [skift, timer, ventet] of [
    ['2026-11-01', '332.99', ['TIMEGRAENSE_NAERMER_SIG']],
    ['2026-11-01', '333.00', ['TIMEGRAENSE_NAAET']],
    ['2026-11-02', '333.00', ['TIMEGRAENSE_NAERMER_SIG']],
    ['2026-11-02', '249.66', []],
    ['2026-11-01', '203.00', ['TIMEGRAENSE_NAERMER_SIG']],
    ['2026-11-01', '202.99', []],
  ] as const) {
    const borgerId = await scene.somSystem(() => scene.nytMedlem())
    await scene.sql`update akassemedlemskab set gyldig_til = ${plusDage(skift, -1)} where borger_id = ${borgerId}`
    await scene.sql`insert into akassemedlemskab (id, borger_id, akasse_id, forsikring, gyldig_fra, registreret_fra)
      select gen_random_uuid(), borger_id, akasse_id, 'DELTID', ${skift}, now() from akassemedlemskab where borger_id = ${borgerId}`
    await meld(scene, borgerId, timer, foerste)
    expect(
      (await aabne(scene, borgerId)).map((o) => o.split(' ')[0]),
      `${skift} ${timer}`,
    ).toEqual([...ventet])
  }
})

test('den nyeste tæller er den samme for én og for mange, også når en rettelse er rettet', async ({ scene }) => {
  const ider: string[] = []
  for (let nr = 0; nr < 3; nr += 1) {
    const borgerId = await scene.somSystem(() => scene.nytMedlem())
    ider.push(borgerId)
    await meld(scene, borgerId, '300.00', foerste)
    if (nr > 0) await meld(scene, borgerId, '310.00')
    if (nr > 0) await meld(scene, borgerId, '250.00', korrektion)
    if (nr > 1) await meld(scene, borgerId, '0.00', { indplaceringsdato: plusDage(IDAG, -5), nyIndplacering: true })
  }
  const mange = await transaktion(await scene.som('anna'), (ctx) =>
    ctx.db.execute<{ borger_id: string; id: string }>(sql`
      select b.id as borger_id, t.id from borger b left join lateral ${nyesteTaeller(sql`b.id`)} t on true
      where b.id in (${sql.join(
        ider.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`),
  )
  expect(mange).toHaveLength(3)
  for (const { borger_id, id } of mange)
    expect((await transaktion(await scene.som('anna'), (ctx) => hentTimer(ctx, borger_id)))?.id).toBe(id)
  const igen = await transaktion(await scene.som('anna'), (ctx) =>
    opdaterGraenseopgaver(
      ctx,
      sql`select id as borger_id from borger where id in (${sql.join(
        ider.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`,
    ),
  )
  expect(igen, 'igen er intet nyt').toEqual({ naaet: 0, naermer: 0 })
})
