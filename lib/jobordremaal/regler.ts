import type { Dag } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** A month, 'YYYY-MM'. */
export type Maaned = string

/** Months after its own until a measure of orders that were made in it is published: all of them are then as old as the definition asks. */
export const MODEN_EFTER = { formidlingsgrad: 1, besaettelsesgrad: 3 } as const

/** `('2026-11', 2)` → `'2027-01'`. */
export function plusMaaneder(maaned: Maaned, antal: number): Maaned {
  const nr = Number(maaned.slice(0, 4)) * 12 + Number(maaned.slice(5, 7)) - 1 + antal
  return `${Math.floor(nr / 12)}-${String((nr % 12) + 1).padStart(2, '0')}`
}

/** The month from whose first day a measure of `maaned` is published. */
export const opgoeresI = (maaned: Maaned, maal: keyof typeof MODEN_EFTER): Maaned =>
  plusMaaneder(maaned, MODEN_EFTER[maal] + 1)

/** The newest month whose measure is ripe on the day. */
export const modenTil = (dag: Dag, maal: keyof typeof MODEN_EFTER): Maaned =>
  plusMaaneder(dag.slice(0, 7), -MODEN_EFTER[maal] - 1)

/** At most this many months at once. */
export const MAANEDER_HOEJST = 36

/** Both months as asked for, and the day for what is left out: 1003 it ends before it begins, 1014 it is more than is told at once. */
export function vurderPeriode(f: { fra: Maaned | undefined; til: Maaned | undefined; dag: Dag }): Regelfund[] {
  const til = f.til ?? f.dag.slice(0, 7)
  if (!f.fra) return []
  if (f.fra > til)
    return [
      {
        kode: '1003',
        niveau: 'BLOK',
        felt: 'fra',
        besked: 'Den sidste måned ligger før den første.',
        kilde: 'Samspor',
      },
    ]
  if (f.fra < plusMaaneder(til, 1 - MAANEDER_HOEJST))
    return [
      {
        kode: '1014',
        niveau: 'BLOK',
        felt: 'fra',
        besked: `Der kan højst vises ${MAANEDER_HOEJST} måneder ad gangen.`,
        kilde: 'Samspor',
      },
    ]
  return []
}

/** What was counted for one line: the degrees only of months that are ripe. */
export type Talt = {
  noegle: string
  navn: string
  oprettede: number
  stillinger: number
  /** Ripe for the degree of referral: all, and those with a referral. */
  formidlingAf: number
  formidlet: number
  /** Ripe for the degree of filling: those with a referral, and those that ended with employment. */
  besaettelseAf: number
  besat: number
  /** The first month among the line's orders. */
  foerste: Maaned
}

/** A figure as it may be told. `skjult`: too small, or one that a small one could be worked out from. */
export type Tal = { slags: 'tal'; vaerdi: number } | { slags: 'skjult' } | { slags: 'opgoeres'; maaned: Maaned }
export type Maallinje = {
  noegle: string
  navn: string
  oprettede: Tal
  stillinger: Tal
  /** Per cent, rounded. */
  formidlingsgrad: Tal
  besaettelsesgrad: Tal
}

/**
 * The lines and their sum with the small figures taken out. A line that is hidden takes another with it, so that it is not the sum less the
 * rest; where there is no other to take, the sum is hidden.
 */
export function visMaal(talte: readonly Talt[], graense: number): { linjer: Maallinje[]; sum: Maallinje | undefined } {
  if (talte.length === 0) return { linjer: [], sum: undefined }
  const ialt = talte.reduce(laegSammen, { ...NUL, foerste: talte[0]?.foerste ?? '' })
  const antal = skjul(
    talte.map((t) => ({ stoerrelse: t.oprettede, smaat: erSmaat(t.oprettede, graense) })),
    graense,
  )
  const formidling = skjul(
    talte.map((t, nr) => grad(t.formidlet, t.formidlingAf, graense, antal.linjer[nr] ?? false)),
    graense,
  )
  const besaettelse = skjul(
    talte.map((t, nr) =>
      grad(t.besat, t.besaettelseAf, graense, (antal.linjer[nr] ?? false) || (formidling.linjer[nr] ?? false)),
    ),
    graense,
  )
  const linje = (t: Talt, a: boolean, f: boolean, b: boolean): Maallinje => ({
    noegle: t.noegle,
    navn: t.navn,
    oprettede: a ? SKJULT : tal(t.oprettede),
    stillinger: a ? SKJULT : tal(t.stillinger),
    formidlingsgrad: procent(t.formidlet, t.formidlingAf, f, opgoeresI(t.foerste, 'formidlingsgrad')),
    besaettelsesgrad: procent(t.besat, t.besaettelseAf, b, opgoeresI(t.foerste, 'besaettelsesgrad')),
  })
  const ialtGrad = (num: number, af: number, skjult: boolean) => skjult || grad(num, af, graense, false).smaat
  return {
    linjer: talte.map((t, nr) =>
      linje(t, antal.linjer[nr] ?? false, formidling.linjer[nr] ?? false, besaettelse.linjer[nr] ?? false),
    ),
    sum: linje(
      ialt,
      antal.sum || erSmaat(ialt.oprettede, graense),
      ialtGrad(ialt.formidlet, ialt.formidlingAf, formidling.sum),
      ialtGrad(ialt.besat, ialt.besaettelseAf, besaettelse.sum),
    ),
  }
}

const SKJULT: Tal = { slags: 'skjult' }
const tal = (vaerdi: number): Tal => ({ slags: 'tal', vaerdi })
const erSmaat = (n: number, graense: number): boolean => n > 0 && n < graense

/** A degree tells its count, and the count of the others: neither may be small. */
const grad = (taeller: number, af: number, graense: number, linjenSkjult: boolean) => ({
  stoerrelse: af,
  smaat:
    af > 0 && (linjenSkjult || erSmaat(af, graense) || erSmaat(taeller, graense) || erSmaat(af - taeller, graense)),
})

function procent(taeller: number, af: number, skjult: boolean, maaned: Maaned): Tal {
  if (skjult) return SKJULT
  if (af === 0) return { slags: 'opgoeres', maaned }
  return tal(Math.round((taeller / af) * 100))
}

/** Which lines are hidden, and whether the sum must be too. */
export function skjul(
  talte: readonly { stoerrelse: number; smaat: boolean }[],
  graense: number,
): { linjer: boolean[]; sum: boolean } {
  const linjer = talte.map((t) => t.smaat)
  const skjulte = () => talte.filter((_, nr) => linjer[nr])
  const kanRegnesUd = () => skjulte().length === 1 || skjulte().reduce((sum, t) => sum + t.stoerrelse, 0) < graense
  while (skjulte().length > 0 && kanRegnesUd()) {
    const mindste = talte
      .map((t, nr) => ({ ...t, nr }))
      .filter((t) => !linjer[t.nr] && t.stoerrelse > 0)
      .sort((a, b) => a.stoerrelse - b.stoerrelse)[0]
    if (!mindste) return { linjer, sum: true }
    linjer[mindste.nr] = true
  }
  return { linjer, sum: false }
}

const NUL: Talt = {
  noegle: 'sum',
  navn: 'I alt',
  oprettede: 0,
  stillinger: 0,
  formidlingAf: 0,
  formidlet: 0,
  besaettelseAf: 0,
  besat: 0,
  foerste: '',
}

const laegSammen = (a: Talt, b: Talt): Talt => ({
  ...a,
  oprettede: a.oprettede + b.oprettede,
  stillinger: a.stillinger + b.stillinger,
  formidlingAf: a.formidlingAf + b.formidlingAf,
  formidlet: a.formidlet + b.formidlet,
  besaettelseAf: a.besaettelseAf + b.besaettelseAf,
  besat: a.besat + b.besat,
  foerste: a.foerste < b.foerste ? a.foerste : b.foerste,
})
