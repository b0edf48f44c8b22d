import { fileTypeFromBuffer } from 'file-type'
import { rensFilnavn } from '#lib/bilag/filnavn'
import { kontrollerPdf, type PdfFejl } from '#lib/bilag/pdf-kontrol'
import { kontrollerXml, type XmlFejl } from '#lib/bilag/xml-kontrol'
import type { Regelfund } from '#lib/regelfund'

export type Filtype = 'pdf' | 'xml'
export type FilVurdering = { mime?: 'application/pdf' | 'application/xml'; renNavn: string; fund: Regelfund[] }

/**
 * Judges an attachment by its content, never by its name. `bytes` may be the first part of a file of `stoerrelse` bytes
 * (at least 4 kB, or all of it): then size, name and type are judged, and the whole is judged when it is there.
 * A BLOK means that the file is not taken; the ADVAR tells that the name was changed. Limits: decisions on attachments (10 MiB).
 */
export async function vurderFil(fil: {
  navn: string
  bytes: Uint8Array
  stoerrelse?: number
  tilladt: readonly Filtype[]
  maxBytes: number
}): Promise<FilVurdering> {
  const { bytes, tilladt, maxBytes, stoerrelse = bytes.length } = fil
  const type = await typeAf(bytes)
  const { navn: renNavn, fund: navnefund } = rensFilnavn(fil.navn, type)

  if (stoerrelse === 0) return { renNavn, fund: [blok('BB-003', 'Filen er tom.')] }
  if (stoerrelse > maxBytes) return { renNavn, fund: [blok('BB-005', forStor(stoerrelse, maxBytes))] }
  if (!type || !tilladt.includes(type)) return { renNavn, fund: [blok('BB-003', forkertType(tilladt))] }

  const erHele = bytes.length >= stoerrelse
  const fejl = erHele && (type === 'pdf' ? kontrollerPdf(bytes) : kontrollerXml(bytes))
  if (fejl) return { renNavn, fund: [blok('BB-003', TEKSTER[fejl])] }
  return { mime: `application/${type}`, renNavn, fund: navnefund }
}

const TEKSTER: Record<PdfFejl | XmlFejl, string> = {
  PDF_ADGANGSKODE: 'PDF-filen er låst med adgangskode. Fjern koden, og prøv igen.',
  PDF_ULAESELIG: 'PDF-filen kan ikke læses. Gem dokumentet som PDF igen, og prøv igen.',
  PDF_BLANDET: 'Filen indeholder andet end en PDF. Gem dokumentet som PDF, og prøv igen.',
  // Forms with scripts are refused and not merely warned about: the receiver is an authority's workplace, and a printout is as good.
  PDF_PROGRAM:
    'PDF-filen indeholder et program, og det kan vi ikke tage imod. Udskriv den til en ny PDF, og prøv igen.',
  XML_UGYLDIG: 'XML-filen er ikke skrevet rigtigt. Dan filen igen, og prøv igen.',
  XML_DTD: 'XML-filen indeholder en DTD eller egne entiteter. Dan filen uden, og prøv igen.',
  XML_TEGNSAET: 'XML-filen skal være i tegnsættet UTF-8. Dan filen igen, og prøv igen.',
  XML_WEBSIDE: 'Filen er en webside. Gem dokumentet som PDF, og prøv igen.',
}

async function typeAf(bytes: Uint8Array): Promise<Filtype | undefined> {
  const fundet = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (fundet?.mime === 'application/pdf')
    return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-' ? 'pdf' : undefined
  const start = Buffer.from(bytes.subarray(0, 200)).toString('utf8')
  return /^\uFEFF?\s*<[?!A-Za-z_]/.test(start) && (!fundet || fundet.mime.endsWith('xml')) ? 'xml' : undefined
}

function forkertType(tilladt: readonly Filtype[]): string {
  return tilladt.includes('xml')
    ? 'Filen skal være en PDF- eller XML-fil. Gem dokumentet som PDF, og prøv igen.'
    : 'Filen skal være en PDF. Gem dokumentet som PDF, og prøv igen.'
}

function forStor(bytes: number, maxBytes: number): string {
  const mb = (antal: number, afrund: (tal: number) => number) =>
    String(afrund((antal / 1024 / 1024) * 10) / 10).replace('.', ',')
  return `Filen fylder ${mb(bytes, Math.ceil)} MB. Den må højst fylde ${mb(maxBytes, Math.floor)} MB.`
}

function blok(kode: string, besked: string): Regelfund {
  return { kode, niveau: 'BLOK', besked, felt: 'bilag' }
}
