import { plusDage } from '#lib/dato'
import { hentFeed } from '#lib/events/feed'
import { nummererEvents } from '#lib/events/nummerer'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import type { Kontekst } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph } from '#lib/nuph/dialog'
import { expect, test as grund } from '#tests/opsaetning/database'
import { karantaene, sendUnderretning, svar } from '#tests/system/nuph-scene'
import { aabnScene, IDAG, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** The names of what an organisation's system hears about one case and its sanction, in the order of the feed. */
async function hoerer(scene: Scene, noegle: string, dage: number, ider: string[]): Promise<string[]> {
  const ctx = await scene.som(noegle, dage)
  if (ctx.aktoer.slags !== 'bruger') throw new Error(`${noegle} har ingen organisation`)
  const klient: Kontekst = {
    ...ctx,
    aktoer: { ...ctx.aktoer, rolle: 'klient' },
    kilde: 'API',
    frist: Date.now() + 10_000,
  }
  const navne = new Map(
    (await scene.sql`select loebenummer, navn from event where ekstern_id in ${scene.sql(ider)}`).map((e) => [
      Number(e.loebenummer),
      String(e.navn),
    ]),
  )
  const fundet: string[] = []
  for (let efter = 0; ; ) {
    const { raekker, naeste } = await hentFeed(klient, { efter, antal: 1000 })
    if (raekker.length === 0) return fundet
    for (const r of raekker) {
      const navn = navne.get(Number(r.Loebenummer))
      if (navn) fundet.push(navn)
    }
    efter = naeste
  }
}

test('Modtageren hører om underretningen, afsenderen om svaret, også når borgeren er flyttet; andre hører intet', async ({
  scene,
}) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const { id } = await sendUnderretning(await scene.som('jens'), medlem, {
    haendelse: 'H05',
    tilbudsbeskrivelse: 'Et kursus',
  })
  const [aarhus, kommune] = [await scene.find('jobcenter', '75100'), await scene.find('kommune', '751')]
  await scene.somSystem(() =>
    tilknytJobcenter(paaDag(0, '12:00'), {
      borgerId: medlem,
      jobcenterId: aarhus.id,
      kommuneId: kommune.id,
      fra: plusDage(IDAG, 1),
    }),
  )
  const anna = await scene.som('anna', 130)
  await spoergOmNuph(anna, { id, tekst: 'Hvilket kursus?' })
  await besvarNuph(anna, { id, version: 1, felter: svar({ svartype: 'V21' }), sanktion: karantaene() })
  await scene.somSystem(async () => {
    while ((await nummererEvents(new Date(), Date.now() + 10_000)) > 0);
  })
  const [sanktion] = await scene.sql<{ id: string }[]>`select id from sanktion where nuph_id = ${id}`
  const ider = [id, sanktion?.id ?? '']
  expect(await hoerer(scene, 'anna', 131, ider)).toEqual(expect.arrayContaining(['NuphOprettet']))
  expect(await hoerer(scene, 'jens', 131, ider)).toEqual(
    expect.arrayContaining(['NuphSpoergsmaal', 'SanktionOprettet', 'NuphBesvaret']),
  )
  for (const fremmed of ['asger', 'nanna', 'tom']) expect(await hoerer(scene, fremmed, 131, ider), fremmed).toEqual([])
})
