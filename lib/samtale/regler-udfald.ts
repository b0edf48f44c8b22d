import { type Dag, visTidspunkt } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { erJobsamtale, type Myndighed, UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { vurderFritekst } from '#lib/tekst/fritekst'

const BEKENDTGOERELSE = 'Databekendtgørelsen § 27'
export type Status = 'INDKALDT' | 'AFHOLDT' | 'UDEBLEVET' | 'AFLYST' | 'BERIGTIGET'

/** Every legal move. A held or missed interview can be corrected in its text; a status with no moves is final. */
const OVERGANGE: Record<Status, readonly Status[]> = {
  INDKALDT: ['INDKALDT', 'AFHOLDT', 'UDEBLEVET', 'AFLYST', 'BERIGTIGET'],
  AFHOLDT: ['AFHOLDT', 'BERIGTIGET'],
  UDEBLEVET: ['AFHOLDT', 'BERIGTIGET'],
  AFLYST: ['BERIGTIGET'],
  BERIGTIGET: [],
}
const STATUSORD: Record<Status, string> = {
  INDKALDT: 'indkaldt',
  AFHOLDT: 'afholdt',
  UDEBLEVET: 'registreret som udeblevet',
  AFLYST: 'aflyst',
  BERIGTIGET: 'berigtiget',
}

export const naeste = (status: Status): readonly Status[] => OVERGANGE[status]

/** SA-015: what may become of an interview follows from what has become of it. */
export const vurderOvergang = (fra: Status, til: Status): Regelfund[] =>
  OVERGANGE[fra].includes(til)
    ? []
    : [
        {
          kode: 'SA-015',
          niveau: 'BLOK',
          besked: `Samtalen er ${STATUSORD[fra]} og kan ikke blive ${STATUSORD[til]}.`,
          hvemKan: fra === 'BERIGTIGET' ? 'Registrér en ny samtale' : 'Berigtig samtalen, hvis den er forkert',
        },
      ]

/** SA-016: only who holds an interview says what came of it; the authority that took the citizen over may take it away. */
export const vurderHolder = (holder: { egen: boolean; sammeSlags: boolean }, fjerner: boolean): Regelfund[] =>
  holder.egen || (fjerner && holder.sammeSlags)
    ? []
    : [
        {
          kode: 'SA-016',
          niveau: 'BLOK',
          besked: 'Samtalen holdes af en anden myndighed. Kun den kan ændre samtalen.',
          hvemKan: 'Den myndighed, der holder samtalen',
        },
      ]

/** SA-017: the type says what an interview is; another type is another interview. */
export const vurderSammeType = (gammel: number, ny: number): Regelfund[] =>
  gammel === ny
    ? []
    : [
        {
          kode: 'SA-017',
          niveau: 'BLOK',
          besked: 'Typen kan ikke ændres. Aflys samtalen, og indkald til en ny.',
          felt: 'samtaletype',
        },
      ]

/** What is agreed at an interview, and where: KF-012 and the duties of § 27. */
export function vurderAftaler(f: {
  type: number
  praktiskeAftaler: string | null
  bindendeAftaler: string | null
}): Regelfund[] {
  const fund: Regelfund[] = []
  if (!erJobsamtale(f.type) && f.bindendeAftaler)
    fund.push({
      kode: 'KF-012',
      niveau: 'BLOK',
      besked: 'Kun en jobsamtale kan have aftaler, der binder borgeren. Skriv kun praktiske aftaler her.',
      felt: 'bindendeAftaler',
      regel: 'Ved andre samtaler noteres kun praktiske aftaler',
      kilde: `${BEKENDTGOERELSE}, nr. 8`,
    })
  if (erJobsamtale(f.type) && !f.bindendeAftaler)
    fund.push({
      kode: 'SA-011',
      niveau: 'BLOK',
      besked: 'Skriv aftalerne om det videre forløb, eller at I ikke lavede nogen.',
      felt: 'bindendeAftaler',
      regel: 'En jobsamtale har aftalerne om det videre forløb',
      kilde: BEKENDTGOERELSE,
    })
  return [
    ...fund,
    ...vurderFritekst(f.praktiskeAftaler ?? '', 'praktiskeAftaler', 5000),
    ...vurderFritekst(f.bindendeAftaler ?? '', 'bindendeAftaler', 5000),
  ]
}

/** Did the citizen fail to turn up? Not before it has begun, and not where there is no duty to. */
export function vurderUdeblivelse(f: { nu: Date; start: Date; type: number; vejledt: boolean }): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.start > f.nu)
    fund.push({
      kode: 'SA-009',
      niveau: 'BLOK',
      besked: `Samtalen er ikke begyndt endnu. Den begynder ${visTidspunkt(f.start)}.`,
    })
  if (f.type === UDEN_MOEDEPLIGT)
    fund.push({
      kode: 'SA-018',
      niveau: 'BLOK',
      besked: 'Borgeren har ikke pligt til at møde til et informationsmøde uden mødepligt.',
    })
  if (!f.vejledt)
    fund.push({
      kode: 'SA-W02',
      niveau: 'ADVAR',
      besked: 'Borgeren er ikke vejledt skriftligt om, hvad det betyder ikke at møde.',
    })
  return fund
}

/** SA-012: a cancellation says who cancelled and why; it is the citizen's to read. */
export function vurderAflysning(f: { aflystAf: string | null; grund: string }): Regelfund[] {
  const fund: Regelfund[] = []
  if (f.aflystAf !== 'BORGER' && f.aflystAf !== 'MYNDIGHED')
    fund.push({ kode: 'SA-012', niveau: 'BLOK', besked: 'Vælg, hvem der aflyser.', felt: 'aflystAf' })
  if (f.grund.trim() === '')
    fund.push({ kode: 'SA-012', niveau: 'BLOK', besked: 'Skriv, hvorfor samtalen aflyses.', felt: 'aflysningsgrund' })
  return [...fund, ...vurderFritekst(f.grund, 'aflysningsgrund', 500)]
}

/** A berigtigelse says why. */
export const vurderKommentar = (kommentar: string): Regelfund[] =>
  kommentar.trim() === ''
    ? [{ kode: 'BB-007', niveau: 'BLOK', besked: 'Skriv, hvorfor samtalen berigtiges.', felt: 'kommentar' }]
    : vurderFritekst(kommentar, 'kommentar', 1500)

export type Indkaldelsesfelter = {
  form: string
  titel: string
  beskrivelse: string
  moedeholder: string
  sted: string
  adresse: string
  telefon: string
  borgerRinger: boolean
  videolink: string
}

/** What a citizen must know to get there (databekendtgørelsen § 20), by the form of the interview. */
export function vurderIndkaldelse(f: Indkaldelsesfelter): Regelfund[] {
  const fund: Regelfund[] = []
  const mangler = (felt: string, besked: string) =>
    fund.push({ kode: 'SA-019', niveau: 'BLOK', besked, felt, kilde: 'Databekendtgørelsen § 20' })
  if (f.titel.trim() === '') mangler('titel', 'Skriv, hvad samtalen hedder.')
  if (f.moedeholder.trim() === '') mangler('moedeholder', 'Skriv, hvem der holder samtalen.')
  if ((f.form === 'PERSONLIGT' || f.form === 'MOEDE_PAA_ARBEJDE') && f.adresse.trim() === '')
    mangler('adresse', 'Skriv adressen, hvor borgeren skal møde.')
  if (f.form === 'TELEFON' && f.borgerRinger && f.telefon.trim() === '')
    mangler('telefon', 'Skriv det nummer, borgeren skal ringe til.')
  if (f.form === 'VIDEO' && f.videolink.trim() === '') mangler('videolink', 'Skriv linket til videosamtalen.')
  if (f.videolink.trim() !== '' && !/^https:\/\/[^\s<>"]+$/.test(f.videolink.trim()))
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Linket skal begynde med https://.', felt: 'videolink' })
  return [
    ...fund,
    ...vurderFritekst(f.titel, 'titel', 150),
    ...vurderFritekst(f.beskrivelse, 'beskrivelse', 5000),
    ...vurderFritekst(f.moedeholder, 'moedeholder', 140),
    ...vurderFritekst(f.sted, 'sted', 200),
    ...vurderFritekst(f.adresse, 'adresse', 200),
    ...vurderFritekst(f.telefon, 'telefon', 40),
  ]
}

/** SA-020: who may be left out of more interviews, and when. `andelProcent` is the share that the rule set still wants interviews with. */
export function vurderUndtagelse(f: {
  dag: Dag
  skriver: Myndighed
  ansvarlig: string
  andelProcent: number | null
  foersteAfholdt: boolean
  fra: Dag
  til: Dag | null
  begrundelse: string
  harAllerede: boolean
}): Regelfund[] {
  const fund: Regelfund[] = []
  const blok = (kode: string, besked: string, felt?: string) =>
    fund.push({ kode, niveau: 'BLOK', besked, ...(felt && { felt }), kilde: 'Lov 1750 af 29. december 2025' })
  if (f.andelProcent === null || f.andelProcent >= 100)
    blok('SA-020', 'Forløbet følger regler, hvor alle skal have alle samtaler. Ingen kan undtages.')
  if (f.skriver !== f.ansvarlig) blok('SA-021', 'Kun den, der har kontaktforløbet, kan undtage fra samtaler.')
  if (!f.foersteAfholdt) blok('SA-022', 'Den første samtale holdes med alle. Hold den, før borgeren undtages.')
  if (f.harAllerede) blok('SA-023', 'Borgeren er allerede undtaget fra samtaler hos jer.')
  if (f.fra < f.dag) blok('SA-024', 'Undtagelsen kan tidligst gælde fra i dag.', 'fra')
  if (f.til !== null && f.til < f.fra) blok('1003', 'Slutdatoen ligger før startdatoen.', 'til')
  if (f.begrundelse.trim() === '') blok('SA-025', 'Skriv den konkrete vurdering.', 'begrundelse')
  return [...fund, ...vurderFritekst(f.begrundelse, 'begrundelse', 1500)]
}
