import { erHelligdag } from '#lib/dato/helligdage'

/** A Danish calendar day, 'YYYY-MM-DD'. Compares and sorts as text. */
export type Dag = string

const ZONE = 'Europe/Copenhagen'
const dagFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const klokke = new Intl.DateTimeFormat('da-DK', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const maaned = new Intl.DateTimeFormat('da-DK', { timeZone: 'UTC', month: 'long' })
const MAANEDER = Array.from({ length: 12 }, (_, nr) => maaned.format(Date.UTC(2026, nr, 1)))
const ugedag = new Intl.DateTimeFormat('da-DK', { timeZone: 'UTC', weekday: 'long' })
const timer = new Intl.NumberFormat('da-DK', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The Danish calendar day of a moment; summer time and midnight are handled by the time zone, never by arithmetic. */
export const dagFor = (nu: Date): Dag => dagFormat.format(nu)

const tilUtc = (dag: Dag) => new Date(`${dag}T00:00:00Z`)
const fraUtc = (dato: Date): Dag => dato.toISOString().slice(0, 10)

/** Calendar days later (or earlier, when negative). */
export function plusDage(dag: Dag, antal: number): Dag {
  const dato = tilUtc(dag)
  dato.setUTCDate(dato.getUTCDate() + antal)
  return fraUtc(dato)
}

/** The same day of the week, whole weeks later. */
export const plusUger = (dag: Dag, antal: number): Dag => plusDage(dag, antal * 7)

/** Monday to Friday, and no Danish public holiday. */
export function erArbejdsdag(dag: Dag): boolean {
  const nummer = tilUtc(dag).getUTCDay()
  return nummer !== 0 && nummer !== 6 && !erHelligdag(dag)
}

/** The working day that lies `antal` working days after `dag`; the day itself does not count. */
export function plusArbejdsdage(dag: Dag, antal: number): Dag {
  let resultat = dag
  for (let tilbage = antal; tilbage > 0; ) {
    resultat = plusDage(resultat, 1)
    if (erArbejdsdag(resultat)) tilbage -= 1
  }
  return resultat
}

/** How many working days have passed since `fra`, up to and including `til`. */
export function arbejdsdageImellem(fra: Dag, til: Dag): number {
  let antal = 0
  for (let dag = plusDage(fra, 1); dag <= til; dag = plusDage(dag, 1)) if (erArbejdsdag(dag)) antal += 1
  return antal
}

/** True when the text is an existing calendar day in ISO form. */
export function erDag(tekst: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return false
  const dato = tilUtc(tekst)
  return !Number.isNaN(dato.getTime()) && fraUtc(dato) === tekst
}

/** Does a period with both ends included (open end = null) cover the day? */
export const daekker = (periode: { fra: Dag; til: Dag | null }, dag: Dag): boolean =>
  periode.fra <= dag && (periode.til === null || dag <= periode.til)

/** '23. november 2026' */
export const visDato = (dag: Dag): string =>
  `${Number(dag.slice(8, 10))}. ${MAANEDER[Number(dag.slice(5, 7)) - 1]} ${dag.slice(0, 4)}`
/** 'mandag den 23. november 2026' */
export const visDatoMedUgedag = (dag: Dag): string => `${ugedag.format(tilUtc(dag))} den ${visDato(dag)}`
/** '23.11.2026' */
export const visKortDato = (dag: Dag): string => `${dag.slice(8, 10)}.${dag.slice(5, 7)}.${dag.slice(0, 4)}`
/** '10.05' */
export const visKlokkeslaet = (tid: Date): string => klokke.format(tid).replace(':', '.')
/** '23. november 2026 kl. 10.05' */
export const visTidspunkt = (tid: Date): string => `${visDato(dagFor(tid))} kl. ${visKlokkeslaet(tid)}`
/** '23.11.2026 kl. 10.05' */
export const visKortTidspunkt = (tid: Date): string => `${visKortDato(dagFor(tid))} kl. ${visKlokkeslaet(tid)}`
/** '120,50' from the exact decimal text '120.50' */
export const visTimer = (timerTekst: string): string => timer.format(Number(timerTekst))

/** The moment at which Danish clocks show the hour on the day. An hour that a spring night skips is the one that follows it. */
export function danskTid(dag: Dag, time: number, minut: number): Date {
  const utc = Date.parse(`${dag}T00:00:00Z`) + (time * 60 + minut) * 60_000
  const kl = `${String(time).padStart(2, '0')}.${String(minut).padStart(2, '0')}`
  const fundet = [2, 1].map((t) => new Date(utc - t * 3_600_000)).find((d) => visKlokkeslaet(d) === kl)
  return fundet ?? new Date(utc - 3_600_000)
}
