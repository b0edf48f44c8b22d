import { expect, test } from '@playwright/test'
import { fagsystem } from '#tests/system/api-scene'
import { tilfaeldig } from '#tests/system/scene'
import { startServerScene } from '#tests/system/server-scene'
import { fil, lavMedlemmer, linje, naar, STI, send } from '#tests/system/timeimport-scene'

const FROE = Number(process.env.SAMSPOR_FROE ?? Math.floor(Math.random() * 1e9))
const ANTAL = 12_000
const pause = (ms: number) => new Promise((ok) => setTimeout(ok, ms))

test('workeren dræbes midt i en fil, igen og igen: hver række er der én gang, og tallene er som uden drab', async () => {
  test.setTimeout(180_000)
  const tal = tilfaeldig(FROE)
  const scene = await startServerScene()
  const { sql, server } = scene
  try {
    const hk = await fagsystem(server, 'fagsystem-hk')
    const numre = await lavMedlemmer(server, ANTAL)
    const timer = (nr: number) => nr % 450
    const linjer = numre.map((cpr, nr) => linje({ cpr, timer: `${timer(nr)},50` }))
    const naaet = numre.filter((_, nr) => timer(nr) + 0.5 >= 410).length
    const naermer = numre.filter((_, nr) => timer(nr) + 0.5 < 410 && 410 - timer(nr) - 0.5 <= 160.33).length
    const draeb = async (gange: number) => {
      for (let nr = 0; nr < gange; nr += 1) {
        await pause(100 + tal() * 700)
        await server.worker.draeb()
        await pause(tal() * 200)
        server.worker.start()
        await pause(600)
      }
    }
    const { krop } = await send(hk, fil([...linjer, 'en;forkert;række']))
    await draeb(2)
    expect(await naar(hk, krop.id, 'KLAR', 60_000), `frø ${FROE}`).toMatchObject({ nye: ANTAL, fejl: 1 })
    await hk('POST', `${STI}/${krop.id}/action/indlaes`, { krop: { kunGode: true } })
    await draeb(4)
    expect(await naar(hk, krop.id, 'FAERDIG', 90_000), `frø ${FROE}`).toMatchObject({
      gemt: ANTAL,
      uaendrede: 0,
      fejl: 1,
      graenseNaaet: naaet,
      graenseNaermerSig: naermer,
    })
    const [stand] = await sql`
      with f as (select b.id from borger b where b.navn = 'Filmedlem')
      select (select count(*)::int from dagpengetaeller d join f on f.id = d.borger_id) as taellere,
        (select count(distinct d.borger_id)::int from dagpengetaeller d join f on f.id = d.borger_id) as borgere,
        (select count(*)::int from event e join f on f.id = e.borger_id where e.navn = 'DagpengetaellerIndberettet' and e.masse) as events,
        (select count(*)::int from event e where e.navn = 'DagpengetaellerIndberettet'
          and exists (select from f where f.id = e.borger_id) and not exists (select from dagpengetaeller d where d.id = e.ekstern_id)) as loese,
        (select count(*)::int from adgangslog l join f on f.id = l.borger_id where l.art = 'OPRET' and l.handling = 'dagpengetaeller.opret') as log,
        (select sum(d.timer_forbrugt)::text from dagpengetaeller d join f on f.id = d.borger_id) as timer,
        (select count(*)::int from opgave o join f on f.id = o.borger_id where o.type = 'TIMEGRAENSE_NAAET') as naaet,
        (select count(*)::int from opgave o join f on f.id = o.borger_id where o.type = 'TIMEGRAENSE_NAERMER_SIG') as naermer`
    const sum = numre.reduce((ialt, _, nr) => ialt + timer(nr) * 100 + 50, 0)
    expect(stand, `frø ${FROE}`).toEqual({
      taellere: ANTAL,
      borgere: ANTAL,
      events: ANTAL,
      loese: 0,
      log: ANTAL,
      timer: `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`,
      naaet,
      naermer,
    })
  } finally {
    await scene.slut()
  }
})

test('en fil afbrydes midt i: tallet er præcis det, der blev gemt, og resten kommer med, når den sendes igen', async () => {
  test.setTimeout(180_000)
  const scene = await startServerScene()
  const { sql, server } = scene
  const gemte = async () =>
    (
      await sql<{ n: number }[]>`select count(*)::int as n from dagpengetaeller d join borger b on b.id = d.borger_id
      where b.navn = 'Filmedlem'`
    )[0]?.n ?? 0
  try {
    const hk = await fagsystem(server, 'fagsystem-hk')
    const linjer = (await lavMedlemmer(server, ANTAL)).map((cpr, nr) => linje({ cpr, timer: `${nr % 450},50` }))
    const { krop } = await send(hk, fil(linjer))
    await naar(hk, krop.id, 'KLAR', 60_000)
    await hk('POST', `${STI}/${krop.id}/action/indlaes`, { krop: {} })
    await expect.poll(gemte, { intervals: [5] }).toBeGreaterThan(0)
    const afbrudt = (await hk('POST', `${STI}/${krop.id}/action/afbryd`)).krop
    const straks = await gemte()
    expect(afbrudt).toMatchObject({ status: 'AFBRUDT', gemt: straks })
    expect(straks, 'der var noget tilbage').toBeLessThan(ANTAL)
    await pause(2000)
    expect(await gemte(), 'intet kommer til efter svaret').toBe(straks)
    const igen = await send(hk, fil(linjer))
    await naar(hk, igen.krop.id, 'KLAR', 60_000)
    await hk('POST', `${STI}/${igen.krop.id}/action/indlaes`, { krop: {} })
    expect(await naar(hk, igen.krop.id, 'FAERDIG', 60_000)).toMatchObject({ gemt: ANTAL - straks, uaendrede: straks })
    const [rest] = await sql`select count(*)::int as n from taellerimport_del where import_id = ${igen.krop.id}`
    expect(rest?.n).toBe(0)
  } finally {
    await scene.slut()
  }
})
