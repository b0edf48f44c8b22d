import { plusDage } from '#lib/dato'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { hentSvarside } from '#lib/nuph/side'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { sendUnderretning, svar } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})
const dagen = async (ctx: Kontekst, id: string) =>
  (await transaktion({ ...ctx, frist: Date.now() + 20_000 }, (tx) => hentSvarside(tx, id))).dagen

test('A-kassen ser dagens fravær, med hvem og hvornår, og ikke det, der slutter dagen før eller er berigtiget', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [i_gaar, i_morgen] = [plusDage(IDAG, -1), plusDage(IDAG, 1)]
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  await scene.sql`insert into fravaer (id, borger_id, fravaerstype, start_dato, slut_dato, anmeldt_tid, registreret_af_navn, registreret_fra, berigtiget_tid, berigtiget_kommentar)
    select gen_random_uuid(), ${medlem}, type, fra::date, til::date, ${paaDag(-3, '08:15').nu}, 'HK', now(), case when type = 3 then now() end, case when type = 3 then 'Fejl' end
    from (values (10, ${plusDage(IDAG, -9)}::text, ${i_gaar}::text), (2, ${i_gaar}, ${IDAG}), (4, ${i_morgen}, ${i_morgen}), (3, ${IDAG}, ${IDAG})) v (type, fra, til)`
  const anna = await scene.som('anna', 0, '12:00')
  const foer = await scene.antal('adgangslog', { borger_id: medlem, objekt_type: 'fravaer', art: 'LAES' })
  const { fravaer } = await dagen(anna, id)
  expect(fravaer?.filter((f) => f.registreretAf === 'HK')).toMatchObject([
    { navn: 'Midlertidigt arbejde', startDato: i_gaar, slutDato: IDAG, registreretTid: paaDag(-3, '08:15').nu },
  ])
  const efter = await scene.antal('adgangslog', { borger_id: medlem, objekt_type: 'fravaer', art: 'LAES' })
  expect(efter - foer, 'hver er logget som læst').toBe(fravaer?.length)
})

test('A-kassen ser medlemmets andre underretninger med deres svar, højst ti, og ingen kladder', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  const sendt = async (dage: number) =>
    sendUnderretning({ ...jens, frist: Date.now() + 20_000 }, medlem, {
      haendelsesdato: plusDage(IDAG, -dage),
      begrundelse: 'Ingen job.',
    })
  const besvaret = await sendt(20)
  await besvarNuph(anna, { id: besvaret.id, version: 1, felter: svar({ svartype: 'V12' }) })
  const { id } = await sendt(0)
  const aabne = [await sendt(1), await sendt(2)]
  const { andre } = await dagen(anna, id)
  expect(new Map(andre.map((a) => [a.sagsnummer, a.svar]))).toEqual(
    new Map([
      [besvaret.sagsnummer, 'Ingen konsekvens: medlemmet får ikke ydelser i perioden'],
      ...aabne.map((a) => [a.sagsnummer, null] as const),
    ]),
  )
  expect(andre[0]).toMatchObject({ haendelse: 'Tvivl om rådighed', afsender: 'Jobcenter København' })
  expect(await scene.antal('adgangslog', { objekt_id: besvaret.id, art: 'SOEG', handling: 'nuph.se' })).toBe(1)
  for (let i = 3; i < 13; i += 1) await sendt(i)
  expect((await dagen(anna, id)).andre).toHaveLength(10)
})

test('Er medlemmet gået for længst, siger siden, at fravær ikke kan ses; ingen andre åbner den', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await sendUnderretning(await scene.som('jens'), medlem)
  await scene.somSystem(() =>
    registrerFravaer(paaDag(0, '09:00'), { borgerId: medlem, fravaerstype: 2, start: IDAG, slut: IDAG }),
  )
  await scene.sql`update adgangsrelation set til = ${IDAG}, laesbar_til = ${plusDage(IDAG, 120)} where borger_id = ${medlem} and til is null
    and organisation_id in (select id from organisation where type = 'akasse')`
  expect((await dagen(await scene.som('anna', 120), id)).fravaer?.map((f) => f.navn)).toContain('Midlertidigt arbejde')
  expect((await dagen(await scene.som('anna', 121), id)).fravaer).toBeNull()
  for (const fremmed of ['tom', 'asger', 'jens'])
    await expect(dagen(await scene.som(fremmed), id), fremmed).rejects.toThrow(IkkeFundet)
})
