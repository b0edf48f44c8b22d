import { afslaaIndstilling } from '#lib/indstilling/afgoer'
import { tagIndstilling } from '#lib/indstilling/tag'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, afslagMed, paaDag, type Scene, send } from '#tests/system/scene'
import { mindOmIndstilling } from '#worker/paamindelser'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

/** The worker's job about a case, on a day counted from the Monday it was sent. Gives when it will come back, and what the task says then. */
async function mind(scene: Scene, id: string, dag: number) {
  const arbejde = { id, slags: 'PAAMINDELSE' as const, noegle: id, borgerId: id, objektId: id, forsoeg: 1 }
  const udfald = await scene.somSystem(() => mindOmIndstilling(arbejde, paaDag(dag, '07:00').nu))
  const [o] = await scene.sql`select paamindet_tid is not null as paamindet, eskaleret_tid is not null as eskaleret
    from opgave where objekt_id = ${id} and type = 'NY_INDSTILLING'`
  return { igen: udfald.slags === 'IGEN' ? udfald.runAt.toISOString().slice(0, 10) : udfald.slags, ...o }
}

test('Kommunen mindes efter 5 arbejdsdage, og sagen eskaleres efter 10, hver én gang', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const id = await send(await scene.som('anna'), medlem)
  const stille = { paamindet: false, eskaleret: false }
  expect(await mind(scene, id, 0)).toEqual({ igen: '2026-11-30', ...stille })
  expect(await mind(scene, id, 4), 'dagen før, en fredag').toEqual({ igen: '2026-11-30', ...stille })
  expect(await mind(scene, id, 6), 'en weekend tæller ikke').toEqual({ igen: '2026-11-30', ...stille })
  const mindet = { igen: '2026-12-07', paamindet: true, eskaleret: false }
  expect(await mind(scene, id, 7), 'på dagen').toEqual(mindet)
  expect(await mind(scene, id, 8), 'dagen efter').toEqual(mindet)
  expect(await mind(scene, id, 11), 'dagen før eskalering').toEqual(mindet)
  for (const dag of [14, 15])
    expect(await mind(scene, id, dag)).toEqual({ igen: 'FAERDIG', paamindet: true, eskaleret: true })
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingPaamindet' })).toBe(1)
  expect(await scene.antal('event', { ekstern_id: id, navn: 'IndstillingEskaleret' })).toBe(1)
})

test('En afgjort sag minder ingen om', async ({ scene }) => {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  const jens = await scene.som('jens')
  const id = await send(await scene.som('anna'), medlem)
  await tagIndstilling(jens, { id, version: 2 })
  await afslaaIndstilling(jens, { id, version: 3, felter: afslagMed() })
  expect(await mind(scene, id, 20)).toEqual({ igen: 'FAERDIG', paamindet: false, eskaleret: false })
})
