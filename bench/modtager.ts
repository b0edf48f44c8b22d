import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the receiver tells: where it listens, and on request what came when (milliseconds since the epoch, when 2xx was sent). */
export type Fra = { port: number } | { antal: number; kommet?: [id: string, ms: number][] }

/**
 * A receiver of webhooks in a process of its own, so that it shares no event loop with what is measured. It answers 204 at once. `antal`: how
 * many different ids have come; `kommet`: those since it was asked last.
 */
const kommet = new Map<string, number>()
let nye: [string, number][] = []

const server = createServer((req, res) => {
  req.resume()
  req.once('end', () => {
    const id = String(req.headers['webhook-id'])
    res.writeHead(204).end()
    if (kommet.has(id)) return
    const nu = performance.timeOrigin + performance.now()
    kommet.set(id, nu)
    nye.push([id, nu])
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))

process.on('message', (hvad: 'antal' | 'kommet') => {
  if (hvad === 'antal') return process.send?.({ antal: kommet.size })
  const portion = nye
  nye = []
  process.send?.({ antal: kommet.size, kommet: portion })
})
process.once('disconnect', () => process.exit(0))
