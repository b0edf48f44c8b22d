import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One webhook as it came. `data` is the event; a trial has only its id. */
export type Modtaget = {
  id: string
  hoveder: Record<string, string>
  krop: string
  type: string
  data: {
    Loebenummer: number
    WebservicebeskedId: string
    EksternIdentifier: string
    VersionIdentifier: string
    EntitetNavn: string
  }
}
/** What the receiver does with it, after it has been noted. */
export type Svar = (m: Modtaget, res: ServerResponse) => void

export const ok: Svar = (_m, res) => res.writeHead(204).end()
export const status =
  (kode: number, hoveder: Record<string, string> = {}): Svar =>
  (_m, res) =>
    res.writeHead(kode, hoveder).end()

/** A fagsystem that receives webhooks on loopback. Everything that comes is kept, whatever is answered. */
export async function aabnModtager(foerst: Svar = ok) {
  let svar = foerst
  let server: Server
  let port = 0
  const modtaget: Modtaget[] = []
  const tagImod = async (req: IncomingMessage, res: ServerResponse) => {
    const bidder: Buffer[] = []
    for await (const bid of req) bidder.push(bid as Buffer)
    const krop = Buffer.concat(bidder).toString('utf8')
    const { type, data } = JSON.parse(krop) as Pick<Modtaget, 'type' | 'data'>
    const m = {
      id: String(req.headers['webhook-id']),
      hoveder: req.headers as Record<string, string>,
      krop,
      type,
      data,
    }
    modtaget.push(m)
    svar(m, res)
  }
  const aabn = async () => {
    server = createServer((req, res) => {
      tagImod(req, res).catch(() => res.destroy())
    })
    await new Promise<void>((klar) => server.listen(port, '127.0.0.1', klar))
    port = (server.address() as AddressInfo).port
  }
  /** Nobody listens: a connection is refused. */
  const luk = () =>
    new Promise<void>((ok) => {
      server.close(() => ok())
      server.closeAllConnections()
    })
  await aabn()
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    modtaget,
    aabn,
    luk,
    /** Whom it said yes to is up to the test; a webhook that came more than once is here once. */
    forskellige: () => [...new Map(modtaget.map((m) => [m.id, m])).values()],
    svarMed: (nyt: Svar) => {
      svar = nyt
    },
  }
}
