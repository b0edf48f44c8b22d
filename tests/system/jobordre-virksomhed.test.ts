import { listUlaesteBeskeder, markerBeskederLaest } from '#lib/jobordre/beskeder'
import { gemSkrevetKladde } from '#lib/jobordre/gem-skrevet'
import { TOMME_FELTER } from '#lib/jobordre/input'
import { tagImodKladde } from '#lib/jobordre/kladdeformular'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { retJobordre } from '#lib/jobordre/ret'
import { sendBekraeftet } from '#lib/jobordre/send-bekraeftet'
import { transaktion } from '#lib/kontekst'
import { expect, test as grund } from '#tests/opsaetning/database'
import { jobordre, sendOrdre } from '#tests/system/jobordre-scene'
import { aabnScene, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const AMAGER = '1099000071'
const VALBY = '1099000079'

test('Den samme formular sendt to gange på én gang giver én kladde', async ({ scene }) => {
  const bente = await scene.som('bente')
  const id = crypto.randomUUID()
  const felter = { ...TOMME_FELTER, titel: 'Dobbeltklik' }
  await Promise.all([1, 2, 3].map(() => gemSkrevetKladde(bente, { id, version: null, felter })))
  expect(await scene.antal('jobordre', { titel: 'Dobbeltklik' })).toBe(1)
  expect(await koder(gemSkrevetKladde(bente, { id, version: 1, felter }))).toEqual(['JO-064'])
})

test('En afvist formular ligger i kladden, og det, der ikke kan gemmes, bliver sagt', async ({ scene }) => {
  const bente = await scene.som('bente')
  const id = crypto.randomUUID()
  const svar = await tagImodKladde(bente, id, { titel: 'Halv', timerPrUge: 'mange' }, true)
  expect(svar.gemt).toBe(true)
  expect(svar.vaerdier).toMatchObject({ kladde: id, version: '1', timerPrUge: 'mange' })
  expect(svar.fund.map((f) => f.kode)).toEqual(expect.arrayContaining(['1014', 'JO-004', 'JO-010', 'JO-030']))
  const forLang = { titel: 'x'.repeat(101), version: '1' }
  const nej = await tagImodKladde(bente, id, forLang, false)
  expect([nej.gemt, nej.vaerdier.version]).toEqual([false, '1'])
  expect(nej.fund.map((f) => f.felt)).toContain('titel')
  expect(await scene.antal('jobordre', { id, titel: 'Halv' })).toBe(1)
})

test('Hun, der kun handler for én enhed, flytter ingen jobordre og læser kun om sin egen', async ({ scene }) => {
  const bente = await scene.som('bente')
  const bodil = await scene.som('bodil')
  const jens = await scene.som('jens')
  const kbh = await scene.find('jobcenter', '10100')
  // What the demo's own orders told the bakery is read.
  await scene.sql`update virksomhedsbesked set laest_tid = now()`
  const paaAmager = await sendOrdre(bente, jobordre(kbh.id, { pNummer: AMAGER, startdato: null }))
  const iValby = await sendOrdre(bente, jobordre(kbh.id, { pNummer: VALBY, startdato: null }))
  await modtagJobordre(jens, { id: paaAmager.id, version: 1 })
  await modtagJobordre(jens, { id: iValby.id, version: 1 })
  const om = async (ctx: typeof bente) => (await transaktion(ctx, listUlaesteBeskeder)).map((b) => b.jobordreId).sort()
  expect(await om(bodil)).toEqual([iValby.id])
  expect(await om(bente)).toEqual([paaAmager.id, iValby.id].sort())
  await transaktion(bente, (ctx) => markerBeskederLaest(ctx, iValby.id))
  expect(await om(bodil)).toEqual([])

  const felter = jobordre(kbh.id, { pNummer: AMAGER, startdato: null, titel: 'Rettet' })
  await retJobordre(bodil, { id: iValby.id, version: 1, felter })
  expect(await scene.antal('jobordre', { id: iValby.id, p_nummer: VALBY, titel: 'Rettet' })).toBe(1)
})

test('Grunden bliver i kladden, også når jobordren ikke kan sendes', async ({ scene }) => {
  const bente = await scene.som('bente')
  const kbh = await scene.find('jobcenter', '10100')
  const id = crypto.randomUUID()
  const felter = jobordre(kbh.id, { beskrivelse: 'Arbejde med ældre borgere.', kontaktperson: null, startdato: null })
  await gemSkrevetKladde(bente, { id, version: null, felter })
  const grunde = { grund040: 'Det er dem, vi passer.' }
  expect(await koder(sendBekraeftet(bente, { id, version: 1, grunde }))).toContain('JO-030')
  const kontaktperson = { fornavn: 'Bo', efternavn: 'Bager', telefon: '70102030' }
  const bekraeftet = [{ kode: 'JO-040', grund: grunde.grund040 }]
  await gemSkrevetKladde(bente, { id, version: 2, felter: { ...felter, kontaktperson, bekraeftet } })
  await sendBekraeftet(bente, { id, version: 3, grunde: {} })
  expect(await scene.antal('jobordre', { id, status: 'AFVENTER_MODTAGELSE', tilbageholdt: '{JO-040}' })).toBe(1)
})
