/** 1 Oprettelse, 2 Opdatering, 3 Sletning. */
type Aendringstype = 1 | 2 | 3

const besked = { entitetId: 9402, entitetNavn: 'BorgerBesked' }
const indstilling = { entitetId: 9403, entitetNavn: 'IndstillingOmTilbud' }
const ansvar = { entitetId: 9401, entitetNavn: 'KontaktforloebAnsvar' }
const medlemskab = { entitetId: 60010, entitetNavn: 'Akassemedlemskab' }
const kontaktgruppe = { entitetId: 100008, entitetNavn: 'Kontaktgruppe' }
const fravaer = { entitetId: 9421, entitetNavn: 'Fravaer' }
const tilmelding = { entitetId: 9422, entitetNavn: 'Tilmelding' }
const tilknytning = { entitetId: 9423, entitetNavn: 'Jobcentertilknytning' }

/** Our events and what fagsystemer know them as (own EntitetId from 9401 until STAR gives numbers). `tekst` is the line of a case's history. */
export const EVENTS = {
  KontaktforloebStartet: { ...ansvar, aendringstype: 1, tekst: 'A-kassen fik samtalerne' },
  KontaktforloebAfsluttet: { ...ansvar, aendringstype: 2, tekst: 'A-kassens samtaler sluttede' },
  IndstillingSendt: { ...indstilling, aendringstype: 1, tekst: 'Indstillingen blev sendt til kommunen' },
  IndstillingTaget: { ...indstilling, aendringstype: 2, tekst: 'Kommunen begyndte at behandle indstillingen' },
  IndstillingAfgjort: { ...indstilling, aendringstype: 2, tekst: 'Kommunen traf en afgørelse og sendte brevet' },
  IndstillingGodkendt: { ...indstilling, aendringstype: 2, tekst: 'Indstillingen er godkendt' },
  IndstillingAfslaaet: { ...indstilling, aendringstype: 2, tekst: 'Indstillingen fik afslag' },
  IndstillingTrukket: { ...indstilling, aendringstype: 2, tekst: 'A-kassen trak indstillingen tilbage' },
  IndstillingBerigtiget: { ...indstilling, aendringstype: 3, tekst: 'A-kassen fjernede indstillingen' },
  IndstillingBrevAfvist: { ...indstilling, aendringstype: 2, tekst: 'Brevet kunne ikke leveres, sagen behandles igen' },
  IndstillingFlyttet: {
    ...indstilling,
    aendringstype: 2,
    tekst: 'Borgeren flyttede, sagen følger med til den nye kommune',
  },
  IndstillingPaamindet: { ...indstilling, aendringstype: 2, tekst: 'Kommunen blev mindet om indstillingen' },
  IndstillingEskaleret: { ...indstilling, aendringstype: 2, tekst: 'Indstillingen har ventet for længe' },
  IndstillingSkiftetAkasse: {
    ...indstilling,
    aendringstype: 2,
    tekst: 'Borgeren skiftede a-kasse, den nye a-kasse har sagen',
  },
  BeskedSendt: { ...besked, aendringstype: 1, tekst: 'Ny besked i tråden' },
  BeskedBerigtiget: { ...besked, aendringstype: 3, tekst: 'En besked blev fjernet af afsenderen' },
  MinPlanPubliceret: { entitetId: 9404, entitetNavn: 'MinPlan', aendringstype: 1, tekst: 'Ny udgave af Min plan' },
  MinPlanKvitteret: {
    entitetId: 9404,
    entitetNavn: 'MinPlan',
    aendringstype: 2,
    tekst: 'Borgeren bekræftede at have læst Min plan',
  },
  DagpengetaellerIndberettet: {
    entitetId: 9405,
    entitetNavn: 'Dagpengetaeller',
    aendringstype: 1,
    tekst: 'A-kassen opgjorde timer',
  },
  DagpengetaellerTidligereAkasse: {
    entitetId: 50003,
    entitetNavn: 'DagpengetaellerTidligereAkasse',
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
  FravaerOprettet: { ...fravaer, aendringstype: 1, tekst: 'Fravær blev registreret' },
  FravaerAendret: { ...fravaer, aendringstype: 2, tekst: 'Fravær blev ændret' },
  FravaerBerigtiget: { ...fravaer, aendringstype: 3, tekst: 'Fravær blev berigtiget' },
} as const satisfies Record<
  string,
  { entitetId: number; entitetNavn: string; aendringstype: Aendringstype; tekst: string }
>

export type Eventnavn = keyof typeof EVENTS
