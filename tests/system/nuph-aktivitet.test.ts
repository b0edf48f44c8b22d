import { plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { afslutAktivitet, tilfoejAktivitet } from '#lib/min-plan/aktivitet'
import type { Aktivitetsfelter } from '#lib/min-plan/regler'
import { felterFra, gemNuphKladde } from '#lib/nuph/kladde'
import { hentNuph, listNuph } from '#lib/nuph/queries'
import { sendNuph } from '#lib/nuph/send'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})
const START = plusDage(IDAG, 7)
const SLUT = plusDage(IDAG, 60)
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000, requestId: crypto.randomUUID() })
const kursus: Aktivitetsfelter = {
  tilbudstype: 9301,
  navn: 'Kursus',
  start: START,
  slut: SLUT,
  timerPrUge: 20,
  minutterPrUge: 0,
  sted: 'Kursushuset',
  adresse: null,
  kontaktperson: null,
  maal: null,
  beskrivelse: null,
}

/** A member with a tilbud in the plan from next week on. */
async function medTilbud(scene: Scene, medlem?: string) {
  const borgerId = medlem ?? (await scene.somSystem(() => scene.nytMedlem()))
  const { tilbudId, nummer } = await tilfoejAktivitet(frisk(await scene.som('jens')), { borgerId, felter: kursus })
  const slut = (ctx: Kontekst, version: number, dag: string, slutaarsag: string | null) =>
    afslutAktivitet(frisk(ctx), { borgerId, tilbudId, version, slut: dag, slutaarsag })
  const kladder = () =>
    scene.sql<{ haendelse: string; haendelsesdato: string; automatisk: boolean; version: number }[]>`
      select haendelse, haendelsesdato::text, automatisk, version from nuph where kilde_id = ${tilbudId} and status = 'KLADDE' order by haendelse`
  return { borgerId, tilbudId, nummer, slut, kladder }
}

test('Et negativt ophør bliver en kladde, som kommunen ser i sin liste, bekræfter og sender', async ({ scene }) => {
  const { borgerId, tilbudId, nummer, slut } = await medTilbud(scene)
  const dag = plusDage(START, 3)
  const jens = await scene.som('jens', 10)
  const { kladdeId } = await slut(jens, nummer, dag, 'UDEBLEVET')
  expect(kladdeId).not.toBeNull()
  const id = kladdeId ?? ''
  const liste = (ctx: Kontekst) => transaktion(frisk(ctx), (tx) => listNuph(tx, { status: ['KLADDE'] }))
  expect((await liste(jens)).sager.find((s) => s.id === id)).toMatchObject({ automatisk: true, haendelse: 'H04' })
  for (const anden of ['anna', 'asger'])
    expect(
      (await liste(await scene.som(anden, 10))).sager.some((s) => s.id === id),
      anden,
    ).toBe(false)
  expect(await scene.antal('event', { ekstern_id: id }), 'intet er sendt').toBe(0)
  expect(await koder(sendNuph(frisk(jens), { id, version: 1 })), 'kommunen svarer selv på vejledningen').toEqual([
    '1014',
  ])
  const sag = await transaktion(frisk(jens), (tx) => hentNuph(tx, id, 'nuph.send'))
  expect(sag).toMatchObject({ afsenderBrugerNavn: 'Samspor', kildeId: tilbudId, haendelsesdato: dag, borgerId })
  const felter = { ...felterFra(sag), vejledtOmKonsekvens: true, vejledtDato: IDAG }
  await gemNuphKladde(frisk(jens), { id, version: 1, felter })
  await sendNuph(frisk(jens), { id, version: 2 })
  const [sendt] = await scene.sql`select status, afsender_bruger_navn from nuph where id = ${id}`
  expect(sendt).toEqual({ status: 'SENDT', afsender_bruger_navn: 'Jens Jobsen' })
  const [besked] =
    await scene.sql`select aendring from min_plan where borger_id = ${borgerId} order by nummer desc limit 1`
  expect(besked?.aendring, 'årsagen er myndighedernes').not.toContain('deblev')
})

test('To gange er ikke to: det samme ophør igen, en ny årsag og ingen årsag', async ({ scene }) => {
  const { nummer, slut, kladder } = await medTilbud(scene)
  const jens = await scene.som('jens', 10)
  const dag = plusDage(START, 3)
  const foerste = await slut(jens, nummer, dag, 'UDEBLEVET')
  expect(await koder(slut(jens, foerste.nummer, dag, 'UDEBLEVET')), 'intet nyt').toEqual(['MP-013'])
  expect(await koder(slut(jens, nummer, dag, 'UDEBLEVET')), 'en gammel plan').toEqual(['MP-007'])
  const senere = await slut(jens, foerste.nummer, plusDage(START, 4), 'UDEBLEVET')
  expect(senere.kladdeId, 'den står der').toBeNull()
  expect(await kladder()).toHaveLength(1)
  const stoppet = await slut(jens, senere.nummer, plusDage(START, 4), 'OPHOERT')
  expect(
    (await kladder()).map((k) => k.haendelse),
    'den urørte erstattes',
  ).toEqual(['H06'])
  const jensSag = await transaktion(frisk(jens), (tx) => hentNuph(tx, stoppet.kladdeId ?? '', 'nuph.send'))
  await gemNuphKladde(frisk(jens), { id: jensSag.id, version: 1, felter: felterFra(jensSag) })
  const gennemfoert = await slut(jens, stoppet.nummer, plusDage(START, 4), 'GENNEMFOERT')
  expect(gennemfoert.kladdeId).toBeNull()
  expect(
    (await kladder()).map((k) => k.version),
    'den, nogen har skrevet i, bliver stående',
  ).toEqual([2])
  expect(await koder(slut(jens, gennemfoert.nummer, plusDage(START, 4), 'FINDES_IKKE'))).toEqual(['1014'])
})

test('Samtidig: to afslutter det samme tilbud, og der er én plan og én kladde', async ({ scene }) => {
  const jens = await scene.som('jens', 10)
  for (let i = 0; i < 8; i += 1) {
    const { nummer, slut, kladder } = await medTilbud(scene)
    const udfald = await Promise.all([
      koder(slut(jens, nummer, plusDage(START, 3), 'UDEBLEVET')),
      koder(slut(jens, nummer, plusDage(START, 3), i % 2 ? 'UDEBLEVET' : 'OPHOERT')),
    ])
    expect(udfald.map((k) => k.join()).sort()).toEqual(['', 'MP-007'])
    expect(await kladder()).toHaveLength(1)
  }
})

test('Et afslag før første dag dateres til i dag; uden dagpenge og ved et almindeligt ophør er der ingen kladde', async ({
  scene,
}) => {
  const afslag = await medTilbud(scene)
  const jens = await scene.som('jens', 2)
  await afslag.slut(jens, afslag.nummer, START, 'AFSLAG')
  expect(await afslag.kladder()).toMatchObject([{ haendelse: 'H05', haendelsesdato: plusDage(IDAG, 2) }])
  for (const aarsag of ['GENNEMFOERT', 'ARBEJDE', null]) {
    const { nummer, slut, kladder } = await medTilbud(scene)
    await slut(await scene.som('jens', 10), nummer, plusDage(START, 3), aarsag)
    expect(await kladder(), String(aarsag)).toEqual([])
  }
  const uden = await medTilbud(scene)
  await scene.sql`update tilmelding set kontaktgruppe = 2 where borger_id = ${uden.borgerId}`
  await uden.slut(await scene.som('jens', 10), uden.nummer, plusDage(START, 3), 'UDEBLEVET')
  expect(await uden.kladder(), 'ikke dagpengemodtager').toEqual([])
})
