import type { Dag } from '#lib/dato'

export type Helligdag = { dag: Dag; navn: string }

/** Store bededag was a public holiday for the last time in 2023 (lov 214 of 6 March 2023). */
const SIDSTE_STORE_BEDEDAG = 2023

/**
 * Public holidays (helligdage) of one year in Denmark, in the order of the calendar. 1 May, grundlovsdag and
 * 24 and 31 December are not among them: they are days off by agreement, not by law.
 * `aar` is a year of the Gregorian calendar; the list is tested for 2020-2040.
 */
export function helligdage(aar: number): Helligdag[] {
  const efterPaaske = (dage: number) => dagFraPaaske(aar, dage)
  return [
    { dag: `${aar}-01-01`, navn: 'Nytårsdag' },
    { dag: efterPaaske(-3), navn: 'Skærtorsdag' },
    { dag: efterPaaske(-2), navn: 'Langfredag' },
    { dag: efterPaaske(0), navn: 'Påskedag' },
    { dag: efterPaaske(1), navn: '2. påskedag' },
    ...(aar <= SIDSTE_STORE_BEDEDAG ? [{ dag: efterPaaske(26), navn: 'Store bededag' }] : []),
    { dag: efterPaaske(39), navn: 'Kristi himmelfartsdag' },
    { dag: efterPaaske(49), navn: 'Pinsedag' },
    { dag: efterPaaske(50), navn: '2. pinsedag' },
    { dag: `${aar}-12-25`, navn: 'Juledag' },
    { dag: `${aar}-12-26`, navn: '2. juledag' },
  ]
}

/** Is the day a public holiday? Sundays without a feast of their own are not. */
export function erHelligdag(dag: Dag): boolean {
  return helligdage(Number(dag.slice(0, 4))).some((helligdag) => helligdag.dag === dag)
}

/** Easter Sunday by the Gregorian rule in the form of Meeus, Jones and Butcher, moved a number of days. */
function dagFraPaaske(aar: number, dage: number): Dag {
  const a = aar % 19
  const b = Math.floor(aar / 100)
  const c = aar % 100
  const d = Math.floor(b / 4)
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const dagI1Marts = h + l - 7 * m + 21
  return new Date(Date.UTC(aar, 2, 1 + dagI1Marts + dage)).toISOString().slice(0, 10)
}
