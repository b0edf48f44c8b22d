import { expect, test } from '@playwright/test'
import { efterproevKaeder, kaedNyeRaekker } from '#lib/audit/kaede'
import { afslaaIndstilling } from '#lib/indstilling/afgoer'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { Utilgaengelig } from '#lib/regelfund'
import { afslagMed, felter, tilfaeldig } from '#tests/system/scene'
import { startServerScene } from '#tests/system/server-scene'

const FROE = Number(process.env.SAMSPOR_FROE ?? Math.floor(Math.random() * 1e9))
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms))

test('Tolv drab midt i arbejdet: alt, hvad der blev kvitteret for, er der én gang', async () => {
  test.setTimeout(120_000)
  const tal = tilfaeldig(FROE)
  const scene = await startServerScene()
  const { sql, server } = scene
  try {
    const medlemmer = await scene.somSystem(() => Promise.all([1, 2, 3, 4].map(() => scene.nytMedlem())))
    const [anna, jens] = [await scene.som('anna'), await scene.som('jens')]
    const frisk = <T extends object>(ctx: T) => ({ ...ctx, frist: Date.now() + 5_000, requestId: crypto.randomUUID() })
    const sendt: string[] = []
    const afgjort: string[] = []
    let faerdig = false
    const klient = async (nr: number) => {
      while (!faerdig) {
        try {
          const { id } = await opretKladde(frisk(anna), { borgerId: medlemmer[nr] ?? '', felter: felter() })
          await sendIndstilling(frisk(anna), { id, version: 1 })
          sendt.push(id)
          await tagIndstilling(frisk(jens), { id, version: 2 })
          await afslaaIndstilling(frisk(jens), { id, version: 3, felter: afslagMed() })
          afgjort.push(id)
        } catch (fejl) {
          if (!(fejl instanceof Utilgaengelig)) throw fejl // what was not answered may or may not be there
        }
        await pause(120 + tal() * 120)
      }
    }
    const drab = [
      async () => {
        await server.worker.draeb()
        await pause(tal() * 300)
        server.worker.start()
      },
      async () => {
        await server.demo.draeb()
        await pause(tal() * 300)
        server.demo.start()
      },
      async () => {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'samspor_worker'`
      },
      async () => {
        await server.web.draeb()
        server.web.start()
      },
    ]
    const klienter = Promise.all([0, 1, 2, 3].map(klient))
    klienter.catch(() => {
      faerdig = true
    })
    for (let nr = 0; nr < 12; nr += 1) {
      await pause(200 + tal() * 400)
      await drab[nr < 4 ? nr : Math.floor(tal() * 3)]?.()
    }
    // However slow the machine: enough must have been acknowledged for the promise to mean something.
    await expect.poll(() => Math.min(sendt.length, afgjort.length), { timeout: 40_000 }).toBeGreaterThan(6)
    faerdig = true
    await klienter
    // A gateway that was down is tried again by Samspor's clock. A dead worker's lease ends after a minute; here after ten seconds.
    await expect
      .poll(
        async () => {
          await scene.frem(6).catch(() => 0)
          await sql`update levering set laan_til = null where faerdig_tid is null and laan_til < clock_timestamp() + interval '50 s'`
          const [r] = await sql<{ antal: number }[]>`
            select count(*)::int as antal from indstilling where status = 'AFGJORT_AFVENTER_POST'`
          return r?.antal
        },
        { timeout: 40_000, intervals: [1000] },
      )
      .toBe(0)

    const galt = await sql`
      select i.id, i.status,
        (select count(*)::int from besked b where b.traad_id = i.traad_id and b.skabelon = 'INDSTILLING_SENDT') as beskeder,
        (select count(*)::int from opgave o where o.objekt_id = i.id and o.type = 'NY_INDSTILLING') as opgaver,
        (select count(*)::int from event e where e.ekstern_id = i.id and e.navn = 'IndstillingSendt') as events
      from indstilling i where i.id in ${sql(sendt)}`
    expect(galt).toHaveLength(sendt.length)
    for (const r of galt) expect(r, `frø ${FROE}`).toMatchObject({ beskeder: 1, opgaver: 1, events: 1 })
    const afgjorte = await sql`
      select i.id, i.status, (select count(*)::int from brev b where b.indstilling_id = i.id) as breve,
        (select count(*)::int from besked b where b.traad_id = i.traad_id and b.skabelon = 'INDSTILLING_AFSLAG') as svar,
        (select count(*)::int from event e where e.ekstern_id = i.id and e.navn = 'IndstillingAfslaaet') as events
      from indstilling i where i.id in ${sql(afgjort)}`
    expect(afgjorte).toHaveLength(afgjort.length)
    for (const r of afgjorte) expect(r, `frø ${FROE}`).toMatchObject({ status: 'AFSLAG', breve: 1, svar: 1, events: 1 })
    const post = await fetch(`${server.digitalPostUrl}/styring/post`)
    const { breve } = (await post.json()) as { breve: { uuid: string }[] }
    const uuider = await sql<
      { uuid: string }[]
    >`select message_uuid::text as uuid from brev where indstilling_id in ${sql(afgjort)}`
    for (const { uuid } of uuider)
      expect(
        breve.filter((b) => b.uuid === uuid),
        `frø ${FROE}`,
      ).toHaveLength(1)
    await scene.somSystem(async () => {
      while ((await kaedNyeRaekker(Date.now() + 10_000)) > 0);
      expect((await efterproevKaeder()).fejl).toEqual([])
    })
    const [numre] =
      await sql`select count(*)::int as antal, max(loebenummer)::int as sidste, count(distinct loebenummer)::int as hver
      from event where loebenummer is not null`
    expect(numre?.antal).toBe(numre?.sidste)
    expect(numre?.antal).toBe(numre?.hver)
  } catch (fejl) {
    throw new Error(`Gentag med SAMSPOR_FROE=${FROE}: ${fejl instanceof Error ? fejl.message : fejl}`, { cause: fejl })
  } finally {
    await scene.slut()
  }
})
