import { createHash } from 'node:crypto'
import { indeholderCpr } from '#lib/borger/cpr'
import { tegnUdenSkrift } from '#lib/digital-post/brev-tegn'
import type { MemoBrev, MemoDokument } from '#lib/digital-post/memo'
import type { Tilmelding } from '#lib/digital-post/ngdp'
import type { Regelfund } from '#lib/regelfund'
import { erCvr } from '#lib/virksomhed/cvr'

export type Afsendelsesgrundlag = {
  memo: MemoBrev
  /** The parts that make a decision a decision, as they stand in the letter. */
  afgoerelse: { resultat: string; begrundelse: string; hjemmel: string; klagevejledning: string; kontakt: string }
  /** What is known about the receiver on the day: the CPR number in force and whether the person is dead. */
  modtager: { gaeldendeCpr: string; doed: boolean }
  /** Asked at the gateway now, never remembered; left out when nobody has asked yet. */
  tilmelding?: Tilmelding
  /** SHA-256 (hex) of the PDF that the caseworker saw, when there was a preview. */
  vistSha256?: string
  /** True in demo and tests alone: links to this machine need no https. */
  lokalUdgave?: boolean
}

/**
 * Everything that must hold before a decision letter goes to Digital Post; every finding at once. BLOK stops the sending.
 * Law: forvaltningsloven §§ 22–25 (reasons and guidance on appeal). File names and links: the gateway's validation since 10 September 2025.
 */
export function vurderFoerAfsendelse(grundlag: Afsendelsesgrundlag): Regelfund[] {
  const { memo } = grundlag
  const dokumenter = [memo.dokument, ...(memo.bilag ?? [])]
  return [
    ...afgoerelsensDele(grundlag.afgoerelse),
    ...parter(grundlag),
    ...titler([memo.titel, ...dokumenter.map((d) => d.titel ?? '')]),
    ...dokumenter.flatMap(filer),
    ...links(dokumenter, grundlag.lokalUdgave ?? false),
    ...stoerrelse(dokumenter),
    ...brevet(grundlag),
  ]
}

const DELE = {
  resultat: 'hvad I har besluttet',
  begrundelse: 'hvorfor',
  hjemmel: 'hvilken regel I har brugt',
  klagevejledning: 'hvordan borgeren kan klage',
  kontakt: 'hvem borgeren kan kontakte',
} as const
// What the gateway refuses in a file name.
const FORBUDT_I_FILNAVN = /[<>:"/\\|?*\r\n\u00a0\u2000-\u200a\u2028\u205f\u2060\u3000]/
const HOEJST_BYTES = 10 * 1024 * 1024

/** Which parts of a decision are missing from the letter, and characters that the letter cannot show. */
export function afgoerelsensDele(dele: Afsendelsesgrundlag['afgoerelse']): Regelfund[] {
  const mangler = (Object.keys(DELE) as (keyof typeof DELE)[]).filter((del) => dele[del].trim() === '')
  const tegn = tegnUdenSkrift(Object.values(dele).join('\n'))
  return [
    ...mangler.map((del) => ({ ...blok('DP-010', `Brevet mangler: ${DELE[del]}.`), felt: del })),
    ...(tegn.length > 0 ? [blok('DP-011', `Brevet kan ikke vise ${tegn.join(' ')}. Fjern det, og prøv igen.`)] : []),
  ]
}

function parter({ memo, modtager, tilmelding }: Afsendelsesgrundlag): Regelfund[] {
  const fund: Regelfund[] = []
  if (!erCvr(memo.afsender.cvr)) {
    fund.push(blok('DP-001', 'Afsenderens CVR-nummer er ikke gyldigt. Brevet kan ikke sendes.', 'Samspors drift'))
  }
  if (modtager.doed) fund.push(blok('DP-002', 'Borgeren er registreret som død. Brevet er ikke sendt.'))
  if (!/^\d{10}$/.test(memo.modtager.cpr) || memo.modtager.cpr !== modtager.gaeldendeCpr) {
    fund.push(blok('DP-003', 'Borgeren har fået nyt CPR-nummer. Lav brevet igen.'))
  }
  if (tilmelding === 'UTILGAENGELIG') {
    fund.push(advar('DP-W01', 'Vi kan ikke se lige nu, om brevet kan sendes digitalt. Vi prøver igen, når det sendes.'))
  } else if (tilmelding && tilmelding !== 'REGISTERED') {
    fund.push(advar('DP-W02', 'Borgeren kan ikke få Digital Post. Brevet skal sendes som papirpost.'))
  }
  return fund
}

function titler(titler: readonly string[]): Regelfund[] {
  return titler.some(indeholderCpr) ? [blok('DP-004', 'En titel indeholder et CPR-nummer. Fjern det.')] : []
}

function filer({ filer }: MemoDokument): Regelfund[] {
  return filer.flatMap(({ navn }) => {
    if (navn === '' || navn.length > 256 || FORBUDT_I_FILNAVN.test(navn)) {
      return [blok('DP-005', 'Et filnavn er tomt, for langt eller har tegn, som ikke må bruges.')]
    }
    return indeholderCpr(navn) ? [blok('DP-004', 'Et filnavn indeholder et CPR-nummer. Fjern det.')] : []
  })
}

function links(dokumenter: readonly MemoDokument[], lokalUdgave: boolean): Regelfund[] {
  const urler = dokumenter.flatMap((d) => d.handlinger ?? []).flatMap((h) => ('url' in h ? [h.url] : []))
  return urler.flatMap((tekst) => {
    const url = URL.canParse(tekst) ? new URL(tekst) : undefined
    const lokal = lokalUdgave && url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    if (!url || tekst.length > 256 || !(url.protocol === 'https:' || (url.protocol === 'http:' && lokal))) {
      return [blok('DP-006', 'Et link i brevet er for langt eller begynder ikke med https.', 'Samspors drift')]
    }
    // A link leads to a page that asks for log-in; it carries neither a person nor a key.
    return indeholderCpr(url.pathname.replace(/[^\d]+/g, ' ')) ||
      url.search !== '' ||
      url.hash !== '' ||
      url.username !== ''
      ? [blok('DP-007', 'Et link i brevet indeholder mere end en adresse.', 'Samspors drift')]
      : []
  })
}

function stoerrelse(dokumenter: readonly MemoDokument[]): Regelfund[] {
  const bytes = dokumenter.flatMap((d) => d.filer).reduce((sum, fil) => sum + fil.indhold.length, 0)
  const fund: Regelfund[] = []
  if (bytes > HOEJST_BYTES) fund.push(blok('DP-008', 'Brevet og bilagene fylder mere end 10 MB tilsammen.'))
  if (dokumenter.length > 11) fund.push(blok('DP-008', 'Brevet har flere end 10 bilag.'))
  return fund
}

/** The letter is our own tagged PDF, and the one that was previewed. */
function brevet({ memo, vistSha256 }: Afsendelsesgrundlag): Regelfund[] {
  const [fil] = memo.dokument.filer
  if (fil?.mime !== 'application/pdf' || !erTilgaengelig(fil.indhold)) {
    return [blok('DP-009', 'Brevet kan ikke læses op. Lav brevet igen.', 'Samspors drift')]
  }
  const sha256 = createHash('sha256').update(fil.indhold).digest('hex')
  return vistSha256 && vistSha256 !== sha256
    ? [blok('DP-012', 'Brevet er ændret, siden du så det. Se det igen, før du sender.')]
    : []
}

/** Tags, language and a shown title, as a PDF must have to be read aloud (EN 301 549, chapter 10). */
function erTilgaengelig(pdf: Uint8Array): boolean {
  const tekst = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const krav = [/^%PDF-/, /\/StructTreeRoot /, /\/Marked true/, /\/Lang \(da/, /\/DisplayDocTitle true/]
  return krav.every((et) => et.test(tekst))
}

function blok(kode: string, besked: string, hvemKan?: string): Regelfund {
  return { kode, niveau: 'BLOK', besked, ...(hvemKan && { hvemKan }) }
}

function advar(kode: string, besked: string): Regelfund {
  return { kode, niveau: 'ADVAR', besked }
}
