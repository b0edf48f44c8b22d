import type { Scene } from '#tests/system/scene'

type Ny = {
  oprettet: string
  hos?: string
  antal?: number
  henvist?: boolean
  ansat?: boolean
  ret?: Record<string, unknown>
  uden?: 'levering'
}
let nr = 0

/** Orders as they stand in the tables; how they came there is tried elsewhere. */
export async function orden(scene: Pick<Scene, 'sql' | 'find' | 'borgerId'>, gange: number, ny: Ny): Promise<void> {
  const kbh = await scene.find('jobcenter', ny.hos ?? '10100')
  const firma = await scene.find('star', 'STAR')
  const borgerId = await scene.borgerId('karen')
  const tid = new Date(ny.oprettet)
  for (let i = 0; i < gange; i += 1) {
    nr += 1
    const [o] = await scene.sql<{ id: string }[]>`
      insert into jobordre ${scene.sql({
        sagsnummer: `JO-${nr}`,
        version: 1,
        status: 'AFSLUTTET_OPFYLDT',
        type: 1,
        titel: 'Kok',
        beskrivelse: 'Kok',
        formidlingsfrist: '2026-12-01',
        antal_stillinger: ny.antal ?? 1,
        virksomhed_id: firma.id,
        virksomhed_navn: 'F',
        cvr: '99000007',
        myndighed_id: kbh.id,
        myndighed_navn: kbh.navn,
        oprettet_af_virksomhed: true,
        oprettet_af_navn: 'P',
        oprettet_tid: tid,
        aendret_tid: tid,
        sendt_tid: tid,
        afsluttet_tid: tid,
        ...ny.ret,
      })} returning id`
    if (ny.uden !== 'levering')
      await scene.sql`insert into jobordre_myndighed (jobordre_id, virksomhed_id, myndighed_id, maade, fra) values (${o!.id}, ${firma.id}, ${kbh.id}, 'VALGT', ${tid})`
    if (ny.henvist)
      await scene.sql`insert into formidling ${scene.sql({
        jobordre_id: o!.id,
        virksomhed_id: firma.id,
        borger_id: borgerId,
        version: 1,
        status: ny.ansat ? 9204 : 9205,
        myndighed_id: kbh.id,
        myndighed_navn: kbh.navn,
        sagsbehandler_navn: 'J',
        oprettet_tid: tid,
        aendret_tid: tid,
        henvist_tid: tid,
        endelig_tid: tid,
      })}`
  }
}
