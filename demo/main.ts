/**
 * The demo's outside world as one process: the issuer on PORT + 1, the Digital Post receiver on PORT + 2, the mail server on
 * PORT + 3.
 * Started by the launcher beside web and worker; stopped by SIGTERM. Reads PORT, HOST, SAMSPOR_URL, SAMSPOR_DATA,
 * OIDC_<DOER>_ISSUER, _CLIENT_ID and _CLIENT_SECRET, DIGITAL_POST_SYSTEM and _NOEGLE.
 */
import { join } from 'node:path'
import { startDigitalPost } from '#demo/digital-post'
import { DOERE, type Doer } from '#demo/person'
import { type Klient, startUdsteder } from '#demo/udsteder'

const env = process.env
const port = Number(env.PORT ?? 3000)
const host = env.HOST ?? '127.0.0.1'
const samsporUrl = (env.SAMSPOR_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, '')
const mappe = env.SAMSPOR_DATA ?? '.data'

const udsteder = await startUdsteder({
  port: port + 1,
  host,
  samsporUrl,
  klienter: Object.fromEntries(DOERE.map((doer) => [doer, klientFor(doer)])) as Record<Doer, Klient>,
  url: env.OIDC_BORGER_ISSUER ?? `http://${new URL(samsporUrl).hostname}:${port + 1}`,
  api: env.API_DEMO_NOEGLE
    ? { audience: env.API_AUDIENCE ?? `${samsporUrl}/api`, noegle: env.API_DEMO_NOEGLE }
    : undefined,
  mappe,
})
const digitalPost = await startDigitalPost({
  port: port + 2,
  // Samspor's worker always calls 127.0.0.1, whatever address the pages have.
  host: host === '0.0.0.0' ? host : '127.0.0.1',
  mailPort: port + 3,
  samsporUrl,
  mappe: join(mappe, 'digital-post'),
  systemer: { [env.DIGITAL_POST_SYSTEM ?? 'samspor']: krav('DIGITAL_POST_NOEGLE') },
})
console.log(`Udsteder på ${udsteder.url}, Digital Post på ${digitalPost.url} (postkasse: /post)`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
// Sent when the launcher that holds our channel is gone, also when it was killed.
process.once('disconnect', stop)

async function stop() {
  await Promise.all([udsteder.stop(), digitalPost.stop()])
  process.exit(0)
}

function klientFor(doer: Doer): Klient {
  const navn = `OIDC_${doer.toUpperCase()}`
  return { id: env[`${navn}_CLIENT_ID`] ?? `samspor-${doer}`, hemmelighed: krav(`${navn}_CLIENT_SECRET`) }
}

function krav(navn: string): string {
  const vaerdi = env[navn]
  if (!vaerdi) throw new Error(`${navn}: mangler.`)
  return vaerdi
}
