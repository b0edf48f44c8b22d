import { FORMIDLING } from '#db/schema/formidling'
import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, dagFor, plusDage, visDato } from '#lib/dato'
import type { Jobordrestatus } from '#lib/jobordre/livscyklus'
import type { Regelfund } from '#lib/regelfund'

export type Formidlingsstatus = (typeof FORMIDLING)[keyof typeof FORMIDLING]

const { FORESLAAET, HENVIST, TIL_SAMTALE, ANSAT, AFVIST_AF_VIRKSOMHED, TAKKET_NEJ, IKKE_MOEDT, TRUKKET } = FORMIDLING

/** Every legal move. A status with no moves is final. */
export const OVERGANGE: Readonly<Record<Formidlingsstatus, readonly Formidlingsstatus[]>> = {
  [FORESLAAET]: [HENVIST, TAKKET_NEJ, TRUKKET],
  [HENVIST]: [TIL_SAMTALE, ANSAT, AFVIST_AF_VIRKSOMHED, TAKKET_NEJ, IKKE_MOEDT, TRUKKET],
  [TIL_SAMTALE]: [ANSAT, AFVIST_AF_VIRKSOMHED, TAKKET_NEJ, IKKE_MOEDT, TRUKKET],
  [ANSAT]: [],
  [AFVIST_AF_VIRKSOMHED]: [],
  [TAKKET_NEJ]: [],
  [IKKE_MOEDT]: [],
  [TRUKKET]: [],
}

export const FORMIDLINGSNAVN: Readonly<Record<Formidlingsstatus, string>> = {
  [FORESLAAET]: 'Foreslået',
  [HENVIST]: 'Henvist',
  [TIL_SAMTALE]: 'Til samtale',
  [ANSAT]: 'Ansat',
  [AFVIST_AF_VIRKSOMHED]: 'Ikke valgt af virksomheden',
  [TAKKET_NEJ]: 'Takket nej',
  [IKKE_MOEDT]: 'Mødte ikke',
  [TRUKKET]: 'Trukket',
}

/** What the employer answers about a candidate; the rest is the authority's word. */
export const ARBEJDSGIVERENS: readonly Formidlingsstatus[] = [TIL_SAMTALE, ANSAT, AFVIST_AF_VIRKSOMHED, IKKE_MOEDT]

/** The employer has the candidate, or had and hired: these count against the maximum. */
export const TAELLER: readonly Formidlingsstatus[] = [HENVIST, TIL_SAMTALE, ANSAT]

/** What was shared of these is closed and deleted. */
const UDGAAET: readonly Formidlingsstatus[] = [TAKKET_NEJ, TRUKKET]

/** Reasons of the list `afvisningsaarsag` that a rule knows: 9226 never holds free text, 9228 must. */
const MOTIVATION = 9226
const ANDET = 9228

export const erEndelig = (status: number): boolean => OVERGANGE[status as Formidlingsstatus]?.length === 0

const BEK = 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137'
const EGEN = 'Samspor'
const blok = (kode: string, besked: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  kilde: EGEN,
  ...mere,
})

/** JO-053. */
export const STAAR_PAA_ORDREN: Regelfund = blok('JO-053', 'Borgeren står allerede på jobordren.', {
  regel: 'En borger er på den samme jobordre én gang ad gangen',
  hvemKan: 'Den, der har sat borgeren på, kan opdatere status',
})

/** JO-052. */
const fuld = (maks: number): Regelfund =>
  blok('JO-052', `Virksomheden har fået de ${maks} kandidater, den bad om.`, {
    regel: 'Der henvises ikke flere, end virksomheden vil have',
    hvemKan: 'Virksomheden kan sætte antallet op',
  })

export type Henvisningsfakta = {
  ordrestatus: Jobordrestatus
  formidlingsfrist: Dag | null
  dag: Dag
  antalHenviste: number
  maks: number | null
  /** The citizen is the acting authority's own on the day. */
  erEgen: boolean
  /** On the order already, in a status that is not final. */
  staarPaaOrdren: boolean
  doed: Doedsfald
}

const IKKE_I_GANG: Record<Jobordrestatus, string> = {
  KLADDE: 'ikke er sendt',
  AFVENTER_MODTAGELSE: 'ikke er modtaget af en myndighed endnu',
  UNDER_BEHANDLING: 'er i gang',
  INAKTIV: 'er på pause',
  AFSLUTTET_OPFYLDT: 'er afsluttet',
  AFSLUTTET_FRIST: 'er afsluttet',
  AFSLUTTET_TRUKKET: 'er trukket tilbage',
}

/**
 * May a candidate be put on the order, or sent to the employer? The checks have an order and stop at the first: JO-050, JO-051, JO-052, 4922,
 * JO-053, 4405. What comes later would say something about a citizen on an order that takes nobody.
 */
export function vurderHenvisning(f: Henvisningsfakta): Regelfund[] {
  if (f.ordrestatus !== 'UNDER_BEHANDLING')
    return [
      blok('JO-050', `Der kan ikke henvises nu, fordi jobordren ${IKKE_I_GANG[f.ordrestatus]}.`, {
        regel: 'Der henvises kun til en jobordre, som er under behandling',
        kilde: BEK,
        ...(f.ordrestatus === 'INAKTIV' && { hvemKan: 'Virksomheden eller myndigheden kan tage jobordren af pause' }),
        ...(f.ordrestatus === 'AFVENTER_MODTAGELSE' && { hvemKan: 'Den ansvarlige myndighed modtager jobordren' }),
      }),
    ]
  if (f.formidlingsfrist !== null && f.formidlingsfrist < f.dag)
    return [
      blok('JO-051', `Fristen for at henvise var ${visDato(f.formidlingsfrist)}.`, {
        regel: 'Fristens dag tæller med, derefter henvises ikke',
        kilde: BEK,
        hvemKan: 'Virksomheden eller den ansvarlige myndighed kan forlænge fristen',
      }),
    ]
  if (f.maks !== null && f.antalHenviste >= f.maks) return [fuld(f.maks)]
  if (!f.erEgen)
    return [
      blok('4922', 'I har ikke adgang til borgeren, eller borgeren findes ikke.', {
        regel: 'En myndighed henviser sine egne borgere',
        hvemKan: 'Borgerens egen a-kasse eller kommune',
      }),
    ]
  if (f.staarPaaOrdren) return [STAAR_PAA_ORDREN]
  return vurderDoed(f.doed, 'Borgeren kan ikke sættes på en jobordre.')
}

/** What the citizen said yes to, and the data that it is about. */
export type Samtykkefelter = { tidspunkt: Date; tekstversion: string; hvad: readonly Delt[] }
export const DELES = ['navn', 'telefon', 'email', 'cv_url', 'begrundelse'] as const
export type Delt = (typeof DELES)[number]

export type Samtykkefakta = {
  samtykke: Samtykkefelter | null
  /** The data that would be shared. */
  deles: {
    aftaltNavn: string | null
    telefon: string | null
    email: string | null
    cvUrl: string | null
    begrundelse: string | null
  }
  nu: Date
  /** When the order was sent, and when the citizen last took back a yes to it; null for never. */
  sendtTid: Date | null
  trukketTid: Date | null
  /** Versions of the consent's text in force on the day of the yes. */
  tekstversioner: readonly string[]
  navnebeskyttet: boolean
}

const SAMTYKKE_KILDE = 'Databeskyttelsesforordningen artikel 6 og 7'

/** JO-071 without a yes, or when more would be shared than was said yes to; JO-072 when a protected name was not agreed on. Every finding. */
export function vurderSamtykke({
  samtykke,
  deles,
  nu,
  sendtTid,
  trukketTid,
  tekstversioner,
  navnebeskyttet,
}: Samtykkefakta): Regelfund[] {
  const hvemKan = 'Borgeren siger ja, og myndigheden skriver det ned'
  if (!samtykke)
    return [
      blok('JO-071', 'Borgeren har ikke sagt ja til, at oplysningerne deles.', {
        felt: 'samtykke',
        regel: 'Oplysninger om en borger deles kun med borgerens samtykke til netop den jobordre',
        kilde: SAMTYKKE_KILDE,
        hvemKan,
      }),
    ]
  const fund: Regelfund[] = []
  if (samtykke.tidspunkt > nu)
    fund.push(
      blok('JO-071', 'Samtykket kan ikke ligge i fremtiden.', { felt: 'samtykke', kilde: SAMTYKKE_KILDE, hvemKan }),
    )
  // A form and most systems write the minute.
  if (sendtTid && samtykke.tidspunkt.getTime() < Math.floor(sendtTid.getTime() / 60_000) * 60_000)
    fund.push(
      blok('JO-071', 'Samtykket er givet, før jobordren blev sendt.', {
        felt: 'samtykke',
        regel: 'Oplysninger om en borger deles kun med borgerens samtykke til netop den jobordre',
        kilde: SAMTYKKE_KILDE,
        hvemKan,
      }),
    )
  if (trukketTid && samtykke.tidspunkt <= trukketTid)
    fund.push(
      blok('JO-071', 'Borgeren har siden trukket sit samtykke tilbage. Spørg igen.', {
        felt: 'samtykke',
        regel: 'Et samtykke, der er trukket tilbage, bruges ikke igen',
        kilde: SAMTYKKE_KILDE,
        hvemKan: 'Borgeren siger ja på ny, og myndigheden skriver det ned',
      }),
    )
  if (!tekstversioner.includes(samtykke.tekstversion))
    fund.push(
      blok('9131', `Samtykketeksten ${samtykke.tekstversion} findes ikke på dagen.`, {
        felt: 'tekstversion',
        kilde: EGEN,
      }),
    )
  const udover = (
    [
      ['telefon', deles.telefon],
      ['email', deles.email],
      ['cv_url', deles.cvUrl],
      ['begrundelse', deles.begrundelse],
    ] as const
  ).filter(([hvad, vaerdi]) => vaerdi && !samtykke.hvad.includes(hvad))
  if (!samtykke.hvad.includes('navn') || udover.length > 0)
    fund.push(
      blok('JO-071', 'Der deles mere, end borgeren har sagt ja til.', {
        felt: udover[0] ? (udover[0][0] === 'cv_url' ? 'cvUrl' : udover[0][0]) : 'samtykke',
        regel: 'Kun det, samtykket nævner, deles',
        kilde: SAMTYKKE_KILDE,
        hvemKan,
      }),
    )
  if (navnebeskyttet && !deles.aftaltNavn?.trim())
    fund.push(
      blok(
        'JO-072',
        'Borgeren har navne- og adressebeskyttelse. Skriv det navn, borgeren har aftalt, at virksomheden må kende.',
        {
          felt: 'aftaltNavn',
          regel: 'Et beskyttet navn deles ikke af sig selv',
          kilde: 'CPR-loven § 28',
          hvemKan: 'Borgeren aftaler navnet med sin myndighed',
        },
      ),
    )
  if (!deles.telefon && !deles.email)
    fund.push(blok('1014', 'Skriv borgerens telefon eller e-mail.', { felt: 'telefon' }))
  return fund
}

/** Who acts, as the rules see it. `borgerens`: whose citizen it is. `ansvarlig`: responsible for the order now. */
export type Formidlingspart = 'borgerens' | 'ansvarlig' | 'virksomhed' | 'ingen'

export type Statusfakta = {
  fra: Formidlingsstatus
  til: Formidlingsstatus
  part: Formidlingspart
  /** Is the acting authority the one that is responsible for the order now? */
  harOrdren: boolean
  /** Last day on which who had the order may still update its own referrals; null when it never had it. */
  egneTil: Dag | null
  /** Day on which the order closed, and for how many days after a result may be told. */
  afsluttetDag: Dag | null
  resultatDage: number
  dag: Dag
  aarsag: number | null
  tekst: string | null
  aarsager: readonly string[]
  resultatdato: Dag | null
}

/** Every finding about a change of status. Moving to HENVIST is `vurderHenvisning`'s and the consent's besides. */
export function vurderStatusskift(f: Statusfakta): Regelfund[] {
  const fund = [...vurderHvem(f), ...vurderOvergang(f)]
  if (fund.length > 0) return fund
  return vurderOplysninger(f)
}

function vurderHvem({ part, til, harOrdren, egneTil, dag }: Statusfakta): Regelfund[] {
  const regel = 'Virksomheden svarer på sine kandidater. Resten er myndighedens'
  if (part === 'ingen' || (part === 'virksomhed' && !ARBEJDSGIVERENS.includes(til)))
    return [
      blok('JO-061', 'Det er myndigheden, der registrerer det.', {
        regel,
        kilde: BEK,
        hvemKan: 'Borgerens a-kasse eller kommune',
      }),
    ]
  if (til === HENVIST && !harOrdren)
    return [
      blok('JO-061', 'Kun den myndighed, der har jobordren, kan sende kandidaten til virksomheden.', {
        regel: 'Kun den ansvarlige myndighed sender kandidater til virksomheden',
        kilde: BEK,
        hvemKan: 'Den ansvarlige myndighed',
      }),
    ]
  if (part === 'borgerens' && !harOrdren && (egneTil === null || egneTil < dag))
    return [
      blok('JO-061', 'I har ikke længere jobordren, og fristen for at opdatere egne henvisninger er gået.', {
        regel: egneTil
          ? `Egne henvisninger kunne opdateres til og med ${visDato(egneTil)}`
          : 'Kun den, der har eller havde jobordren, opdaterer',
        hvemKan: 'Virksomheden',
      }),
    ]
  return []
}

function vurderOvergang({ fra, til, afsluttetDag, resultatDage, dag }: Statusfakta): Regelfund[] {
  if (!(OVERGANGE[fra] ?? []).includes(til))
    return [
      blok('JO-060', `Kandidaten er "${FORMIDLINGSNAVN[fra]}" og kan ikke blive "${FORMIDLINGSNAVN[til] ?? til}".`, {
        felt: 'status',
        regel: erEndelig(fra)
          ? 'En endelig status kan kun rettes af den, der satte den'
          : 'Status skifter i en fast rækkefølge',
        kilde: BEK,
        ...(erEndelig(fra) && { hvemKan: 'Den, der satte den endelige status, kan rette den med en kommentar' }),
      }),
    ]
  if (afsluttetDag !== null && dag > plusDage(afsluttetDag, resultatDage))
    return [
      blok(
        'JO-060',
        `Jobordren blev afsluttet ${visDato(afsluttetDag)}. Der kan ikke længere registreres resultater.`,
        {
          regel: `Resultater kan registreres i ${resultatDage} dage efter afslutningen`,
        },
      ),
    ]
  return []
}

function vurderOplysninger({
  til,
  aarsag,
  tekst,
  aarsager,
  resultatdato,
  dag,
}: Pick<Statusfakta, 'til' | 'aarsag' | 'tekst' | 'aarsager' | 'resultatdato' | 'dag'>): Regelfund[] {
  const fund: Regelfund[] = []
  if (til === AFVIST_AF_VIRKSOMHED) {
    if (aarsag === null) fund.push(blok('1014', 'Vælg, hvorfor kandidaten ikke blev valgt.', { felt: 'aarsag' }))
    else if (!aarsager.includes(String(aarsag)))
      fund.push(blok('9131', `Koden ${aarsag} findes ikke i listen på dagen.`, { felt: 'aarsag' }))
    if (aarsag === ANDET && !tekst?.trim())
      fund.push(blok('1014', 'Skriv med få ord, hvorfor kandidaten ikke blev valgt.', { felt: 'tekst' }))
    if (aarsag === MOTIVATION && tekst?.trim())
      fund.push(
        blok('1014', 'Skriv ikke noget om kandidatens forhold her. Fjern teksten.', {
          felt: 'tekst',
          regel: 'Om motivation skrives ingen fri tekst: helbred og private forhold hører ikke til her',
          kilde: 'Databeskyttelsesforordningen artikel 5 og 9',
        }),
      )
  } else if (aarsag !== null || tekst?.trim())
    fund.push(blok('1014', 'En årsag hører kun til, når kandidaten ikke blev valgt.', { felt: 'aarsag' }))
  if (til === ANSAT) {
    if (!resultatdato) fund.push(blok('1014', 'Skriv den første arbejdsdag.', { felt: 'resultatdato' }))
    else if (resultatdato > plusDage(dag, 365) || resultatdato < plusDage(dag, -365))
      fund.push(blok('1014', 'Den første arbejdsdag skal ligge inden for et år fra i dag.', { felt: 'resultatdato' }))
  } else if (resultatdato)
    fund.push(blok('1014', 'Den første arbejdsdag hører kun til, når kandidaten er ansat.', { felt: 'resultatdato' }))
  return fund
}

export type Rettelsesfakta = Omit<Statusfakta, 'part' | 'harOrdren' | 'egneTil' | 'afsluttetDag' | 'resultatDage'> & {
  erVirksomhed: boolean
  /** The actor's organisation set the final status. */
  satteSelv: boolean
  endeligTid: Date | null
  rettelseDage: number
  kommentar: string
  /** Withdrawn consent: nothing can bring the candidate back to the employer. */
  samtykkeTrukket: boolean
  /** How many the employer asked for, and has: a correction takes a place as a referral does. */
  maks: number | null
  antalHenviste: number
  staarPaaOrdren: boolean
}

/** A final status is corrected by whom set it, within the days of the rule, with a comment. Every finding. */
export function vurderRettelse(f: Rettelsesfakta): Regelfund[] {
  if (!erEndelig(f.fra) || f.endeligTid === null)
    return [
      blok('JO-060', 'Kun en endelig status rettes. Skift status i stedet.', {
        regel: 'En rettelse ændrer en endelig status',
        kilde: BEK,
      }),
    ]
  if (!f.satteSelv)
    return [
      blok('JO-061', 'Kun den, der satte status, kan rette den.', {
        regel: 'En endelig status rettes af den, der satte den',
        kilde: BEK,
        hvemKan: 'Den, der satte den endelige status',
      }),
    ]
  const senest = plusDage(dagFor(f.endeligTid), f.rettelseDage)
  if (f.dag > senest)
    return [
      blok('JO-060', `Status kunne rettes til og med ${visDato(senest)}.`, {
        regel: `En endelig status kan rettes i ${f.rettelseDage} dage`,
      }),
    ]
  const fund: Regelfund[] = []
  if (!f.kommentar.trim())
    fund.push(
      blok('1014', 'Skriv, hvorfor status rettes.', { felt: 'kommentar', regel: 'En rettelse har en kommentar' }),
    )
  const lovlige = f.erVirksomhed ? [HENVIST, ...ARBEJDSGIVERENS] : (Object.values(FORMIDLING) as Formidlingsstatus[])
  if (!lovlige.includes(f.til) || f.til === FORESLAAET)
    fund.push(
      blok('JO-060', `Status kan ikke rettes til "${FORMIDLINGSNAVN[f.til] ?? f.til}".`, {
        felt: 'status',
        kilde: BEK,
      }),
    )
  if (f.samtykkeTrukket && TAELLER.includes(f.til))
    fund.push(
      blok('JO-071', 'Borgeren har trukket sit samtykke tilbage.', {
        felt: 'status',
        kilde: SAMTYKKE_KILDE,
        hvemKan: 'Borgeren kan sige ja til en ny henvisning',
      }),
    )
  else if (UDGAAET.includes(f.fra) && TAELLER.includes(f.til))
    fund.push(
      blok('JO-071', 'Det, der var delt om kandidaten, er slettet. Henvis igen med et nyt ja.', {
        felt: 'status',
        kilde: SAMTYKKE_KILDE,
        hvemKan: 'Borgeren kan sige ja til en ny henvisning',
      }),
    )
  if (f.maks !== null && f.antalHenviste >= f.maks && TAELLER.includes(f.til) && !TAELLER.includes(f.fra))
    fund.push({ ...fuld(f.maks), felt: 'status' })
  if (f.staarPaaOrdren && !erEndelig(f.til))
    fund.push(blok('JO-053', 'Borgeren står allerede på jobordren igen.', { felt: 'status' }))
  if (fund.length > 0) return fund
  return vurderOplysninger(f)
}
