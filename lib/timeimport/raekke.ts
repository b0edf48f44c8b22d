import { Kommentar } from '#lib/api/felter'
import { kanVaereCpr } from '#lib/borger/cpr'
import { erDag } from '#lib/dato'
import { hundrededele } from '#lib/kontaktforloeb/regler'
import { begyndelsenAf } from '#lib/kontaktforloeb/tidspunkt'
import type { Regelfund } from '#lib/regelfund'
import { fund as nej } from '#lib/timeimport/fund'
import type { Celler, Kolonne } from '#lib/timeimport/kolonner'

/** A row that is of the right form. Hours have two decimals as text; never a float. */
export type Importraekke = {
  cpr: string
  forsikring: 'FULDTID' | 'DELTID'
  timerForbrugt: string
  opgjortTil: string
  indplaceringsdato: string | null
  nyIndplacering: boolean
  indplaceringTimer: string | null
  korrektionKommentar: string | null
  /** A moment in ISO form. */
  korrektionFra: string | null
}

const MAKS_HUNDREDEDELE = 769_600
const korrektionstekst = Kommentar(1500)

/**
 * Reads a row of cells: every fault at once, each with its column, or the row. Pure. `tilladErstatning`: day + 60 is taken as a CPR number.
 */
export function laesRaekke(
  c: Celler,
  tilladErstatning: boolean,
): { raekke: Importraekke; fund: null } | { raekke: null; fund: Regelfund[] } {
  const fund: Regelfund[] = []
  const fejl = (felt: Kolonne, besked: string) => void fund.push(nej(felt === 'cpr' ? '1001' : '1014', besked, felt))
  const cpr = laesCpr(c.cpr, tilladErstatning)
  if (cpr === '') fejl('cpr', 'CPR-nummeret mangler eller er ikke gyldigt.')
  const forsikring = FORSIKRING[c.forsikring.toUpperCase()]
  if (!forsikring) fejl('forsikring', 'Forsikring skal være FULDTID eller DELTID.')
  const timerForbrugt = laesTimer(c.forbrugteTimer)
  if (timerForbrugt === '')
    fejl('forbrugteTimer', 'Timer skrives med højst to decimaler, som 402,06, og er højst 7696.')
  const opgjortTil = laesDag(c.opgjortTil)
  if (opgjortTil === '') fejl('opgjortTil', 'Opgjort til skal være en dato, der findes, som 31.10.2026.')
  const indplaceringsdato = laesDag(c.indplaceringsdato)
  if (c.indplaceringsdato !== '' && indplaceringsdato === '')
    fejl('indplaceringsdato', 'Indplaceringsdato skal være en dato, der findes, som 31.10.2026.')
  const nyIndplacering = JA_NEJ[c.nyIndplacering.toLowerCase()]
  if (nyIndplacering === undefined) fejl('nyIndplacering', 'Ny indplacering skal være ja eller nej.')
  const indplaceringTimer = laesTimer(c.indplaceringTimer)
  if (c.indplaceringTimer !== '' && (indplaceringTimer === '' || hundrededele(indplaceringTimer) === 0))
    fejl('indplaceringTimer', 'Indplacering timer skrives med højst to decimaler og er mere end 0 og højst 7696.')
  const kommentar = c.korrektionKommentar.trim()
  const korrektionFra = laesTidspunkt(c.korrektionFra)
  if (c.korrektionFra !== '' && korrektionFra === '')
    fejl('korrektionFra', 'Korrektion fra skal være en dato eller et tidspunkt, som 2026-10-01T00:00:00+02:00.')
  if ((kommentar === '') !== (c.korrektionFra === ''))
    fejl('korrektionKommentar', 'Korrektion kommentar og Korrektion fra skal skrives sammen.')
  if (kommentar !== '') {
    const dom = korrektionstekst.safeParse(kommentar)
    for (const grund of dom.error?.issues ?? []) fejl('korrektionKommentar', `Korrektion kommentar: ${grund.message}`)
  }
  if (fund.length > 0 || !forsikring) return { raekke: null, fund }
  return {
    fund: null,
    raekke: {
      cpr,
      forsikring,
      timerForbrugt,
      opgjortTil,
      indplaceringsdato: indplaceringsdato || null,
      nyIndplacering: nyIndplacering ?? false,
      indplaceringTimer: indplaceringTimer || null,
      korrektionKommentar: kommentar || null,
      korrektionFra: korrektionFra || null,
    },
  }
}

const FORSIKRING: Record<string, 'FULDTID' | 'DELTID' | undefined> = { FULDTID: 'FULDTID', DELTID: 'DELTID' }
const JA_NEJ: Record<string, boolean | undefined> = {
  '': false,
  nej: false,
  false: false,
  '0': false,
  ja: true,
  true: true,
  '1': true,
}

function laesCpr(tekst: string, tilladErstatning: boolean): string {
  const cpr = tekst.length === 11 && tekst[6] === '-' ? tekst.slice(0, 6) + tekst.slice(7) : tekst
  // A spreadsheet takes the zero in front of a number away; which one it was is a guess that nobody should make.
  if (!/^\d{10}$/.test(cpr)) return ''
  return kanVaereCpr(cpr, tilladErstatning) ? cpr : ''
}

/** '402,06' and '402.06' → '402.06'; '402' → '402.00'. Empty when it is no such number or more than 7696. Digits are moved, never reckoned with. */
export function laesTimer(tekst: string): string {
  const fundet = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(tekst.trim())
  if (!fundet) return ''
  const dele = (fundet[2] ?? '').padEnd(2, '0')
  const hele = Number(fundet[1])
  return hele * 100 + Number(dele) > MAKS_HUNDREDEDELE ? '' : `${hele}.${dele}`
}

/** '31.10.2026', '31-10-2026' and '2026-10-31' → '2026-10-31'; empty when it is no day of 1900 to 2199. */
export function laesDag(tekst: string): string {
  let dag = tekst
  if (tekst.length !== 10 || tekst[4] !== '-') {
    const fundet = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(tekst)
    if (!fundet) return ''
    dag = `${fundet[3]}-${fundet[2]!.padStart(2, '0')}-${fundet[1]!.padStart(2, '0')}`
  }
  return KENDTE_DAGE.has(dag) || (/^(19|20|21)/.test(dag) && erDag(dag) && husk(dag)) ? dag : ''
}

/** A file has the same few days a million times. */
const KENDTE_DAGE = new Set<string>()
function husk(dag: string): true {
  if (KENDTE_DAGE.size < 5000) KENDTE_DAGE.add(dag)
  return true
}

/** A day means its beginning in Denmark. */
function laesTidspunkt(tekst: string): string {
  if (tekst === '') return ''
  const dag = laesDag(tekst)
  if (dag !== '') return begyndelsenAf(dag).toISOString()
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(tekst) || !erDag(tekst.slice(0, 10)))
    return ''
  const tid = new Date(tekst)
  return Number.isNaN(tid.getTime()) ? '' : tid.toISOString()
}
