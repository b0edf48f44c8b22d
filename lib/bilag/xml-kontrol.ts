export type XmlFejl = 'XML_TEGNSAET' | 'XML_DTD' | 'XML_WEBSIDE' | 'XML_UGYLDIG'

/**
 * An XML attachment is well-formed UTF-8 without DTD, own entities or style sheets, and is no web page. Read in one pass
 * from start to end, so that no file can make it slow; deeper than 200 levels is refused.
 */
export function kontrollerXml(bytes: Uint8Array): XmlFejl | undefined {
  const tekst = somUtf8(bytes)
  const tegnsaet = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(tekst ?? '')?.[1]
  if (tekst === undefined || (tegnsaet && !/^utf-?8$/i.test(tegnsaet))) return 'XML_TEGNSAET'
  if (ULOVLIGE_TEGN.test(tekst)) return 'XML_UGYLDIG'

  const aabne: string[] = []
  let harRod = false
  let her = 0
  while (her < tekst.length) {
    if (tekst.charAt(her) !== '<') {
      const slut = til(tekst, '<', her)
      const fejl = fejlITekst(tekst.slice(her, slut), aabne.length > 0)
      if (fejl) return fejl
      her = slut
      continue
    }

    const springover = UDEN_INDHOLD.find(({ start }) => tekst.startsWith(start, her))
    if (springover) {
      const slut = tekst.indexOf(springover.slut, her + springover.start.length)
      if (slut === -1 || (springover.start === '<![CDATA[' && aabne.length === 0)) return 'XML_UGYLDIG'
      if (tekst.startsWith('<?xml-stylesheet', her)) return 'XML_WEBSIDE'
      her = slut + springover.slut.length
      continue
    }
    if (tekst.startsWith('<!', her))
      return /^<!doctype\s+html/i.test(tekst.slice(her, her + 40)) ? 'XML_WEBSIDE' : 'XML_DTD'

    const maerke = laesMaerke(tekst, her)
    if (!maerke) return 'XML_UGYLDIG'
    if (maerke.slags === 'SLUT') {
      if (aabne.pop() !== maerke.navn) return 'XML_UGYLDIG'
    } else {
      if (WEBSIDE.test(maerke.navn)) return 'XML_WEBSIDE'
      if (maerke.fejl) return maerke.fejl
      if (aabne.length === 0 && harRod) return 'XML_UGYLDIG'
      harRod = true
      if (maerke.slags === 'START' && aabne.push(maerke.navn) > 200) return 'XML_UGYLDIG'
    }
    her = maerke.efter
  }
  return harRod && aabne.length === 0 ? undefined : 'XML_UGYLDIG'
}

// Characters that XML 1.0 does not know.
const ULOVLIGE_TEGN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const WEBSIDE = /^([\w.-]+:)?(html|script|svg)$/i
const NAVN = String.raw`[\p{L}_:][\p{L}\p{N}\p{M}_:.·-]*`
const ELEMENT = new RegExp(`<(/?)(${NAVN})`, 'uy')
const ATTRIBUT = new RegExp(String.raw`\s+(${NAVN})\s*=\s*(?:"([^<"]*)"|'([^<']*)')`, 'uy')
const SLUT_PAA_ELEMENT = /\s*(\/?)>/y
const UDEN_INDHOLD = [
  { start: '<!--', slut: '-->' },
  { start: '<![CDATA[', slut: ']]>' },
  { start: '<?', slut: '?>' },
]

type Maerke = { slags: 'START' | 'SLUT' | 'TOMT'; navn: string; efter: number; fejl?: XmlFejl | undefined }

function laesMaerke(tekst: string, her: number): Maerke | undefined {
  const [hele = '', skraa, navn = ''] = fra(ELEMENT, tekst, her) ?? []
  if (navn === '') return undefined

  let efter = her + hele.length
  let fejl: XmlFejl | undefined
  const attributter = new Set<string>()
  for (let fundet = fra(ATTRIBUT, tekst, efter); fundet; fundet = fra(ATTRIBUT, tekst, efter)) {
    const [alt, attribut = '', dobbelt, enkelt = ''] = fundet
    if (skraa || attributter.has(attribut)) return undefined
    attributter.add(attribut)
    fejl ??= fejlITekst(dobbelt ?? enkelt, true)
    efter += alt.length
  }

  const slutning = fra(SLUT_PAA_ELEMENT, tekst, efter)
  if (!slutning || (skraa && slutning[1])) return undefined
  const slags = skraa ? 'SLUT' : slutning[1] ? 'TOMT' : 'START'
  return { slags, navn, efter: efter + slutning[0].length, fejl }
}

/** Outside the root only white space may stand; an entity that is not one of the five built-in ones needs a DTD. */
function fejlITekst(tekst: string, iRod: boolean): XmlFejl | undefined {
  if (!iRod && /\S/.test(tekst)) return 'XML_UGYLDIG'
  return /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(tekst) ? 'XML_DTD' : undefined
}

function fra(moenster: RegExp, tekst: string, her: number): RegExpExecArray | null {
  moenster.lastIndex = her
  return moenster.exec(tekst)
}

function til(tekst: string, tegn: string, her: number): number {
  const slut = tekst.indexOf(tegn, her)
  return slut === -1 ? tekst.length : slut
}

/** UTF-8 with or without byte order mark. */
function somUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
