import { plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { koerUnderretningsdag } from '#lib/nuph/dagligt'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { forklarNuph } from '#lib/nuph/forklar'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { gemNuphKladde, kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { hentForloebOm } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const nyttMedlem = (scene: Scene) => scene.somSystem(() => scene.nytMedlem())
const doer = (scene: Scene, borgerId: string, dag = IDAG) =>
  scene.sql`update borger set doed_dato = ${dag} where id = ${borgerId}`
const beskeder = (scene: Scene, borgerId: string) => scene.antal('besked', { borger_id: borgerId })
const status = async (scene: Scene, id: string) =>
  (await scene.sql`select status from nuph where id = ${id}`)[0]?.status
const HOERING = svar({ svartype: 'V01', hoeringsfrist: plusDage(IDAG, 7) })
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })

test('Kladden: skrives og sendes dagen før, ikke den dag eller dagen efter; den kan altid kasseres', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const foer = await scene.som('jens', -1)
  const igaar = underretning({ haendelsesdato: plusDage(IDAG, -1) })
  const kladde = await opretNuphKladde(foer, { borgerId: medlem, felter: igaar })
  await gemNuphKladde(frisk(foer), { id: kladde.id, version: 1, felter: igaar })
  await doer(scene, medlem)
  for (const dage of [0, 1]) {
    const jens = await scene.som('jens', dage)
    expect(await koder(opretNuphKladde(jens, { borgerId: medlem, felter: underretning() }))).toEqual(['4405'])
    expect(await koder(gemNuphKladde(frisk(jens), { id: kladde.id, version: 2, felter: igaar }))).toEqual(['4405'])
    expect(await koder(sendNuph(frisk(jens), { id: kladde.id, version: 2 }))).toContain('4405')
  }
  await kasserNuphKladde(await scene.som('jens', 1), { id: kladde.id, version: 2 })
  expect(await scene.antal('nuph', { borger_id: medlem })).toBe(0)
  expect(await beskeder(scene, medlem)).toBe(0)
})

test('En sendt: intet høres, spørges, rettes eller forklares, men a-kassen svarer endeligt, og borgeren får ingen besked', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens', -1), await scene.som('anna', -1, '10:05')]
  const { id } = await sendUnderretning(jens, medlem, { haendelsesdato: plusDage(IDAG, -1) })
  expect(
    await koder(besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V01', hoeringsfrist: IDAG }) })),
  ).toEqual([])
  expect(await beskeder(scene, medlem)).toBe(1)
  await doer(scene, medlem)
  for (const dage of [0, 1]) {
    const [jens, anna] = [await scene.som('jens', dage), await scene.som('anna', dage, '10:05')]
    expect(await koder(besvarNuph(anna, { id, version: 1, felter: HOERING })), 'høring').toEqual(['4405'])
    expect(await koder(spoergOmNuph(frisk(anna), { id, tekst: 'Hvad skete der?' })), 'a-kassens spørgsmål').toEqual([
      '4405',
    ])
    expect(await koder(spoergOmNuph(frisk(jens), { id, tekst: 'Hvorfor høring?' })), 'kommunens spørgsmål').toEqual([
      '4405',
    ])
    const borgeren: Kontekst = { ...paaDag(dage), aktoer: { slags: 'borger', borgerId: medlem, navn: 'Prøve' } }
    expect(await koder(forklarNuph(borgeren, { id, slags: 'FORKLARING', tekst: 'Jeg mødte.' }))).toEqual(['4405'])
    const medSanktion = besvarNuph(frisk(anna), {
      id,
      version: 1,
      felter: svar({ svartype: 'V21' }),
      sanktion: karantaene({ haendelsesdato: plusDage(IDAG, -1) }),
    })
    expect(await koder(medSanktion), 'en ny sanktion').toContain('4405')
  }
  const anna1 = await scene.som('anna', 1, '10:05')
  await besvarNuph(anna1, { id, version: 1, felter: svar({ svartype: 'V11', begrundelse: 'Medlemmet var syg.' }) })
  expect(await status(scene, id)).toBe('BESVARET')
  expect(await beskeder(scene, medlem), 'intet om svaret').toBe(1)
  expect(await scene.antal('opgave', { objekt_id: id, type: 'NUPH_SVAR' }), 'kommunen får svaret').toBeGreaterThan(0)
})

test('En sendt kan ikke rettes efter dødsfaldet, men trækkes tilbage, og a-kassens opgave lukkes uden besked til borgeren', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const jens = await scene.som('jens')
  const { id } = await sendUnderretning(jens, medlem)
  await doer(scene, medlem)
  const rettet = underretning({ begrundelse: 'Kun september.' })
  expect(await koder(berigtigNuph(frisk(jens), { id, version: 1, felter: rettet, kommentar: 'Forkert' }))).toEqual([
    '4405',
  ])
  expect(await tilbagekaldNuph(frisk(jens), { id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'TILBAGEKALDT',
  })
  expect(await beskeder(scene, medlem), 'kun den første').toBe(1)
  expect(await scene.sql`select 1 from opgave where objekt_id = ${id} and lukket_tid is null`).toHaveLength(0)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'NuphTilbagekaldt' })).toBe(1)
})

test('Et åbent spørgsmål besvares, så sagen kan lukkes, og en lukket genoptages efter boets klage og svares om', async ({
  scene,
}) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const { id } = await sendUnderretning(jens, medlem)
  const { indlaegId } = await spoergOmNuph(frisk(anna), { id, tekst: 'Hvilken måned?' })
  await doer(scene, medlem)
  await svarPaaSpoergsmaal(frisk(jens), { id, spoergsmaalId: indlaegId, tekst: 'Oktober.' })
  const { svarId } = await besvarNuph(frisk(anna), { id, version: 1, felter: svar() })
  await scene.somSystem(() => koerUnderretningsdag(paaDag(31)))
  expect(await status(scene, id)).toBe('LUKKET')
  const senere = await scene.som('anna', 32)
  await genoptagNuph(frisk(senere), { id, version: 1, anledning: 'KLAGE_AKASSE', tekst: null })
  await besvarNuph(frisk(senere), {
    id,
    version: 1,
    felter: svar({ svartype: 'V40', resultat: 'V12', anledning: 'KLAGE_AKASSE', erstatterSvarId: svarId }),
  })
  expect(await status(scene, id)).toBe('BESVARET')
  expect(await tilbagekaldNuph(await scene.som('jens', 33), { id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'GENOPTAGET',
  })
  expect(await beskeder(scene, medlem), 'kun den første').toBe(1)
  const { svar: alle } = await transaktion(frisk(await scene.som('anna', 33)), (tx) => hentForloebOm(tx, id))
  expect(alle.map((s) => s.svartype)).toEqual(['V12', 'V40'])
})

test('En sanktion fra før dødsfaldet kan stå i svaret', async ({ scene }) => {
  const medlem = await nyttMedlem(scene)
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna', 0, '10:05')]
  const { id } = await sendUnderretning(jens, medlem, { haendelse: 'H05', tilbudsbeskrivelse: 'Et kursus' })
  const { svarId } = await besvarNuph(frisk(anna), {
    id,
    version: 1,
    felter: svar({ svartype: 'V21' }),
    sanktion: karantaene(),
  })
  await doer(scene, medlem)
  await besvarNuph(frisk(anna), {
    id,
    version: 1,
    felter: svar({ svartype: 'V40', resultat: 'V12', anledning: 'KLAGE_AKASSE', erstatterSvarId: svarId }),
    annuller: 'Boet fik medhold',
  })
  expect((await scene.sql`select status from sanktion where nuph_id = ${id} order by version desc`)[0]?.status).toBe(
    'ANNULLERET',
  )
  expect(await beskeder(scene, medlem), 'underretningen og det første svar').toBe(2)
})
