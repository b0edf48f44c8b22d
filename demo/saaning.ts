import { sql } from 'drizzle-orm'
import { brugDatabase, iTransaktion, lukDatabase } from '#db/client'
import { borgere } from '#demo/borgere'
import { spil } from '#demo/historie'
import { spilJobordrer } from '#demo/jobordrer'
import type { Person } from '#demo/person'
import { byg, paaDag, somAnsat } from '#demo/scene'
import { spilSelvbooking } from '#demo/selvbooking'
import { type Ansat, spilUnderretninger } from '#demo/underretninger'
import { saaEnheder, saaTilstande } from '#demo/virksomheder'
import { dagFor, plusDage } from '#lib/dato'
import { genopbygOverblik } from '#lib/overdragelse/overblik'
import { systemKontekst } from '#lib/ur'

/** Has the demo nobody yet? `url` is the worker's login. */
export async function erTom(url: string): Promise<boolean> {
  await brugDatabase(url)
  const [svar] = await iTransaktion(Date.now() + 5000, (db) =>
    db.execute<{ tom: boolean }>(sql`select not exists (select from borger) as tom`),
  )
  return svar?.tom ?? true
}

/**
 * Plays the cast's stories up to `nu` through the real use cases, so that every row the demo shows was made the way it is made in
 * production. The units of companies are a register, which the owner loads; all else is the worker's. The database has its code lists. Works for any `nu` from 2024-01-02: what cannot have happened
 * on that day is moved or left out (demo/paa-dagen.ts).
 */
export async function saaDemo(urler: { ejer: string; worker: string }, nu: Date): Promise<void> {
  await saaEnheder(urler.ejer, dagFor(nu))
  await brugDatabase(urler.worker)
  const forskydning = nu.getTime() - Date.now()
  await iTransaktion(Date.now() + 5000, (db) =>
    db.execute(
      sql`update ur set forskydning_ms = ${Math.abs(forskydning) < 60_000 ? '0' : String(Math.round(forskydning))}, demo = true where id = 1`,
    ),
  )
  const scene = await byg(nu)
  await saaTilstande(scene.dag, scene.find)
  for (const person of borgere) await spil(scene, person)
  const ansat: Ansat = (type, kode, dage, kl) =>
    somAnsat(scene, scene.find(type, kode), paaDag(plusDage(scene.dag, dage), kl))
  await spilUnderretninger(scene.dag, ansat)
  await spilSelvbooking(scene.dag, ansat)
  await spilJobordrer({
    dag: scene.dag,
    find: scene.find,
    koncept: scene.koncept,
    ansat,
  })
  // The stories were played on their own days; today is another.
  await genopbygOverblik(systemKontekst(nu))
}

/** Plays the stories of others than the cast, in the same way. */
export async function spilPersoner(url: string, nu: Date, andre: readonly Person[]): Promise<void> {
  await brugDatabase(url)
  const scene = await byg(nu)
  for (const person of andre) await spil(scene, person)
  await genopbygOverblik(systemKontekst(nu))
}

/** Empties everything but the code lists and plays the stories anew, relative to `nu`. `ejer` may truncate, `worker` may write. */
export async function nulstilDemo(urler: { ejer: string; worker: string }, nu: Date): Promise<void> {
  await brugDatabase(urler.ejer)
  await iTransaktion(Date.now() + 20_000, (db) =>
    db.execute(
      sql`truncate borger, bruger, anmodning, session, parkeret_formular, adgangslog, kaedehoved, event, levering, event_modtager,
        abonnement, driftordre, driftmodtager, bevispakke, jobordre, virksomhedstilstand, klarmelding, taellerimport_raekke, taellerimport_post,
        taellerimport_fund, taellerimport_del cascade`,
    ),
  )
  await saaDemo(urler, nu)
  await lukDatabase()
}
