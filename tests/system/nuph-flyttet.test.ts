import { plusDage } from '#lib/dato'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { udstedBevispakke } from '#lib/nuph/bevispakke'
import { kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { hentNuph } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph, vurderNuphKladde } from '#lib/nuph/send'
import { findFormside } from '#lib/nuph/side'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { Afvist } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { sendUnderretning, svar, underretning } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** The member belongs to another kommune from tomorrow. */
async function flyt(scene: Scene, medlem: string): Promise<void> {
  const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0, '12:00'), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: kommune.id,
      fra: plusDage(IDAG, 1),
    }),
  )
}
const ret = (id: string) => ({
  id,
  version: 1,
  felter: underretning({ begrundelse: 'Heller ikke i maj.' }),
  kommentar: 'x',
})

test('Er borgeren flyttet, siger en kladde hvorfor den ikke kan sendes, og den kan kasseres', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await opretNuphKladde(await scene.som('jens'), { borgerId: medlem, felter: underretning() })
  await flyt(scene, medlem)
  for (const dag of [1, 121, 400]) {
    const jens = await scene.som('jens', dag)
    const fejl = await sendNuph(jens, { id, version: 1 }).catch((e) => e)
    expect(fejl, `dag ${dag}`).toBeInstanceOf(Afvist)
    expect(fejl.fund).toMatchObject([{ kode: 'NUPH-E09', hvemKan: 'Den kommune, borgeren hører til nu' }])
    const form = await transaktion(jens, async (tx) => findFormside(tx, await hentNuph(tx, id, 'nuph.se')))
    expect(form, `formularen, dag ${dag}`).toBeUndefined()
    const fund = await transaktion(jens, async (tx) => vurderNuphKladde(tx, await hentNuph(tx, id, 'nuph.se')))
    expect(
      fund.fund.map((f) => f.kode),
      `på siden, dag ${dag}`,
    ).toEqual(['NUPH-E09'])
  }
  expect(await kasserNuphKladde(await scene.som('jens', 400), { id, version: 1 })).toEqual({
    borgerId: medlem,
    hosOs: false,
  })
  expect(await scene.antal('nuph', { id })).toBe(0)
})

test('En sendt kan rettes, så længe kommunen kan se borgerens registreringer, og derefter kun trækkes tilbage', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  const anden = await sendUnderretning(await scene.som('jens'), medlem, { haendelsesdato: plusDage(IDAG, -1) })
  await flyt(scene, medlem)
  expect((await berigtigNuph(await scene.som('jens', 100), ret(id))).version).toBe(2)
  const formular = (ctx: Kontekst) =>
    transaktion(ctx, async (tx) => findFormside(tx, await hentNuph(tx, anden.id, 'nuph.ret')))
  expect(await formular(await scene.som('jens', 100))).toMatchObject({ borger: { id: medlem } })
  const senere = await scene.som('jens', 121)
  expect(await formular(senere)).toBeUndefined()
  const rettelse = {
    ...ret(anden.id),
    felter: underretning({ haendelsesdato: plusDage(IDAG, -1), begrundelse: 'Nyt' }),
  }
  expect(await koder(berigtigNuph(senere, rettelse))).toEqual(['NUPH-E09'])
  expect(await tilbagekaldNuph(senere, { id: anden.id, version: 1, grund: 'FEJL', kommentar: '' })).toEqual({
    status: 'TILBAGEKALDT',
  })
})

test('Uden en tråd fra før får borgeren alligevel besked, også når begge myndigheder for længst har sluppet borgeren', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const foerste = await sendUnderretning(jens, medlem)
  const medhold = { haendelse: 'H90', kildeSlags: 'NUPH' as const, kildeId: foerste.id }
  const [a, b] = [
    await sendUnderretning(jens, medlem, medhold),
    await sendUnderretning(jens, medlem, { ...medhold, haendelsesdato: plusDage(IDAG, -1) }),
  ]
  expect(await scene.antal('besked', { borger_id: medlem }), 'medhold giver ingen første besked').toBe(1)
  await flyt(scene, medlem)
  await scene.sql`update adgangsrelation set til = ${IDAG}, laesbar_til = ${plusDage(IDAG, 120)} where borger_id = ${medlem} and til is null
    and organisation_id in (select id from organisation where type = 'akasse')`
  await tilbagekaldNuph(await scene.som('jens', 200), { id: a.id, version: 1, grund: 'FEJL', kommentar: '' })
  await besvarNuph(await scene.som('anna', 200), {
    id: b.id,
    version: 1,
    felter: svar({ svartype: 'V11', begrundelse: 'Klagen ændrer intet.' }),
  })
  expect(await scene.antal('besked', { borger_id: medlem })).toBe(3)
  const traade =
    await scene.sql`select p.organisation_id from nuph n join traad_part p on p.traad_id = n.traad_id where n.id = ${b.id}`
  expect(traade, 'den, der sendte, og den, der har skrevet til borgeren').toHaveLength(2)
})

test('Bevispakken har kun beskeder fra tråde, som læseren kan åbne: a-kassens fra den har skrevet til borgeren', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const { id } = await sendUnderretning(jens, medlem)
  const beskeder = async (ctx: typeof jens) =>
    (await udstedBevispakke(ctx, id)).led.filter((l) => l.slags === 'BESKED').length
  expect(await beskeder(jens)).toBe(1)
  expect(await beskeder(anna), 'a-kassen er ikke i tråden endnu').toBe(0)
  await besvarNuph(anna, { id, version: 1, felter: svar() })
  expect(await beskeder(anna)).toBe(2)
  expect(await beskeder(jens)).toBe(2)
  expect(await beskeder({ ...jens, aktoer: { slags: 'borger', borgerId: medlem, navn: 'Prøve' } })).toBe(2)
})
