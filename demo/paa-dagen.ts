import { type BorgerHistorie, type Dage, maanedsslut } from '#demo/person'
import { type Dag, plusDage } from '#lib/dato'

/** The day on which the a-kasser got the kontaktforløb. No story of theirs begins before it. */
export const REGLEN_FRA: Dag = '2024-01-01'

/** Samtaletype of the jobcenter's jobsamtale. */
const JOBCENTRETS = 7

/**
 * A story as it can stand when today is `idag`. Stories are told in days before today; in the first months of 2024 most of them would begin
 * before the a-kasser had the kontaktforløb, and then nothing of what they tell could have happened. Such a story begins on 2024-01-01
 * instead, and has only come as far as there is room for since:
 *
 * - hours: as many reports as there have been month ends, with the first figures of the story, so that nobody has used more than a month holds;
 * - the end of the a-kasse's course: only when every report has come, because it is the hours that end it;
 * - interviews: those that lie after the beginning, and the jobcenter's only when the a-kasse's course has ended;
 * - plan, fravær, indstillinger: those that lie after the beginning; a decision that has not come is left out with its indstilling;
 * - the overgangsgruppe was tilmeldt before 2024 and stays as it is, and so does one who died before 2024: neither had a course in an a-kasse.
 */
export function historienPaa(h: BorgerHistorie, idag: Dag): BorgerHistorie {
  const tidligst = dageImellem(idag, REGLEN_FRA)
  if (h.overgangsgruppe && h.samtaler?.some((s) => s.dag < tidligst))
    return { ...h, samtaler: h.samtaler.filter((s) => s.dag >= tidligst) }
  if (h.tilmeldtFra >= tidligst || h.overgangsgruppe || (h.doed !== undefined && h.doed < tidligst)) return h
  const fra = (dage: Dage) => dage >= tidligst
  const maanedsslutninger = (h.timer ?? [])
    .map((t) => t.opgjortTil)
    .filter((m) => maanedsslut(idag, m) >= REGLEN_FRA)
    .sort((a, b) => a - b)
  const timer = maanedsslutninger.map((opgjortTil, nr) => ({ timer: h.timer?.[nr]?.timer ?? '0.00', opgjortTil }))
  const alleOpgjort = timer.length === (h.timer ?? []).length
  const fravaer = (h.fravaer ?? []).flatMap((f) => {
    if (f.type !== 75) return fra(f.fra) ? [f] : []
    const slutter = f.til !== undefined && alleOpgjort && fra(f.til)
    return [slutter ? { ...f, fra: tidligst } : { type: 75, fra: tidligst }]
  })
  const slut = fravaer.find((f) => f.type === 75)?.til
  return {
    ...h,
    tilmeldtFra: tidligst,
    timer,
    fravaer,
    ...(h.samtaler && {
      samtaler: h.samtaler.filter(
        (s) => fra(s.dag) && (s.type !== JOBCENTRETS || (slut !== undefined && slut < s.dag)),
      ),
    }),
    indstillinger: (h.indstillinger ?? []).filter((i) => fra(i.sendt)),
  }
}

/** Whole days from `fra` to `til`; negative when `til` is before. */
const dageImellem = (fra: Dag, til: Dag): number => Math.round((Date.parse(til) - Date.parse(fra)) / 86_400_000)

/** The day on which a story's plan was made: ten days after its beginning, at the latest yesterday, and never before it. */
export function plandag(h: BorgerHistorie, idag: Dag): Dag {
  const lavet = h.minPlan === 'PUBLICERET' ? -2 : Math.min(h.tilmeldtFra + 10, -1)
  return plusDage(idag, Math.max(lavet, h.tilmeldtFra))
}
