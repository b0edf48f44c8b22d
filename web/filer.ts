import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Fil = { type: string; cache: string; raa: Buffer; gzip?: Buffer; br?: Buffer }

const TYPER: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const FOR_EVIGT = 'public, max-age=31536000, immutable'
const ET_DOEGN = 'public, max-age=86400'
/** The best level takes ten times as long for a few bytes. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** The files of public/: few and small, so they are held in memory, compressed once. A name that is not among them is no file. */
export function laesFiler(): (sti: string) => Fil | undefined {
  const filer = new Map<string, Fil>()
  for (const navn of readdirSync('public', { recursive: true, encoding: 'utf8' })) {
    const type = TYPER[path.extname(navn)]
    if (!type) continue
    const raa = readFileSync(path.join('public', navn))
    const tekst = type.startsWith('text/') || type.startsWith('image/svg')
    const cache = navn.startsWith('samspor.') || navn.startsWith('fonts/') ? FOR_EVIGT : ET_DOEGN
    filer.set(`/${navn}`, {
      type,
      cache,
      raa,
      ...(tekst ? { gzip: gzipSync(raa), br: brotliCompressSync(raa, BROTLI) } : {}),
    })
  }
  return (sti) => filer.get(sti)
}

export function sendFil(fil: Fil, ind: IncomingMessage, ud: ServerResponse): void {
  const tager = String(ind.headers['accept-encoding'] ?? '')
  const [kodning, krop] =
    fil.br && /\bbr\b/.test(tager)
      ? (['br', fil.br] as const)
      : fil.gzip && /\bgzip\b/.test(tager)
        ? (['gzip', fil.gzip] as const)
        : ([undefined, fil.raa] as const)
  ud.setHeader('content-type', fil.type)
  ud.setHeader('cache-control', fil.cache)
  if (fil.gzip) ud.setHeader('vary', 'accept-encoding')
  if (kodning) ud.setHeader('content-encoding', kodning)
  ud.setHeader('content-length', krop.length)
  ud.end(ind.method === 'HEAD' ? undefined : krop)
}
