import type { Beskedvisning } from '#lib/besked/queries'
import type { Eventnavn } from '#lib/events/navne'

/**
 * A case's history in the citizen's own words: "du", no codes, no roles. `{kommunen}` and `{Kommunen}` take the law's word on the day.
 * What is not told as a line of its own stands in `FORTALES_IKKE`, with its reason.
 */
const BORGERENS_ORD: Partial<Record<Eventnavn, string>> = {
  KontaktforloebStartet: 'Din a-kasse fik dine samtaler',
  KontaktforloebAfsluttet: 'Dine samtaler hos a-kassen slutter',
  IndstillingSendt: 'Din a-kasse sendte en anbefaling til {kommunen}',
  IndstillingTaget: '{Kommunen} begyndte at se på anbefalingen',
  IndstillingGodkendt: '{Kommunen} har sagt ja til anbefalingen',
  IndstillingAfslaaet: '{Kommunen} har sagt nej til anbefalingen',
  IndstillingTrukket: 'Din a-kasse trak anbefalingen tilbage',
  IndstillingBerigtiget: 'Din a-kasse fjernede anbefalingen',
  IndstillingFlyttet: 'Du flyttede, og anbefalingen fulgte med',
  IndstillingSkiftetAkasse: 'Du skiftede a-kasse, og anbefalingen fulgte med',
  NuphOprettet: '{Kommunen} gav din a-kasse besked',
  NuphBerigtiget: '{Kommunen} rettede sin besked til din a-kasse',
  NuphTilbagekaldt: '{Kommunen} trak sin besked til din a-kasse tilbage',
  NuphBesvaret: 'Din a-kasse har set på beskeden og svaret',
  NuphAfvist: 'Beskeden var sendt til en forkert a-kasse',
  NuphGenoptaget: 'Din a-kasse ser på beskeden igen',
  NuphRegistreringAendret: 'Noget nyt er registreret om dagen i beskeden',
  NuphBorgerindlaeg: 'Du skrev din forklaring',
  SanktionOprettet: 'Din a-kasse registrerede sin afgørelse',
  SanktionAendret: 'Din a-kasse rettede sin afgørelse',
  SanktionAnnulleret: 'Din a-kasse fjernede sin afgørelse',
  BeskedSendt: 'Der kom en ny besked',
  BeskedBerigtiget: 'En besked blev fjernet af afsenderen',
  MinPlanPubliceret: 'Din plan blev ændret',
  MinPlanKvitteret: 'Du bekræftede, at du har læst planen',
  DagpengetaellerIndberettet: 'Din a-kasse opgjorde dine timer',
  KontaktforloebAendret: 'Din a-kasse rettede datoerne for dine samtaler',
  OverdragelseModtaget: '{Kommunen} har fået det, a-kassen havde om dig',
  KontaktforloebBerigtiget: 'Din a-kasse fjernede en forkert periode med samtaler',
  AkassemedlemskabOprettet: 'Du blev medlem af a-kassen',
  AkassemedlemskabAendret: 'Du går ud af a-kassen',
  JobcentertilknytningOprettet: 'Du hører nu til din kommune',
  JobcentertilknytningAendret: 'Du skifter kommune',
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
  SelvbookingOprettet: 'Du skal selv vælge tid til en samtale',
  SelvbookingBooket: 'Du valgte selv tid til en samtale',
  SelvbookingPasseret: 'Du valgte ikke en tid, før fristen gik',
  SelvbookingLukket: 'Du skal ikke selv vælge tid længere',
  KravOprettet: 'Din a-kasse skrev krav til din jobsøgning',
  KravAendret: 'Dine krav til jobsøgning blev ændret',
  KravFejloprettet: 'Et forkert krav til din jobsøgning blev fjernet',
  OverdragelseOprettet: 'Din a-kasse gav dine oplysninger videre til {kommunen}',
  OverdragelseTilbagekaldt: 'Din a-kasse tog det tilbage, den gav videre',
}

/** Events without a line in the citizen's history, and why. Every event stands here or above. */
export const FORTALES_IKKE: Partial<Record<Eventnavn, string>> = {
  NuphMidlertidigtBesvaret: 'Et foreløbigt svar er mellem myndighederne.',
  NuphSpoergsmaal: 'Dialogen er mellem myndighederne.',
  NuphSpoergsmaalBesvaret: 'Dialogen er mellem myndighederne.',
  NuphLukket: 'Intet nyt for borgeren: sagen er besvaret.',
  IndstillingAfgjort: 'Afgørelsen kommer i Digital Post først.',
  IndstillingBrevAfvist: 'Afgørelsen kommer i Digital Post først.',
  IndstillingPaamindet: 'En påmindelse mellem myndigheder.',
  IndstillingEskaleret: 'En påmindelse mellem myndigheder.',
  DagpengetaellerTidligereAkasse: 'Tæller ikke, før den nye a-kasse selv har registreret timerne.',
  KontaktforloebEskaleret: 'En påmindelse til a-kassen.',
  OverdragelsePaamindet: 'En påmindelse mellem myndigheder.',
  OverdragelsePunktAfgjort: 'Et skridt i myndighedens arbejde; det, der kommer ud af det, er fortalt for sig.',
  OverdragelseAendret: 'Følger rettelsen af det, der blev givet videre, som er fortalt.',
  KontaktgruppeOprettet: 'Følger tilmeldingen, som er fortalt.',
  KontaktgruppeAfsluttet: 'Følger afmeldingen, som er fortalt.',
  JobordreOprettet: 'Handler om en virksomheds jobordre, ikke om en borger.',
  JobordreAendret: 'Handler om en virksomheds jobordre, ikke om en borger.',
  JobordreOverdraget: 'Handler om en virksomheds jobordre, ikke om en borger.',
  SamarbejdeOprettet: 'Handler om en virksomheds jobordre, ikke om en borger.',
  SamarbejdeAendret: 'Handler om en virksomheds jobordre, ikke om en borger.',
  KlarmeldingOprettet: 'Handler om en virksomheds jobordre, ikke om en borger.',
  KlarmeldingAendret: 'Handler om en virksomheds jobordre, ikke om en borger.',
  FormidlingOprettet: 'Navngiver ingen borger; borgeren læser det under Jobordrer.',
  FormidlingAendret: 'Navngiver ingen borger; borgeren læser det under Jobordrer.',
  SamtykkeTrukket: 'Navngiver ingen borger; borgeren læser det under Jobordrer.',
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
  'tildeling.giv': 'Bad en anden aktør om at hjælpe dig',
  'tildeling.se': 'Så dig i en liste over borgere, en anden aktør hjælper',
  'tildeling.afslut': 'Bestemte, hvornår en anden aktør ikke længere hjælper dig',
  'minplan.se': 'Læste din plan',
  'minplan.skriv': 'Skrev i din plan',
  'minplan.kladde': 'Skrev på et udkast til din plan',
  'kravtiljobsoegning.se': 'Så dine krav til jobsøgning',
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
  'forloebsoverblik.se': 'Så dig i en liste over samtaler, der skifter myndighed',
  'kontaktforloeb.afslut': 'Så på, hvornår a-kassens samtaler med dig slutter',
  'overdragelse.se': 'Så det, a-kassen har givet videre om dig',
  'overdragelse.afgoer': 'Tog stilling til det, a-kassen har givet videre om dig',
  'dagpengetaeller.tidligere': 'Så timer fra din tidligere a-kasse',
  'samtale.se': 'Så dine samtaler',
  'samtale.skriv': 'Registrerede eller ændrede en samtale',
}

/** What an authority did, for "Hvem har set mine oplysninger?". The log's own purpose where no plain words are known. */
export const borgerensIndblik = (handling: string, formaal: string): string => INDBLIK[handling] ?? formaal

const medStort = (ord: string): string => ord.charAt(0).toUpperCase() + ord.slice(1)
