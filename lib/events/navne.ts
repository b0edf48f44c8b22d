/** 1 Oprettelse, 2 Opdatering, 3 Sletning. */
type Aendringstype = 1 | 2 | 3

/**
 * Who hears of an event. `egne`: the authorities of these types whose citizen it is on the event's day. `part`: who takes part in the
 * message's thread, but not its sender. `afgoerende`: the jobcenter that has the case. `sagens`: everybody in the case's thread, also one who
 * only reads on. `nuph`: the kommune that sent the underretning (and the anden aktør that wrote it), the a-kasse that it was sent to.
 * `jobordre`: who is or was responsible for the order, who is asked to help with it, whose citizen it is about, whom something was shared
 * with, and the jobcentres that have asked to hear of every order (`feedvalg`). `alle`: STAR, for Jobnet.
 */
export type Modtagere = {
  readonly egne?: readonly ('jobcenter' | 'akasse')[]
  readonly part?: true
  readonly afgoerende?: true
  readonly sagens?: true
  readonly nuph?: readonly ('jobcenter' | 'akasse')[]
  readonly jobordre?: true
  readonly alle?: true
}

const besked = { entitetId: 9402, entitetNavn: 'BorgerBesked', modtagere: { part: true, alle: true } } as const
const indstilling = { entitetId: 9403, entitetNavn: 'IndstillingOmTilbud' }
const ansvar = {
  entitetId: 9401,
  entitetNavn: 'KontaktforloebAnsvar',
  modtagere: { egne: ['jobcenter', 'akasse'] },
} as const
const plan = {
  entitetId: 9404,
  entitetNavn: 'MinPlan',
  modtagere: { egne: ['jobcenter', 'akasse'], alle: true },
} as const

/** Both of the citizen's authorities. */
const tilBegge = { egne: ['jobcenter', 'akasse'] } as const
const medlemskab = { entitetId: 60010, entitetNavn: 'Akassemedlemskab', modtagere: tilBegge }
const kontaktgruppe = { entitetId: 100008, entitetNavn: 'Kontaktgruppe', modtagere: tilBegge }
const fravaer = { entitetId: 9421, entitetNavn: 'Fravaer', modtagere: tilBegge }
const tilmelding = { entitetId: 9422, entitetNavn: 'Tilmelding', modtagere: tilBegge }
const tilknytning = { entitetId: 9423, entitetNavn: 'Jobcentertilknytning', modtagere: tilBegge }
const samtale = { entitetId: 9407, entitetNavn: 'Samtale', modtagere: { ...tilBegge, alle: true } } as const
const selvbooking = { entitetId: 9412, entitetNavn: 'Selvbooking', modtagere: { ...tilBegge, alle: true } } as const
const overdragelse = { entitetId: 9411, entitetNavn: 'Overdragelse', modtagere: tilBegge } as const
const tilKommunen = { egne: ['jobcenter'] } as const
const krav = { entitetId: 9406, entitetNavn: 'KravTilJobsoegning', modtagere: tilKommunen }
/** A result is the deciding jobcenter's alone until its letter has been accepted. */
const kunAfgoerende = { afgoerende: true } as const
const endelig = { egne: ['akasse'], afgoerende: true } as const

/** `parterne`: the two authorities that an underretning names, whoever's citizen it is today. */
const nuph = { entitetId: 9408, entitetNavn: 'Nuph' }
const nuphDialog = { entitetId: 9409, entitetNavn: 'NuphDialog' }
const sanktion = { entitetId: 9410, entitetNavn: 'Sanktion' }
const parterne = { nuph: ['jobcenter', 'akasse'] } as const
const afsenderen = { nuph: ['jobcenter'] } as const
const modtageren = { nuph: ['akasse'] } as const

/** Job orders name no citizen. Numbers of the official strategy where they are known (120001), own otherwise. */
const ordrens = { jobordre: true } as const
const jobordre = { entitetId: 120001, entitetNavn: 'Jobordre', modtagere: ordrens }
const formidling = { entitetId: 120002, entitetNavn: 'Jobordreformidling', modtagere: ordrens }
const samarbejde = { entitetId: 9502, entitetNavn: 'JobordreSamarbejde', modtagere: ordrens }
const klarmelding = { entitetId: 9503, entitetNavn: 'Klarmelding', modtagere: { alle: true } } as const

/** Our events and what fagsystemer know them as (own EntitetId from 9401 until STAR gives numbers). `tekst` is the line of a case's history. */
export const EVENTS = {
  KontaktforloebStartet: { ...ansvar, aendringstype: 1, tekst: 'A-kassen fik samtalerne' },
  KontaktforloebAfsluttet: { ...ansvar, aendringstype: 2, tekst: 'A-kassens samtaler sluttede' },
  IndstillingSendt: {
    ...indstilling,
    modtagere: tilKommunen,
    aendringstype: 1,
    tekst: 'Indstillingen blev sendt til kommunen',
  },
  IndstillingTaget: {
    ...indstilling,
    modtagere: { egne: ['akasse'] },
    aendringstype: 2,
    tekst: 'Kommunen begyndte at behandle indstillingen',
  },
  IndstillingAfgjort: {
    ...indstilling,
    modtagere: kunAfgoerende,
    aendringstype: 2,
    tekst: 'Kommunen traf en afgørelse og sendte brevet',
  },
  IndstillingGodkendt: { ...indstilling, modtagere: endelig, aendringstype: 2, tekst: 'Indstillingen er godkendt' },
  IndstillingAfslaaet: { ...indstilling, modtagere: endelig, aendringstype: 2, tekst: 'Indstillingen fik afslag' },
  IndstillingTrukket: {
    ...indstilling,
    modtagere: tilKommunen,
    aendringstype: 2,
    tekst: 'A-kassen trak indstillingen tilbage',
  },
  IndstillingBerigtiget: {
    ...indstilling,
    modtagere: tilKommunen,
    aendringstype: 3,
    tekst: 'A-kassen fjernede indstillingen',
  },
  IndstillingBrevAfvist: {
    ...indstilling,
    modtagere: kunAfgoerende,
    aendringstype: 2,
    tekst: 'Brevet kunne ikke leveres, sagen behandles igen',
  },
  IndstillingFlyttet: {
    ...indstilling,
    modtagere: { sagens: true },
    aendringstype: 2,
    tekst: 'Borgeren flyttede, sagen følger med til den nye kommune',
  },
  IndstillingPaamindet: {
    ...indstilling,
    modtagere: { afgoerende: true },
    aendringstype: 2,
    tekst: 'Kommunen blev mindet om indstillingen',
  },
  IndstillingEskaleret: {
    ...indstilling,
    modtagere: { afgoerende: true },
    aendringstype: 2,
    tekst: 'Indstillingen har ventet for længe',
  },
  IndstillingSkiftetAkasse: {
    ...indstilling,
    modtagere: { sagens: true },
    aendringstype: 2,
    tekst: 'Borgeren skiftede a-kasse, den nye a-kasse har sagen',
  },
  BeskedSendt: { ...besked, aendringstype: 1, tekst: 'Ny besked i tråden' },
  BeskedBerigtiget: { ...besked, aendringstype: 3, tekst: 'En besked blev fjernet af afsenderen' },
  MinPlanPubliceret: { ...plan, aendringstype: 1, tekst: 'Ny udgave af Min plan' },
  MinPlanKvitteret: {
    ...plan,
    aendringstype: 2,
    tekst: 'Borgeren bekræftede at have læst Min plan',
  },
  KravOprettet: { ...krav, aendringstype: 1, tekst: 'A-kassen skrev krav til jobsøgning' },
  KravAendret: { ...krav, aendringstype: 2, tekst: 'A-kassen ændrede krav til jobsøgning' },
  KravFejloprettet: { ...krav, aendringstype: 3, tekst: 'A-kassen fjernede krav til jobsøgning, der var en fejl' },
  DagpengetaellerIndberettet: {
    entitetId: 9405,
    entitetNavn: 'Dagpengetaeller',
    modtagere: tilKommunen,
    aendringstype: 1,
    tekst: 'A-kassen opgjorde timer',
  },
  DagpengetaellerTidligereAkasse: {
    entitetId: 50003,
    entitetNavn: 'DagpengetaellerTidligereAkasse',
    modtagere: { egne: ['akasse'] },
    aendringstype: 1,
    tekst: 'En tidligere a-kasse opgjorde timer',
  },
  KontaktforloebAendret: { ...ansvar, aendringstype: 2, tekst: 'A-kassens samtaler fik en anden periode' },
  KontaktforloebBerigtiget: { ...ansvar, aendringstype: 3, tekst: 'A-kassens samtaler blev berigtiget' },
  AkassemedlemskabOprettet: { ...medlemskab, aendringstype: 1, tekst: 'Borgeren blev medlem af en a-kasse' },
  AkassemedlemskabAendret: { ...medlemskab, aendringstype: 2, tekst: 'Medlemskabet af a-kassen fik en slutdato' },
  JobcentertilknytningOprettet: { ...tilknytning, aendringstype: 1, tekst: 'Borgeren hører til en ny kommune' },
  JobcentertilknytningAendret: {
    ...tilknytning,
    aendringstype: 2,
    tekst: 'Tilknytningen til kommunen fik en slutdato',
  },
  TilmeldingOprettet: { ...tilmelding, aendringstype: 1, tekst: 'Borgeren blev tilmeldt som arbejdssøgende' },
  TilmeldingAfsluttet: { ...tilmelding, aendringstype: 2, tekst: 'Borgeren blev afmeldt som arbejdssøgende' },
  KontaktgruppeOprettet: { ...kontaktgruppe, aendringstype: 1, tekst: 'Borgeren fik en kontaktgruppe' },
  KontaktgruppeAfsluttet: { ...kontaktgruppe, aendringstype: 2, tekst: 'Kontaktgruppen sluttede' },
  NuphOprettet: {
    ...nuph,
    modtagere: modtageren,
    aendringstype: 1,
    tekst: 'Kommunen sendte en underretning til a-kassen',
  },
  NuphBerigtiget: { ...nuph, modtagere: modtageren, aendringstype: 2, tekst: 'Kommunen rettede underretningen' },
  NuphTilbagekaldt: { ...nuph, modtagere: modtageren, aendringstype: 3, tekst: 'Kommunen trak underretningen tilbage' },
  NuphMidlertidigtBesvaret: {
    ...nuph,
    modtagere: afsenderen,
    aendringstype: 2,
    tekst: 'A-kassen behandler underretningen',
  },
  NuphBesvaret: { ...nuph, modtagere: afsenderen, aendringstype: 2, tekst: 'A-kassen svarede på underretningen' },
  NuphAfvist: { ...nuph, modtagere: afsenderen, aendringstype: 2, tekst: 'A-kassen er ikke den rette modtager' },
  NuphGenoptaget: { ...nuph, modtagere: parterne, aendringstype: 2, tekst: 'Underretningen er genoptaget' },
  NuphLukket: { ...nuph, modtagere: parterne, aendringstype: 2, tekst: 'Underretningen er lukket' },
  NuphRegistreringAendret: {
    ...nuph,
    modtagere: parterne,
    aendringstype: 2,
    tekst: 'En registrering kom til efter underretningen',
  },
  NuphBorgerindlaeg: { ...nuph, modtagere: parterne, aendringstype: 2, tekst: 'Borgeren skrev om underretningen' },
  NuphSpoergsmaal: { ...nuphDialog, modtagere: parterne, aendringstype: 1, tekst: 'Et spørgsmål om underretningen' },
  NuphSpoergsmaalBesvaret: {
    ...nuphDialog,
    modtagere: parterne,
    aendringstype: 2,
    tekst: 'Et svar på et spørgsmål om underretningen',
  },
  SanktionOprettet: {
    ...sanktion,
    modtagere: afsenderen,
    aendringstype: 1,
    tekst: 'A-kassen registrerede en sanktion',
  },
  SanktionAendret: { ...sanktion, modtagere: afsenderen, aendringstype: 2, tekst: 'A-kassen rettede en sanktion' },
  SanktionAnnulleret: {
    ...sanktion,
    modtagere: afsenderen,
    aendringstype: 3,
    tekst: 'A-kassen annullerede en sanktion',
  },
  KontaktforloebEskaleret: {
    ...ansvar,
    aendringstype: 2,
    tekst: 'Grænsen er nået, og a-kassen har ikke sat en slutdato',
  },
  OverdragelseOprettet: { ...overdragelse, aendringstype: 1, tekst: 'A-kassen overdrog forløbet til kommunen' },
  OverdragelseAendret: { ...overdragelse, aendringstype: 2, tekst: 'Overdragelsen blev ændret' },
  OverdragelsePunktAfgjort: {
    ...overdragelse,
    aendringstype: 2,
    tekst: 'Kommunen tog stilling til noget i overdragelsen',
  },
  OverdragelsePaamindet: { ...overdragelse, aendringstype: 2, tekst: 'Kommunen blev mindet om overdragelsen' },
  OverdragelseModtaget: { ...overdragelse, aendringstype: 2, tekst: 'Kommunen har modtaget hele overdragelsen' },
  OverdragelseTilbagekaldt: { ...overdragelse, aendringstype: 3, tekst: 'A-kassen tog overdragelsen tilbage' },
  FravaerOprettet: { ...fravaer, aendringstype: 1, tekst: 'Fravær blev registreret' },
  FravaerAendret: { ...fravaer, aendringstype: 2, tekst: 'Fravær blev ændret' },
  FravaerBerigtiget: { ...fravaer, aendringstype: 3, tekst: 'Fravær blev berigtiget' },
  SamtaleIndkaldt: { ...samtale, aendringstype: 1, tekst: 'Borgeren blev indkaldt til en samtale' },
  SamtaleRegistreret: { ...samtale, aendringstype: 1, tekst: 'En samtale blev registreret som afholdt' },
  SamtaleAendret: { ...samtale, aendringstype: 2, tekst: 'En samtale blev flyttet eller ændret' },
  SamtaleAfholdt: { ...samtale, aendringstype: 2, tekst: 'En samtale blev holdt' },
  SamtaleUdeblevet: { ...samtale, aendringstype: 2, tekst: 'Borgeren mødte ikke til en samtale' },
  SamtaleAflyst: { ...samtale, aendringstype: 2, tekst: 'En samtale blev aflyst' },
  SamtaleAkassevalg: { ...samtale, aendringstype: 2, tekst: 'Borgeren valgte, om a-kassen er med til en samtale' },
  SamtaleBerigtiget: { ...samtale, aendringstype: 3, tekst: 'En samtale blev berigtiget' },
  SelvbookingOprettet: { ...selvbooking, aendringstype: 1, tekst: 'Borgeren blev bedt om selv at booke en samtale' },
  SelvbookingBooket: { ...selvbooking, aendringstype: 2, tekst: 'Borgeren bookede selv en samtale' },
  SelvbookingPasseret: { ...selvbooking, aendringstype: 2, tekst: 'Fristen for selv at booke gik' },
  SelvbookingLukket: { ...selvbooking, aendringstype: 3, tekst: 'Fristen for selv at booke blev lukket' },
  JobordreOprettet: { ...jobordre, aendringstype: 1, tekst: 'Jobordren blev sendt' },
  JobordreAendret: { ...jobordre, aendringstype: 2, tekst: 'Jobordren blev ændret' },
  JobordreOverdraget: {
    entitetId: 9501,
    entitetNavn: 'JobordreOverdraget',
    modtagere: ordrens,
    aendringstype: 2,
    tekst: 'Jobordren gik til en anden myndighed',
  },
  FormidlingOprettet: { ...formidling, aendringstype: 1, tekst: 'En kandidat kom på jobordren' },
  FormidlingAendret: { ...formidling, aendringstype: 2, tekst: 'En kandidats status blev ændret' },
  SamtykkeTrukket: { ...formidling, aendringstype: 3, tekst: 'En kandidat trak sit samtykke tilbage' },
  SamarbejdeOprettet: { ...samarbejde, aendringstype: 1, tekst: 'En a-kasse blev inviteret til at hjælpe' },
  SamarbejdeAendret: { ...samarbejde, aendringstype: 2, tekst: 'Samarbejdet om en jobordre blev ændret' },
  KlarmeldingOprettet: { ...klarmelding, aendringstype: 1, tekst: 'En a-kasse er klar til jobordrer' },
  KlarmeldingAendret: { ...klarmelding, aendringstype: 2, tekst: 'En a-kasses klarmelding blev ændret' },
} as const satisfies Record<
  string,
  { entitetId: number; entitetNavn: string; modtagere: Modtagere; aendringstype: Aendringstype; tekst: string }
>

export type Eventnavn = keyof typeof EVENTS

/** EntitetNavn by EntitetId, in both directions one to one. */
export const ENTITETER: ReadonlyMap<number, string> = new Map(
  Object.values(EVENTS).map(({ entitetId, entitetNavn }) => [entitetId, entitetNavn]),
)
