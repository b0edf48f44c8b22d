/**
 * The citizens and what has happened to each before the seed day. Days count from the seed day (see `personer.ts`).
 * 410 hours (fuldtid) or 333 (deltid) end the a-kasse's part; a full month of dagpenge is 160.33 or 130 hours.
 * Fravær 75 is "Kontaktforløb er hos a-kassen", 11 sygdom; end cause 9752 is "timegrænsen er nået".
 */
import { borger } from '#demo/claims'
import { AALBORG, AARHUS, AKADEMIKERNE, FOA, HK, JOBVEJEN, KOEBENHAVN, ODENSE, TRE_F } from '#demo/medarbejdere'
import type { BorgerHistorie, Person } from '#demo/person'

const fuldtid = (kode: string) => [{ kode, forsikring: 'FULDTID' as const, fra: -2000 }]
const iKoebenhavn = [{ kode: KOEBENHAVN, kommune: '101', fra: -2000 }]
const hosAkassen = (fra: number) => [{ type: 75, fra }]
const tilOgMed = (fra: number, til: number) => [{ type: 75, fra, til, aarsag: 9752 }]

/** Three reports that end at 402,06 hours: in the middle of one month, then two full months. */
const LIGE_UNDER = [
  { timer: '81.40', opgjortTil: -3 },
  { timer: '241.73', opgjortTil: -2 },
  { timer: '402.06', opgjortTil: -1 },
]
/** Three full months: past 410. */
const OVER_GRAENSEN = [
  { timer: '160.33', opgjortTil: -3 },
  { timer: '320.66', opgjortTil: -2 },
  { timer: '480.99', opgjortTil: -1 },
]
/** A member of HK in København whose a-kasse period ended with the day `til`. */
const overdraget = (til: number): BorgerHistorie => ({
  tilmeldtFra: -125,
  akasse: fuldtid(HK),
  jobcenter: iKoebenhavn,
  timer: OVER_GRAENSEN,
  fravaer: tilOgMed(-125, til),
  jobmaal: ['Kok'],
  minPlan: 'KVITTERET',
})

export const borgere: readonly Person[] = [
  borger({
    noegle: 'karen',
    navn: 'Karen Eksempel',
    hint: 'Har brugt 402,06 af 410 timer og skal snart over til kommunen',
    cpr: '6701801234',
    historie: {
      tilmeldtFra: -100,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      timer: LIGE_UNDER,
      fravaer: hosAkassen(-100),
      samtaler: [
        { type: 17, dag: -90, kl: '10.00', status: 'AFHOLDT' },
        { type: 17, dag: -55, kl: '13.30', status: 'AFHOLDT' },
      ],
      jobmaal: ['Bogholder', 'Lønbogholder'],
      minPlan: 'PUBLICERET',
    },
  }),
  borger({
    noegle: 'bo',
    navn: 'Bo Bundgaard',
    hint: 'Deltidsforsikret i 3F: 325 af 333 timer, med en ny indstilling',
    cpr: '7203751237',
    historie: {
      tilmeldtFra: -100,
      akasse: [{ kode: TRE_F, forsikring: 'DELTID', fra: -1500 }],
      jobcenter: [{ kode: AARHUS, kommune: '751', fra: -2000 }],
      timer: [
        { timer: '65.00', opgjortTil: -3 },
        { timer: '195.00', opgjortTil: -2 },
        { timer: '325.00', opgjortTil: -1 },
      ],
      fravaer: hosAkassen(-100),
      jobmaal: ['Taxichauffør'],
      minPlan: 'KVITTERET',
      indstillinger: [
        {
          status: 'MODTAGET',
          tilbudstype: 9301,
          tekst: 'Bo vil gerne prøve arbejdet som chauffør i fire uger. Vi er enige om forslaget.',
          sendt: -2,
          forslag: { start: 21, uger: 4, timerPrUge: 25, hos: 'Vognmand Vesterskov A/S' },
        },
      ],
    },
  }),
  borger({
    noegle: 'grethe',
    navn: 'Grethe Grønlund',
    hint: 'Er over 410 timer, men a-kassen har ikke afsluttet forløbet',
    cpr: '8408680412',
    historie: {
      tilmeldtFra: -125,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      timer: OVER_GRAENSEN,
      fravaer: hosAkassen(-125),
      jobmaal: ['Butiksassistent'],
      minPlan: 'KVITTERET',
      indstillinger: [
        {
          status: 'TRUKKET',
          tilbudstype: 9304,
          tekst: 'Kursus i lagerstyring, seks uger.',
          sendt: -40,
          afgjort: -33,
        },
      ],
    },
  }),
  borger({
    noegle: 'ivan',
    navn: 'Ivan Iversen',
    hint: 'Kommunen overtog samtalerne i går; har et godkendt tilbud',
    cpr: '6311832215',
    historie: {
      ...overdraget(-2),
      indstillinger: [
        {
          status: 'GODKENDT',
          tilbudstype: 9304,
          tekst: 'Ivan mangler et hygiejnebevis. Kurset varer to uger.',
          sendt: -30,
          afgjort: -20,
          forslag: { start: 7, uger: 2, timerPrUge: 37, hos: 'Københavns Erhvervskurser' },
        },
      ],
    },
  }),
  borger({
    noegle: 'ditte',
    navn: 'Ditte Dam',
    hint: 'Kommunen overtager samtalerne i dag',
    cpr: '7906914126',
    historie: overdraget(-1),
  }),
  borger({
    noegle: 'morten',
    navn: 'Morten Mørk',
    hint: 'Kommunen overtager samtalerne i morgen',
    cpr: '9009783311',
    historie: overdraget(0),
  }),
  borger({
    noegle: 'otto',
    navn: 'Otto Overby',
    hint: 'Overgangsgruppen: har altid haft sine samtaler i jobcentret, og mødte ikke til den sidste',
    cpr: '6505651119',
    historie: {
      tilmeldtFra: -1400,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      udkast: [
        {
          dag: '2023-11-08',
          jobmaal: ['Pædagogmedhjælper'],
          tekst: 'Vi foreslår, at du søger i børnehaver og fritidshjem, og at du får et kursus i førstehjælp.',
        },
      ],
      overgangsgruppe: true,
      samtaler: [{ type: 7, dag: -4, kl: '13.00', status: 'UDEBLEVET' }],
      jobmaal: ['Gartner'],
      minPlan: 'KVITTERET',
    },
  }),
  borger({
    noegle: 'signe',
    navn: 'Signe Sørensen',
    hint: 'Var syg den dag, hun udeblev fra jobcentrets samtale',
    cpr: '8802881358',
    historie: {
      ...overdraget(-35),
      fravaer: [...tilOgMed(-125, -35), { type: 11, fra: -4, til: -1 }],
      samtaler: [{ type: 7, dag: -3, kl: '09.00', status: 'UDEBLEVET' }],
      jobmaal: ['Receptionist, kontor'],
    },
  }),
  borger({
    noegle: 'uffe',
    navn: 'Uffe Ulrichsen',
    hint: 'Udeblev fra jobcentrets samtale uden grund: klar til en underretning. Jobvejen hjælper ham',
    cpr: '7110870913',
    historie: {
      ...overdraget(-50),
      andenAktoer: { kode: JOBVEJEN.kode, fra: -30 },
      samtaler: [{ type: 7, dag: -1, kl: '10.30', status: 'UDEBLEVET' }],
      jobmaal: ['Elektriker'],
    },
  }),
  borger({
    noegle: 'ulrik',
    navn: 'Ulrik Ung',
    hint: 'Er under 25 år og kan være i målgruppen for uddannelsespålæg',
    cpr: '7705044561',
    historie: {
      tilmeldtFra: -20,
      akasse: fuldtid(TRE_F),
      jobcenter: iKoebenhavn,
      fravaer: hosAkassen(-20),
      jobmaal: ['Tømrer'],
      minPlan: 'KLADDE',
    },
  }),
  borger({
    noegle: 'camilla',
    navn: 'Camilla Carlsen',
    hint: 'Skiftede fra 3F til HK midt i forløbet; indstilling under behandling; skal selv booke en samtale',
    cpr: '6912950224',
    historie: {
      tilmeldtFra: -70,
      akasse: [
        { kode: TRE_F, forsikring: 'FULDTID', fra: -1200, til: -21 },
        { kode: HK, forsikring: 'FULDTID', fra: -20 },
      ],
      jobcenter: iKoebenhavn,
      timer: [{ timer: '140.60', opgjortTil: -2 }],
      fravaer: hosAkassen(-70),
      jobmaal: ['Kommunikationskonsulent'],
      minPlan: 'KVITTERET',
      indstillinger: [
        {
          status: 'UNDER_BEHANDLING',
          tilbudstype: 9302,
          tekst: 'Camilla har fundet en arbejdsgiver, der vil ansætte med løntilskud.',
          sendt: -12,
          forslag: { start: 14, uger: 12, timerPrUge: 37, hos: 'Bageriet Kringlen ApS' },
        },
      ],
    },
  }),
  borger({
    noegle: 'berit',
    navn: 'Berit Bech',
    vistNavn: 'NAVNE & ADRESSEBESKYTTET',
    hint: 'Har navne- og adressebeskyttelse',
    cpr: '7404721116',
    historie: {
      tilmeldtFra: -50,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      timer: [{ timer: '74.00', opgjortTil: -1 }],
      fravaer: hosAkassen(-50),
      jobmaal: ['Social- og sundhedsassistent'],
      minPlan: 'PUBLICERET',
      navnebeskyttetTil: 200,
    },
  }),
  borger({
    noegle: 'frode',
    navn: 'Frode Fritz',
    hint: 'Er fritaget for Digital Post og får afgørelser på papir; har en karantæne',
    cpr: '8210640333',
    historie: {
      tilmeldtFra: -60,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      timer: [{ timer: '111.00', opgjortTil: -1 }],
      fravaer: hosAkassen(-60),
      jobmaal: ['Buschauffør'],
      minPlan: 'KVITTERET',
      fritagetDigitalPost: true,
      indstillinger: [{ status: 'MODTAGET', tilbudstype: 9304, tekst: 'Opfriskning af kørekort, en uge.', sendt: -8 }],
    },
  }),
  borger({
    noegle: 'langt-navn',
    navn: 'Ann-Kathrine Bæk-Østergård Åkjær Højgaard von Blücher-Sønderskov',
    hint: 'Har et meget langt navn med æ, ø og å',
    cpr: '6101862342',
    historie: {
      tilmeldtFra: -40,
      akasse: fuldtid(AKADEMIKERNE),
      jobcenter: iKoebenhavn,
      timer: [{ timer: '37.00', opgjortTil: -1 }],
      fravaer: hosAkassen(-40),
      jobmaal: ['Softwareudvikler, frontend', 'IT-projektleder'],
      minPlan: 'KVITTERET',
      indstillinger: [
        { status: 'KLADDE', tilbudstype: 9301, tekst: 'Praktik som projektleder. Mangler dato.', sendt: -1 },
      ],
    },
  }),
  borger({
    noegle: 'dagmar',
    navn: 'Dagmar Dahl',
    hint: 'Er død for ti dage siden: intet kan registreres',
    cpr: '7107620026',
    historie: {
      tilmeldtFra: -80,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      timer: [{ timer: '120.50', opgjortTil: -2 }],
      fravaer: [{ type: 75, fra: -80, til: -10, aarsag: 9753 }],
      doed: -10,
    },
  }),
  borger({
    noegle: 'per',
    navn: 'Per Pihl',
    hint: 'Har endnu ingen Min plan',
    cpr: '8603939127',
    historie: {
      tilmeldtFra: -9,
      akasse: fuldtid(HK),
      jobcenter: iKoebenhavn,
      fravaer: hosAkassen(-9),
      samtaler: [{ type: 17, dag: 3, kl: '10.00', status: 'INDKALDT' }],
    },
  }),
  borger({
    noegle: 'aase',
    navn: 'Åse Ågård',
    hint: 'Bor i Aalborg og er i FOA; fik afslag på en indstilling, og a-kassen ser på en underretning',
    cpr: '9112701012',
    historie: {
      tilmeldtFra: -75,
      akasse: fuldtid(FOA),
      jobcenter: [{ kode: AALBORG, kommune: '851', fra: -2000 }],
      timer: [{ timer: '185.00', opgjortTil: -1 }],
      fravaer: hosAkassen(-75),
      jobmaal: ['Pædagogmedhjælper'],
      minPlan: 'KVITTERET',
      indstillinger: [
        {
          status: 'AFSLAG',
          tilbudstype: 9301,
          tekst: 'Praktik i børnehave, fire uger.',
          sendt: -28,
          afgjort: -18,
          begrundelse: 'Virksomheden har allerede så mange i praktik, som reglerne tillader.',
          forslag: { start: -7, uger: 4, timerPrUge: 37, hos: 'Børnehaven Solstrålen' },
        },
      ],
    },
  }),
  borger({
    noegle: 'mads',
    navn: 'Mads Møller',
    hint: 'Flyttede fra Odense til København, mens hans indstilling var åben',
    cpr: '8902841557',
    historie: {
      tilmeldtFra: -55,
      akasse: fuldtid(AKADEMIKERNE),
      jobcenter: [
        { kode: ODENSE, kommune: '461', fra: -2000, til: -4 },
        { kode: KOEBENHAVN, kommune: '101', fra: -3 },
      ],
      timer: [{ timer: '96.20', opgjortTil: -1 }],
      fravaer: hosAkassen(-55),
      jobmaal: ['Projektleder'],
      minPlan: 'KVITTERET',
      indstillinger: [{ status: 'MODTAGET', tilbudstype: 9304, tekst: 'Kursus i projektledelse.', sendt: -10 }],
    },
  }),
  borger({
    noegle: 'yrsa',
    navn: 'Yrsa Yding',
    hint: 'Meldte sig ledig i dag: intet er opgjort endnu',
    cpr: '6808015674',
    historie: { tilmeldtFra: 0, akasse: fuldtid(HK), jobcenter: iKoebenhavn, fravaer: hosAkassen(0) },
  }),
]
