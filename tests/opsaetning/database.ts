import { test as base } from '@playwright/test'
import { brugDatabase, lukDatabase } from '#db/client'
import { barnemiljoe } from '#start/barnemiljoe'
import { testopsaetning, udenSamspor } from '#start/skabelon'
import { opretTestdatabase, type Testdatabase, testserver } from '#tests/opsaetning/testdatabase'

export { expect } from '@playwright/test'
export { TESTDAG } from '#start/skabelon'

type ForFil = (fil: string) => Promise<Testdatabase>

/**
 * `database`: every test file has a database of its own, and use cases called from the test use it as the web role.
 * Tests that act as another role call `brugDatabase(database.adresser.worker)`; the next test starts as web again.
 */
export const test = base.extend<{ database: Testdatabase }, { databaseForFil: ForFil }>({
  databaseForFil: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      let sidste: { fil: string; database: Testdatabase } | undefined
      await use(async (fil) => {
        if (sidste?.fil === fil) return sidste.database
        await lukDatabase()
        await sidste?.database.slet()
        sidste = { fil, database: await opretTestdatabase() }
        return sidste.database
      })
      await lukDatabase()
      await sidste?.database.slet()
    },
    { scope: 'worker' },
  ],
  database: async ({ databaseForFil }, use, info) => {
    const database = await databaseForFil(info.file)
    const { data, hemmeligheder } = testserver()
    const env = udenSamspor(process.env)
    Object.assign(
      process.env,
      barnemiljoe('worker', {
        env,
        opsaetning: testopsaetning(data, 3000),
        hemmeligheder,
        databaser: database.adresser,
      }),
    )
    await brugDatabase(database.adresser.web)
    await use(database)
  },
})
