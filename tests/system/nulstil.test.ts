import { borgere } from '#demo/borgere'
import { nulstilDemo } from '#demo/saaning'
import { plusDage } from '#lib/dato'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

// The a-kasser got the kontaktforløb on 2024-01-01: in the first months most stories begin on that day, and have only come so far.
const DAGE = [
  { dag: '2024-01-02', overdraget: 0, sager: 1 },
  { dag: '2024-02-29', overdraget: 0, sager: 8 },
  { dag: '2024-07-01', overdraget: 5, sager: 8 },
  { dag: '2026-07-01', overdraget: 5, sager: 8 },
  { dag: '2026-12-31', overdraget: 5, sager: 8 },
  { dag: '2027-01-01', overdraget: 5, sager: 8 },
  { dag: '2027-06-30', overdraget: 5, sager: 8 },
] as const

for (const { dag, overdraget, sager } of DAGE) {
  test(`demoens historier kan spilles, så i dag er ${dag}`, async ({ database }) => {
    const scene = await aabnScene(database)
    const { ejer, worker } = database.adresser
    await nulstilDemo({ ejer, worker }, new Date(`${dag}T09:00:00+01:00`))
    expect(await scene.antal('borger')).toBe(borgere.length)
    expect(await scene.antal('tilmelding')).toBe(borgere.length)
    const [tal] = await scene.sql`select
      (select count(*)::int from fravaer where fravaerstype = 75 and registreret_til is null and afslutningsaarsag = 9752) as overdraget,
      (select count(*)::int from indstilling where sendt_tid is not null or status = 'KLADDE') as sager,
      (select count(*)::int from fravaer where fravaerstype = 75 and start_dato < '2024-01-01') as foer_reglen,
      (select count(*)::int from dagpengetaeller d where d.opgjort_til < d.indplaceringsdato) as umulige_timer,
      (select coalesce(max(d.timer_forbrugt / greatest(1, (d.opgjort_til - d.indplaceringsdato) / 28 + 1)), 0)::float as mest from dagpengetaeller d) as mest`
    expect(tal).toMatchObject({ overdraget, sager, foer_reglen: 0, umulige_timer: 0 })
    expect(tal?.mest, 'ingen har brugt mere, end en måned rummer').toBeLessThan(170)
    const [senest] = await scene.sql<{ tid: string }[]>`select max(tid)::date::text as tid from event`
    expect(senest && senest.tid <= plusDage(dag, 1), 'intet er sket i fremtiden').toBe(true)
    await scene.luk()
  })
}
