import { brugDatabase, erMistetForbindelse, lukDatabase, raaSql } from '#db/client'
import { kaedNyeRaekker } from '#lib/audit/kaede'
import { env } from '#lib/env'
import { nummererEvents } from '#lib/events/nummerer'
import { log } from '#lib/log'
import { laesUr } from '#lib/ur'
import { tilsePaaJobordreberedskab } from '#worker/beredskab'
import { bestilManglendeKontrol } from '#worker/bilagskontrol'
import { hentBrevkvitteringer } from '#worker/breve'
import { koerDagsskifte } from '#worker/dagsskifte'
import { udfoerDriftordrer } from '#worker/driftordrer'
import { taelForDriften } from '#worker/driftstal'
import { foelgOpPaaFormidlinger } from '#worker/formidlinger'
import { udfoerLeveringer } from '#worker/leveringer'
import { gentag, stopAlt } from '#worker/sloejfe'
import { arbejdMedTimer, rydTimer, timerIGang } from '#worker/timeimport'
import { sendVirksomhedsmails } from '#worker/virksomhedsmail'
import { leverWebhooks, stopWebhooks, vaekWebhooksMed } from '#worker/webhooks'

/**
 * Delivers what the outbox holds, in any number of copies: jobs are claimed with a lease, numbering and chaining are done by one at a
 * time. Woken by NOTIFY; polls as well, because a notification may be lost with its connection.
 */
const url = env().DATABASE_URL_WORKER
if (!url) {
  console.error('DATABASE_URL_WORKER: mangler. Workeren har sin egen rolle i databasen.')
  process.exit(1)
}
process.on('uncaughtException', (fejl) => {
  if (erMistetForbindelse(fejl)) return log.warn('en forbindelse til databasen gik tabt')
  log.fatal({ err: fejl }, 'uventet fejl')
  process.exit(1)
})
await brugDatabase(url)

// Half of the connections at most: what people wait for needs the rest.
const samtidige = Math.min(env().TIMEIMPORT_SAMTIDIGE, Math.floor(env().DATABASE_FORBINDELSER / 2))
const timer = Array.from({ length: samtidige }, (_, nr) => gentag('timeimport', 2000, () => arbejdMedTimer(nr)))
const vaekMig: Record<string, () => void> = {
  levering: gentag('leveringer', 1000, udfoerLeveringer),
  event: gentag(
    'events',
    1000,
    async () => (await nummererEvents(await laesUr(), Date.now() + 10_000, !timerIGang())) > 0,
  ),
  webhook: gentag('webhooks', 1000, leverWebhooks),
  driftordre: gentag('driftordrer', 5000, udfoerDriftordrer),
  timeimport: () => {
    for (const vaek of timer) vaek()
  },
  formidling: gentag('formidlinger', 30_000, foelgOpPaaFormidlinger),
  virksomhedsbesked: gentag('virksomhedsmails', 2000, sendVirksomhedsmails),
}
const andre = [
  gentag('kvitteringer', 1000, hentBrevkvitteringer),
  gentag('kaede', 3000, async () => (await kaedNyeRaekker(Date.now() + 10_000)) > 0 && !timerIGang()),
  gentag('dagsskifte', 30_000, koerDagsskifte),
  gentag('driftstal', 30_000, taelForDriften),
  gentag('beredskab', 60_000, tilsePaaJobordreberedskab),
  gentag('timeimport-rest', 30_000, rydTimer),
]
vaekWebhooksMed(() => vaekMig.webhook?.())
await bestilManglendeKontrol().catch(() => log.warn('bilag fra før viruskontrollen bestilles ved næste start'))
await lyt()
log.info('worker klar')

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
// The launcher that holds our channel is gone, also when it was killed.
process.once('disconnect', stop)

async function lyt(): Promise<void> {
  try {
    await raaSql().listen('samspor', (hvad) => {
      // The clock was moved, or something that no loop has its name for: everybody looks.
      for (const vaek of vaekMig[hvad] ? [vaekMig[hvad]] : [...Object.values(vaekMig), ...andre]) vaek()
    })
  } catch {
    log.warn('kan ikke lytte på databasen; køen læses hvert sekund')
  }
}

/** Finishes what is under way, at most ten seconds, and lets go of the database. */
async function stop(): Promise<void> {
  await Promise.race([Promise.all([stopAlt(), stopWebhooks()]), new Promise((ok) => setTimeout(ok, 10_000))])
  await lukDatabase()
  process.exit(0)
}
