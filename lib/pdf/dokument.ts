import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import type { Dag } from '#lib/dato'
import { stykker } from '#lib/digital-post/brev-tegn'

type Dokument = PDFKit.PDFDocument
type Stil = { stoerrelse: number; fed?: boolean; efter: number; indryk?: number }

export const BROED: Stil = { stoerrelse: 11, efter: 7 }
export const LINJE: Stil = { stoerrelse: 11, efter: 0 }
export const FED_LINJE: Stil = { stoerrelse: 11, fed: true, efter: 0 }
export const TITEL: Stil = { stoerrelse: 17, fed: true, efter: 12 }
export const OVERSKRIFT: Stil = { stoerrelse: 12.5, fed: true, efter: 3 }
export const UNDEROVERSKRIFT: Stil = { stoerrelse: 11, fed: true, efter: 2 }
const PUNKT: Stil = { stoerrelse: 11, efter: 3, indryk: 12 }
const SKRIFTER = ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600'] as const
const SORT = '#1a1a1a'

/** What a document is written with: each call adds one tagged element below the last. */
export type Pen = {
  skriv: (maerke: 'P' | 'H1' | 'H2' | 'H3', tekst: string, stil: Stil) => void
  /** A list whose points are read as a list. */
  liste: (punkter: readonly string[]) => void
  streg: () => void
  /** Empty space, in points. */
  luft: (hoejde: number) => void
  /** Goes on at the next page unless `hoejde` points are left on this one. */
  plads: (hoejde: number) => boolean
}

/**
 * A tagged PDF (PDF/UA): language, title, headings and reading order are in the file, fonts are embedded, and page numbers are artifacts.
 * A4, 11 pt. Same content, same bytes: the time in the file is `dag`. Characters that the fonts lack are shown as question marks; find
 * them beforehand by `tegnUdenSkrift`.
 */
export async function byggPdf(
  om: { titel: string; forfatter: string; dag: Dag },
  skriv: (pen: Pen) => void,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 72, left: 71, right: 71 },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: 'da-DK',
    displayTitle: true,
    bufferPages: true,
    font: skrifttype('latin-400') as never,
    info: {
      Title: om.titel,
      Author: om.forfatter,
      Creator: 'Samspor',
      Producer: 'Samspor',
      CreationDate: new Date(`${om.dag}T00:00:00Z`),
    },
  })
  for (const navn of SKRIFTER) doc.registerFont(navn, skrifttype(navn))
  const dele: Buffer[] = []
  const faerdig = new Promise<Buffer>((loes, afvis) => {
    doc.on('data', (del: Buffer) => dele.push(del))
    doc.on('end', () => loes(Buffer.concat(dele)))
    doc.on('error', afvis)
  })
  const rod = doc.struct('Document')
  doc.addStructure(rod)
  skriv(penFor(doc, rod))
  rod.end()
  skrivSidetal(doc)
  doc.end()
  return faerdig
}

function penFor(doc: Dokument, rod: PDFKit.PDFStructureElement): Pen {
  return {
    skriv: (maerke, tekst, stil) => rod.add(doc.struct(maerke, {}, () => skrivTekst(doc, tekst, stil))),
    liste(punkter) {
      const liste = doc.struct('L')
      rod.add(liste)
      for (const punkt of punkter) {
        const led = doc.struct('LI')
        liste.add(led)
        led.add(doc.struct('LBody', {}, () => skrivTekst(doc, `• ${punkt}`, PUNKT)))
        led.end()
      }
      liste.end()
    },
    streg: () => streg(doc),
    luft(hoejde) {
      doc.y += hoejde
    },
    plads(hoejde) {
      if (doc.y + hoejde <= doc.page.height - doc.page.margins.bottom) return true
      doc.addPage()
      return false
    },
  }
}

/** One paragraph; pieces in the extended font follow on the same line. */
function skrivTekst(doc: Dokument, tekst: string, { stoerrelse, fed, efter, indryk = 0 }: Stil): void {
  const vaegt = fed ? '600' : '400'
  const dele = stykker(tekst)
  doc.fontSize(stoerrelse).fillColor(SORT)
  const { left, right } = doc.page.margins
  doc.x = left + indryk
  const width = doc.page.width - right - doc.x
  for (const [nummer, { tekst: del, udvidet }] of dele.entries()) {
    doc.font(udvidet ? `latin-ext-${vaegt}` : `latin-${vaegt}`)
    doc.text(del, { lineGap: stoerrelse * 0.22, continued: nummer < dele.length - 1, width })
  }
  doc.x = left
  doc.y += efter
}

function streg(doc: Dokument): void {
  doc.y += 8
  doc.markContent('Artifact', { type: 'Layout' })
  const { left, right } = doc.page.margins
  doc
    .moveTo(left, doc.y)
    .lineTo(doc.page.width - right, doc.y)
    .lineWidth(0.75)
    .strokeColor('#8a8a8a')
    .stroke()
  doc.endMarkedContent()
  doc.y += 16
}

function skrivSidetal(doc: Dokument): void {
  const { count } = doc.bufferedPageRange()
  if (count < 2) return
  for (let side = 0; side < count; side++) {
    doc.switchToPage(side)
    // Text below the margin would start a new page.
    const { bottom } = doc.page.margins
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    doc.font('latin-400').fontSize(9).fillColor(SORT)
    doc.text(`Side ${side + 1} af ${count}`, doc.page.margins.left, doc.page.height - 45, {
      align: 'right',
      lineBreak: true,
    })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}

const laest = new Map<string, Buffer>()

/** IBM Plex Sans as WOFF, which the PDF library can embed parts of; read once. */
function skrifttype(navn: (typeof SKRIFTER)[number]): Buffer {
  const kendt = laest.get(navn)
  if (kendt) return kendt
  const fil = readFileSync(`node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-${navn}-normal.woff`)
  laest.set(navn, fil)
  return fil
}
