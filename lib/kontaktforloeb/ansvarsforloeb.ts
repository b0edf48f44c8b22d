import { type Dag, plusDage } from '#lib/dato'
import { type Ansvarlig, ansvarlig, type Fravaer75, type Tilmeldt } from '#lib/kontaktforloeb/regler'

/** A run of days with the same responsible; `til` null is until further notice. */
export type Ansvarsperiode = { hos: Ansvarlig; fra: Dag; til: Dag | null }

/**
 * Who holds the kontaktforløb from `fra` on: one period for each change, the last one open. Asks `ansvarlig` on every day on which a
 * registration begins or has ended, so that it can never say anything else than that.
 */
export function ansvarsforloeb(
  fravaer75: readonly Fravaer75[],
  tilmeldinger: readonly Tilmeldt[],
  fra: Dag,
): Ansvarsperiode[] {
  const perioder = [
    ...fravaer75.map((f) => ({ fra: f.startDato, til: f.slutDato })),
    ...tilmeldinger.map((t) => ({ fra: t.gyldigFra, til: t.gyldigTil })),
  ]
  const skift = perioder.flatMap((p) => [p.fra, ...(p.til === null ? [] : [plusDage(p.til, 1)])])
  const dage = [...new Set([fra, ...skift.filter((d) => d > fra)])].sort()
  const forloeb: Ansvarsperiode[] = []
  for (const dag of dage) {
    const hos = ansvarlig(fravaer75, tilmeldinger, dag)
    const sidste = forloeb.at(-1)
    if (sidste?.hos === hos) continue
    if (sidste) sidste.til = plusDage(dag, -1)
    forloeb.push({ hos, fra: dag, til: null })
  }
  return forloeb
}
