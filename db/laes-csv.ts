/** One data line of a file: its line number (the header is line 1) and its fields in the file's order. */
export type CsvRaekke = { linje: number; felter: string[] }

/**
 * Reads text with `;` (or another sign) between fields and `"` round a field that needs it (`""` is a quote inside).
 * A byte order mark and empty lines are skipped; LF and CRLF both end a line. An unclosed quote runs to the end
 * of the text, so the row gets too few fields and the caller reports it with its line.
 */
export function laesCsv(tekst: string, skilletegn = ';'): CsvRaekke[] {
  const raekker: CsvRaekke[] = []
  let felter: string[] = []
  let felt = ''
  let iCitat = false
  let linje = 1
  let begyndtPaa = 1

  const slutRaekke = () => {
    felter.push(felt)
    if (felter.length > 1 || felt !== '') raekker.push({ linje: begyndtPaa, felter })
    felter = []
    felt = ''
  }

  const tegn = tekst.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  for (let i = 0; i < tegn.length; i++) {
    const t = tegn[i]
    if (t === '\n') linje++
    if (iCitat && t === '"' && tegn[i + 1] === '"') {
      felt += '"'
      i++
    } else if (t === '"') iCitat = !iCitat
    else if (iCitat) felt += t
    else if (t === skilletegn) {
      felter.push(felt)
      felt = ''
    } else if (t === '\n') {
      slutRaekke()
      begyndtPaa = linje
    } else felt += t
  }
  slutRaekke()
  return raekker
}
