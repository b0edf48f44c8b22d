import { Server } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { erMistetForbindelse, lukDatabase } from '#db/client'
import { log } from '#lib/log'
import { startWeb } from '#lib/start-web'
import { laesRuter } from '#web/ruter'
import { type Nodehandler, opretServer } from '#web/server'

/**
 * The web process. Citizens' pages and the API are answered here; staff pages by the framework in the same process, which takes longer to
 * get ready: their first requests wait for it, nobody else's do.
 */
const SLUT_SENEST_MS = 9_000

process.on('uncaughtException', (fejl) => {
  if (erMistetForbindelse(fejl)) return log.warn('en forbindelse til databasen gik tabt')
  log.fatal({ err: fejl }, 'uventet fejl')
  process.exit(1)
})

const vaert = process.env.HOST ?? '127.0.0.1'
const port = Number(process.env.PORT ?? 3000)
await startWeb()
const { HOVEDER } = (await import(pathToFileURL(path.resolve('next.config.js')).href)) as {
  HOVEDER: { key: string; value: string }[]
}
const ruter = laesRuter()
const server = opretServer({ hoveder: HOVEDER, ruter, next: hentNext })
server.listen(port, vaert, forbered)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)

/** Loads what has not been asked for yet, citizens' pages first. */
async function forbered(): Promise<void> {
  log.info({ port }, 'web lytter')
  for (const rute of ruter.alle) await rute.hent()
  await hentNext()
  log.info('web klar')
}

let next: Promise<Nodehandler> | undefined

function hentNext(): Promise<Nodehandler> {
  next ??= startNext()
  return next
}

async function startNext(): Promise<Nodehandler> {
  const { default: start } = await import('next')
  // It would answer upgrades by itself; on a server that nobody reaches it hears of none.
  const app = start({ dev: false, quiet: true, hostname: vaert, port, httpServer: new Server() })
  await app.prepare()
  return app.getRequestHandler()
}

/** Takes no more, finishes what has begun, and is gone within ten seconds. */
function stop(): void {
  const nu = async () => {
    await lukDatabase()
    process.exit(0)
  }
  server.close(nu)
  setInterval(() => server.closeIdleConnections(), 100).unref()
  setTimeout(nu, SLUT_SENEST_MS).unref()
}
