import type { Beskedvisning } from '#lib/besked/queries'
import type { Eventnavn } from '#lib/events/navne'

/**
 * A case's history in the citizen's own words: "du", no codes, no roles. `{kommunen}` and `{Kommunen}` take the law's word on the day.
 * Missing means that the deed is not told as a line of its own: a message, or a decision before its letter.
 */
const BORGERENS_ORD: Partial<Record<Eventnavn, string>> = {
  KontaktforloebStartet: 'Din a-kasse fik dine samtaler',
  KontaktforloebAfsluttet: 'Din a-kasse satte en slutdato for dine samtaler',
  IndstillingSendt: 'Din a-kasse sendte en anbefaling til {kommunen}',
  IndstillingTaget: '{Kommunen} begyndte at se på anbefalingen',
  IndstillingGodkendt: '{Kommunen} har sagt ja til anbefalingen',
  IndstillingAfslaaet: '{Kommunen} har sagt nej til anbefalingen',
  IndstillingTrukket: 'Din a-kasse trak anbefalingen tilbage',
  IndstillingBerigtiget: 'Din a-kasse fjernede anbefalingen',
  IndstillingFlyttet: 'Du flyttede, og anbefalingen fulgte med',
  IndstillingSkiftetAkasse: 'Du skiftede a-kasse, og anbefalingen fulgte med',
  BeskedBerigtiget: 'En besked blev fjernet af afsenderen',
  MinPlanPubliceret: 'Din plan blev ændret',
  MinPlanKvitteret: 'Du bekræftede, at du har læst planen',
  DagpengetaellerIndberettet: 'Din a-kasse opgjorde dine timer',
  KontaktforloebAendret: 'Din a-kasse rettede datoerne for dine samtaler',
  KontaktforloebBerigtiget: 'Din a-kasse fjernede en forkert periode med samtaler',
  AkassemedlemskabOprettet: 'Du blev medlem af a-kassen',
  AkassemedlemskabAendret: 'Dit medlemskab af a-kassen fik en slutdato',
  JobcentertilknytningOprettet: 'Din kommune blev registreret',
  TilmeldingOprettet: 'Du blev meldt ledig',
  TilmeldingAfsluttet: 'Du er ikke længere meldt ledig',
  FravaerOprettet: 'Der blev registreret fravær for dig',
  FravaerAendret: 'Dit fravær blev rettet',
  FravaerBerigtiget: 'Et forkert fravær blev fjernet',
  SamtaleIndkaldt: 'Du blev indkaldt til en samtale',
  SamtaleRegistreret: 'Du var til en samtale',
  SamtaleAendret: 'Din samtale blev flyttet eller ændret',
  SamtaleAfholdt: 'Du var til en samtale',
  SamtaleUdeblevet: 'Det blev registreret, at du ikke kom til en samtale',
  SamtaleAflyst: 'Din samtale blev aflyst',
  SamtaleAkassevalg: 'Du valgte, om din a-kasse er med til en samtale',
  SamtaleBerigtiget: 'En forkert samtale blev fjernet',
}

/** The events that the citizen is told about. */
export const FORTALTE = Object.keys(BORGERENS_ORD) as Eventnavn[]

/** One line of history for the citizen. `kommunen` is the law's word on the day: "kommunen", before 2026-02-01 "jobcentret". */
export const borgerensOrd = (navn: Eventnavn, kommunen: string): string =>
  (BORGERENS_ORD[navn] ?? '').replace('{kommunen}', kommunen).replace('{Kommunen}', medStort(kommunen))

/** Who did it, seen from the citizen. */
export const borgerensHvem = (organisation: string): string => (organisation === 'Borgeren' ? 'Dig' : organisation)

/** The text of a message as the citizen reads it: a pointer to a letter speaks of the reader's own mailbox. */
export const borgerensTekst = (besked: Pick<Beskedvisning, 'tekst' | 'digitalPost'>): string =>
  besked.digitalPost
    ? besked.tekst
        .replace('borgerens Digital Post', 'din Digital Post')
        .replace('i Min plan', 'i din plan')
        .replace('En kopi er vedhæftet.', 'Din a-kasse har fået en kopi.')
    : besked.tekst

const INDBLIK: Readonly<Record<string, string>> = {
  'borger.se': 'Så på din sag',
  'borger.soeg': 'Så dig i en liste',
  'borger.cpr': 'Så dit CPR-nummer',
  'opgave.se': 'Så dig i en liste over opgaver',
  'indstilling.se': 'Læste en anbefaling om dig',
  'indstilling.opret': 'Begyndte på en anbefaling',
  'indstilling.ret': 'Skrev på en anbefaling',
  'indstilling.send': 'Sendte en anbefaling',
  'indstilling.tag': 'Begyndte at behandle en anbefaling',
  'indstilling.traek': 'Trak en anbefaling tilbage',
  'indstilling.berigtig': 'Fjernede en anbefaling',
  'indstilling.afgoer': 'Afgjorde en anbefaling',
  'afgoerelse.se': 'Læste en afgørelse',
  'brev.se': 'Læste et brev til dig',
  'brev.papir': 'Sendte et brev med posten',
  'besked.se': 'Læste en besked',
  'besked.svar': 'Skrev en besked',
  'besked.aabn': 'Gav din nye a-kasse adgang til tidligere beskeder',
  'besked.start': 'Skrev en besked',
  'besked.berigtig': 'Fjernede en besked',
  'bilag.hent': 'Hentede et bilag',
  'gaesteadgang.giv': 'Fik gæsteadgang til dig',
  'gaesteadgang.se': 'Så dig i en liste over gæsteadgang',
  'gaesteadgang.afslut': 'Afsluttede gæsteadgang til dig',
  'minplan.se': 'Læste din plan',
  'kontaktforloeb.se': 'Så, hvem der har dine samtaler',
  'akassemedlemskab.se': 'Så, hvilken a-kasse du er i',
  'akassemedlemskab.opret': 'Registrerede dig som medlem af en a-kasse',
  'akassemedlemskab.afslut': 'Registrerede, hvornår dit medlemskab slutter',
  'jobcentertilknytning.se': 'Så, hvilken kommune du hører til',
  'jobcentertilknytning.opret': 'Registrerede, hvilken kommune du hører til',
  'tilmelding.se': 'Så, om du er meldt ledig',
  'tilmelding.opret': 'Meldte dig ledig',
  'tilmelding.afmeld': 'Registrerede, at du ikke længere er ledig',
  'fravaer.se': 'Så dit fravær',
  'fravaer.skriv': 'Registrerede eller rettede dit fravær',
  'dagpengetaeller.se': 'Så dine timer med dagpenge',
  'dagpengetaeller.opret': 'Indberettede dine timer med dagpenge',
  'dagpengetaeller.tidligere': 'Så timer fra din tidligere a-kasse',
  'samtale.se': 'Så dine samtaler',
  'samtale.skriv': 'Registrerede eller ændrede en samtale',
}

/** What an authority did, for "Hvem har set mine oplysninger?". The log's own purpose where no plain words are known. */
export const borgerensIndblik = (handling: string, formaal: string): string => INDBLIK[handling] ?? formaal

const medStort = (ord: string): string => ord.charAt(0).toUpperCase() + ord.slice(1)
