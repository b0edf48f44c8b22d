import { randomBytes } from 'node:crypto'
import type { Databaseadresser } from '#start/barnemiljoe'
import { adresser, medForbindelse, sikrDatabase } from '#start/roller'
import { SKABELON, type Testserver } from '#start/skabelon'

/** A database made from the template. `superbruger` is for what no role of ours may do (locks, terminating sessions). */
export type Testdatabase = {
  navn: string
  adresser: Required<Databaseadresser>
  superbruger: string
  slet: () => Promise<void>
}

/** The throw-away server of this run; it exists under `npm test` only. */
export function testserver(): Testserver {
  const tekst = process.env.SAMSPOR_TESTDATABASE
  if (!tekst)
    throw new Error(
      'Prøver, der bruger databasen, køres med npm test, fx: npm test -- --project=system tests/system/navn',
    )
  return JSON.parse(tekst) as Testserver
}

/** A new copy of the template: migrated, with the code lists and the cast as on `TESTDAG`. */
export async function opretTestdatabase(): Promise<Testdatabase> {
  const { port, url, hemmeligheder } = testserver()
  const navn = `t_${randomBytes(6).toString('hex')}`
  await sikrDatabase(url, navn, SKABELON)
  return {
    navn,
    adresser: adresser(port, hemmeligheder.postgres, navn),
    superbruger: url.replace(/\/postgres$/, `/${navn}`),
    slet: () =>
      medForbindelse(url, async (sql) => void (await sql.unsafe(`drop database if exists "${navn}" with (force)`))),
  }
}
