import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { fejlsvar } from '#components/side'
import { problemsvar, tilProblem } from '#lib/api/problem'
import { env } from '#lib/env'
import { afvisning } from '#lib/http/afvisning'
import { sidehoveder } from '#lib/http/hoveder'
import { logFejl } from '#lib/log'
import { Utilgaengelig } from '#lib/regelfund'
import { sendSvar, tilRequest } from '#web/bro'
import { laesFiler, sendFil } from '#web/filer'
import { erApi, type Fundet, type Handler, type Ruter } from '#web/ruter'
import { erFuldt, tael } from '#web/traengsel'

/** Node's own way of answering, as the framework offers it. */
export type Nodehandler = (ind: IncomingMessage, ud: ServerResponse) => Promise<void>

type Valg = {
  /** Headers of every answer. */
  hoveder: readonly { key: string; value: string }[]
  ruter: Ruter
  /** The framework, when it is ready: answers everything that is neither a file nor a plain route. */
  next: () => Promise<Nodehandler>
}

const GRAENSER = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  // Ten megabytes over a poor mobile connection.
  requestTimeout: 120_000,
  // Longer than a load balancer keeps a connection that it believes to be open.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
}

/** The one door: refuses, answers files and plain routes itself, and hands the rest to the framework. Not listening yet. */
export function opretServer({ hoveder, ruter, next }: Valg): Server {
  const findFil = laesFiler()

  async function besvar(ind: IncomingMessage, ud: ServerResponse): Promise<void> {
    for (const { key, value } of hoveder) ud.setHeader(key, value)
    const adresse = laesAdresse(ind.url ?? '')
    if (!adresse) return afslut(ud, 400)
    const sti = adresse.pathname
    const metode = ind.method ?? ''
    const fundet = ruter.find(sti)
    const modul = await fundet?.rute.hent()
    const status = afvisning({ metode, sti, hoved: (navn) => ind.headers[navn]?.toString() })
    if (status) return afslut(ud, status, status === 405 ? { allow: tilladte(modul) } : {})
    const fil = findFil(sti)
    if (fil) return metode === 'POST' ? afslut(ud, 405, { allow: 'GET, HEAD' }) : sendFil(fil, ind, ud)
    if (erFuldt(sti)) return sendSvar(await travlt(sti), ind, ud)
    const { faerdig } = tael(ind, ud)
    if (!fundet || !modul) {
      // The framework would look for a deed of its own in it, and fail.
      if (metode === 'POST' && !ruter.findes(sti)) return sendSvar(await fejlsvar('findes-ikke', 404), ind, ud)
      return (await next())(ind, ud)
    }
    const handler = modul[metode === 'HEAD' ? 'GET' : metode]
    if (!handler) return afslut(ud, 405, { allow: tilladte(modul) })
    const svar = await koer(handler, tilRequest(ind, ud, adresse.href), fundet)
    faerdig()
    // On the way out: the client's next request belongs to another process.
    if (!server.listening) ud.shouldKeepAlive = false
    await sendSvar(svar, ind, ud)
  }

  const server = createServer(GRAENSER, (ind, ud) => {
    besvar(ind, ud).catch((fejl: unknown) => {
      // A client that goes away in the middle is no error of ours.
      if (!ud.destroyed) logFejl(fejl, 'web', crypto.randomUUID())
      if (ud.headersSent) ud.destroy()
      else afslut(ud, 500)
    })
  })
  const raa = [...hoveder, { key: 'cache-control', value: 'no-store' }].map(({ key, value }) => `${key}: ${value}\r\n`)
  server.on('clientError', (fejl: NodeJS.ErrnoException, stik: Socket) => afvisRaat(fejl, stik, raa.join('')))
  return server
}

async function koer(handler: Handler, request: Request, { rute, param }: Fundet): Promise<Response> {
  try {
    return await handler(request, { params: Promise.resolve(param) })
  } catch (fejl) {
    return fejlsvar('fejl', 500, { kode: logFejl(fejl, rute.moenster, crypto.randomUUID()) })
  }
}

let travlside: Promise<string> | undefined

/** Asks to come back in a moment, a person by a page that is made once: saying no must cost next to nothing. */
async function travlt(sti: string): Promise<Response> {
  if (erApi(sti)) {
    const korrelation = crypto.randomUUID()
    return problemsvar(tilProblem(new Utilgaengelig('for mange på én gang', 2), korrelation), korrelation)
  }
  travlside ??= fejlsvar('travlt', 503).then((svar) => svar.text())
  return new Response(await travlside, { status: 503, headers: { ...sidehoveder(), 'retry-after': '2' } })
}

/** The request's own path and query at our address; undefined when it is no path or no text. */
function laesAdresse(maal: string): URL | undefined {
  if (!maal.startsWith('/')) return undefined
  try {
    const adresse = new URL(env().SAMSPOR_URL + maal)
    decodeURIComponent(adresse.pathname)
    return adresse
  } catch {
    return undefined
  }
}

const METODER = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/** What an address can be asked for. The framework's pages take forms as well. */
const tilladte = (modul: Partial<Record<string, Handler>> | undefined): string =>
  modul ? METODER.filter((m) => modul[m === 'HEAD' ? 'GET' : m]).join(', ') : 'GET, HEAD, POST'

function afslut(ud: ServerResponse, status: number, hoveder: Record<string, string> = {}): void {
  ud.writeHead(status, { 'cache-control': 'no-store', 'content-length': 0, ...hoveder })
  ud.end()
}

const STATUS: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What is not a request at all, or never became one. */
function afvisRaat(fejl: NodeJS.ErrnoException, stik: Socket, hoveder: string): void {
  if (fejl.code === 'ECONNRESET' || !stik.writable) return void stik.destroy()
  const status = STATUS[fejl.code ?? ''] ?? 400
  stik.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${hoveder}content-length: 0\r\nconnection: close\r\n\r\n`)
}
