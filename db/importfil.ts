import { type CsvRaekke, laesCsv } from '#db/laes-csv'

export type Importfund = { linje: number; besked: string }

/** The file cannot be used, and nothing of it was. `fund` is everything that is wrong, in the order of the lines. */
export class Importfejl extends Error {
  override name = 'Importfejl'
  readonly fund: readonly Importfund[]
  constructor(fund: readonly Importfund[]) {
    const ordnet = [...fund].sort((a, b) => a.linje - b.linje)
    const linjer = ordnet.map((f) => `  linje ${f.linje}: ${f.besked}`)
    super(`Filen kan ikke indlæses (${ordnet.length} fejl). Intet er ændret.\n${linjer.join('\n')}`)
    this.fund = ordnet
  }
}

/** What an import did: what is new, what changed (from, to), and what ended. */
export type Importrapport = {
  nye: string[]
  aendrede: { fra: string; til: string }[]
  ophoerte: string[]
  uaendrede: number
}

/** One line of a file, by the name of the column. Fields are without blanks at their ends and with single ones inside. */
export type Importraekke = { linje: number; felt: (kolonne: string) => string }

/**
 * The lines of a file that the operator has: UTF-8 (with or without byte order mark) or Windows-1252, LF or CRLF, comma or semicolon,
 * columns in any order. Throws `Importfejl` when one of `ventet` is missing; a line with too few fields goes to `fund` and is left out.
 */
export function laesImportfil(
  bytes: Uint8Array,
  ventet: readonly string[],
  fund: Importfund[],
): { kolonner: string[]; raekker: Importraekke[] } {
  const tekst = afkod(bytes)
  const foerste = tekst.slice(0, tekst.search(/[\r\n]|$/))
  const [hoved, ...data] = laesCsv(tekst, foerste.includes(';') ? ';' : ',')
  const kolonner = hoved?.felter.map((felt) => felt.trim()) ?? []
  const mangler = ventet.filter((navn) => !kolonner.includes(navn))
  if (mangler.length > 0)
    throw new Importfejl([{ linje: 1, besked: `overskriften mangler ${mangler.join(', ')}; den er "${foerste}"` }])
  return { kolonner, raekker: data.flatMap((raekke) => medFelter(raekke, kolonner, fund)) }
}

function medFelter({ linje, felter }: CsvRaekke, kolonner: string[], fund: Importfund[]): Importraekke[] {
  if (felter.length !== kolonner.length) {
    fund.push({ linje, besked: `skal have ${kolonner.length} felter, har ${felter.length}` })
    return []
  }
  return [{ linje, felt: (navn) => (felter[kolonner.indexOf(navn)] ?? '').replace(/\s+/g, ' ').trim() }]
}

/** Spreadsheets in Denmark still save as Windows-1252; text that is no UTF-8 is read as that. */
export function afkod(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
