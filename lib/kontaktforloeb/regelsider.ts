import {
  ansvarlig,
  type Fravaer75,
  forsikringPaa,
  type Startgrundlag,
  startgrunde,
  type Tilmeldt,
} from '#lib/kontaktforloeb/regler'
import { regelside } from '#lib/regelsaet/regelside'

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023; LAB kapitel 6'

const forloeb: Fravaer75[] = [{ startDato: '2024-01-08', slutDato: '2024-04-30' }]
const dagpengemodtager: Tilmeldt[] = [{ kontaktgruppe: 1, gyldigFra: '2024-01-08', gyldigTil: null }]
const hvem = (
  navn: string,
  dag: string,
  svar: 'AKASSE' | 'JOBCENTER' | 'INGEN',
  fravaer75 = forloeb,
  tilmeldt = dagpengemodtager,
) => ({
  navn,
  givet: { dag, fravaer75, tilmeldt },
  svar,
})

const ansvar = regelside({
  id: 'kontaktforloeb/ansvarlig',
  navn: 'Hvem har kontaktforløbet på en dag?',
  regel:
    'A-kassen, når et kontaktforløb hos a-kassen (fravær 75) dækker dagen. Ellers kommunen, når borgeren er tilmeldt som dagpengemodtager. Ellers ingen. Begge ender af en periode hører med.',
  kilde: `${NYHEDSBREV}; at slutdatoen hører med, er Samspors læsning`,
  gaelderFra: '2024-01-01',
  koder: [],
  doem: (g: { dag: string; fravaer75: Fravaer75[]; tilmeldt: Tilmeldt[] }) =>
    ansvarlig(g.fravaer75, g.tilmeldt, g.dag) as string,
  eksempler: [
    hvem('dagen før tilmelding', '2024-01-07', 'INGEN'),
    hvem('startdagen', '2024-01-08', 'AKASSE'),
    hvem('skuddagen', '2024-02-29', 'AKASSE'),
    hvem('slutdagen', '2024-04-30', 'AKASSE'),
    hvem('dagen efter slut', '2024-05-01', 'JOBCENTER'),
    hvem('en dagpengemodtager uden forløb', '2024-03-01', 'JOBCENTER', []),
    hvem('en anden kontaktgruppe', '2024-03-01', 'INGEN', [], [{ ...dagpengemodtager[0]!, kontaktgruppe: 2 }]),
    hvem('afmeldingsdagen', '2024-02-10', 'JOBCENTER', [], [{ ...dagpengemodtager[0]!, gyldigTil: '2024-02-10' }]),
    hvem('dagen efter afmelding', '2024-02-11', 'INGEN', [], [{ ...dagpengemodtager[0]!, gyldigTil: '2024-02-10' }]),
  ],
})

const grundlag: Startgrundlag = {
  kontaktgruppe: 1,
  iOvergangsgruppe: false,
  harAabent75: false,
  timerForbrugt: null,
  graenseTimer: '410.00',
  harMedlemskab: true,
}
const alt: Partial<Startgrundlag> = {
  kontaktgruppe: 2,
  iOvergangsgruppe: true,
  harAabent75: true,
  timerForbrugt: '410',
  harMedlemskab: false,
}

const start = regelside<Partial<Startgrundlag>, string[]>({
  id: 'kontaktforloeb/start',
  navn: 'Får a-kassen kontaktforløbet ved tilmelding?',
  regel:
    'Ja, når borgeren er dagpengemodtager og medlem af en a-kasse, ikke er i overgangsgruppen, ikke har et åbent forløb, og forbruget i den gældende indplacering er under grænsen. Ingen opgørelse tæller som 0 timer. Svaret er alt, der taler imod.',
  kilde: NYHEDSBREV,
  gaelderFra: '2024-01-01',
  koder: ['KF-001', 'KF-002', 'KF-008', 'KF-014', 'KF-015', 'KF-016'],
  doem: (ret) => startgrunde({ ...grundlag, ...ret }),
  eksempler: [
    { navn: 'ingen timer er opgjort', givet: {}, svar: [] },
    { navn: 'der mangler en hundrededel af en time', givet: { timerForbrugt: '409.99' }, svar: [] },
    { navn: 'grænsen er nået på hundrededelen', givet: { timerForbrugt: '410.00' }, svar: ['GRAENSEN_ER_NAAET'] },
    { navn: 'deltid, en hundrededel under', givet: { timerForbrugt: '332.99', graenseTimer: '333.00' }, svar: [] },
    {
      navn: 'deltid, på grænsen',
      givet: { timerForbrugt: '333', graenseTimer: '333.00' },
      svar: ['GRAENSEN_ER_NAAET'],
    },
    { navn: 'i overgangsgruppen', givet: { iOvergangsgruppe: true }, svar: ['OVERGANGSGRUPPE'] },
    { navn: 'har et åbent forløb', givet: { harAabent75: true }, svar: ['ALLEREDE_AABENT'] },
    { navn: 'ikke dagpengemodtager', givet: { kontaktgruppe: 2 }, svar: ['IKKE_DAGPENGEMODTAGER'] },
    { navn: 'en dag før reglen', givet: { graenseTimer: null }, svar: ['FOER_REGLEN'] },
    { navn: 'ikke medlem af en a-kasse', givet: { harMedlemskab: false }, svar: ['INTET_MEDLEMSKAB'] },
    {
      navn: 'alt taler imod',
      givet: alt,
      svar: ['IKKE_DAGPENGEMODTAGER', 'OVERGANGSGRUPPE', 'ALLEREDE_AABENT', 'INTET_MEDLEMSKAB', 'GRAENSEN_ER_NAAET'],
    },
  ],
})

const skift = [
  { forsikring: 'DELTID', gyldigFra: '2026-11-15', gyldigTil: null },
  { forsikring: 'FULDTID', gyldigFra: '2020-01-01', gyldigTil: '2026-11-14' },
]
const forsikring = regelside({
  id: 'kontaktforloeb/forsikring',
  navn: 'Hvilken forsikring bestemmer grænsen?',
  regel:
    'Den, der gjaldt den 1. i måneden. For den, der er blevet medlem siden, den på dagen. Fuldtid er 410 timer, deltid 333.',
  kilde: 'a-kasser.dk: vejledning om udbetaling af dagpenge; STAR, IT-nyhedsbrev 31/2023',
  gaelderFra: '2024-01-01',
  koder: [],
  doem: (g: { dag: string; medlemskaber: typeof skift }) => forsikringPaa(g.medlemskaber, g.dag) ?? 'ingen',
  eksempler: [
    { navn: 'skiftet til deltid midt i måneden', givet: { dag: '2026-11-30', medlemskaber: skift }, svar: 'FULDTID' },
    { navn: 'den 1. i næste måned', givet: { dag: '2026-12-01', medlemskaber: skift }, svar: 'DELTID' },
    { navn: 'nyt medlem den 15.', givet: { dag: '2026-11-30', medlemskaber: skift.slice(0, 1) }, svar: 'DELTID' },
    { navn: 'dagen før medlemskabet', givet: { dag: '2026-11-14', medlemskaber: skift.slice(0, 1) }, svar: 'ingen' },
  ],
})

export const kontaktforloebregler = [ansvar, start, forsikring] as const
