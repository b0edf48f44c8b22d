import type { Regelfund } from '#lib/regelfund'

/** A JSON body as the API takes it: at most this much (an operation may say more), this deep, and within this time. */
export const KROP_MAKS = 262_144
const DYBDE_MAKS = 32
const FRIST_MS = 10_000

/** The body could not be taken at all; `status` says why (400, 408, 413, 415). */
export class UlaeseligKrop extends Error {
  constructor(
    readonly status: 400 | 408 | 413 | 415,
    readonly fund: Regelfund,
  ) {
    super(fund.besked)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
const afvis = (status: UlaeseligKrop['status'], besked: string) =>
  new UlaeseligKrop(status, { kode: '1014', niveau: 'BLOK', besked, felt: 'krop' })

/** Reads a JSON body, counting while it comes. Throws `UlaeseligKrop`; an empty body is `undefined`. */
export async function laesJson(request: Request, maks = KROP_MAKS): Promise<unknown> {
  const type = request.headers.get('content-type')
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? ''))
    throw afvis(415, 'Indholdet må ikke være pakket (Content-Encoding).')
  const bytes = await laesBytes(request, maks)
  if (bytes.length === 0) return undefined
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type ?? ''))
    throw afvis(415, 'Indholdet skal være application/json i UTF-8.')
  let tekst: string
  try {
    tekst = utf8.decode(bytes)
  } catch {
    throw afvis(400, 'Indholdet er ikke gyldig UTF-8.')
  }
  if (dybde(tekst) > DYBDE_MAKS) throw afvis(400, `Indholdet må højst være ${DYBDE_MAKS} niveauer dybt.`)
  const vaerdi = tolk(tekst)
  if (harDobbeltNavn(tekst)) throw afvis(400, 'Et objekt i indholdet har det samme navn to gange.')
  return vaerdi
}

function tolk(tekst: string): unknown {
  try {
    return JSON.parse(tekst)
  } catch {
    throw afvis(400, 'Indholdet er ikke gyldig JSON.')
  }
}

async function laesBytes(request: Request, maks: number): Promise<Uint8Array> {
  const dele: Uint8Array[] = []
  let antal = 0
  const laeser = request.body?.getReader()
  if (!laeser) return new Uint8Array()
  let udloeb: NodeJS.Timeout | undefined
  const forSent = new Promise<never>((_, nej) => {
    udloeb = setTimeout(() => nej(afvis(408, 'Indholdet kom ikke frem i tide.')), FRIST_MS)
  })
  try {
    for (;;) {
      const { done, value } = await Promise.race([laeser.read(), forSent])
      if (done) return Buffer.concat(dele)
      antal += value.length
      if (antal > maks) throw afvis(413, `Indholdet må højst fylde ${maks} byte.`)
      dele.push(value)
    }
  } catch (fejl) {
    laeser.cancel().catch(() => {})
    if (fejl instanceof UlaeseligKrop) throw fejl
    throw afvis(400, 'Indholdet blev afbrudt.')
  } finally {
    clearTimeout(udloeb)
  }
}

/** How deep brackets nest outside strings, found before anything is built from them. */
function dybde(tekst: string): number {
  let nu = 0
  let stoerst = 0
  for (let i = 0; i < tekst.length; i++) {
    const tegn = tekst[i]
    if (tegn === '"') {
      for (i++; i < tekst.length && tekst[i] !== '"'; i++) if (tekst[i] === '\\') i++
    } else if (tegn === '[' || tegn === '{') stoerst = Math.max(stoerst, ++nu)
    else if (tegn === ']' || tegn === '}') nu--
  }
  return stoerst
}

/** Has an object a name twice? Which of the two counts would depend on who reads. `tekst` is valid JSON. */
function harDobbeltNavn(tekst: string): boolean {
  const navne: Set<string>[] = []
  for (const [del, kolon] of tekst.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (del === '{') navne.push(new Set())
    else if (del === '}') navne.pop()
    else if (kolon !== undefined) {
      const navn = JSON.parse(del.slice(0, -kolon.length)) as string
      if (navne.at(-1)?.has(navn)) return true
      navne.at(-1)?.add(navn)
    }
  }
  return false
}
