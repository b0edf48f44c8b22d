import { existsSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { test as base } from '@playwright/test'
import { type Barn, barnemiljoe, demoAdresser } from '#start/barnemiljoe'
import { logfil, type Omgivelser, sidsteLinjer, startBarn, stopBoern } from '#start/boern'
import { ventPaaSvar } from '#start/parathed'
import { ledigeIRad } from '#start/porte'
import type { Proces } from '#start/proces'
import { testopsaetning, udenSamspor } from '#start/skabelon'
import { opretTestdatabase, type Testdatabase, testserver } from '#tests/opsaetning/testdatabase'

export { expect } from '@playwright/test'
export { TESTDAG } from '#start/skabelon'

/** A whole Samspor of its own: issuer and receivers, web, worker and database, as `npm start` runs them. */
export type Server = {
  url: string
  udstederUrl: string
  digitalPostUrl: string
  database: Testdatabase
  /** The environment of the web process, with the secrets that a test signs with. */
  env: NodeJS.ProcessEnv
  /** What another process of the same Samspor is started with: a second worker. */
  omgivelser: Omgivelser
  data: string
  /** `draeb()` is kill -9 and leaves it down until `start()`; `stop()` is the orderly way. A crash by itself is healed. */
  web: Proces
  worker: Proces
  demo: Proces
  /** Resolves when web answers readyz with 200. */
  klar: () => Promise<void>
  log: (barn: Barn) => string
  stop: () => Promise<void>
}

const KLAR_INDEN_MS = 30_000

/** Starts one; fault tests that hurt a server start their own. `env` adds to or replaces what the demo sets. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const { data: faelles, hemmeligheder } = testserver()
  const [database, port] = await Promise.all([opretTestdatabase(), ledigeIRad(4)])
  const data = mkdtempSync(path.join(faelles, 'server-'))
  const opsaetning = testopsaetning(data, port)
  const omgivelser: Omgivelser = {
    env: { ...udenSamspor(process.env), ...env },
    opsaetning,
    hemmeligheder,
    databaser: database.adresser,
  }
  const start = (barn: Barn) => startBarn(barn, omgivelser, { tilFil: true })
  const [demo, worker, web] = [start('demo'), start('worker'), start('web')]
  const { udsteder, digitalPost } = demoAdresser(opsaetning)
  const klar = () => ventPaaSvar(`${opsaetning.url}/readyz`, KLAR_INDEN_MS)
  const stop = async () => {
    await stopBoern({ demo, worker, web }, 50)
    await database.slet()
  }
  try {
    await Promise.all([klar(), ventPaaSvar(`${udsteder}/.well-known/openid-configuration`, KLAR_INDEN_MS)])
  } catch (fejl) {
    await stop()
    throw new Error(`${fejl instanceof Error ? fejl.message : fejl}\n${sidsteLinjer(data)}`)
  }
  return {
    url: opsaetning.url,
    udstederUrl: udsteder,
    digitalPostUrl: digitalPost,
    database,
    env: barnemiljoe('web', omgivelser),
    omgivelser,
    data,
    web,
    worker,
    demo,
    klar,
    log: (barn) => logfil(data, barn),
    stop,
  }
}

/** `server`: one per test worker, shared by the files that it runs. Relative addresses mean this server. */
export const test = base.extend<{ logVedFejl: undefined }, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  logVedFejl: [
    async ({ server }, use, info) => {
      await use(undefined)
      if (info.status === info.expectedStatus) return
      for (const barn of ['web', 'worker', 'demo'] as const) {
        const fil = server.log(barn)
        if (existsSync(fil)) await info.attach(`${barn}.log`, { path: fil })
      }
    },
    { auto: true },
  ],
})
