import { sql } from 'drizzle-orm'
import { brugDatabase, iTransaktion } from '#db/client'
import { nulstilDemo } from '#demo/saaning'
import { lavBorgere } from '#demo/syntetiske'
import { laesUr } from '#lib/ur'

const urler = () => ({ ejer: process.env.DATABASE_URL_EJER ?? '', worker: process.env.DATABASE_URL_WORKER ?? '' })
let iGang: Promise<void> = Promise.resolve()

/** One at a time: moving the clock while the tables are being filled would give a past that never was. */
function enAdGangen<T>(arbejde: () => Promise<T>): Promise<T> {
  const naeste = iGang.then(arbejde)
  iGang = naeste.then(
    () => {},
    () => {},
  )
  return naeste
}

/** Samspor's time as the demo has it. */
export const hentUr = (): Promise<Date> =>
  enAdGangen(async () => {
    await brugDatabase(urler().worker)
    return laesUr()
  })

/** Moves the clock forward and wakes the worker. False when `nu` lies before the present time: the clock never goes back. */
export const stilUr = (nu: Date): Promise<boolean> =>
  enAdGangen(async () => {
    await brugDatabase(urler().worker)
    if (nu < (await laesUr())) return false
    await iTransaktion(Date.now() + 5000, async (db) => {
      await db.execute(sql`update ur set forskydning_ms = ${String(nu.getTime() - Date.now())} where id = 1`)
      await db.execute(sql`select pg_notify('samspor', 'ur')`)
    })
    return true
  })

/** Makes citizens for a vendor's own tests. A number that is taken makes the whole call fail; nobody is half made. */
export const lavFlereBorgere = (krop: unknown) =>
  enAdGangen(async () => {
    await brugDatabase(urler().worker)
    return lavBorgere(urler().worker, await laesUr(), krop)
  })

/** Restores the seed relative to `nu`, which may lie in the past. Everybody is logged out: the people are new rows. */
export const nulstil = (nu: Date): Promise<void> => enAdGangen(() => nulstilDemo(urler(), nu))
