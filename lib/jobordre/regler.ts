import type { Arbejdssted } from '#db/schema/jobordre'
import type { Dag } from '#lib/dato'
import { plusDage, visDato } from '#lib/dato'
import type { JobordreFelter } from '#lib/jobordre/input'
import { findOrd, type Ord } from '#lib/jobordre/ordliste'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'
import { erCvr } from '#lib/virksomhed/cvr'

/** Everything that is needed to judge an order on a day, looked up. */
export type Jobordrefakta = {
  felter: JobordreFelter
  dag: Dag
  cvr: string
  /** Titles were picked from the list on the day of the order's making: whether each exists, and its alias belongs to it. */
  stillinger: { conceptUri: string; findes: boolean; aliasPasser: boolean }[]
  /** From the day the rule holds for an order that was made on `oprettet`; older orders stay valid without. */
  stillingKraeves: boolean
  pNummerPasser: boolean
  /** The units that the register holds for the company on the day; looked up when the company itself writes and the order names none. */
  enheder: readonly { navn: string; adresse: Arbejdssted }[]
  /** STAR's Kundesupport; null where no number is registered. */
  supportTelefon: string | null
  tilstande: { tilstand: 'KONFLIKTRAMT' | 'SPAERRET'; fra: Date; id: string }[]
  /** The chosen authority: null when none was chosen, and why it cannot be chosen, if it cannot. */
  myndighed: { navn: string; type: 'akasse' | 'jobcenter'; kanVaelges: boolean; grund: string } | null
  koder: {
    jobordreType: string[]
    henvendelsesmaade: string[]
    arbejdstidsforhold: string[]
    ugentligArbejdstid: string[]
    jobkrav: string[]
  }
  ord: { forskelsbehandling: Ord[]; betaling: Ord[] }
  /** An open order of the same company, unit, title and start. */
  ligner: { id: string; sagsnummer: string } | null
  nyeSidsteTime: number
  graenser: { fristDage: number; startdatoDage: number; startFoerFristDage: number; nyeITimen: number }
}

const FORSKELSLOV = 'Lov om forbud mod forskelsbehandling på arbejdsmarkedet m.v. § 5'
const VILKAAR = 'Vilkår for brug af Jobnet for arbejdsgivere'
const EGEN = 'Samspor'

/** Codes that never stop an order, but keep it back until STAR has looked at it. */
const TILBAGEHOLDER = ['JO-003', 'JO-040', 'JO-041'] as const

const blok = (kode: string, besked: string, felt: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  felt,
  ...mere,
})
const advar = (kode: string, besked: string, felt: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'ADVAR',
  besked,
  felt,
  ...mere,
})

/** Every finding about an order that is to be sent or changed, in the order of the form. Sources: JobAG's fields and codes; own limits are rule values. */
export function vurderJobordre(f: Jobordrefakta): Regelfund[] {
  return [
    ...vurderVirksomheden(f),
    ...vurderStilling(f),
    ...vurderTekster(f),
    ...vurderTidOgSted(f),
    ...vurderMyndighed(f),
    ...vurderKontakt(f),
    ...vurderGentagelse(f),
  ]
}

/** The codes for which the order is kept back: the company's conflict, and words that were confirmed. */
export const tilbageholdesFor = (fund: readonly Regelfund[]): string[] => [
  ...new Set(fund.map((f) => f.kode).filter((k) => (TILBAGEHOLDER as readonly string[]).includes(k))),
]

function vurderVirksomheden(f: Jobordrefakta): Regelfund[] {
  const { cvr, tilstande, felter, pNummerPasser, supportTelefon } = f
  const fund: Regelfund[] = []
  const hvemKan = 'STARs kundesupport'
  if (!erCvr(cvr)) fund.push(blok('JO-001', 'CVR-nummeret er ikke gyldigt.', 'cvr', { kilde: VILKAAR }))
  for (const t of tilstande) {
    const aarsag = { type: 'virksomhedstilstand', id: t.id, beskrivelse: 'Registreret af kundesupport' }
    if (t.tilstand === 'SPAERRET')
      fund.push(
        blok(
          'JO-002',
          `Virksomheden er spærret i løsningen. Kontakt kundesupport${supportTelefon ? ` på ${supportTelefon}` : ''}.`,
          'cvr',
          { kilde: VILKAAR, aarsag, hvemKan },
        ),
      )
    else
      fund.push(
        advar(
          'JO-003',
          'Jobordren bliver gemt, men skal godkendes, før den sendes. Kundesupport kontakter jer.',
          'cvr',
          {
            regel: 'En virksomhed i arbejdskonflikt må ikke søge arbejdskraft til det, konflikten omfatter',
            kilde: VILKAAR,
            aarsag,
            hvemKan,
          },
        ),
      )
  }
  if (felter.pNummer && !pNummerPasser)
    fund.push(
      blok('4353', 'P-nummeret hører ikke til CVR-nummeret.', 'pNummer', {
        kilde: 'CVR-registeret',
        hvemKan: 'Virksomheden på virk.dk',
      }),
    )
  return [...fund, ...vurderEnhed(f)]
}

/**
 * JO-025: work at one of the company's units is told by the unit's P-nummer. JobAG has a P-nummer once on every order. Read to the letter
 * that would refuse who works elsewhere (a building site, somebody's home), who has no unit in the register, and the systems that have made
 * orders on a company's behalf without one, and none of them is unlawful. So the company itself is asked, where a unit is known and the work
 * is at it. An order without an address is at its unit.
 */
function vurderEnhed({ felter: { pNummer, arbejdssted }, enheder }: Jobordrefakta): Regelfund[] {
  if (pNummer || enheder.length === 0) return []
  const mere = {
    regel: 'Er arbejdet ved en af virksomhedens enheder, står enhedens P-nummer på jobordren',
    kilde: 'STAR, JobAG: P-nummer',
    hvemKan: 'Virksomheden vælger enheden, eller skriver en anden adresse',
  }
  if (!arbejdssted.postnummer && !arbejdssted.vej && !arbejdssted.by)
    return [blok('JO-025', 'Vælg, hvor arbejdet er.', 'pNummer', mere)]
  const ved = enheder.find((e) => sammeAdresse(e.adresse, arbejdssted))
  return ved ? [blok('JO-025', `Adressen er jeres enhed ${ved.navn}. Vælg enheden.`, 'pNummer', mere)] : []
}

const sammeAdresse = (a: Arbejdssted, b: Arbejdssted): boolean =>
  (['vej', 'husnummer', 'postnummer'] as const).every(
    (felt) => Boolean(a[felt]) && a[felt]?.trim().toLowerCase() === b[felt]?.trim().toLowerCase(),
  )

function vurderStilling({ felter, stillinger, stillingKraeves, koder }: Jobordrefakta): Regelfund[] {
  const fund: Regelfund[] = []
  const kilde = 'STAR, IT-nyhedsbrev 31/2023'
  const vaelg = 'Vælg en stillingsbetegnelse fra listen.'
  if (!koder.jobordreType.includes(String(felter.type))) fund.push(ukendtKode('type', felter.type))
  if (!felter.titel.trim()) fund.push(blok('1014', 'Skriv en titel.', 'titel'))
  if (felter.stillinger.length === 0 && stillingKraeves && felter.type === 1)
    fund.push(
      blok('JO-010', vaelg, 'stilling', {
        regel: 'Hver jobordre har en stillingsbetegnelse',
        kilde,
        gaelderFra: '2023-12-04',
      }),
    )
  for (const [i, s] of stillinger.entries()) {
    const felt = i === 0 ? 'stilling' : `stilling${i + 1}`
    if (!s.findes)
      fund.push(blok('JO-011', vaelg, felt, { regel: 'Stillingsbetegnelsen skal stå i listen på dagen', kilde }))
    else if (!s.aliasPasser)
      fund.push(blok('JO-012', 'Ordet hører ikke til den stillingsbetegnelse, der er valgt.', felt, { kilde }))
  }
  if (felter.stillinger.length > 5)
    fund.push(blok('1014', 'Vælg højst fem stillingsbetegnelser.', 'stilling5', { kilde: EGEN }))
  if (new Set(felter.stillinger.map((s) => s.conceptUri)).size < felter.stillinger.length)
    fund.push(blok('1014', 'Den samme stillingsbetegnelse er valgt to gange.', 'stilling2', { kilde: EGEN }))
  return fund
}

function vurderTekster({ felter, ord, koder }: Jobordrefakta): Regelfund[] {
  const fund: Regelfund[] = [
    ...vurderFritekst(felter.titel, 'titel', 100),
    ...vurderFritekst(felter.beskrivelse, 'beskrivelse', 5000),
    ...vurderFritekst(felter.internKommentar ?? '', 'internKommentar', 2000),
    ...felter.krav.flatMap((k, i) => vurderFritekst(k.tekst, `krav${i + 1}`, 200)),
  ]
  if (!felter.beskrivelse.trim()) fund.push(blok('1014', 'Beskriv jobbet.', 'beskrivelse'))
  if (felter.krav.length > 20) fund.push(blok('1014', 'Skriv højst 20 krav.', 'krav1', { kilde: EGEN }))
  for (const [i, k] of felter.krav.entries())
    if (!koder.jobkrav.includes(k.type)) fund.push(ukendtKode(`krav${i + 1}`, k.type))
  const tekst = [felter.titel, felter.beskrivelse, ...felter.krav.map((k) => k.tekst)].join('\n')
  fund.push(...vurderOrd('JO-040', findOrd(tekst, ord.forskelsbehandling), felter))
  fund.push(...vurderOrd('JO-041', findOrd(tekst, ord.betaling), felter))
  return fund
}

/** What the company can do about a word that asks. */
export const RET_ELLER_BEGRUND = 'Ret teksten, eller skriv, hvorfor den er i orden.'

/** A word asks, and never blocks in silence: the employer rewords, or says why it is in order. Then it is a warning that STAR looks at. */
function vurderOrd(kode: 'JO-040' | 'JO-041', fundne: { fundet: string }[], felter: JobordreFelter): Regelfund[] {
  if (fundne.length === 0) return []
  const ordene = [...new Set(fundne.map((f) => `"${f.fundet}"`))].join(', ')
  const [besked, kilde] =
    kode === 'JO-040'
      ? [`Teksten kan stride mod forbuddet mod forskelsbehandling: ${ordene}.`, FORSKELSLOV]
      : [`Teksten kan betyde, at den ansøgende skal betale, eller kun får provision: ${ordene}.`, VILKAAR]
  const bekraeftet = felter.bekraeftet.find((b) => b.kode === kode && b.grund.trim())
  if (bekraeftet)
    return [
      advar(kode, `${besked} I har skrevet, at teksten er i orden: ${bekraeftet.grund}`, 'beskrivelse', {
        kilde,
        regel: 'Bekræftede ord bliver set af kundesupport, før jobordren sendes',
        hvemKan: 'STARs kundesupport',
      }),
    ]
  return [
    blok(kode, `${besked} ${RET_ELLER_BEGRUND}`, kode === 'JO-040' ? 'grund040' : 'grund041', {
      kilde,
      regel: 'Ordet spørger; det kan være i orden',
      hvemKan: 'Virksomheden retter eller bekræfter teksten',
    }),
  ]
}

function vurderTidOgSted({ felter, dag, graenser, koder }: Jobordrefakta): Regelfund[] {
  const fund: Regelfund[] = []
  const { formidlingsfrist: frist, startdato: start } = felter
  const senest = plusDage(dag, graenser.fristDage)
  if (!frist || frist < dag || frist > senest)
    fund.push(
      blok('JO-020', `Fristen skal være mellem i dag og ${visDato(senest)}.`, 'formidlingsfrist', {
        regel: `Formidlingsfristen er højst ${graenser.fristDage} dage frem`,
        kilde: EGEN,
      }),
    )
  if (start && start > plusDage(dag, graenser.startdatoDage))
    fund.push(advar('JO-021', 'Startdatoen er mere end et år væk. Er det rigtigt?', 'startdato', { kilde: EGEN }))
  if (start && frist && start < plusDage(frist, -graenser.startFoerFristDage))
    fund.push(advar('JO-022', 'Startdatoen ligger længe før fristen. Er det rigtigt?', 'startdato', { kilde: EGEN }))
  if (felter.timerPrUge !== null && (felter.timerPrUge < 1 || felter.timerPrUge > 37))
    fund.push(blok('1014', 'Timer om ugen skal være mellem 1 og 37.', 'timerPrUge'))
  else if (
    felter.timerPrUge !== null &&
    felter.ugentligArbejdstidType !== null &&
    (felter.timerPrUge === 37) !== (felter.ugentligArbejdstidType === 1)
  )
    fund.push(blok('JO-023', '37 timer er fuld tid. Ret timer eller arbejdstid.', 'timerPrUge', { kilde: EGEN }))
  if (felter.antalStillinger < 1 || felter.antalStillinger > 999)
    fund.push(blok('1014', 'Antal stillinger skal være mellem 1 og 999.', 'antalStillinger'))
  if (felter.maksAntalHenvisninger !== null && (felter.maksAntalHenvisninger < 1 || felter.maksAntalHenvisninger > 999))
    fund.push(blok('1014', 'Højst antal kandidater skal være mellem 1 og 999.', 'maksAntalHenvisninger'))
  else if (felter.maksAntalHenvisninger !== null && felter.maksAntalHenvisninger < felter.antalStillinger)
    fund.push(
      advar(
        'JO-024',
        `I søger ${felter.antalStillinger} medarbejdere, men vil højst have ${felter.maksAntalHenvisninger === 1 ? '1 kandidat' : `${felter.maksAntalHenvisninger} kandidater`}. Er det rigtigt?`,
        'maksAntalHenvisninger',
        { kilde: EGEN },
      ),
    )
  if (felter.varighedDage !== null && (felter.varighedDage < 1 || felter.varighedDage > 3650))
    fund.push(blok('1014', 'Varigheden skal være mellem 1 og 3650 dage.', 'varighedDage'))
  if (
    felter.arbejdssted.postnummer &&
    !/^\d{4}$/.test(felter.arbejdssted.postnummer) &&
    (felter.arbejdssted.land ?? 'DK') === 'DK'
  )
    fund.push(blok('1014', 'Postnummeret har fire cifre.', 'postnummer'))
  if (felter.henvendelsesmaade !== null && !koder.henvendelsesmaade.includes(String(felter.henvendelsesmaade)))
    fund.push(ukendtKode('henvendelsesmaade', felter.henvendelsesmaade))
  if (
    felter.ugentligArbejdstidType !== null &&
    !koder.ugentligArbejdstid.includes(String(felter.ugentligArbejdstidType))
  )
    fund.push(ukendtKode('ugentligArbejdstidType', felter.ugentligArbejdstidType))
  for (const a of felter.arbejdstidsforhold)
    if (!koder.arbejdstidsforhold.includes(String(a))) fund.push(ukendtKode('arbejdstidsforhold', a))
  return fund
}

/** Løntilskud, virksomhedspraktik and fleksjob are the kommune's. */
const KOMMUNENS_TYPER: readonly number[] = [9002, 9003, 9004]

function vurderMyndighed({ myndighed, felter }: Jobordrefakta): Regelfund[] {
  if (myndighed?.type === 'akasse' && KOMMUNENS_TYPER.includes(felter.type))
    return [
      blok('JO-004', 'En a-kasse tager kun imod ordinære job. Vælg en kommune.', 'myndighed', {
        regel: 'Løntilskud, praktik og fleksjob hører til kommunen',
        kilde: EGEN,
      }),
    ]
  if (!myndighed) return [blok('JO-004', 'Vælg, hvem der skal hjælpe jer.', 'myndighed')]
  if (myndighed.kanVaelges) return []
  return [
    blok('JO-004', `${myndighed.navn} kan ikke tage imod jobordrer lige nu. Vælg en anden.`, 'myndighed', {
      regel: myndighed.grund,
      kilde: 'STAR, IT-nyhedsbrev 31/2023',
      hvemKan: myndighed.type === 'akasse' ? 'A-kassen melder sig klar' : 'STAR',
    }),
  ]
}

function vurderKontakt({ felter: { kontaktperson: k } }: Jobordrefakta): Regelfund[] {
  if (!k?.fornavn?.trim() || !k.efternavn?.trim())
    return [blok('JO-030', 'Skriv kontaktpersonens for- og efternavn.', 'kontaktNavn', { kilde: EGEN })]
  const fund: Regelfund[] = []
  if (!k.telefon && !k.email)
    fund.push(blok('JO-030', 'Skriv telefon eller e-mail til kontaktpersonen.', 'kontaktTelefon', { kilde: EGEN }))
  if (k.telefon && !/^\+?\d{3,20}$/.test(k.telefon.replace(/\s/g, '')))
    fund.push(blok('1014', 'Telefonnummeret må kun have cifre.', 'kontaktTelefon'))
  if (k.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(k.email))
    fund.push(blok('1014', 'E-mailadressen er ikke gyldig.', 'kontaktEmail'))
  return fund
}

function vurderGentagelse({ ligner, nyeSidsteTime, graenser }: Jobordrefakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (ligner)
    fund.push(
      advar('JO-042', `I har allerede en åben jobordre på samme stilling og dato (${ligner.sagsnummer}).`, 'stilling', {
        kilde: EGEN,
        aarsag: { type: 'jobordre', id: ligner.id, beskrivelse: ligner.sagsnummer },
      }),
    )
  if (nyeSidsteTime >= graenser.nyeITimen)
    fund.push(
      blok('JO-043', 'I har oprettet mange jobordrer. Prøv igen om en time.', 'cvr', {
        regel: `Højst ${graenser.nyeITimen} nye jobordrer i timen for et CVR-nummer`,
        kilde: EGEN,
      }),
    )
  return fund
}

const ukendtKode = (felt: string, kode: number | string): Regelfund =>
  blok('9131', `Koden ${kode} findes ikke i listen på dagen.`, felt, { kilde: 'STAR, kodelister' })
