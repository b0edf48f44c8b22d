import { sql } from 'drizzle-orm'
import { transaktion } from '#lib/kontekst'
import { medLaasteReferencer } from '#lib/timeimport/laaste-referencer'
import { expect, test as grund } from '#tests/opsaetning/database'
import { aabnScene, paaDag, type Scene } from '#tests/system/scene'

const test = grund.extend<{ scene: Scene }>({
  scene: async ({ database }, use) => {
    const scene = await aabnScene(database)
    await use(scene)
    await scene.luk()
  },
})

const INGEN = '00000000-0000-4000-8000-000000000000'
const opgave = (
  organisationId: string,
) => sql`insert into opgave (organisation_id, borger_id, type, objekt_id, emne, frist, oprettet_tid)
  values (${organisationId}::uuid, ${INGEN}::uuid, 'TIMEGRAENSE_NAAET', ${INGEN}::uuid, 'x', '2026-11-30', now())`

async function job(scene: Scene) {
  const anna = await scene.som('anna')
  if (anna.aktoer.slags !== 'bruger') throw new Error('anna er ansat')
  return { organisationId: anna.aktoer.organisation.id, brugerId: anna.aktoer.brugerId } as Parameters<
    typeof medLaasteReferencer
  >[1]
}
const rolle = sql`select current_setting('session_replication_role') as rolle`

test('kun inde i den ene sætning slås referencer ikke op; lige efter igen', async ({ scene }) => {
  const fil = await job(scene)
  await scene.somSystem(() =>
    transaktion(paaDag(0), async (tx) => {
      const [inde] = await medLaasteReferencer(tx, fil, () => tx.db.execute<{ rolle: string }>(rolle))
      const [efter] = await tx.db.execute<{ rolle: string }>(rolle)
      expect([inde?.rolle, efter?.rolle]).toEqual(['replica', 'origin'])
    }),
  )
  const indsat = scene.somSystem(() =>
    transaktion(paaDag(0), async (tx) => {
      await medLaasteReferencer(tx, fil, async () => {})
      await tx.db.execute(opgave(fil.organisationId))
    }),
  )
  await expect(indsat).rejects.toMatchObject({ cause: { code: '23503' } })
})

test('en a-kasse og en bruger, der er i brug, kan ikke forsvinde, mens en portion er i gang', async ({ scene }) => {
  const fil = await job(scene)
  await scene.somSystem(() =>
    transaktion(paaDag(0), async (tx) => {
      await medLaasteReferencer(tx, fil, async () => {})
      for (const [tabel, id] of [
        ['organisation', fil.organisationId],
        ['bruger', fil.brugerId],
      ] as const) {
        const slettet = scene.sql.begin(async (andre) => {
          await andre`set local session_replication_role = replica`
          await andre`set local lock_timeout = '200ms'`
          await andre`delete from ${andre(tabel)} where id = ${id}`
        })
        await expect(slettet, tabel).rejects.toMatchObject({ code: '55P03' })
      }
    }),
  )
})

test('uden den ene af dem slås alt op', async ({ scene }) => {
  const fil = await job(scene)
  await scene.somSystem(() =>
    transaktion(paaDag(0), async (tx) => {
      const [inde] = await medLaasteReferencer(tx, { ...fil, brugerId: INGEN }, () =>
        tx.db.execute<{ rolle: string }>(rolle),
      )
      expect(inde?.rolle).toBe('origin')
    }),
  )
})
