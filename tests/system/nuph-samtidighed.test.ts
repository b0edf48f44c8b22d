import type { Kontekst } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, koder, type Scene, tilfaeldig } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const FROE = Number(process.env.SAMSPOR_FROE ?? 20261126)
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms))
const tilbud = { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' }

/** Two at once, each a little late; gives the codes of both. Whatever else goes wrong is thrown on. */
async function kaploeb(
  tal: () => number,
  a: () => Promise<unknown>,
  b: () => Promise<unknown>,
): Promise<[string[], string[]]> {
  const [foerst, sidst] = [tal() * 8, tal() * 8]
  return Promise.all([pause(foerst).then(() => koder(a())), pause(sidst).then(() => koder(b()))])
}

/** What must hold for every case, whoever won. */
async function invarianter(scene: Scene): Promise<void> {
  const brud = await scene.sql`
    select n.id, n.status, 'endeligt svar uden afsluttet sag' as hvad from nuph n where n.status = 'SENDT' and exists (select from nuph_svar s where s.nuph_id = n.id)
    union all select n.id, n.status, 'trukket og besvaret' from nuph n where n.status = 'TILBAGEKALDT' and exists (select from nuph_svar s where s.nuph_id = n.id and s.endeligt)
    union all select n.id, n.status, 'to endelige svar' from nuph n where (select count(*) from nuph_svar s where s.nuph_id = n.id and s.endeligt and s.svartype <> 'V40') > 1
    union all select n.id, n.status, 'versioner' from nuph n where n.status <> 'KLADDE' and n.version <> (select max(v.version) from nuph_version v where v.nuph_id = n.id)
    union all select n.id, n.status, 'sanktion uden svar' from nuph n where exists (select from sanktion s where s.nuph_id = n.id) and not exists (select from nuph_svar s where s.nuph_id = n.id)
    union all select n.id, n.status, 'åben opgave' from nuph n join opgave o on o.objekt_id = n.id and o.type = 'NY_UNDERRETNING' and o.lukket_tid is null
      where n.status in ('TILBAGEKALDT', 'BESVARET')`
  expect([...brud]).toEqual([])
}

test('Svar og tilbagekaldelse på samme tid: den ene eller begge i rækkefølge, aldrig halvt', async ({ scene }) => {
  const tal = tilfaeldig(FROE)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const set = new Set<string>()
  for (let i = 0; i < 40; i += 1) {
    const { id } = await sendUnderretning(frisk(jens), medlem)
    const [svaret, trukket] = await kaploeb(
      tal,
      () => besvarNuph(frisk(anna), { id, version: 1, felter: svar() }),
      () => tilbagekaldNuph(frisk(jens), { id, version: 1, grund: 'FEJL', kommentar: '' }),
    )
    const [{ status } = { status: '' }] = await scene.sql`select status from nuph where id = ${id}`
    // Withdrawn first, the answer comes too late; answered first, the withdrawal reopens the case.
    if (svaret.length > 0)
      expect([svaret, trukket, status], `frø ${FROE}, ${i}`).toEqual([['NUPH-E32'], [], 'TILBAGEKALDT'])
    else expect([trukket, status], `frø ${FROE}, ${i}`).toEqual([[], 'GENOPTAGET'])
    set.add(status)
    await scene.sql`update nuph set status = 'TILBAGEKALDT', kilde_slags = 'HENVISNING', kilde_id = gen_random_uuid() where id = ${id} and status = 'TILBAGEKALDT'`
    await scene.sql`update nuph set kilde_slags = 'HENVISNING', kilde_id = gen_random_uuid() where id = ${id}`
  }
  expect(set.size, 'begge skal have vundet, ellers er intet prøvet').toBe(2)
  await invarianter(scene)
})

test('To svar på samme tid: ét vinder, og der er én sanktion og én besked', async ({ scene }) => {
  const tal = tilfaeldig(FROE + 1)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  for (let i = 0; i < 25; i += 1) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const { id } = await sendUnderretning(frisk(jens), medlem, tilbud)
    const med = () =>
      besvarNuph(frisk(anna), { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
    const udfald = await kaploeb(tal, med, med)
    expect(
      udfald.filter((k) => k.length === 0),
      `frø ${FROE}, ${i}`,
    ).toHaveLength(1)
    expect(udfald.find((k) => k.length > 0)).toEqual(['NUPH-E32'])
    expect([
      await scene.antal('sanktion', { nuph_id: id }),
      await scene.antal('nuph_svar', { nuph_id: id }),
      await scene.antal('besked', { borger_id: medlem }),
    ]).toEqual([1, 1, 2])
  }
  await invarianter(scene)
})

test('Rettelse og tilbagekaldelse på samme tid', async ({ scene }) => {
  const tal = tilfaeldig(FROE + 2)
  const jens = await scene.som('jens')
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const vundet = new Set<string>()
  for (let i = 0; i < 40; i += 1) {
    const { id } = await sendUnderretning(frisk(jens), medlem)
    const [rettet, trukket] = await kaploeb(
      tal,
      () =>
        berigtigNuph(frisk(jens), {
          id,
          version: 1,
          felter: underretning({ begrundelse: `Nr. ${i}` }),
          kommentar: 'x',
        }),
      () => tilbagekaldNuph(frisk(jens), { id, version: 1, grund: 'FEJL', kommentar: '' }),
    )
    const vinder = rettet.length === 0 ? 'rettet' : 'trukket'
    vundet.add(vinder)
    expect(vinder === 'rettet' ? trukket : rettet, `frø ${FROE}, ${i}`).toEqual([
      vinder === 'rettet' ? 'NUPH-409' : 'NUPH-E32',
    ])
    if (vinder === 'rettet') await tilbagekaldNuph(frisk(jens), { id, version: 2, grund: 'FEJL', kommentar: '' })
  }
  expect(vundet.size).toBe(2)
  await invarianter(scene)
})

test('Den samme hændelse sendt to gange på samme tid er én, og den anden får dens nummer at vide', async ({
  scene,
}) => {
  const tal = tilfaeldig(FROE + 3)
  const [jens, kirsten] = [await scene.som('jens'), await scene.som('kirsten')]
  for (let i = 0; i < 25; i += 1) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const [a, b] = [
      await opretNuphKladde(frisk(jens), { borgerId: medlem, felter: underretning() }),
      await opretNuphKladde(frisk(kirsten), { borgerId: medlem, felter: underretning() }),
    ]
    const udfald = await kaploeb(
      tal,
      () => sendNuph(frisk(jens), { id: a.id, version: 1 }),
      () => sendNuph(frisk(kirsten), { id: b.id, version: 1 }),
    )
    expect(udfald.map((k) => k.join()).sort(), `frø ${FROE}, ${i}`).toEqual(['', 'NUPH-E20'])
    expect(await scene.antal('besked', { borger_id: medlem })).toBe(1)
  }
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await sendUnderretning(frisk(jens), medlem)
  const kopi = scene.sql`insert into nuph select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'sagsnummer', 'X'))).* from nuph n where n.id = ${id}`
  await expect(kopi, 'databasen siger det samme').rejects.toMatchObject({ code: '23505' })
})

test('En kladde sendt to gange på samme tid er sendt én gang', async ({ scene }) => {
  const tal = tilfaeldig(FROE + 4)
  const jens = await scene.som('jens')
  for (let i = 0; i < 15; i += 1) {
    const medlem = await scene.somSystem(() => scene.nytMedlem())
    const { id } = await opretNuphKladde(frisk(jens), { borgerId: medlem, felter: underretning() })
    const send = () => sendNuph(frisk(jens), { id, version: 1 })
    expect((await kaploeb(tal, send, send)).map((k) => k.join()).sort()).toEqual(['', 'NUPH-E32'])
    expect([
      await scene.antal('besked', { borger_id: medlem }),
      await scene.antal('nuph_version', { nuph_id: id }),
    ]).toEqual([1, 1])
  }
})
