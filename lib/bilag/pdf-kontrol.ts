import { inflateSync } from 'node:zlib'

export type PdfFejl = 'PDF_ULAESELIG' | 'PDF_BLANDET' | 'PDF_ADGANGSKODE' | 'PDF_PROGRAM'

/**
 * Looks through a whole PDF for what we do not take: a missing end, something else wrapped around it, a password,
 * JavaScript, or an action that starts a program. Hygiene that a user can act on at once; it does not replace a virus scanner.
 */
export function kontrollerPdf(bytes: Uint8Array): PdfFejl | undefined {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

  const slut = pdf.lastIndexOf('%%EOF')
  if (slut === -1) return 'PDF_ULAESELIG'
  if (!/^[\s\0]*$/.test(pdf.toString('latin1', slut + 5))) return 'PDF_BLANDET'
  if (WEBSIDE.test(pdf.toString('latin1', 0, 1024))) return 'PDF_BLANDET'

  const tekst = pdf.toString('latin1')
  if (ADGANGSKODE.test(tekst)) return 'PDF_ADGANGSKODE'
  if (PROGRAM.test(tekst)) return 'PDF_PROGRAM'

  const pakkede = pakkedeObjekter(pdf, tekst)
  if (!pakkede) return 'PDF_ULAESELIG'
  return pakkede.some((objekter) => PROGRAM.test(objekter)) ? 'PDF_PROGRAM' : undefined
}

const WEBSIDE = /<\s*(!doctype\s+html|html|head|body|script|svg|iframe)\b/i
// Only whole pairs count: the bare word "/JavaScript" may stand in the text of an applicant's CV.
const ADGANGSKODE = new RegExp(String.raw`${navn('Encrypt')}\s*(?:\d+\s+\d+\s+R|<<)`)
const PROGRAM = new RegExp(String.raw`${navn('S')}[\s\0]*(?:${navn('JavaScript')}|${navn('Launch')})(?![A-Za-z0-9])`)
const OBJEKTER = new RegExp(navn('ObjStm'))
const HOEJST_UDPAKKET = 32 * 1024 * 1024

/** The contents of all object streams, where newer PDFs keep their dictionaries; undefined when one cannot be read. */
function pakkedeObjekter(pdf: Buffer, tekst: string): string[] | undefined {
  const fundne: string[] = []
  let plads = HOEJST_UDPAKKET
  let forrige = 0

  for (const { index, 0: ord } of tekst.matchAll(/stream\r?\n/g)) {
    const ordbog = tekst.slice(forrige, index)
    forrige = index + ord.length
    if (!OBJEKTER.test(ordbog) || !ordbog.includes('/Filter')) continue

    const slut = pdf.indexOf('endstream', forrige)
    const objekter = pakUd(pdf.subarray(forrige, slut === -1 ? undefined : slut), plads)
    if (!objekter) return undefined
    plads -= objekter.length
    fundne.push(objekter.toString('latin1'))
  }
  return fundne
}

function pakUd(indhold: Buffer, hoejst: number): Buffer | undefined {
  try {
    return inflateSync(indhold, { maxOutputLength: Math.max(hoejst, 1) })
  } catch {
    return undefined
  }
}

/** Pattern for a PDF name, where each letter may also be written as its code: `/S` is `/#53`. */
function navn(tekst: string): string {
  const tegn = [...tekst].map(
    (t) =>
      `(?:${t}|#${t
        .charCodeAt(0)
        .toString(16)
        .replace(/[a-f]/g, (c) => `[${c}${c.toUpperCase()}]`)})`,
  )
  return `/${tegn.join('')}`
}
