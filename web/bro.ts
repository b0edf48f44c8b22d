import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStrom } from 'node:stream/web'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const komprimer = promisify(gzip)
/** What is made in one piece anyhow; everything else may be long. */
const ET_STYKKE = /^(?:text\/(?:html|plain)|application\/(?:problem\+)?json)\b/
/** Below this a compressed answer is no smaller in packets. */
const MINDST = 1024
/** How far a sender may be ahead of the route. */
const FORUD = 64 * 1024

/** Node's request as the web standard's. The body comes at the route's own pace; `signal` tells when the client has gone. */
export function tilRequest(ind: IncomingMessage, ud: ServerResponse, url: string): Request {
  const afbryd = new AbortController()
  ud.once('close', () => ud.writableFinished || afbryd.abort())
  const hoveder: [string, string][] = []
  for (let i = 0; i < ind.rawHeaders.length; i += 2) hoveder.push([ind.rawHeaders[i]!, ind.rawHeaders[i + 1]!])
  const uden = ind.method === 'GET' || ind.method === 'HEAD'
  return new Request(url, {
    method: ind.method,
    headers: hoveder,
    signal: afbryd.signal,
    ...(uden ? {} : { body: tilStrom(ind), duplex: 'half' }),
  })
}

/**
 * A body as a stream that is never further ahead of its reader than a few chunks. What a route leaves unread is thrown away, not cut off:
 * a sender who is reset in the middle never sees why.
 */
function tilStrom(ind: IncomingMessage): ReadableStream<Uint8Array> {
  let slut = false
  return new ReadableStream<Uint8Array>(
    {
      start(styring) {
        ind.on('data', (bid: Buffer) => {
          if (slut) return
          styring.enqueue(bid)
          if ((styring.desiredSize ?? 0) <= 0) ind.pause()
        })
        ind.once('end', () => slut || styring.close())
        ind.once('error', (fejl) => slut || styring.error(fejl))
        ind.pause()
      },
      pull: () => void ind.resume(),
      cancel() {
        slut = true
        ind.resume()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: FORUD }),
  )
}

/** The web standard's answer through Node's: a page in one piece and compressed, a file as a stream at the reader's own pace. */
export async function sendSvar(svar: Response, ind: IncomingMessage, ud: ServerResponse): Promise<void> {
  ud.statusCode = svar.status
  for (const [navn, vaerdi] of svar.headers) if (navn !== 'set-cookie') ud.setHeader(navn, vaerdi)
  const cookies = svar.headers.getSetCookie()
  if (cookies.length > 0) ud.setHeader('set-cookie', cookies)
  if (!svar.body) return void ud.end()
  if (!ET_STYKKE.test(svar.headers.get('content-type') ?? '')) {
    if (ind.method !== 'HEAD') return pipeline(Readable.fromWeb(svar.body as WebStrom), ud)
    await svar.body.cancel()
    return void ud.end()
  }
  const krop = await presset(await svar.text(), ind, ud)
  ud.setHeader('content-length', Buffer.byteLength(krop))
  ud.end(ind.method === 'HEAD' ? undefined : krop)
}

async function presset(krop: string, ind: IncomingMessage, ud: ServerResponse): Promise<string | Buffer> {
  if (krop.length < MINDST) return krop
  ud.setHeader('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(String(ind.headers['accept-encoding'] ?? ''))) return krop
  ud.setHeader('content-encoding', 'gzip')
  return komprimer(krop)
}
