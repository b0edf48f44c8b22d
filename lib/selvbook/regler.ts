import { type Dag, plusDage, visDato, visKlokkeslaet, visTidspunkt } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { FAELLES_JOBSAMTALE, type Samtalefakta, vurderTypeOgHvem } from '#lib/samtale/regler'
import { type Indkaldelsesfelter, vurderIndkaldelse } from '#lib/samtale/regler-udfald'
import { danskTid } from '#lib/samtale/tid'
import { vurderFritekst } from '#lib/tekst/fritekst'

const STAR = 'STAR, starwiki: InterviewService'
const MINUT_MS = 60_000
const KORTEST = 10
const LAENGST = 240
/** So many times are offered at once; a day has room for no more. */
const ANTAL_HOEJST = 50
/** A deadline lies no further ahead. */
const DAGE_HOEJST = 180

export type Status = 'AABEN' | 'BOOKET' | 'PASSERET' | 'LUKKET'
export type Periode = { start: Date; slut: Date }

/** The times of `minutter` each that lie within two clocks on a day. None where the clocks or the length make no sense. */
export function delTiden(f: { dag: Dag; fra: string; til: string; minutter: number }): Periode[] {
  const [fra, til] = [danskTid(f.dag, f.fra), danskTid(f.dag, f.til)]
  if (!fra || !til || f.minutter < KORTEST || f.minutter > LAENGST) return []
  const antal = Math.max(0, Math.floor((til.getTime() - fra.getTime()) / MINUT_MS / f.minutter))
  return Array.from({ length: antal }, (_, nr) => ({
    start: new Date(fra.getTime() + nr * f.minutter * MINUT_MS),
    slut: new Date(fra.getTime() + (nr + 1) * f.minutter * MINUT_MS),
  }))
}

export type Tilbudsfakta = {
  nu: Date
  dag: Dag
  fra: string
  til: string
  minutter: number
  formKendt: boolean
  /** Who, where and how: the same that a summons must tell. */
  oplysninger: Omit<Indkaldelsesfelter, 'titel' | 'beskrivelse'>
  /** The times that the same person has open or booked already. */
  andre: readonly Periode[]
}

/** May these times be offered? All of them or none, with every finding. */
export function vurderTidstilbud(f: Tilbudsfakta): Regelfund[] {
  const fund: Regelfund[] = []
  const blok = (kode: string, besked: string, felt: string) => fund.push({ kode, niveau: 'BLOK', besked, felt })
  const tider = delTiden(f)
  if (f.minutter < KORTEST || f.minutter > LAENGST)
    blok('SB-001', `En tid skal vare mellem ${KORTEST} og ${LAENGST} minutter.`, 'minutter')
  else if (f.til <= f.fra) blok('1003', 'Den sidste tid skal slutte, efter at den første begynder.', 'til')
  else if (tider.length === 0) blok('SB-002', 'Der er ikke plads til en tid mellem de to klokkeslæt.', 'til')
  if (tider.length > ANTAL_HOEJST) blok('SB-002', `Tilbyd højst ${ANTAL_HOEJST} tider ad gangen.`, 'til')
  const [foerste] = tider
  if (foerste && foerste.start <= f.nu)
    blok('SB-003', `Den første tid er passeret. Klokken er ${visKlokkeslaet(f.nu)}.`, 'fra')
  if (!f.formKendt) blok('1014', 'Vælg, hvordan samtalen holdes.', 'samtaleform')
  fund.push(...vurderIndkaldelse({ ...f.oplysninger, titel: 'Samtale', beskrivelse: '' }))
  const optaget = f.andre.find((a) => tider.some((t) => t.start < a.slut && a.start < t.slut))
  if (optaget) fund.push(overlapper(f.oplysninger.moedeholder, optaget))
  return fund
}

/** SB-004: nobody has two open times at once; a summons of another kind is not looked at, for its name is only text. Also what the database answers, when two offer at once. */
export const overlapper = (moedeholder: string, optaget?: Periode): Regelfund => ({
  kode: 'SB-004',
  niveau: 'BLOK',
  besked: optaget
    ? `${moedeholder} har allerede en tid ${visTidspunkt(optaget.start)}–${visKlokkeslaet(optaget.slut)}.`
    : `${moedeholder} har allerede en tid, der ligger oven i.`,
  felt: 'fra',
  hvemKan: 'Fjern den tid, der er i forvejen, eller vælg en anden',
})

/** SB-005: a time that somebody has booked is an interview, and is cancelled as one. */
export const vurderFjernTid = (tid: { taget: boolean }): Regelfund[] =>
  tid.taget
    ? [
        {
          kode: 'SB-005',
          niveau: 'BLOK',
          besked: 'Tiden er booket. Aflys samtalen i stedet.',
          hvemKan: 'Den, der holder samtalen',
        },
      ]
    : []

export type Fristfakta = {
  dag: Dag
  senest: Dag
  titel: string
  beskrivelse: string
  /** What an interview of the type would be judged by on the last day. */
  samtale: Samtalefakta
  /** An interview of the type that is called to and lies ahead. */
  booket: { id: string; start: Date } | null
}

/** May the citizen be asked to book? Who may hold the type is judged by the last day of the deadline. */
export function vurderFrist(f: Fristfakta): Regelfund[] {
  const fund: Regelfund[] = []
  const senest = plusDage(f.dag, DAGE_HOEJST)
  if (f.senest < f.dag || f.senest > senest)
    fund.push({
      kode: 'SB-006',
      niveau: 'BLOK',
      besked: `Fristen skal ligge mellem i dag og den ${visDato(senest)}.`,
      felt: 'senest',
      regel: 'Fristen er den sidste dag, borgeren kan booke på',
      kilde: 'Samspor',
    })
  if (f.titel.trim() === '')
    fund.push({ kode: 'SA-019', niveau: 'BLOK', besked: 'Skriv, hvad samtalen hedder.', felt: 'titel' })
  fund.push(...vurderFritekst(f.titel, 'titel', 150), ...vurderFritekst(f.beskrivelse, 'beskrivelse', 5000))
  if (f.samtale.type === FAELLES_JOBSAMTALE)
    fund.push({
      kode: 'SB-007',
      niveau: 'BLOK',
      besked: 'En fælles jobsamtale kan borgeren ikke selv booke, fordi to myndigheder skal have tid.',
      felt: 'samtaletype',
    })
  fund.push(...vurderTypeOgHvem(f.samtale).map((fund) => (fund.felt === 'start' ? { ...fund, felt: 'senest' } : fund)))
  const { selvbook } = f.samtale
  if (selvbook)
    fund.push({
      kode: 'SB-008',
      niveau: 'BLOK',
      besked: `Borgeren er allerede bedt om at booke en samtale af den type senest den ${visDato(selvbook.senest)}.`,
      felt: 'samtaletype',
      aarsag: { type: 'selvbookfrist', id: selvbook.id, beskrivelse: `Frist hos ${selvbook.hos}` },
      hvemKan: `${selvbook.hos} kan lukke fristen`,
    })
  if (f.booket)
    fund.push({
      kode: 'SB-009',
      niveau: 'BLOK',
      besked: `Borgeren har allerede en samtale af den type ${visTidspunkt(f.booket.start)}.`,
      felt: 'samtaletype',
      regel: 'En borger med en åben frist for selv at booke har ikke samtidig en fremtidig booking, der opfylder den',
      kilde: STAR,
      aarsag: { type: 'samtale', id: f.booket.id, beskrivelse: `Samtale ${visTidspunkt(f.booket.start)}` },
    })
  return fund
}

const IKKE_AABEN: Record<Exclude<Status, 'AABEN'>, string> = {
  BOOKET: 'Der er allerede booket en tid.',
  PASSERET: 'Fristen for at booke er gået.',
  LUKKET: 'Der skal ikke længere bookes en tid.',
}

/** SB-010: what came of a deadline stands. */
const ikkeAaben = (status: Exclude<Status, 'AABEN'>): Regelfund => ({
  kode: 'SB-010',
  niveau: 'BLOK',
  besked: IKKE_AABEN[status],
})

/** SB-012: somebody else was first, the time was taken away, or it has begun. */
export const TIDEN_ER_VAEK: Regelfund = {
  kode: 'SB-012',
  niveau: 'BLOK',
  besked: 'Tiden er ikke ledig mere. Vælg en anden.',
  felt: 'tid',
}

/** May the citizen book this time now? The day of the deadline is the last one, whether or not anybody has closed it. */
export function vurderBooking(f: { dag: Dag; status: Status; senest: Dag; ledig: boolean }): Regelfund[] {
  if (f.status !== 'AABEN') return [ikkeAaben(f.status)]
  const fund: Regelfund[] = []
  if (f.senest < f.dag)
    fund.push({
      kode: 'SB-011',
      niveau: 'BLOK',
      besked: `Fristen var den ${visDato(f.senest)}. Ring, og få en tid.`,
      regel: 'Der kan bookes til og med dagen for fristen',
      kilde: 'Samspor',
    })
  if (!f.ledig) fund.push(TIDEN_ER_VAEK)
  return fund
}

/** May the citizen choose another time? Until the moment that the interview itself says, and only while it lies ahead. */
export function vurderNyTid(f: {
  nu: Date
  samtalestatus: string
  ombookSenest: Date | null
  booket: boolean
  ledig: boolean
}): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.samtalestatus !== 'INDKALDT' || !f.booket || f.ombookSenest === null || f.ombookSenest < f.nu)
    fund.push({
      kode: 'SB-013',
      niveau: 'BLOK',
      besked: 'Tiden kan ikke flyttes her mere. Ring, hvis den ikke passer.',
      regel: 'En booket tid kan flyttes til og med fristen i samtalen',
      kilde: 'Databekendtgørelsen § 20',
      hvemKan: 'Den, der holder samtalen',
    })
  if (!f.ledig) fund.push(TIDEN_ER_VAEK)
  return fund
}

/** A deadline is taken away by the authority that set it or the one that took the citizen over, and says why. */
export function vurderLukning(f: { status: Status; sammeSlags: boolean; hos: string; grund: string }): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.sammeSlags)
    fund.push({
      kode: 'SB-014',
      niveau: 'BLOK',
      besked: `Fristen er sat af ${f.hos}.`,
      hvemKan: `${f.hos} kan lukke den`,
    })
  if (f.status !== 'AABEN') fund.push(ikkeAaben(f.status))
  if (f.grund.trim() === '')
    fund.push({ kode: 'SB-015', niveau: 'BLOK', besked: 'Skriv, hvorfor fristen lukkes.', felt: 'grund' })
  return [...fund, ...vurderFritekst(f.grund, 'grund', 500)]
}

/** What a new day makes of an open deadline: taken away, passed, or nothing. The grounds to take it away come first. */
export function naesteDag(f: {
  dag: Dag
  senest: Dag
  doed: boolean
  tilmeldt: boolean
  harBorgeren: boolean
  navn: string
}): { status: 'LUKKET'; grund: string } | { status: 'PASSERET' } | null {
  if (f.doed) return { status: 'LUKKET', grund: 'Borgeren er registreret som død' }
  if (!f.tilmeldt) return { status: 'LUKKET', grund: 'Du er ikke længere tilmeldt som ledig' }
  if (!f.harBorgeren) return { status: 'LUKKET', grund: `${f.navn} har ikke længere dine samtaler` }
  return f.senest < f.dag ? { status: 'PASSERET' } : null
}
