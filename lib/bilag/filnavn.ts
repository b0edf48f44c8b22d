import { findCpr } from '#lib/borger/cpr'
import type { Regelfund } from '#lib/regelfund'

/**
 * Makes a file name that every receiver can store: no path, no characters that Digital Post refuses (validation since
 * 10 September 2025), no control or direction marks, no CPR number, at most 120 characters, and the ending that fits the content.
 * The finding tells the user what changed.
 */
export function rensFilnavn(navn: string, type: 'pdf' | 'xml' | undefined): { navn: string; fund: Regelfund[] } {
  const sidsteDel = navn.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const harCpr = findCpr(sidsteDel).length > 0
  const uden = findCpr(sidsteDel).reduce((tekst, cpr) => tekst.replace(cpr, 'CPR'), sidsteDel)
  const ren = uden.replace(FORBUDTE, '-').replace(/[\s.]+$/, '')

  const endelse = type ? `.${type}` : (/\.[A-Za-z0-9]{1,8}$/.exec(ren)?.[0] ?? '')
  const uendet = ren.toLowerCase().endsWith(endelse) ? ren.slice(0, ren.length - endelse.length) : ren
  const stamme = uendet.replace(/^[\s.]+|[\s.]+$/g, '')
  const brugbar = RESERVERET.test(stamme) || stamme === '' ? `bilag${stamme && `-${stamme}`}` : stamme
  const resultat = afkort(brugbar, LAENGDE - endelse.length) + endelse

  return { navn: resultat, fund: resultat === navn ? [] : [aendret(resultat, harCpr)] }
}

/** The name in a Content-Disposition header: `filename*` (RFC 8187, UTF-8) before plain `filename`. Undefined when there is none. */
export function filnavnFra(disposition: string | null): string | undefined {
  const udvidet = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition ?? '')?.[1]
  if (udvidet !== undefined) {
    try {
      return decodeURIComponent(udvidet)
    } catch {
      return undefined
    }
  }
  const almindelig = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^";\s]+))/i.exec(disposition ?? '')
  return almindelig?.[1]?.replace(/\\(.)/g, '$1') ?? almindelig?.[2]
}

const LAENGDE = 120
// Forbidden by Digital Post, then controls, invisible and direction marks, space look-alikes and broken halves of characters.
const FORBUDTE =
  /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cs}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2060\u3000\ufffd]/gu
const RESERVERET = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function afkort(tekst: string, laengde: number): string {
  let kort = ''
  for (const tegn of tekst) {
    if (kort.length + tegn.length > laengde) break
    kort += tegn
  }
  return kort.trimEnd()
}

function aendret(navn: string, harCpr: boolean): Regelfund {
  const hvorfor = harCpr ? 'Et filnavn må ikke indeholde et CPR-nummer.' : 'Det gamle navn kan ikke bruges overalt.'
  return { kode: 'BB-W01', niveau: 'ADVAR', besked: `Filen har fået navnet ${navn}. ${hvorfor}`, felt: 'bilag' }
}
