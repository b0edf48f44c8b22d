import { gzipSync } from 'node:zlib'
import { hent, type Server } from '#bench/servere'

/** Bytes of the inbox and of everything that a browser fetches to show it for the first time. */
export type Besoeg = {
  html: number
  htmlGzip: number
  scriptGzip: number
  script: number
  dele: { sti: string; gzip: number }[]
}

/** P4 and P5. Fonts that only serve rarer letters are fetched by the browser when such a letter is on the page, and counted so. */
export async function maalBesoeg(server: Server, session: { cookie: string; borgerId: string }): Promise<Besoeg> {
  const html = await (await hent(server, session)).text()
  const stilark = findAlle(html, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)
  const ikoner = findAlle(html, /<link[^>]+rel="icon"[^>]+href="([^"]+)"/g)
  const scripts = findAlle(html, /<script[^>]+src="([^"]+)"/g)
  const indlejret = findAlle(html, /<script[^>]*>([^<]+)/g).join('')
  const fonte: string[] = []
  for (const sti of stilark) fonte.push(...fonteTil((await hentFil(server, sti)).toString('utf8'), html))
  const filer = [...stilark, ...scripts, ...fonte, ...ikoner]
  const dele = [{ sti: 'indbakken (HTML)', gzip: gzipSync(html).length }]
  for (const sti of filer) dele.push({ sti, gzip: overNettet(sti, await hentFil(server, sti)) })
  return {
    html: Buffer.byteLength(html),
    htmlGzip: gzipSync(html).length,
    script: scripts.length,
    scriptGzip: dele.filter((d) => scripts.includes(d.sti)).reduce((sum, d) => sum + d.gzip, 0) + indlejret.length,
    dele,
  }
}

/** A woff2 is compressed already and goes as it is. */
const overNettet = (sti: string, indhold: Buffer) =>
  sti.endsWith('.woff2') ? indhold.length : gzipSync(indhold).length

const findAlle = (tekst: string, moenster: RegExp) => [...tekst.matchAll(moenster)].map((fund) => fund[1] ?? '')

/** The font files of a stylesheet whose unicode-range holds a letter of the page. */
function fonteTil(css: string, html: string): string[] {
  const tegn = [...new Set(html.replace(/<[^>]+>/g, ''))].map((t) => t.codePointAt(0) ?? 0)
  return findAlle(css, /(@font-face\s*\{[^}]+\})/g)
    .filter((blok) => tegn.some((t) => iOmraade(t, /unicode-range:([^;}]+)/i.exec(blok)?.[1])))
    .map((blok) => /url\(["']?([^"')]+)/.exec(blok)?.[1] ?? '')
}

function iOmraade(tegn: number, omraader = 'U+0-10FFFF'): boolean {
  return omraader.split(',').some((omraade) => {
    const [fra, til] = omraade.trim().slice(2).split('-')
    // U+4?? means U+400-4FF.
    const lav = Number.parseInt(fra?.replaceAll('?', '0') ?? '', 16)
    return tegn >= lav && tegn <= Number.parseInt(til ?? fra?.replaceAll('?', 'f') ?? '', 16)
  })
}

async function hentFil(server: Server, sti: string): Promise<Buffer> {
  const svar = await fetch(`http://127.0.0.1:${server.port}${sti}`)
  if (!svar.ok) throw new Error(`${sti} svarede ${svar.status}`)
  return Buffer.from(await svar.arrayBuffer())
}
