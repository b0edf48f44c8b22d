import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { type Dag, visDato } from '#lib/dato'
import { stykker } from '#lib/digital-post/brev-tegn'

export type Brevindhold = {
  titel: string
  afsender: { navn: string; adresse?: string | null; telefon?: string | null; aabningstid?: string | null }
  modtagerNavn: string
  dato: Dag
  sagsnummer?: string | null
  afsnit: readonly { overskrift?: string; tekst: readonly string[] }[]
  /** Who signs, one line each. */
  hilsen?: readonly string[]
}

/**
 * The letter as a tagged PDF (PDF/UA): language, title, headings and reading order are in the file, fonts are embedded, and page
 * numbers are artifacts. A4, 11 pt. Same content, same bytes: the time in the file is the letter's day, so what the caseworker
 * previews is what the citizen gets. Characters that the fonts lack are found beforehand by `tegnUdenSkrift`.
 */
export async function byggBrev(indhold: Brevindhold): Promise<Buffer> {
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
      Title: indhold.titel,
      Author: indhold.afsender.navn,
      Creator: 'Samspor',
      Producer: 'Samspor',
      CreationDate: new Date(`${indhold.dato}T00:00:00Z`),
    },
  })
  for (const navn of SKRIFTER) doc.registerFont(navn, skrifttype(navn))

  const dele: Buffer[] = []
  const faerdig = new Promise<Buffer>((loes, afvis) => {
    doc.on('data', (del: Buffer) => dele.push(del))
    doc.on('end', () => loes(Buffer.concat(dele)))
    doc.on('error', afvis)
  })
  skrivBrev(doc, indhold)
  skrivSidetal(doc)
  doc.end()
  return faerdig
}

type Dokument = PDFKit.PDFDocument
type Stil = { stoerrelse: number; fed?: boolean; efter: number }

const BROED: Stil = { stoerrelse: 11, efter: 7 }
const LINJE: Stil = { stoerrelse: 11, efter: 0 }
const FED_LINJE: Stil = { stoerrelse: 11, fed: true, efter: 0 }
const TITEL: Stil = { stoerrelse: 17, fed: true, efter: 12 }
const OVERSKRIFT: Stil = { stoerrelse: 12.5, fed: true, efter: 3 }
const SKRIFTER = ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600'] as const
/** A heading is never left alone at the foot of a page: it and two lines of text must have room. */
const PLADS_TIL_AFSNIT = 75

function skrivBrev(doc: Dokument, indhold: Brevindhold): void {
  const { afsender } = indhold
  const rod = doc.struct('Document')
  doc.addStructure(rod)
  const skriv = (maerke: string, tekst: string, stil: Stil) =>
    rod.add(doc.struct(maerke, {}, () => skrivTekst(doc, tekst, stil)))

  skriv('P', afsender.navn, FED_LINJE)
  for (const linje of kontaktlinjer(afsender)) skriv('P', linje, LINJE)
  streg(doc)
  skriv('P', indhold.modtagerNavn, LINJE)
  skriv('P', visDato(indhold.dato), LINJE)
  if (indhold.sagsnummer) skriv('P', `Sagsnummer: ${indhold.sagsnummer}`, LINJE)
  doc.y += 22

  skriv('H1', indhold.titel, TITEL)
  for (const { overskrift, tekst } of indhold.afsnit) {
    if (overskrift) {
      if (doc.y + PLADS_TIL_AFSNIT > bund(doc)) doc.addPage()
      else doc.y += 7
      skriv('H2', overskrift, OVERSKRIFT)
    }
    for (const afsnit of tekst) skriv('P', afsnit, BROED)
  }

  const hilsen = indhold.hilsen ?? []
  if (hilsen.length > 0) {
    if (doc.y + 40 + hilsen.length * 16 > bund(doc)) doc.addPage()
    else doc.y += 12
    skriv('P', 'Venlig hilsen', BROED)
    for (const linje of hilsen) skriv('P', linje, LINJE)
  }
  rod.end()
}

function kontaktlinjer({ adresse, telefon, aabningstid }: Brevindhold['afsender']): string[] {
  const ring = telefon && `Telefon ${telefon}${aabningstid ? `, ${aabningstid}` : ''}`
  return [adresse, ring].filter((linje): linje is string => Boolean(linje))
}

/** One paragraph; pieces in the extended font follow on the same line. */
function skrivTekst(doc: Dokument, tekst: string, { stoerrelse, fed, efter }: Stil): void {
  const vaegt = fed ? '600' : '400'
  const dele = stykker(tekst)
  doc.fontSize(stoerrelse).fillColor(SORT)
  for (const [nummer, { tekst: del, udvidet }] of dele.entries()) {
    doc.font(udvidet ? `latin-ext-${vaegt}` : `latin-${vaegt}`)
    doc.text(del, { lineGap: stoerrelse * 0.22, continued: nummer < dele.length - 1 })
  }
  doc.y += efter
}

const SORT = '#1a1a1a'

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

function bund(doc: Dokument): number {
  return doc.page.height - doc.page.margins.bottom
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
