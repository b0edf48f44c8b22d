import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { aabnForCpr } from '#lib/borger/registrer'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { type Dag, plusDage } from '#lib/dato'
import { afslutUdenMedlemskab } from '#lib/fravaer/afslut'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, IDAG, koder, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

async function udmeld(scene: Scene, medlem: string, til: Dag): Promise<void> {
  const [m] = await scene.sql<{ id: string }[]>`select id from akassemedlemskab where borger_id = ${medlem}`
  await udmeldAfAkasse(paaDag(0, '07:00'), { medlemskabId: m?.id ?? '', til })
}

const forloebet = (scene: Scene, medlem: string) => scene.sql`
  select slut_dato::text as slut, afslutningsaarsag as aarsag, registreret_af_navn as af from fravaer
  where borger_id = ${medlem} and registreret_til is null`

test('Uden ny a-kasse slutter kontaktforløbet med medlemskabet, når dagen er gået, og kun én gang', async ({
  scene,
}) => {
  await scene.somSystem(async () => {
    const medlem = await scene.nytMedlem()
    await udmeld(scene, medlem, IDAG)
    await afslutUdenMedlemskab(paaDag(0, '23:59'))
    expect([...(await forloebet(scene, medlem))]).toMatchObject([{ slut: null }])
    await afslutUdenMedlemskab(paaDag(1, '00:01'))
    await afslutUdenMedlemskab(paaDag(1, '00:02'))
    expect([...(await forloebet(scene, medlem))]).toMatchObject([{ slut: IDAG, aarsag: 9754, af: 'Samspor' }])
    expect(await scene.antal('fravaer', { borger_id: medlem })).toBe(2)
    expect(await scene.antal('event', { borger_id: medlem, navn: 'KontaktforloebAfsluttet' })).toBe(1)
  })
})

test('Skifter medlemmet a-kasse, bliver kontaktforløbet, og retten til det flytter med', async ({ scene }) => {
  const medlem = await scene.somSystem(async () => {
    const id = await scene.nytMedlem()
    await udmeld(scene, id, IDAG)
    const foa = await scene.find('akasse', '9001')
    const fra = plusDage(IDAG, 1)
    await indmeldIAkasse(paaDag(0, '07:01'), { borgerId: id, akasseId: foa.id, forsikring: 'FULDTID', fra })
    await afslutUdenMedlemskab(paaDag(1, '00:01'))
    return id
  })
  expect([...(await forloebet(scene, medlem))]).toMatchObject([{ slut: null }])
  const ferie = (ctx: Kontekst, start: Dag) =>
    koder(registrerFravaer(ctx, { borgerId: medlem, fravaerstype: 10, start, slut: start }))
  expect(await ferie(await scene.som('anna'), IDAG), 'den gamle på sidste dag').toEqual([])
  const iMorgen = plusDage(IDAG, 1)
  await expect(ferie(await scene.som('anna', 1), iMorgen), 'den gamle dagen efter').rejects.toThrow(IkkeFundet)
  expect(await ferie(await scene.som('tom', 1), iMorgen), 'den nye på første dag').toEqual([])
})

test('Den, der venter på låsen, ser det, den første nåede, uanset hvad uret viste', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const anna = await scene.som('anna')
  const foer = { ...anna, nu: new Date(anna.nu.getTime() - 60_000) }
  const ferie = { borgerId: medlem, fravaerstype: 10, start: IDAG, slut: IDAG }
  await registrerFravaer(anna, ferie)
  expect(await koder(registrerFravaer(foer, ferie))).toEqual(['FR-003'])
})

test('En kendtPr fra før en registrering ser den ikke', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const [jens, anna] = [await scene.som('jens'), await scene.som('anna')]
  await registrerFravaer(anna, { borgerId: medlem, fravaerstype: 10, start: IDAG })
  const typer = (kendtPr?: Date) =>
    transaktion(jens, async (tx) => (await hentForloeb(tx, medlem, IDAG, kendtPr)).fravaer.map((f) => f.fravaerstype))
  expect(await typer(new Date(anna.nu.getTime() - 1))).toEqual([75])
  expect((await typer(anna.nu)).sort()).toEqual([10, 75])
  expect((await typer()).sort()).toEqual([10, 75])
})

test('En tidligere a-kasses ret til at indberette timer er talt i dage fra sidste medlemsdag', async ({ scene }) => {
  for (const [dage, maa] of [
    [1095, true],
    [1096, false],
  ] as const) {
    const medlem = await scene.somSystem(async () => {
      const id = await scene.nytMedlem()
      await udmeld(scene, id, IDAG)
      return id
    })
    const hk = await scene.find('akasse', '9013')
    const ctx = await scene.som('anna', dage)
    const svar = transaktion(ctx, async (tx) => {
      await aabnForCpr(tx, medlem)
      return indberetTimer(tx, {
        borgerId: medlem,
        akasseId: hk.id,
        forsikring: 'FULDTID',
        timerForbrugt: '10.00',
        opgjortTil: IDAG,
        indplaceringsdato: plusDage(IDAG, -30),
        nyIndplacering: true,
      })
    })
    if (maa) await expect(svar).resolves.toMatchObject({ videresendt: false })
    else await expect(svar).rejects.toThrow(IkkeFundet)
  }
})
