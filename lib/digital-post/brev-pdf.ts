import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { type Dag, visDato } from '#lib/dato'

export type Brevindhold = {
  titel: string
  afsender: { navn: string; telefon: string | null }
  modtagerNavn: string
  dato: Dag
  sagsnummer: string
  afsnit: { overskrift?: string; tekst: string[] }[]
  hilsen: string[]
}

const SKRIFT = 'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin'
const MARGEN = 70
let skrifter: { normal: Buffer; fed: Buffer } | undefined

/**
 * A letter as tagged PDF/UA: language, title, headings and reading order, A4, 11 pt. The same content gives the same bytes, so that what
 * the caseworker previewed is what is sent; the file's only time is the letter's own day.
 */
export async function byggBrev(brev: Brevindhold): Promise<Buffer> {
  skrifter ??= { normal: readFileSync(`${SKRIFT}-400-normal.woff`), fed: readFileSync(`${SKRIFT}-600-normal.woff`) }
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGEN, bottom: MARGEN, left: MARGEN, right: MARGEN },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: 'da-DK',
    displayTitle: true,
    bufferPages: true,
    info: { Title: brev.titel, Author: brev.afsender.navn, CreationDate: new Date(`${brev.dato}T12:00:00Z`) },
  })
  const dele: Buffer[] = []
  const faerdig = new Promise<Buffer>((ok, nej) => {
    doc.on('data', (del: Buffer) => dele.push(del))
    doc.on('end', () => ok(Buffer.concat(dele)))
    doc.on('error', nej)
  })
  doc.registerFont('normal', skrifter.normal).registerFont('fed', skrifter.fed)
  const dokument = doc.struct('Document')
  doc.addStructure(dokument)
  const skriv = (
    slags: 'P' | 'H1' | 'H2',
    tekst: string,
    stil: { fed?: boolean; stoerrelse?: number; foer?: number; hoejre?: boolean } = {},
  ) => {
    if (stil.foer) doc.y += stil.foer
    dokument.add(
      doc.struct(slags, {}, () => {
        doc
          .font(stil.fed ? 'fed' : 'normal')
          .fontSize(stil.stoerrelse ?? 11)
          .text(tekst, { align: stil.hoejre ? 'right' : 'left', lineGap: 3, paragraphGap: 6 })
      }),
    )
  }
  skriv('P', brev.afsender.navn, { fed: true })
  if (brev.afsender.telefon) skriv('P', `Telefon ${brev.afsender.telefon}`)
  skriv('P', brev.modtagerNavn, { foer: 24 })
  skriv('P', `${visDato(brev.dato)}\nSagsnummer ${brev.sagsnummer}`, { hoejre: true })
  skriv('H1', brev.titel, { fed: true, stoerrelse: 16, foer: 18 })
  for (const afsnit of brev.afsnit) {
    if (afsnit.overskrift) skriv('H2', afsnit.overskrift, { fed: true, stoerrelse: 12, foer: 8 })
    for (const tekst of afsnit.tekst) skriv('P', tekst)
  }
  skriv('P', `Venlig hilsen\n${brev.hilsen.join('\n')}`, { foer: 12 })
  dokument.end()
  nummererSider(doc)
  doc.end()
  return faerdig
}

/** Page numbers are decoration to a screen reader. */
function nummererSider(doc: PDFKit.PDFDocument): void {
  const { start, count } = doc.bufferedPageRange()
  for (let side = start; side < start + count; side += 1) {
    doc.switchToPage(side)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('normal')
      .fontSize(9)
      .text(`Side ${side + 1} af ${count}`, MARGEN, doc.page.height - 40, {
        align: 'center',
        lineBreak: false,
        width: doc.page.width - 2 * MARGEN,
      })
    doc.endMarkedContent()
  }
}
