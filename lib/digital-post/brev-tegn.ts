/** What the letters' fonts hold: Latin-1 with quotes, dashes and € in the one, Latin Extended-A and Ș Ț ẞ in the other. */
const GRUND = String.raw`\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212`
const UDVIDET = String.raw`\u0100-\u0130\u0132-\u0151\u0154-\u017f\u0192\u01cd-\u01dc\u01fa-\u01ff\u0218-\u021b\u0259\u1e80-\u1e85\u1e9e\u1ef2-\u1ef9`
const UKENDT = new RegExp(`[^${GRUND}${UDVIDET}\\n]`, 'gu')
const STYKKE = new RegExp(`[${UDVIDET}]+|[^${UDVIDET}]+`, 'gu')

/** The text as it goes into a letter: composed characters, no tabs or invisible marks, ordinary hyphens. */
export function brevtekst(tekst: string): string {
  return tekst
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\p{Cf}\p{Cc}]/gu, (tegn) => (tegn === '\n' ? tegn : ''))
}

/** Pieces of a text in the order they are written, each with the font that holds it. */
export function stykker(tekst: string): { tekst: string; udvidet: boolean }[] {
  const dele = brevtekst(tekst).replace(UKENDT, '?').match(STYKKE) ?? ['']
  const udvidet = new RegExp(`^[${UDVIDET}]`, 'u')
  return dele.map((del) => ({ tekst: del, udvidet: udvidet.test(del) }))
}

/** Characters that a letter cannot show, each once: emoji, Cyrillic and the like. In a letter they would be question marks. */
export function tegnUdenSkrift(tekst: string): string[] {
  return [...new Set(brevtekst(tekst).match(UKENDT) ?? [])]
}
