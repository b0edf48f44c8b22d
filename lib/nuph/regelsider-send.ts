import { sidsteRettidigeDag, vurderUnderretning } from '#lib/nuph/regler'
import type { Blokering, Fravaerslinje, Haendelse, Kilde, Sendefakta } from '#lib/nuph/sendefakta'
import { regelside } from '#lib/regelsaet/regelside'

const DAG = '2026-11-23'
const kl = (tid: string, dag = DAG) => new Date(`${dag}T${tid}:00+01:00`)

const h01: Haendelse = {
  kode: 'H01',
  starId: null,
  navn: 'Udeblevet fra samtale',
  handlerOm: 'UDEBLEVET_FRA_SAMTALE',
  borgertekst: 'ikke mødte op til samtalen',
  negativ: true,
  kilder: ['SAMTALE'],
  kildeKraeves: true,
  tidspunktKraeves: true,
  begrundelseKraeves: false,
  kontaktStraks: true,
  blokerer: true,
  fristFra: 'HAENDELSE',
  afloestAf: null,
  henvisning: null,
  gyldigFra: '2023-12-04',
  gyldigTil: null,
  kilde: 'Samspor',
}
const samtale: Kilde = {
  slags: 'SAMTALE',
  id: 's',
  beskrivelse: 'Jobsamtale 23.11.2026 kl. 10.00',
  dag: DAG,
  start: kl('10:00'),
  slutDag: null,
  erJobsamtale: true,
  stand: 'PLANLAGT',
  oplysninger: { leveretTid: '2026-11-10T09:00:00.000Z' },
}
const h05: Haendelse = {
  ...h01,
  kode: 'H05',
  navn: 'Afslået tilbud',
  kilder: ['AKTIVITET'],
  tidspunktKraeves: false,
  blokerer: false,
}
const kommendeTilbud: Kilde = {
  ...samtale,
  slags: 'AKTIVITET',
  dag: '2026-12-01',
  start: null,
  slutDag: '2026-12-31',
  erJobsamtale: false,
  oplysninger: {},
}
const blok = (fravaerstype: number, fund: string, ret: Partial<Blokering> = {}): Blokering => ({
  fravaerstype,
  niveau: 'BLOK',
  fund,
  kunRegistreretFoer: false,
  sorter: fravaerstype,
  gyldigFra: '2023-12-04',
  gyldigTil: null,
  kilde: 'Samspor',
  ...ret,
})
const blokeringer: Blokering[] = [
  blok(11, 'NUPH-E10'),
  blok(4, 'NUPH-E11'),
  blok(8, 'NUPH-E11'),
  blok(2, 'NUPH-E12'),
  blok(3, 'NUPH-E13'),
  blok(10, 'NUPH-E14', { kunRegistreretFoer: true }),
  blok(1, 'NUPH-W10', { niveau: 'ADVAR' }),
]
const fravaer = (type: number, startDato: string, slutDato: string | null, anmeldt = '08:00'): Fravaerslinje => ({
  id: 'f',
  type,
  navn: 'Fravær',
  startDato,
  slutDato,
  registreretAf: 'HK',
  anmeldtTid: kl(anmeldt),
})

type Ret = Partial<Omit<Sendefakta, 'felter'>> & { felter?: Partial<Sendefakta['felter']> }
const send = ({ felter, ...ret }: Ret): string[] =>
  vurderUnderretning({
    nu: kl('14:00', ret.dag ?? DAG),
    dag: DAG,
    doed: false,
    felter: {
      haendelse: 'H01',
      haendelsesdato: DAG,
      haendelsestidspunkt: kl('10:00'),
      kildeSlags: 'SAMTALE',
      kildeId: 's',
      vejledtOmKonsekvens: true,
      vejledtDato: '2026-11-01',
      moedteMinutterForSent: null,
      modtagetFraTilbudsstedDato: null,
      tilbudsbeskrivelse: null,
      borgersForklaring: null,
      begrundelse: null,
      ...felter,
    },
    haendelse: h01,
    kendtHaendelse: h01,
    medlemskab: { akasseId: 'a', akasseNavn: 'HK' },
    tilmeldtSom: 1,
    varAfmeldt: false,
    kilde: samtale,
    fravaer: [],
    blokeringer,
    optaget: [],
    akassenHarForloebet: false,
    findes: undefined,
    fristDage: 1,
    ...ret,
  }).map((f) => f.kode)

const afsendelse = regelside<Ret, string[]>({
  id: 'nuph/send',
  navn: 'Kan kommunen sende underretningen?',
  regel:
    'Om en dagpengemodtager, til den a-kasse, borgeren var medlem af den dag, det skete, om noget, der er registreret. Listen over hændelser følger dagen. Fristen er dagen efter; derefter skal der stå hvorfor.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023: Underretninger; databekendtgørelsen § 118',
  gaelderFra: '2023-12-04',
  koder: [
    'NUPH-E01',
    'NUPH-E02',
    'NUPH-E03',
    'NUPH-E04',
    'NUPH-E05',
    'NUPH-E06',
    'NUPH-E07',
    'NUPH-E17',
    'NUPH-E20',
    'NUPH-W02',
    'NUPH-W04',
    'NUPH-W05',
    'NUPH-W06',
    'NUPH-W07',
  ],
  doem: send,
  eksempler: [
    { navn: 'udeblevet i dag', givet: {}, svar: [] },
    { navn: 'dagen efter', givet: { dag: '2026-11-24' }, svar: [] },
    { navn: 'to dage efter, uden at skrive hvorfor', givet: { dag: '2026-11-25' }, svar: ['NUPH-W04', '1014'] },
    {
      navn: 'to dage efter, med grund',
      givet: { dag: '2026-11-25', felter: { begrundelse: 'Sygdom hos os' } },
      svar: ['NUPH-W04'],
    },
    { navn: 'før mødet begynder', givet: { nu: kl('09:59') }, svar: ['NUPH-E05'] },
    { navn: 'i det minut, mødet begynder', givet: { nu: kl('10:00') }, svar: [] },
    {
      navn: 'mødet er i morgen',
      givet: { felter: { haendelsesdato: '2026-11-24', haendelsestidspunkt: kl('10:00', '2026-11-24') } },
      svar: ['NUPH-E04', 'NUPH-E05'],
    },
    { navn: 'ikke medlem den dag', givet: { medlemskab: undefined }, svar: ['NUPH-E01'] },
    { navn: 'afmeldt dagen før', givet: { tilmeldtSom: undefined, varAfmeldt: true }, svar: ['NUPH-E17'] },
    { navn: 'en anden kontaktgruppe', givet: { tilmeldtSom: 2 }, svar: ['NUPH-E02'] },
    { navn: 'hændelsen er udgået', givet: { haendelse: undefined }, svar: ['NUPH-E03'] },
    { navn: 'samtalen er ikke valgt', givet: { felter: { kildeId: null, kildeSlags: null } }, svar: ['NUPH-E04'] },
    { navn: 'samtalen findes ikke på borgeren', givet: { kilde: undefined }, svar: ['NUPH-E04'] },
    {
      navn: 'tilbuddet blev afslået, før det begyndte',
      givet: {
        haendelse: { ...h05, handlerOm: 'AFSLAG_PAA_TILBUD' },
        felter: { haendelse: 'H05', kildeSlags: 'AKTIVITET', haendelsestidspunkt: null },
        kilde: kommendeTilbud,
      },
      svar: [],
    },
    {
      navn: 'udeblevet, før tilbuddet begyndte',
      givet: {
        haendelse: { ...h05, handlerOm: 'UDEBLEVET_FRA_TILBUD' },
        felter: { haendelse: 'H05', kildeSlags: 'AKTIVITET', haendelsestidspunkt: null },
        kilde: kommendeTilbud,
      },
      svar: ['NUPH-E04'],
    },
    { navn: 'samtalen er afholdt', givet: { kilde: { ...samtale, stand: 'AFHOLDT' } }, svar: ['NUPH-E06'] },
    { navn: 'vi aflyste selv', givet: { kilde: { ...samtale, stand: 'AFLYST_AF_MYNDIGHED' } }, svar: ['NUPH-E07'] },
    { navn: 'vi flyttede selv', givet: { kilde: { ...samtale, stand: 'FLYTTET' } }, svar: ['NUPH-E07'] },
    { navn: 'borgeren meldte afbud', givet: { kilde: { ...samtale, stand: 'AFLYST_AF_BORGER' } }, svar: [] },
    { navn: 'ikke vejledt', givet: { felter: { vejledtOmKonsekvens: false, vejledtDato: null } }, svar: ['NUPH-W05'] },
    { navn: 'mødte 4 minutter for sent', givet: { felter: { moedteMinutterForSent: 4 } }, svar: ['NUPH-W06'] },
    {
      navn: 'indkaldelsen nåede ikke frem',
      givet: { kilde: { ...samtale, oplysninger: { leveretTid: null } } },
      svar: ['NUPH-W07'],
    },
    {
      navn: 'a-kassen har forløbet, og det er en jobsamtale',
      givet: { akassenHarForloebet: true },
      svar: ['NUPH-W02'],
    },
    {
      navn: 'der er allerede sendt en',
      givet: { findes: { id: 'n', sagsnummer: 'SAG-2026-000001' } },
      svar: ['NUPH-E20'],
    },
    { navn: 'borgeren er død', givet: { doed: true }, svar: ['4405'] },
  ],
})

const daekning = regelside<Ret, string[]>({
  id: 'nuph/blokerende-fravaer',
  navn: 'Hvilke fravær stopper en underretning om udeblivelse?',
  regel:
    'Sygemelding, barsel, midlertidigt arbejde og borgerligt ombud, der dækker dagen, begge ender med. Ferie kun, når den er registreret før mødet. Om andre hændelser end samtaler er det en advarsel.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023 (sygemelding); databekendtgørelsen § 88',
  gaelderFra: '2023-12-04',
  koder: ['NUPH-E10', 'NUPH-E11', 'NUPH-E12', 'NUPH-E13', 'NUPH-E14', 'NUPH-E15', 'NUPH-E16', 'NUPH-W01', 'NUPH-W10'],
  doem: send,
  eksempler: [
    { navn: 'syg til dagen før', givet: { fravaer: [fravaer(11, '2026-11-16', '2026-11-22')] }, svar: [] },
    { navn: 'sidste sygedag er dagen', givet: { fravaer: [fravaer(11, '2026-11-16', DAG)] }, svar: ['NUPH-E10'] },
    { navn: 'syg fra dagen, åben', givet: { fravaer: [fravaer(11, DAG, null)] }, svar: ['NUPH-E10'] },
    { navn: 'syg fra dagen efter', givet: { fravaer: [fravaer(11, '2026-11-24', null)] }, svar: [] },
    { navn: 'barsel, højst 14 dage', givet: { fravaer: [fravaer(4, DAG, DAG)] }, svar: ['NUPH-E11'] },
    { navn: 'barsel', givet: { fravaer: [fravaer(8, DAG, DAG)] }, svar: ['NUPH-E11'] },
    { navn: 'midlertidigt arbejde', givet: { fravaer: [fravaer(2, DAG, DAG)] }, svar: ['NUPH-E12'] },
    { navn: 'borgerligt ombud', givet: { fravaer: [fravaer(3, DAG, DAG)] }, svar: ['NUPH-E13'] },
    { navn: 'ferie, registreret før mødet', givet: { fravaer: [fravaer(10, DAG, DAG, '09:59')] }, svar: ['NUPH-E14'] },
    {
      navn: 'ferie, registreret, da mødet begyndte',
      givet: { fravaer: [fravaer(10, DAG, DAG, '10:00')] },
      svar: ['NUPH-W01'],
    },
    {
      navn: 'ferie, registreret efter mødet',
      givet: { fravaer: [fravaer(10, DAG, DAG, '10:01')] },
      svar: ['NUPH-W01'],
    },
    { navn: 'uddannelse', givet: { fravaer: [fravaer(1, DAG, DAG)] }, svar: ['NUPH-W10'] },
    {
      navn: 'sygemelding og en anden hændelse',
      givet: { haendelse: { ...h01, kode: 'H02', blokerer: false }, fravaer: [fravaer(11, DAG, null)] },
      svar: ['NUPH-E10'],
    },
    {
      navn: 'et andet møde på samme tid',
      givet: { optaget: [{ id: 'x', art: 'SAMTALE', beskrivelse: 'Møde', hos: 'HK' }] },
      svar: ['NUPH-E15'],
    },
    {
      navn: 'deltager i et tilbud',
      givet: { optaget: [{ id: 'x', art: 'TILBUD', beskrivelse: 'Praktik', hos: 'Kbh' }] },
      svar: ['NUPH-E16'],
    },
  ],
})

const frist = regelside({
  id: 'nuph/frist',
  navn: 'Hvornår er en underretning rettidig?',
  regel: 'Samme dag eller senest dagen efter. I tilbud regnes fra den dag, kommunen fik besked fra stedet.',
  kilde: 'Databekendtgørelsen § 118; at det er kalenderdage, er Samspors læsning',
  gaelderFra: '2023-12-04',
  koder: ['NUPH-W04'],
  doem: (g: { haendelsesdato: string; modtaget?: string; fristFra: 'HAENDELSE' | 'TILBUDSSTED' }) =>
    sidsteRettidigeDag(
      { haendelsesdato: g.haendelsesdato, modtagetFraTilbudsstedDato: g.modtaget ?? null },
      g.fristFra,
      1,
    ),
  eksempler: [
    { navn: 'en fredag', givet: { haendelsesdato: '2026-11-20', fristFra: 'HAENDELSE' }, svar: '2026-11-21' },
    { navn: 'skuddagen', givet: { haendelsesdato: '2024-02-28', fristFra: 'HAENDELSE' }, svar: '2024-02-29' },
    { navn: 'årets sidste dag', givet: { haendelsesdato: '2026-12-31', fristFra: 'HAENDELSE' }, svar: '2027-01-01' },
    {
      navn: 'besked fra tilbudsstedet tre dage efter',
      givet: { haendelsesdato: '2026-11-20', modtaget: '2026-11-23', fristFra: 'TILBUDSSTED' },
      svar: '2026-11-24',
    },
    {
      navn: 'uden besked fra stedet',
      givet: { haendelsesdato: '2026-11-20', fristFra: 'TILBUDSSTED' },
      svar: '2026-11-21',
    },
  ],
})

/** May it be sent, what stops it, and until when it is in time. */
export const afsendelsesregler = [afsendelse, daekning, frist] as const
