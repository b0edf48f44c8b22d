import { REKRUTTERINGSPROEVE_TRIN } from '#db/schema/rekruttering'
import { type Dag, visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import type { Bevis } from '#lib/rekruttering/bevis'

const STAR31 = 'STAR, IT-nyhedsbrev 31/2023'
const EGEN = 'Samspor'
const blok = (kode: string, besked: string, felt?: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  ...(felt && { felt }),
  kilde: EGEN,
  ...mere,
})

/** What an a-kasse says when it reports that it is ready. */
export type Klarmeldingsfelter = {
  klarFra: Dag
  klarTil: Dag | null
  /** Beginnings of DISCO-08 codes; null: all. */
  stillinger: string[] | null
  maksAabne: number | null
}

export type Klarmeldingsfakta = {
  felter: Klarmeldingsfelter
  dag: Dag
  /** The a-kasse as it stands on the day. */
  akasse: { kode: string; navn: string; gaelder: boolean }
  /** The word that was given, read; undefined when there is none or it does not hold. */
  bevis: Bevis | undefined
  bevisGivet: boolean
  /** The one in force, which this one replaces. */
  nuvaerende: { klarFra: Dag; pauseFra: Date | null } | undefined
  /** The oldest that it was told of a job order and has not fetched, beyond the hours of the rule; undefined: it keeps up. */
  aeldsteUhentede: Date | undefined
  /** Groups of the list `erhvervsgruppe`: the first two digits of every DISCO-08 code. */
  grupper: readonly string[]
}

/** May the a-kasse report itself ready like this? Every reason why not. */
export function vurderKlarmelding(f: Klarmeldingsfakta): Regelfund[] {
  return [...vurderBevis(f), ...vurderPeriode(f), ...vurderDaekning(f), ...vurderPauseSlut(f)]
}

function vurderBevis({ akasse, bevis, bevisGivet }: Klarmeldingsfakta): Regelfund[] {
  const regel = 'En a-kasse kan vælges, når dens system har vist, at det kan modtage og behandle en jobordre'
  const hvemKan = 'A-kassens system gennemfører prøven'
  if (!akasse.gaelder)
    return [blok('JO-080', `${akasse.navn} findes ikke på dagen og kan ikke meldes klar.`, 'kode', { kilde: STAR31 })]
  if (!bevisGivet)
    return [blok('JO-081', 'Systemet mangler at bestå prøven.', 'bevis', { regel, kilde: STAR31, hvemKan })]
  if (!bevis)
    return [
      blok(
        'JO-081',
        'Beviset kan ikke godkendes. Det er udløbet, ændret eller underskrevet af en, vi ikke kender.',
        'bevis',
        {
          regel,
          kilde: STAR31,
          hvemKan,
        },
      ),
    ]
  if (bevis.akasse !== akasse.kode)
    return [
      blok('JO-082', 'Beviset er til en anden a-kasse.', 'bevis', {
        regel: 'Hver a-kasses system prøves for sig',
        hvemKan,
      }),
    ]
  return []
}

function vurderPeriode({ felter: { klarFra, klarTil }, dag, nuvaerende }: Klarmeldingsfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (klarFra < dag && klarFra !== nuvaerende?.klarFra)
    fund.push(
      blok('JO-083', `I kan tidligst melde jer klar fra i dag, den ${visDato(dag)}.`, 'klarFra', {
        regel: 'En klarmelding gælder ikke bagud i tiden',
      }),
    )
  if (klarTil !== null && (klarTil < klarFra || klarTil < dag))
    fund.push(
      blok('JO-083', 'Den sidste dag skal være i dag eller senere og ikke før den første.', 'klarTil', {
        regel: 'En klarmelding afmeldes i dag eller senere',
      }),
    )
  return fund
}

function vurderDaekning({ felter: { stillinger, maksAabne }, grupper }: Klarmeldingsfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (stillinger?.length === 0)
    fund.push(
      blok(
        'JO-084',
        'Skriv mindst én begyndelse af en DISCO-08-kode, eller lad feltet være tomt for alle.',
        'stillinger',
      ),
    )
  for (const s of stillinger ?? [])
    if (!/^\d{1,4}$/.test(s) || !grupper.some((g) => (s.length === 1 ? g.startsWith(s) : s.startsWith(g))))
      fund.push(
        blok('JO-084', `"${s}" er ikke begyndelsen af en DISCO-08-kode.`, 'stillinger', {
          regel: 'Dækningen skrives som de første et til fire cifre af DISCO-08',
        }),
      )
  if (maksAabne !== null && (maksAabne < 1 || maksAabne > 9999))
    fund.push(blok('JO-085', 'Højst antal åbne jobordrer skal være mellem 1 og 9999.', 'maksAabne'))
  return fund
}

function vurderPauseSlut({ nuvaerende, aeldsteUhentede }: Klarmeldingsfakta): Regelfund[] {
  if (!nuvaerende?.pauseFra || !aeldsteUhentede) return []
  return [
    blok(
      'JO-087',
      'I er på pause, fordi jeres system ikke henter, hvad det får at vide. Få det til at hente først.',
      undefined,
      {
        regel: 'En pause slutter, når systemet igen følger med og melder sig klar',
        hvemKan: 'A-kassens system henter eller modtager det, der venter',
      },
    ),
  ]
}

/** JO-086: only an a-kasse's own system is tried, and only an a-kasse that is there on the day. */
export function vurderProeve(f: { erAkasse: boolean; gaelder: boolean }): Regelfund[] {
  if (f.erAkasse && f.gaelder) return []
  return [blok('JO-086', 'Kun en a-kasse kan prøve sit system af med jobordrer.', 'kode', { kilde: STAR31 })]
}

/** What is still to be seen, in the order in which it is done. */
export const manglerTrin = (trin: Readonly<Record<string, string>>): string[] =>
  REKRUTTERINGSPROEVE_TRIN.filter((t) => !trin[t])

/** Is the a-kasse's system silent: something it was told is older than the hours of the rule? */
export const erStille = (aeldsteUhentede: Date | undefined, nu: Date, timer: number): boolean =>
  aeldsteUhentede !== undefined && aeldsteUhentede.getTime() <= nu.getTime() - timer * 3_600_000

/** Why an a-kasse is not offered, in words that STAR and it both read. */
export const pausegrund = (timer: number): string =>
  `A-kassens system har ikke hentet eller taget imod besked om en jobordre i mere end ${timer} timer.`
