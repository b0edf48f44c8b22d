import { type Dag, daekker, visDato, visKortDato, visTimer } from '#lib/dato'
import {
  DAGPENGEMODTAGER,
  hundrededele,
  type Startgrundlag,
  startfund,
  startgrunde,
  type Tilmeldt,
} from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'

/** End causes of fravær 75 (own codes, db/kodelister/koder.csv). */
export const UDDANNELSESPAALAEG = 9751
export const TIMEGRAENSE_NAAET = 9752
export const AFMELDT = 9753
export const MEDLEMSKAB_OPHOERT = 9754

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'

/** Who acts, seen from a course in the a-kasse. */
export type Skriver = 'EGEN_AKASSE' | 'ANDEN' | 'STAR' | 'PLATFORM'

/** The a-kasse may give these as end cause; the rest are the platform's, and STAR's when it corrects. */
const AARSAGER: Record<Skriver, readonly number[]> = {
  EGEN_AKASSE: [UDDANNELSESPAALAEG, TIMEGRAENSE_NAAET],
  ANDEN: [],
  STAR: [UDDANNELSESPAALAEG, TIMEGRAENSE_NAAET, AFMELDT, MEDLEMSKAB_OPHOERT],
  PLATFORM: [UDDANNELSESPAALAEG, TIMEGRAENSE_NAAET, AFMELDT, MEDLEMSKAB_OPHOERT],
}

/** KF-007: only the citizen's present a-kasse writes type 75, and STAR corrects it. */
export function vurderSkriver(skriver: Skriver): Regelfund[] {
  if (skriver !== 'ANDEN') return []
  return [
    {
      kode: 'KF-007',
      niveau: 'BLOK',
      besked: 'I er ikke borgerens a-kasse i dag. I kan ikke registrere kontaktforløbet.',
      regel: 'Kun borgerens nuværende a-kasse registrerer kontaktforløbet (fravær 75)',
      kilde: NYHEDSBREV,
      hvemKan: 'Den a-kasse, som borgeren er medlem af i dag',
    },
  ]
}

export type Start75 = { skriver: Skriver; startDato: Dag; dag: Dag; kommentar: string | null; grundlag: Startgrundlag }

/** The platform starts the course at tilmelding. A start that is missing may be registered, on the same conditions and with a comment. */
export function vurderStart75(f: Start75): Regelfund[] {
  const fund = [...vurderSkriver(f.skriver), ...startgrunde(f.grundlag).map((grund) => startfund(grund, 'BLOK'))]
  if (f.skriver !== 'PLATFORM' && !f.kommentar)
    fund.push(manglerKommentar('KF-013', 'Skriv, hvorfor kontaktforløbet ikke begyndte ved tilmeldingen.'))
  if (f.startDato > f.dag)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Startdatoen kan ikke ligge i fremtiden.', felt: 'startDato' })
  return fund
}

export type Slut75 = {
  dag: Dag
  skriver: Skriver
  startDato: Dag
  slutDato: Dag
  aarsag: number | null
  /** The end causes in force on the end date. */
  gyldigeAarsager: readonly number[]
  timerForbrugt: string | null
  graenseTimer: string | null
  /** Whole years on the end date, and the age from which nobody is given an uddannelsespålæg; null when the rule is not in force. */
  alder: number
  uddannelsespaalaegUnder: number | null
}

/** May the course end with this day and cause? Every finding at once. */
export function vurderSlut75(f: Slut75): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.slutDato < f.startDato)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen ligger før startdatoen.', felt: 'slutDato' })
  if (f.slutDato > maanedensSidsteDag(f.dag))
    fund.push({
      kode: 'KF-005',
      niveau: 'BLOK',
      besked: `Slutdatoen kan senest være den ${visDato(maanedensSidsteDag(f.dag))}.`,
      felt: 'slutDato',
      regel: 'Slutdatoen er senest den sidste dag i den måned, hvor den registreres',
      kilde: 'Samspor',
    })
  if (f.aarsag === null)
    return [
      ...fund,
      {
        kode: 'KF-006',
        niveau: 'BLOK',
        besked: 'Skriv, hvorfor kontaktforløbet slutter.',
        felt: 'fravaersAfslutningsAarsag',
        regel: 'Et kontaktforløb hos a-kassen afsluttes med en årsag',
        kilde: 'Samspor',
      },
    ]
  if (!f.gyldigeAarsager.includes(f.aarsag) || !AARSAGER[f.skriver].includes(f.aarsag)) {
    if (f.skriver !== 'ANDEN') fund.push(ugyldigAarsag(f))
    return fund
  }
  if (f.aarsag === TIMEGRAENSE_NAAET) fund.push(...vurderTimegraense(f))
  if (f.aarsag === UDDANNELSESPAALAEG) fund.push(...vurderUddannelsespaalaeg(f))
  return fund
}

const ugyldigAarsag = (f: Slut75): Regelfund => ({
  kode: '4340',
  niveau: 'BLOK',
  besked: `Slutårsagen ${f.aarsag} kan ikke bruges her.`,
  felt: 'fravaersAfslutningsAarsag',
  regel:
    f.skriver === 'EGEN_AKASSE'
      ? 'A-kassen afslutter med 9751 eller 9752. En fejl berigtiges med en kommentar'
      : 'Slutårsagen skal gælde på slutdatoen',
  kilde: 'Samspor: kodelisten afslutningsaarsag',
})

function vurderTimegraense(f: Slut75): Regelfund[] {
  if (f.graenseTimer === null || hundrededele(f.timerForbrugt ?? '0') >= hundrededele(f.graenseTimer)) return []
  return [
    {
      kode: 'KF-003',
      niveau: 'BLOK',
      besked: `Timegrænsen er ikke nået: ${visTimer(f.timerForbrugt ?? '0.00')} af ${visTimer(f.graenseTimer)} timer er opgjort.`,
      felt: 'fravaersAfslutningsAarsag',
      regel: 'A-kassen har kontaktforløbet, til grænsen for dagpengeforbrug er nået',
      kilde: NYHEDSBREV,
      gaelderFra: '2024-01-01',
      hvemKan: 'A-kassen kan indberette dagpengetælleren, hvis der mangler timer',
    },
  ]
}

function vurderUddannelsespaalaeg(f: Slut75): Regelfund[] {
  const faelles = {
    felt: 'fravaersAfslutningsAarsag',
    regel: 'Målgruppen er under 25 år, uden uddannelse og uden forsørgelsespligt for hjemmeboende børn',
    kilde: 'LAB § 27, stk. 3',
  }
  if (f.uddannelsespaalaegUnder === null || f.alder >= f.uddannelsespaalaegUnder)
    return [
      {
        kode: 'KF-004',
        niveau: 'BLOK',
        besked: `Borgeren er ${f.alder} år på slutdatoen og er ikke i målgruppen for uddannelsespålæg.`,
        ...faelles,
      },
    ]
  return [
    {
      kode: 'KF-W01',
      niveau: 'ADVAR',
      besked: 'Kontrollér borgerens uddannelse og børn. Det kender Samspor ikke.',
      ...faelles,
    },
  ]
}

type Periode75 = { startDato: Dag; slutDato: Dag | null; aarsag: number | null }
export type Aendring75 = {
  dag: Dag
  skriver: Skriver
  kommentar: string | null
  gammel: Periode75 & { id: string }
  ny: Periode75
  tilmeldinger: readonly (Tilmeldt & { begyndtDag: Dag })[]
  andre75: readonly { id: string; startDato: Dag; slutDato: Dag | null }[]
  /** What an end is judged by; the rest of it is taken from `ny`. */
  slutgrundlag: Omit<Slut75, 'dag' | 'skriver' | 'startDato' | 'slutDato' | 'aarsag'>
}

/**
 * May the course be changed to this? An end that was registered is moved or taken away only with a comment (KF-009), a start only back to
 * the day on which the citizen began the tilmelding, and the course never reaches beyond the tilmelding.
 */
export function vurderAendring75(f: Aendring75): Regelfund[] {
  const { gammel, ny } = f
  const fund = vurderSkriver(f.skriver)
  const nyStart = ny.startDato !== gammel.startDato
  const nySlut = ny.slutDato !== gammel.slutDato || ny.aarsag !== gammel.aarsag
  if (nyStart) fund.push(...vurderNyStart(f))
  if (nySlut && gammel.slutDato !== null && !f.kommentar)
    fund.push(manglerKommentar('KF-009', 'Skriv, hvorfor den registrerede slutdato er forkert.'))
  if (ny.slutDato === null && ny.aarsag !== null)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'En slutårsag kræver en slutdato.', felt: 'slutDato' })
  if (ny.slutDato !== null && (nySlut || nyStart)) {
    const slut = { ...f.slutgrundlag, ...ny, slutDato: ny.slutDato, dag: f.dag, skriver: f.skriver }
    fund.push(...(nySlut ? vurderSlut75(slut) : vurderSlut75(slut).filter((x) => x.kode === '1003')))
  }
  if (nyStart || slutterSenere(gammel, ny)) fund.push(...vurderPlads(f))
  return fund
}

const slutterSenere = (gammel: Periode75, ny: Periode75): boolean =>
  gammel.slutDato !== null && (ny.slutDato === null || ny.slutDato > gammel.slutDato)

function vurderNyStart(f: Aendring75): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.kommentar) fund.push(manglerKommentar('KF-013', 'Skriv, hvorfor startdatoen er en anden.'))
  const { startDato } = f.ny
  const begyndt = f.tilmeldinger.some((t) => startDato === t.begyndtDag || startDato === t.gyldigFra)
  if (!begyndt && f.skriver !== 'STAR' && f.skriver !== 'PLATFORM')
    fund.push({
      kode: 'KF-017',
      niveau: 'BLOK',
      besked: 'Startdatoen kan kun være den dag, borgeren begyndte sin tilmelding.',
      felt: 'startDato',
      regel: 'Kontaktforløbet begynder med tilmeldingen',
      kilde: NYHEDSBREV,
      hvemKan: 'STAR kan rette startdatoen i andre tilfælde',
    })
  return fund
}

/** A course never outlives the tilmelding that it begins in: KF-002, as when a course is moved. */
export const vurderUdover = (tilmeldt: { gyldigTil: Dag | null } | undefined, slut: Dag | null): Regelfund[] =>
  tilmeldt?.gyldigTil && (slut === null || slut > tilmeldt.gyldigTil)
    ? [startfund('IKKE_DAGPENGEMODTAGER', 'BLOK')]
    : []

function vurderPlads({ ny, gammel, tilmeldinger, andre75 }: Aendring75): Regelfund[] {
  const fund: Regelfund[] = []
  const tilmeldt = tilmeldinger.some(
    (t) =>
      t.kontaktgruppe === DAGPENGEMODTAGER &&
      (daekker({ fra: t.gyldigFra, til: t.gyldigTil }, ny.startDato) || t.begyndtDag === ny.startDato) &&
      (t.gyldigTil === null || (ny.slutDato !== null && ny.slutDato <= t.gyldigTil)),
  )
  if (!tilmeldt) fund.push(startfund('IKKE_DAGPENGEMODTAGER', 'BLOK'))
  const andet = andre75.find(
    (a) => a.id !== gammel.id && ny.startDato <= (a.slutDato ?? UENDELIG) && a.startDato <= (ny.slutDato ?? UENDELIG),
  )
  if (andet)
    fund.push({
      ...startfund('ALLEREDE_AABENT', 'BLOK'),
      aarsag: {
        type: 'fravaer',
        id: andet.id,
        beskrivelse: `Kontaktforløb hos a-kassen fra ${visKortDato(andet.startDato)}`,
      },
    })
  return fund
}

const UENDELIG = '9999-12-31'

const manglerKommentar = (kode: string, besked: string): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  felt: 'fravaersKommentar',
  regel: 'En rettelse af kontaktforløbet har en kommentar',
  kilde: 'Samspor',
})

/** '2026-11-26' → '2026-11-30'. */
export function maanedensSidsteDag(dag: Dag): Dag {
  const [aar = 0, maaned = 1] = dag.split('-').map(Number)
  return new Date(Date.UTC(aar, maaned, 0)).toISOString().slice(0, 10)
}
