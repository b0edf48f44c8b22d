import type { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import type { Dag } from '#lib/dato'
import { visDato, visKortDato } from '#lib/dato'
import type { AfslagFelter, GodkendFelter, IndstillingFelter } from '#lib/indstilling/input'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** Beskedtype 11: Indstilling om tilbud. */
export const BESKEDTYPE = 11

export type IndstillingStatus = (typeof INDSTILLING_STATUS)[number]

/** Every legal move. A status with no moves is final; a new try is a new indstilling. */
export const OVERGANGE: Record<IndstillingStatus, readonly IndstillingStatus[]> = {
  KLADDE: ['MODTAGET'],
  MODTAGET: ['UNDER_BEHANDLING', 'TRUKKET', 'BERIGTIGET'],
  // To itself: a colleague takes over. Back to MODTAGET: the citizen moved.
  UNDER_BEHANDLING: ['UNDER_BEHANDLING', 'AFGJORT_AFVENTER_POST', 'MODTAGET', 'TRUKKET', 'BERIGTIGET'],
  // The letter decides: accepted makes the result final, refused for good returns the case to the caseworker.
  AFGJORT_AFVENTER_POST: ['GODKENDT', 'AFSLAG', 'UNDER_BEHANDLING'],
  GODKENDT: ['BERIGTIGET'],
  AFSLAG: ['BERIGTIGET'],
  TRUKKET: ['BERIGTIGET'],
  BERIGTIGET: [],
}

/** What others than the deciding jobcenter see until the letter has been accepted. */
export const synligStatus = (status: IndstillingStatus, erJobcenter: boolean): IndstillingStatus =>
  status === 'AFGJORT_AFVENTER_POST' && !erJobcenter ? 'UNDER_BEHANDLING' : status

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Indstilling af tilbud til dagpengemodtagere'
export const LOENTILSKUD = 9302
export const PRAKTIK = 9301
export const ANDET_TILBUD = 9309

export type Sendefakta = {
  dag: Dag
  ansvarlig: Ansvarlig
  /** The end of the a-kasse's course, when it has one: the registration behind IN-001. */
  forloebSlut?: { id: string; slutDato: Dag; registreretAf: string } | undefined
  erMedlemHosAfsender: boolean
  harJobcenter: boolean
  doed: Doedsfald
  felter: IndstillingFelter
  /** Dated values: weeks a praktik normally lasts, and weeks of unemployment before løntilskud. */
  praktikUgerNormalt: number
  loentilskudUgerNormalt: number
  tilmeldtUger: number | null
}

/** May this draft be sent today? Gives every finding at once; warnings go through and are shown. */
export function vurderSend(f: Sendefakta): Regelfund[] {
  const { felter } = f
  const fund = vurderDoed(f.doed, 'I kan ikke sende indstillingen.')
  if (!f.erMedlemHosAfsender) {
    fund.push({
      kode: 'IN-003',
      niveau: 'BLOK',
      besked: 'Medlemmet er ikke i jeres a-kasse.',
      regel: 'Kun medlemmets egen a-kasse kan sende en indstilling',
      kilde: NYHEDSBREV,
      hvemKan: 'Den a-kasse, som borgeren er medlem af i dag',
    })
  } else if (f.ansvarlig !== 'AKASSE') fund.push(ikkeAnsvarlig(f))
  if (!f.harJobcenter) {
    fund.push({
      kode: 'BB-006',
      niveau: 'BLOK',
      besked: 'Medlemmet hører ikke til en kommune i dag. Der er ingen at sende indstillingen til.',
    })
  }
  if (!felter.enig || !felter.enigDato || !felter.enigForm) {
    fund.push({
      kode: 'IN-002',
      niveau: 'BLOK',
      besked: 'Bekræft, at medlemmet og a-kassen er enige, og skriv hvornår og hvordan I aftalte det.',
      felt: felter.enig ? (felter.enigDato ? 'enigForm' : 'enigDato') : 'enig',
      regel: 'A-kassen kan kun indstille, hvis medlemmet er enigt',
      kilde: NYHEDSBREV,
      hvemKan: 'A-kassen sammen med medlemmet',
    })
  } else if (felter.enigDato > f.dag) {
    fund.push({
      kode: 'IN-002',
      niveau: 'BLOK',
      besked: 'Datoen for aftalen må ikke ligge i fremtiden.',
      felt: 'enigDato',
    })
  }
  return [...fund, ...vurderIndhold(f), ...vurderFritekst(felter.tekst, 'tekst', 10_000)]
}

function ikkeAnsvarlig(f: Sendefakta): Regelfund {
  const faelles = {
    kode: 'IN-001',
    niveau: 'BLOK' as const,
    regel: 'A-kassen kan indstille om tilbud, så længe den har kontaktforløbet',
    kilde: NYHEDSBREV,
    gaelderFra: '2024-01-01',
  }
  if (!f.forloebSlut) {
    return {
      ...faelles,
      besked: 'I har ikke samtalerne med medlemmet. Derfor kan I ikke sende en indstilling.',
      hvemKan: 'Kommunen har samtalerne',
    }
  }
  const { id, slutDato, registreretAf } = f.forloebSlut
  return {
    ...faelles,
    besked: `Kommunen har overtaget samtalerne efter den ${visDato(slutDato)}. I kan ikke længere sende en indstilling.`,
    aarsag: {
      type: 'fravaer',
      id,
      beskrivelse: `Kontaktforløb hos a-kassen, slutdato ${visKortDato(slutDato)}, registreret af ${registreretAf}`,
    },
    hvemKan: 'A-kassen kan berigtige slutdatoen, hvis den er forkert',
  }
}

function vurderIndhold(f: Sendefakta): Regelfund[] {
  const { felter } = f
  const fund: Regelfund[] = []
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  if (felter.tilbudstype === null) form('tilbudstype', 'Vælg, hvilket tilbud I anbefaler.')
  if (felter.tilbudstype === ANDET_TILBUD && felter.tekst.trim() === '')
    form('tekst', 'Skriv, hvilket tilbud I anbefaler.')
  if (felter.forslagStart && felter.forslagStart < f.dag)
    form('forslagStart', 'Startdatoen skal være i dag eller senere.')
  if (felter.tilbudstype === LOENTILSKUD && f.tilmeldtUger !== null && f.tilmeldtUger < f.loentilskudUgerNormalt) {
    fund.push({
      kode: 'IN-W01',
      niveau: 'ADVAR',
      besked: `Løntilskud kræver normalt ${f.loentilskudUgerNormalt} ugers ledighed. Kommunen vurderer det.`,
      felt: 'tilbudstype',
    })
  }
  if (felter.tilbudstype === PRAKTIK && (felter.forslagUger ?? 0) > f.praktikUgerNormalt) {
    fund.push({
      kode: 'IN-W02',
      niveau: 'ADVAR',
      besked: `Virksomhedspraktik varer normalt højst ${f.praktikUgerNormalt} uger.`,
      felt: 'forslagUger',
    })
  }
  return fund
}

/** IN-004: who comes second, or tries after the decision, is told what the case has become. */
export function vurderOvergang(fra: IndstillingStatus, til: IndstillingStatus): Regelfund[] {
  if (OVERGANGE[fra].includes(til)) return []
  if (fra === 'MODTAGET' && til === 'AFGJORT_AFVENTER_POST') {
    return [
      {
        kode: 'IN-010',
        niveau: 'BLOK',
        besked: 'Vælg Behandl, før du afgør indstillingen.',
        regel: 'En sagsbehandler har sagen, når den afgøres',
      },
    ]
  }
  return [
    {
      kode: 'IN-004',
      niveau: 'BLOK',
      besked:
        fra === 'TRUKKET'
          ? 'A-kassen har trukket indstillingen tilbage.'
          : fra === 'BERIGTIGET'
            ? 'A-kassen har fjernet indstillingen.'
            : 'Indstillingen er allerede afgjort.',
      regel: 'En afgjort, trukket eller fjernet indstilling kan ikke ændres',
      hvemKan: 'A-kassen kan sende en ny indstilling',
    },
  ]
}

/** A case about somebody who has died can be taken back by the a-kasse; it is not handled, and no letter goes to anybody. */
export const vurderDoedISagen = (doed: Doedsfald): Regelfund[] =>
  vurderDoed(doed, 'I kan ikke afgøre indstillingen.', 'A-kassen kan trække indstillingen tilbage')

export type Afgoerelsesfakta = {
  dag: Dag
  doed: Doedsfald
  erNuvaerendeJobcenter: boolean
  /** Who sends the letter; null when nobody does (IN-005). */
  post: 'SAMSPOR' | 'EGET_SYSTEM' | null
  /** A person has decided, whose name can stand under the letter. */
  harSagsbehandler: boolean
  /** The kommune's own system has given a copy of its letter for the a-kasse. */
  harKopi: boolean
}

/** May this be decided today? Judged on the day of deciding. */
export function vurderGodkendelse(f: Afgoerelsesfakta, felter: GodkendFelter): Regelfund[] {
  const fund = vurderAfgoerer(f)
  if (!felter.tilbudStart || !felter.tilbudSlut) {
    fund.push({
      kode: 'IN-007',
      niveau: 'BLOK',
      besked: 'Skriv, hvornår tilbuddet starter og slutter.',
      felt: felter.tilbudStart ? 'tilbudSlut' : 'tilbudStart',
      regel: 'Godkendes en indstilling, skal tilbuddet stå i Min plan',
      kilde: NYHEDSBREV,
    })
  } else if (felter.tilbudSlut < felter.tilbudStart) {
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Slutdatoen skal være efter startdatoen.', felt: 'tilbudSlut' })
  }
  if (felter.tilbudStart && felter.tilbudStart < f.dag) {
    fund.push({
      kode: 'IN-008',
      niveau: 'BLOK',
      besked: 'Startdatoen må ikke ligge før afgørelsen.',
      felt: 'tilbudStart',
      regel: 'Tilbuddet skal stå i Min plan, før det begynder',
      kilde: 'LAB § 42',
    })
  }
  return [
    ...fund,
    ...vurderFritekst(felter.maal ?? '', 'maal', 2000),
    ...vurderFritekst(felter.sted ?? '', 'sted', 300),
  ]
}

/** May this be refused today? A refusal needs its reason and its law. */
export function vurderAfslag(f: Afgoerelsesfakta, felter: AfslagFelter): Regelfund[] {
  const fund = vurderAfgoerer(f)
  const begrundelse = {
    kode: 'IN-006',
    niveau: 'BLOK' as const,
    regel: 'Et afslag skal begrundes',
    kilde: 'Forvaltningsloven §§ 22-24',
  }
  if (!felter.begrundelse)
    fund.push({ ...begrundelse, besked: 'Skriv en begrundelse for afslaget.', felt: 'begrundelse' })
  if (!felter.lovhjemmel)
    fund.push({ ...begrundelse, besked: 'Vælg den lovregel, som afslaget bygger på.', felt: 'lovhjemmel' })
  if (f.post === 'EGET_SYSTEM' && !f.harKopi) {
    fund.push({
      kode: 'IN-W03',
      niveau: 'ADVAR',
      besked: 'A-kassen skal have en kopi af afslaget. Send brevet med som kopi.',
      felt: 'kopi',
      regel: 'En kopi af et afslag sendes til a-kassen gennem dialogmodulet',
      kilde: NYHEDSBREV,
    })
  }
  return [...fund, ...vurderFritekst(felter.begrundelse ?? '', 'begrundelse', 10_000)]
}

function vurderAfgoerer(f: Afgoerelsesfakta): Regelfund[] {
  const fund = vurderDoedISagen(f.doed)
  if (!f.erNuvaerendeJobcenter) {
    fund.push({
      kode: 'IN-009',
      niveau: 'BLOK',
      besked: 'Borgeren hører til en anden kommune i dag. Kun den kan afgøre indstillingen.',
      hvemKan: 'Den kommune, som borgeren hører til',
    })
  }
  if (!f.post)
    fund.push({
      kode: 'IN-005',
      niveau: 'BLOK',
      besked: 'Afgørelsen skal sendes med Digital Post: lad Samspor sende brevet, eller oplys brevets id.',
      felt: 'brev',
      kilde: NYHEDSBREV,
    })
  if (f.post === 'SAMSPOR' && !f.harSagsbehandler) {
    fund.push({
      kode: '8055',
      niveau: 'BLOK',
      besked: 'Oplys, hvilken sagsbehandler der har afgjort sagen. Navnet står i brevet.',
      felt: 'sagsbehandler',
      regel: 'Et brev fra kommunen er underskrevet af den, der har afgjort sagen',
      kilde: 'Forvaltningsloven § 32 b',
    })
  }
  return fund
}
