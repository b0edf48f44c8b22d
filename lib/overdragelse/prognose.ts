import { type Dag, plusDage, visDato } from '#lib/dato'
import { maanedensSidsteDag, TIMEGRAENSE_NAAET, UDDANNELSESPAALAEG } from '#lib/fravaer/regler75'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'

export const TILSTAND = ['NORMAL', 'NAERMER_SIG', 'NAAET_IKKE_AFSLUTTET', 'OVERDRAGET', 'IKKE_OPGJORT'] as const
export type Tilstand = (typeof TILSTAND)[number]

/** One report of consumed hours: two decimals as text, settled to a day. */
export type Opgoerelse = { timer: string; opgjortTil: Dag }

export type Prognosegrundlag = {
  startDato: Dag
  slutDato: Dag | null
  aarsag: number | null
  /** Threshold in hours, two decimals as text. */
  graense: string
  /** What is paid at most for a month, and for one weekday of a month that is not whole. */
  maanedTimer: string
  dagTimer: string
  /** Valid reports of the present indplacering, the newest first, one for each settled day. */
  rapporter: readonly Opgoerelse[]
}

export type Prognose = {
  tilstand: Tilstand
  timer: string | null
  tilbage: string
  opgjortTil: Dag | null
  /** Month-ends. `tidligst` at full pace, `forventet` at the citizen's own, `senest` at their slowest; null cannot be said. */
  tidligst: Dag | null
  forventet: Dag | null
  senest: Dag | null
}

/** No estimate reaches further than this: who uses that little has no date. */
const HOEJST_MAANEDER = 36
/** So many reports say how fast the hours go; older ones tell of another time. */
const RAPPORTER = 4

/**
 * When the hours will reach the threshold. An estimate, always at a month-end, because that is when hours are settled; the handover itself
 * is only the a-kasse's end date. Never reckoned from the calendar: a full month is the same number of hours however long it is.
 */
export function beregnPrognose(g: Prognosegrundlag): Prognose {
  const [seneste] = g.rapporter
  const brugt = hundrededele(seneste?.timer ?? '0')
  const mangler = Math.max(0, hundrededele(g.graense) - brugt)
  const fuldt = hundrededele(g.maanedTimer)
  const fra = seneste?.opgjortTil ?? plusDage(g.startDato, -1)
  const naar = (takt: number | undefined) =>
    takt === undefined ? null : naarManglende(mangler, fra, Math.min(takt, fuldt), hundrededele(g.dagTimer), fuldt)
  const { egen, langsomst } = takter(g.rapporter.slice(0, RAPPORTER))
  return {
    tilstand: tilstandFor(g, seneste !== undefined, mangler, fuldt),
    timer: seneste?.timer ?? null,
    tilbage: fraHundrededele(mangler),
    opgjortTil: seneste?.opgjortTil ?? null,
    tidligst: naar(fuldt),
    forventet: naar(egen ?? fuldt),
    senest: naar(langsomst),
  }
}

function tilstandFor(g: Prognosegrundlag, opgjort: boolean, mangler: number, fuldt: number): Tilstand {
  if (g.slutDato !== null && erOverdragelse(g.aarsag)) return 'OVERDRAGET'
  if (!opgjort) return 'IKKE_OPGJORT'
  if (mangler === 0) return 'NAAET_IKKE_AFSLUTTET'
  return mangler <= fuldt ? 'NAERMER_SIG' : 'NORMAL'
}

/** End causes by which the citizen goes on in the kommune. */
export const erOverdragelse = (aarsag: number | null): boolean =>
  aarsag === TIMEGRAENSE_NAAET || aarsag === UDDANNELSESPAALAEG

/** The first month-end, after what has been settled, at which the missing hundredths are used. */
function naarManglende(mangler: number, opgjortTil: Dag, takt: number, dagTimer: number, fuldt: number): Dag | null {
  if (mangler === 0) return maanedensSidsteDag(opgjortTil)
  if (takt <= 0) return null
  let slut = maanedensSidsteDag(plusDage(opgjortTil, 1))
  // What is left of a month that was begun pays by its weekdays, and never more than a whole one.
  const hel = opgjortTil === maanedensSidsteDag(opgjortTil)
  const begyndt = Math.min(fuldt, hverdage(plusDage(opgjortTil, 1), slut) * dagTimer)
  let tilbage = mangler - (hel ? takt : Math.floor((begyndt * takt) / fuldt))
  for (let nr = 1; tilbage > 0; nr += 1) {
    if (nr >= HOEJST_MAANEDER) return null
    slut = maanedensSidsteDag(plusDage(slut, 1))
    tilbage -= takt
  }
  return slut
}

/** Hundredths a month, over all the reports and in their slowest stretch; undefined with fewer than two. */
function takter(rapporter: readonly Opgoerelse[]): { egen?: number; langsomst?: number } {
  const [nyeste, aeldste] = [rapporter[0], rapporter.at(-1)]
  if (!nyeste || !aeldste || nyeste === aeldste) return {}
  const stykker = rapporter.slice(1).map((aeldre, nr) => takt(aeldre, rapporter[nr] ?? nyeste))
  return { egen: takt(aeldste, nyeste), langsomst: Math.min(...stykker) }
}

function takt(fra: Opgoerelse, til: Opgoerelse): number {
  const brugt = Math.max(0, hundrededele(til.timer) - hundrededele(fra.timer))
  return Math.floor(brugt / maaneder(plusDage(fra.opgjortTil, 1), til.opgjortTil))
}

/** Calendar months from one day to another, both included; of a month that is not whole the share of its weekdays. */
function maaneder(fra: Dag, til: Dag): number {
  let antal = 0
  for (let start = fra; start <= til; start = plusDage(maanedensSidsteDag(start), 1)) {
    const sidste = maanedensSidsteDag(start)
    const foerste = `${start.slice(0, 8)}01`
    const hel = start === foerste && sidste <= til
    antal += hel ? 1 : hverdage(start, sidste <= til ? sidste : til) / hverdage(foerste, sidste)
  }
  // A stretch of nothing but a weekend has used what it has used in no time worth speaking of.
  return Math.max(antal, 1 / 23)
}

/** Mondays to Fridays from one day to another, both included. */
function hverdage(fra: Dag, til: Dag): number {
  let antal = 0
  const slut = Date.parse(`${til}T00:00:00Z`)
  for (let tid = Date.parse(`${fra}T00:00:00Z`); tid <= slut; tid += 86_400_000) {
    const ugedag = (tid / 86_400_000 + 4) % 7
    if (ugedag !== 0 && ugedag !== 6) antal += 1
  }
  return antal
}

/** Is the settlement so old that the estimate says little? `gammelDage` is the rule's number of days. */
export const erGammel = (opgjortTil: Dag | null, dag: Dag, gammelDage: number): boolean =>
  opgjortTil !== null && plusDage(opgjortTil, gammelDage) < dag

/** 'ved udgangen af december 2026'. A month-end that has passed is the present month's: nothing can be settled backwards from today. */
export function vedUdgangenAf(maanedsslut: Dag, dag: Dag): string {
  const slut = maanedsslut < dag ? maanedensSidsteDag(dag) : maanedsslut
  return `ved udgangen af ${visDato(slut).replace(/^\d+\. /, '')}`
}

/** The estimate in words, with its range: 'ved udgangen af december 2026 (tidligst november 2026)'. */
export function visSkoen(p: Pick<Prognose, 'tidligst' | 'forventet' | 'senest'>, dag: Dag): string {
  const maaned = (d: Dag) => vedUdgangenAf(d, dag).replace('ved udgangen af ', '')
  if (!p.forventet) return p.tidligst ? `tidligst ${vedUdgangenAf(p.tidligst, dag)}` : 'kan ikke skønnes'
  const forventet = maaned(p.forventet)
  const graenser = [
    p.tidligst && maaned(p.tidligst) !== forventet ? `tidligst ${maaned(p.tidligst)}` : '',
    p.senest && maaned(p.senest) !== forventet ? `senest ${maaned(p.senest)}` : '',
  ].filter(Boolean)
  return `ved udgangen af ${forventet}${graenser.length > 0 ? ` (${graenser.join(', ')})` : ''}`
}
