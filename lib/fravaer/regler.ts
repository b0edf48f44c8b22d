import { type Dag, plusDage, visDato, visKortDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** Fravær id 11: sygdom. STAR has an operation of its own for it, with facts about the company. */
const SYGDOM = 11
/** STAR's codes for a type that the kontaktgruppe does not allow, where they are known; the rest are FR-001. */
const IKKE_TILLADT: Readonly<Record<number, string>> = { 1: '4591', 2: '4592' }
const KILDE = 'STAR, starwiki: FravaerService'

export type Fravaersfakta = {
  dag: Dag
  fravaerstype: number
  /** The type's name on the start date; undefined when it is no type then. */
  typenavn: string | undefined
  startDato: Dag
  slutDato: Dag | null
  aarsag: number | null
  anmeldtDag: Dag
  /** The citizen's kontaktgruppe on the start date; null when not tilmeldt. */
  kontaktgruppe: number | null
  /** The visitationskategori of the tilmelding; null is none, which the table has lines of its own for. */
  visitationskategori: number | null
  /** Types that the kontaktgruppe allows with the visitationskategori; undefined when the table has no line about the kontaktgruppe. */
  tilladte: readonly number[] | undefined
  /** The longest that the type may last; null when the rule has no limit. */
  hoejstDage: number | null
  /** Fravær of the same type that count, without the one that is changed. */
  sammeType: readonly { id: string; startDato: Dag; slutDato: Dag | null }[]
}

/** May this fravær, of another type than 75, be registered? Every finding at once. */
export function vurderFravaer(f: Fravaersfakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.slutDato !== null && f.slutDato < f.startDato)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen ligger før startdatoen.', felt: 'slutDato' })
  if (f.anmeldtDag > f.dag)
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: 'Anmeldelsesdatoen kan ikke ligge i fremtiden.',
      felt: 'anmeldelsesDato',
    })
  if (f.aarsag !== null)
    fund.push({
      kode: '4340',
      niveau: 'BLOK',
      besked: 'Typen har ingen slutårsager.',
      felt: 'fravaersAfslutningsAarsag',
      regel: 'Kun kontaktforløb hos a-kassen (75) afsluttes med en årsag, Samspor kender',
      kilde: 'Samspor: kodelisten afslutningsaarsag',
    })
  if (f.typenavn === undefined)
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: `Der er ingen fraværstype ${f.fravaerstype} på startdatoen.`,
      felt: 'fravaerType',
    })
  else fund.push(...vurderKombination(f, f.typenavn), ...vurderLaengde(f, f.typenavn))
  return [...fund, ...vurderSamtidige(f)]
}

function vurderKombination(f: Fravaersfakta, typenavn: string): Regelfund[] {
  if (f.kontaktgruppe === null)
    return [
      {
        kode: '8060',
        niveau: 'BLOK',
        besked: 'Borgeren har ingen kontaktgruppe på startdatoen.',
        felt: 'startDato',
        hvemKan: 'Borgeren skal være tilmeldt som arbejdssøgende',
      },
    ]
  if (f.tilladte === undefined)
    return [
      {
        kode: 'FR-W01',
        niveau: 'ADVAR',
        besked: `Samspor kender ikke de typer fravær, som kontaktgruppe ${f.kontaktgruppe} tillader.`,
        felt: 'fravaerType',
      },
    ]
  if (!f.tilladte.includes(f.fravaerstype))
    return [
      {
        kode: IKKE_TILLADT[f.fravaerstype] ?? 'FR-001',
        niveau: 'BLOK',
        besked: `${typenavn} kan ikke registreres for ${gruppen(f)}.`,
        felt: 'fravaerType',
        regel: 'Kontaktgruppen og visitationskategorien bestemmer, hvilke typer fravær der kan registreres',
        kilde: KILDE,
      },
    ]
  return f.fravaerstype === SYGDOM
    ? [
        {
          kode: 'FR-W02',
          niveau: 'ADVAR',
          besked: 'Her registreres kun perioden med sygdom, ikke oplysninger om virksomheden.',
          felt: 'fravaerType',
          kilde: KILDE,
        },
      ]
    : []
}

const gruppen = (f: Fravaersfakta): string =>
  f.visitationskategori === null
    ? `kontaktgruppe ${f.kontaktgruppe}`
    : `kontaktgruppe ${f.kontaktgruppe} med visitationskategori ${f.visitationskategori}`

function vurderLaengde({ startDato, slutDato, hoejstDage }: Fravaersfakta, typenavn: string): Regelfund[] {
  if (hoejstDage === null || slutDato === null) return []
  const senest = plusDage(startDato, hoejstDage - 1)
  if (slutDato <= senest) return []
  return [
    {
      kode: 'FR-002',
      niveau: 'BLOK',
      besked: `${typenavn} kan højst vare ${hoejstDage} dage, her til og med den ${visDato(senest)}.`,
      felt: 'slutDato',
      regel: `Fraværstypen varer højst ${hoejstDage} dage`,
      kilde: KILDE,
    },
  ]
}

function vurderSamtidige({ startDato, slutDato, sammeType }: Fravaersfakta): Regelfund[] {
  const andet = sammeType.find(
    (a) => startDato <= (a.slutDato ?? '9999-12-31') && a.startDato <= (slutDato ?? '9999-12-31'),
  )
  if (!andet) return []
  return [
    {
      kode: 'FR-003',
      niveau: 'BLOK',
      besked: 'Der er allerede registreret fravær af samme type i perioden.',
      felt: 'startDato',
      kilde: 'Samspor',
      aarsag: {
        type: 'fravaer',
        id: andet.id,
        beskrivelse: `Fravær ${visKortDato(andet.startDato)}–${andet.slutDato ? visKortDato(andet.slutDato) : ''}`,
      },
      hvemKan: 'Ret eller berigtig det fravær, der er registreret',
    },
  ]
}

/** FR-004: a fravær that was taken away counts for nothing and cannot be changed. */
export const vurderIkkeBerigtiget = (berigtiget: boolean): Regelfund[] =>
  berigtiget
    ? [
        {
          kode: 'FR-004',
          niveau: 'BLOK',
          besked: 'Fraværet er berigtiget og kan ikke ændres.',
          hvemKan: 'Registrér et nyt fravær, hvis berigtigelsen var en fejl',
        },
      ]
    : []

/** FR-005: the type says what a fravær is; another type is another fravær. */
export const vurderSammeType = (gammel: number, ny: number): Regelfund[] =>
  gammel === ny
    ? []
    : [
        {
          kode: 'FR-005',
          niveau: 'BLOK',
          besked: 'Typen kan ikke ændres. Berigtig fraværet, og registrér et nyt.',
          felt: 'fravaerType',
        },
      ]
