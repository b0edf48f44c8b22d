import { type Dag, plusDage } from '#lib/dato'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import { erInden, type Parametre, plusMaaneder, type Sanktion } from '#lib/sanktion/regler'

/** What a sanction costs: days for an exclusion, hours for a karantæne, work for an arbejdskrav. */
export type Virkning = {
  art: 'DAGE' | 'TIMER' | 'ARBEJDSKRAV' | 'INGEN'
  fra: Dag
  /** The last day without benefit; null while it is open. */
  til: Dag | null
  dage: number | null
  /** Two decimals as text. */
  timer: string | null
  timerTilbage: string | null
  arbejdskravTimer: number | null
  erOvre: boolean
}

type Kilde = Pick<
  Sanktion,
  | 'kategori'
  | 'status'
  | 'startdato'
  | 'slutdato'
  | 'timer'
  | 'afvikledeTimer'
  | 'arbejdskravTimer'
  | 'arbejdskravOpfyldtDato'
>

/** What the sanction means, seen on a day. One that has been annulled means nothing. */
export function beregnVirkning(s: Kilde, dag: Dag): Virkning {
  const tomt: Virkning = {
    art: 'INGEN',
    fra: s.startdato,
    til: null,
    dage: null,
    timer: null,
    timerTilbage: null,
    arbejdskravTimer: null,
    erOvre: true,
  }
  if (s.status === 'ANNULLERET') return tomt
  if (s.kategori === 'K01') {
    const til = s.slutdato
    return {
      ...tomt,
      art: 'DAGE',
      til,
      dage: til === null ? null : dageImellem(s.startdato, til),
      erOvre: til !== null && til < dag,
    }
  }
  if (s.kategori === 'K03' || s.kategori === 'K04')
    return {
      ...tomt,
      art: 'ARBEJDSKRAV',
      til: s.arbejdskravOpfyldtDato,
      arbejdskravTimer: s.arbejdskravTimer,
      erOvre: s.arbejdskravOpfyldtDato !== null && s.arbejdskravOpfyldtDato <= dag,
    }
  if (s.timer === null) return { ...tomt, til: s.slutdato, erOvre: s.slutdato !== null && s.slutdato < dag }
  const tilbage = fraHundrededele(hundrededele(s.timer) - hundrededele(s.afvikledeTimer ?? '0'))
  return { ...tomt, art: 'TIMER', timer: s.timer, timerTilbage: tilbage, erOvre: hundrededele(tilbage) === 0 }
}

/** Both ends count. */
const dageImellem = (fra: Dag, til: Dag): number => Math.round((Date.parse(til) - Date.parse(fra)) / 86_400_000) + 1

/**
 * The last day of an exclusion when the citizen made contact: the day before, and at least the day itself. Contact later the same day costs
 * the whole day (a-kasse practice).
 */
export function sidsteDagVedKontakt(haendelsesdato: Dag, kontakt: Dag): Dag {
  const foer = plusDage(kontakt, -1)
  return foer < haendelsesdato ? haendelsesdato : foer
}

/** What a new event would mean on a day: the karantæne that it would repeat, and until when that counts. */
export function gentagelse(
  sanktioner: readonly Pick<Sanktion, 'id' | 'kategori' | 'status' | 'haendelsesdato'>[],
  dag: Dag,
  { gentagelseMaaneder }: Pick<Parametre, 'gentagelseMaaneder'>,
): { taeller: true; id: string; til: Dag } | { taeller: false } {
  const [seneste] = sanktioner
    .filter((s) => s.kategori === 'K02' && s.status !== 'ANNULLERET')
    .filter((s) => erInden(s.haendelsesdato, dag, gentagelseMaaneder))
    .sort((a, b) => b.haendelsesdato.localeCompare(a.haendelsesdato))
  if (!seneste) return { taeller: false }
  return { taeller: true, id: seneste.id, til: plusDage(plusMaaneder(seneste.haendelsesdato, gentagelseMaaneder), -1) }
}
