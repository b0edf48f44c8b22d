import { type Dag, dagFor, visDatoMedUgedag, visKlokkeslaet } from '#lib/dato'

const TIMER_FRA_UTC = [1, 2]

/** '10.00', '10:00', '1000' or '10' as hours and minutes, 'HH:MM'; undefined when it is no time of day. */
export function laesKlokkeslaet(tekst: string): string | undefined {
  const fundet = /^\s*(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?\s*$/.exec(tekst)
  if (!fundet) return undefined
  const [timer, minutter] = [Number(fundet[1]), Number(fundet[2] ?? '0')]
  if (timer > 23 || minutter > 59) return undefined
  return `${String(timer).padStart(2, '0')}:${String(minutter).padStart(2, '0')}`
}

/**
 * The moment at which a Danish clock shows `kl` ('HH:MM') on a day. Undefined for the hour that the spring night skips; of the hour that the
 * autumn night has twice, the first one, still in summer time.
 */
export function danskTid(dag: Dag, kl: string): Date | undefined {
  const somUtc = Date.parse(`${dag}T${kl}:00Z`)
  const mulige = TIMER_FRA_UTC.map((timer) => new Date(somUtc - timer * 3_600_000))
  return mulige.reverse().find((tid) => dagFor(tid) === dag && visKlokkeslaet(tid) === kl.replace(':', '.'))
}

/** 'mandag den 7. december 2026 kl. 10.00–10.45' */
export const visMoedetid = (start: Date, slut: Date): string =>
  `${visDatoMedUgedag(dagFor(start))} kl. ${visKlokkeslaet(start)}–${visKlokkeslaet(slut)}`
