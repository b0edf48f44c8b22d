import { plusDage } from '#lib/dato'
import { henvisKandidat } from '#lib/formidling/henvis'
import { hentKandidatside } from '#lib/formidling/side'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { hentJobordreside } from '#lib/jobordre/myndighedsside'
import { hentOversigt } from '#lib/jobordre/oversigt'
import { hentJobordre, maaJobordre } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { hentOrdreside } from '#lib/jobordre/side'
import { inaktiverJobordre } from '#lib/jobordre/status'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { expect, test as grund } from '#tests/opsaetning/database'
import { ja } from '#tests/system/formidling-scene'
import { AMBULANCEFOERER, aabenOrdre, jobordre, meldKlar, sendOrdre } from '#tests/system/jobordre-scene'
import { aabnScene, IDAG, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const se = (ctx: Kontekst, valg: Record<string, string> = {}) => transaktion(ctx, (tx) => hentOversigt(tx, valg))
const titler = async (ctx: Kontekst, valg: Record<string, string>) => (await se(ctx, valg)).ordrer.map((o) => o.titel)

/** The statements that a page sends. */
async function tael(ctx: Kontekst, side: (tx: TxKontekst) => Promise<unknown>): Promise<number> {
  return transaktion(ctx, async (tx) => {
    let antal = 0
    const klient = (tx.db as unknown as { session: { client: { unsafe: (...p: unknown[]) => unknown } } }).session
      .client
    const raa = klient.unsafe
    klient.unsafe = (...p) => {
      antal += 1
      return raa(...p)
    }
    await side(tx)
    klient.unsafe = raa
    return antal
  })
}

test('Filtrene: stilling og synonym, kommune, frist, samarbejde; tavlen viser det samme efter status', async ({
  scene,
}) => {
  const [anna, bente] = [await scene.som('anna'), await scene.som('bente')]
  const [hk, treF] = [await scene.find('akasse', '9013'), await scene.find('akasse', '9001')]
  await meldKlar(scene, hk)
  const fast = { oprettet: 0 }
  const opret = (titel: string, ret: Parameters<typeof jobordre>[1] = {}) => {
    fast.oprettet += 1
    return aabenOrdre(bente, anna, jobordre(hk.id, { titel, startdato: plusDage(IDAG, fast.oprettet), ...ret }))
  }
  const amager = await opret('På Amager', { pNummer: '1099000071', arbejdssted: {} })
  await opret('I Odense', { arbejdssted: { postnummer: '5000', by: 'Odense C' }, formidlingsfrist: plusDage(IDAG, 3) })
  await opret('Uden kendt kommune', { arbejdssted: { postnummer: '3700', by: 'Rønne' } })
  const ambulance = await opret('Ambulancen', {
    stillinger: [{ conceptUri: AMBULANCEFOERER, aliasId: null, titel: 'Ambulancefører' }],
  })
  await sendOrdre(bente, jobordre(hk.id, { titel: 'Ny' }))
  await inaktiverJobordre(anna, { id: ambulance, version: 1, kommentar: '' })
  await inviterAkasse(anna, {
    jobordreId: amager,
    akasseKode: treF.kode,
    tekst: 'Har I nogen?',
    fra: IDAG,
    til: plusDage(IDAG, 14),
  })

  expect(await titler(anna, { kommune: '101' })).toContain('På Amager')
  expect(await titler(anna, { kommune: '461' })).toEqual(['I Odense'])
  expect(await titler(anna, { kommune: '101' })).not.toContain('Uden kendt kommune')
  expect(await titler(anna, { frist: '3' })).toEqual(['I Odense'])
  expect(await titler(anna, { frist: 'overskredet' })).toEqual([])
  expect(await titler({ ...anna, dag: plusDage(IDAG, 4) }, { frist: 'overskredet' })).toEqual(['I Odense'])
  expect(await titler(anna, { samarbejde: 'inviteret' })).toEqual(['På Amager'])
  expect(await titler(anna, { samarbejde: 'aftalt' })).toEqual([])
  expect(await titler(anna, { stilling: 'ambulancefører' })).toEqual(['Ambulancen'])
  const uklar = await se(anna, { stilling: 'ambulance' })
  expect(uklar.forslag.length + Number(uklar.fag !== undefined)).toBeGreaterThan(0)

  const { tavle } = await se(anna, { visning: 'tavle' })
  const paaTavlen = Object.fromEntries(tavle.map((k) => [k.liste, k.ordrer.map((o) => o.titel)]))
  expect(paaTavlen).toMatchObject({ pause: ['Ambulancen'], afsluttet: [] })
  expect(paaTavlen.nye).toContain('Ny')
  expect(paaTavlen.igang).toEqual(expect.arrayContaining(['På Amager', 'I Odense', 'Uden kendt kommune']))
  expect(tavle.find((k) => k.liste === 'nye')?.ordrer[0]?.kan).toMatchObject({
    modtag: true,
    returner: true,
    pause: false,
  })
  expect(tavle.find((k) => k.liste === 'pause')?.ordrer[0]?.kan).toMatchObject({ genaktiver: true, overdrag: true })
  const odense = await se(anna, { visning: 'tavle', kommune: '461' })
  expect(odense.tavle.flatMap((k) => k.ordrer.map((o) => o.titel))).toEqual(['I Odense'])
  // Another a-kasse has a board of its own.
  const tom = await se(await scene.som('tom'), { visning: 'tavle' })
  expect(tom.tavle.flatMap((k) => k.ordrer.map((o) => o.titel))).not.toContain('På Amager')
})

test('En rettelse flytter jobordren til den nye kommune', async ({ scene }) => {
  const [jens, bente] = [await scene.som('jens'), await scene.som('bente')]
  const kbh = await scene.find('jobcenter', '10100')
  const id = await aabenOrdre(bente, jens, jobordre(kbh.id, { arbejdssted: { postnummer: '2300', by: 'København S' } }))
  const kommune = async () =>
    (await scene.sql<{ k: string | null }[]>`select arbejdskommune as k from jobordre where id = ${id}`)[0]?.k
  expect(await kommune()).toBe('101')
  const felter = jobordre(kbh.id, { arbejdssted: { postnummer: '8200', by: 'Aarhus N' } })
  await retJobordre(jens, { id, version: 1, felter })
  expect(await kommune()).toBe('751')
  await retJobordre(jens, { id, version: 2, felter: { ...felter, arbejdssted: { ...felter.arbejdssted, land: 'SE' } } })
  expect(await kommune()).toBeNull()
})

test('Siderne spørger få gange, siger det samme som matrixen, og skriver, hvem der blev læst om', async ({ scene }) => {
  const [anna, bente, jens] = [await scene.som('anna'), await scene.som('bente'), await scene.som('jens')]
  const hk = await scene.find('akasse', '9013')
  await meldKlar(scene, hk)
  const { id } = await sendOrdre(bente, jobordre(hk.id))
  await modtagJobordre(anna, { id, version: 1 })
  const borgerId = await scene.somSystem(() => scene.nytMedlem({ akasse: '9013' }))
  const { id: formidlingId } = await henvisKandidat(anna, {
    jobordreId: id,
    borgerId,
    samtykke: ja({ hvad: ['navn', 'telefon'], tidspunkt: anna.nu }),
    deles: { telefon: '20304050' },
  })
  const linjer = async () =>
    Number((await scene.sql`select count(*) from adgangslog where borger_id = ${borgerId} and art = 'LAES'`)[0]?.count)
  const foer = await linjer()
  expect(await tael(anna, (tx) => hentJobordreside(tx, id))).toBeLessThanOrEqual(15)
  expect(await linjer()).toBe(foer + 1)
  expect(await tael(anna, (tx) => hentKandidatside(tx, id, formidlingId))).toBeLessThanOrEqual(16)
  expect(
    await tael(bente, async (tx) => hentOrdreside(tx, await hentJobordre(tx, id, 'jobordre.send'))),
  ).toBeLessThanOrEqual(11)

  for (const hvem of [anna, jens]) {
    await transaktion(hvem, async (tx) => {
      const { kan } = await hentJobordreside(tx, id)
      expect([kan.notat, kan.pause, kan.ret]).toEqual([
        await maaJobordre(tx, id, 'jobordre.notat'),
        await maaJobordre(tx, id, 'jobordre.status'),
        await maaJobordre(tx, id, 'jobordre.ret'),
      ])
    })
  }
})
