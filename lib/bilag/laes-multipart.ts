import { Readable } from 'node:stream'
import type { ReadableStream as WebStrom } from 'node:stream/web'
import busboy from 'busboy'
import { type Felter, ForStor } from '#lib/http/formular'
import { Afvist, type Regelfund } from '#lib/regelfund'

/** Largest file: 10 MiB. */
export const MAKS_FIL = 10_485_760
const MAKS_FELTER = 100
/** Room for the longest text that a draft may hold, four bytes a character. */
const MAKS_FELT = 80_000

/** The sender broke off. */
export const AFBRUDT: Regelfund = {
  kode: 'BB-003',
  niveau: 'BLOK',
  besked: 'Filen kom ikke helt frem. Prøv igen.',
  felt: 'bilag',
}

export type Filstroem = Readable & { truncated?: boolean }

/**
 * Reads a form with at most one file as it comes. `tagFil` gets the stream and its name and its answer is `fil`; without `tagFil`, and for a
 * file field that was left empty, the bytes are thrown away. Throws Afvist (400) when the sender broke off, ForStor when a form is larger
 * than any of ours. A file is cut off at `maksFil` bytes, and says so (`truncated`).
 */
export async function laesMultipart<T>(
  request: Request,
  tagFil?: (strom: Filstroem, navn: string) => Promise<T>,
  maksFil = MAKS_FIL,
): Promise<{ felter: Felter; fil: T | null }> {
  const felter: Felter = {}
  if (!request.body || !/^multipart\/form-data;/i.test(request.headers.get('content-type') ?? ''))
    throw new Afvist([AFBRUDT], 400)
  const laeser = busboy({
    headers: Object.fromEntries(request.headers),
    defParamCharset: 'utf8',
    limits: { files: 1, fileSize: maksFil, fields: MAKS_FELTER, fieldSize: MAKS_FELT },
  })
  const krop = Readable.fromWeb(request.body as WebStrom)
  let fil: Promise<T> | undefined
  const slut = new Promise<void>((ok, nej) => {
    laeser.on('field', (navn, vaerdi, info) => {
      if (info.valueTruncated) nej(new ForStor())
      felter[navn] = vaerdi
    })
    laeser.on('fieldsLimit', () => nej(new ForStor()))
    laeser.on('file', (_felt, strom, { filename }) => {
      if (!tagFil || !filename) {
        strom.resume()
        return
      }
      fil = tagFil(strom, filename)
      fil.catch(nej)
    })
    laeser.on('close', ok)
    laeser.on('error', () => nej(new Afvist([AFBRUDT], 400)))
    krop.on('error', () => nej(new Afvist([AFBRUDT], 400)))
  })
  krop.pipe(laeser)
  try {
    await slut
    return { felter, fil: (await fil) ?? null }
  } finally {
    krop.unpipe(laeser)
    krop.destroy()
  }
}
