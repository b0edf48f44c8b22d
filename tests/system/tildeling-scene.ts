import { JOBVEJEN } from '#demo/medarbejdere'
import type { Dag } from '#lib/dato'
import type { Kontekst, OrganisationRef } from '#lib/kontekst'
import { tildelBorger } from '#lib/tildeling/tildel'
import { IDAG, type Scene } from '#tests/system/scene'

/** København gives the citizen to Jobvejen, from today unless told. */
export async function tildelJobvejen(
  scene: Scene,
  borgerId: string,
  { fra = IDAG, til }: { fra?: Dag; til?: Dag } = {},
): Promise<string> {
  const { id } = await tildelBorger(await scene.som('jens'), { borgerId, aktoer: JOBVEJEN.kode, fra, til })
  return id
}

/** Somebody at another anden aktør, which serves nobody. */
export async function fremmedAktoer(scene: Scene, dage = 0): Promise<Kontekst> {
  const [fremmed] = await scene.sql<
    OrganisationRef[]
  >`insert into organisation (type, kode, navn, kort_navn, gyldig_fra, kilde)
    values ('anden_aktoer', '99000058', 'Sporskiftet A/S', 'Sporskiftet', '2020-01-01', 'Prøve')
    on conflict (type, kode) do update set navn = excluded.navn returning id, type, kode, navn, kort_navn as "kortNavn"`
  const [b] = await scene.sql<{ id: string }[]>`insert into bruger (organisation_id, udsteder, subject, navn, rolle)
    values (${fremmed?.id ?? ''}, 'proeve', 'fremmed', 'Frida Fremmed', 'sagsbehandler')
    on conflict (udsteder, subject, organisation_id) do update set navn = excluded.navn returning id`
  if (!fremmed || !b) throw new Error('den fremmede aktør blev ikke lavet')
  return {
    ...(await scene.som('jonna', dage)),
    aktoer: { slags: 'bruger', brugerId: b.id, navn: 'Frida Fremmed', rolle: 'sagsbehandler', organisation: fremmed },
  }
}
