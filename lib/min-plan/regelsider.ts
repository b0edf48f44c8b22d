import { ansvarlig } from '#lib/kontaktforloeb/regler'
import { beskrivAendring, type Sammenlignelig } from '#lib/min-plan/aendring'
import {
  type Plandel,
  type Skriverfakta,
  vurderAktivitet,
  vurderJobmaal,
  vurderKrav,
  vurderKravslut,
  vurderSkriver,
} from '#lib/min-plan/regler'
import { regelside } from '#lib/regelsaet/regelside'

const koder = (fund: readonly { kode: string }[]) => fund.map((f) => f.kode)
const LAB = 'LAB § 42 og STAR, IT-nyhedsbrev 31/2023'

/** The a-kasse holds the interviews from 5 January to 30 April 2026, both days; tilmeldt from 5 January. */
const FORLOEB = [{ startDato: '2026-01-05', slutDato: '2026-04-30' }]
const TILMELDT = [{ kontaktgruppe: 1, gyldigFra: '2026-01-05', gyldigTil: null }]

type Skriver = { dag: string; hvem: Skriverfakta['myndighed']; del: Plandel }
const skriverPaa = ({ dag, hvem, del }: Skriver) =>
  koder(
    vurderSkriver([del], {
      myndighed: hvem,
      egen: true,
      harAkasse: true,
      harKontaktgruppe: TILMELDT.some((t) => t.gyldigFra <= dag),
      ansvarlig: ansvarlig(FORLOEB, TILMELDT, dag),
    }),
  )
const DAGE = [
  ['dagen før start', '2026-01-04'],
  ['startdagen', '2026-01-05'],
  ['slutdagen', '2026-04-30'],
  ['dagen efter slut', '2026-05-01'],
] as const
const alleDage = (hvem: Skriver['hvem'], del: Plandel, svar: readonly (readonly string[])[]) =>
  DAGE.map(([navn, dag], i) => ({
    navn: `${hvem === 'akasse' ? 'a-kassen' : 'jobcentret'} ${navn}`,
    givet: { dag, hvem, del },
    svar: [...(svar[i] ?? [])],
  }))

const tilhoer = (ret: Partial<Skriverfakta>) =>
  koder(
    vurderSkriver(['jobmaal', 'krav'], {
      myndighed: 'akasse',
      egen: false,
      harAkasse: true,
      harKontaktgruppe: true,
      ansvarlig: 'AKASSE',
      ...ret,
    }),
  )

const maal = (uri: string, primaer = false) => ({ conceptUri: uri, tekst: null, primaer })
const vurdereJobmaal = (jobmaal: ReturnType<typeof maal>[]) =>
  koder(vurderJobmaal(jobmaal, { kendt: new Set(['kok', 'tjener', 'bager']), mindst: 1, hoejst: 10 }))

const krav = ({ fra, senere }: { fra: string; senere: string | null }) =>
  koder(
    vurderKrav(
      { antalPrUge: 2, jobomraader: [], geografi: null, kanaler: [], tekst: null, gyldigFra: fra },
      { dag: '2026-11-23', senere },
    ),
  )

const aktivitet = ({ start, slut, gammelStart }: { start: string; slut: string; gammelStart: string | null }) =>
  koder(
    vurderAktivitet(
      {
        tilbudstype: 9304,
        navn: null,
        start,
        slut,
        timerPrUge: 37,
        minutterPrUge: 0,
        sted: null,
        adresse: null,
        kontaktperson: null,
        maal: null,
        beskrivelse: null,
      },
      { dag: '2026-11-23', typer: new Set([9304]), gammelStart, sagsbehandler: 'Jens Jobsen' },
    ),
  )

const plan = (ret: Partial<Sammenlignelig> = {}): Sammenlignelig => ({
  jobmaal: [{ conceptUri: 'kok', titel: 'Kok', primaer: true, tekst: null }],
  krav: [
    {
      antalPrUge: 2,
      jobomraader: [],
      geografi: null,
      kanaler: [],
      tekst: null,
      gyldigFra: '2026-11-01',
      gyldigTil: null,
    },
  ],
  tilbud: [],
  aftaler: [],
  ...ret,
})

/** The rules of Min plan with their border days, as docs/regler.md tells them. */
export const minPlanRegler = [
  regelside({
    id: 'min-plan/jobmaal-skriver',
    navn: 'Hvem skriver jobmål',
    regel:
      'Den, der har samtalerne på dagen, skriver jobmål og aftaler: a-kassen til og med slutdagen, derefter jobcentret.',
    kilde: LAB,
    gaelderFra: '2024-01-01',
    koder: ['MP-001', 'MP-002', '8060'],
    doem: skriverPaa,
    eksempler: [
      ...alleDage('akasse', 'jobmaal', [['8060'], [], [], ['MP-002']]),
      ...alleDage('jobcenter', 'jobmaal', [['8060'], ['MP-001'], ['MP-001'], []]),
    ],
  }),
  regelside({
    id: 'min-plan/krav-skriver',
    navn: 'Hvem skriver krav til jobsøgning',
    regel: 'A-kassen skriver krav til jobsøgning hele tiden, også efter at samtalerne er overgået.',
    kilde: LAB,
    gaelderFra: '2024-01-01',
    koder: ['MP-006', '8060'],
    doem: skriverPaa,
    eksempler: [
      ...alleDage('akasse', 'krav', [['8060'], [], [], []]),
      ...alleDage('jobcenter', 'krav', [['8060'], ['MP-006'], ['MP-006'], ['MP-006']]),
    ],
  }),
  regelside({
    id: 'min-plan/aktivitet-skriver',
    navn: 'Hvem skriver tilbud og aktiviteter',
    regel: 'Jobcentret skriver tilbud og aktiviteter, også mens a-kassen har samtalerne.',
    kilde: LAB,
    gaelderFra: '2024-01-01',
    koder: ['MP-008', '8060'],
    doem: skriverPaa,
    eksempler: [
      ...alleDage('akasse', 'aktiviteter', [['8060'], ['MP-008'], ['MP-008'], ['MP-008']]),
      ...alleDage('jobcenter', 'aktiviteter', [['8060'], [], [], []]),
    ],
  }),
  regelside({
    id: 'min-plan/tilhoer',
    navn: 'Den, der har mistet borgeren, skriver intet',
    regel: 'Kun borgerens egen a-kasse og eget jobcenter på dagen skriver i planen.',
    kilde: LAB,
    gaelderFra: '2024-01-01',
    koder: ['MP-003', '4385', '6005'],
    doem: tilhoer,
    eksempler: [
      { navn: 'borgeren er i en anden a-kasse', givet: {}, svar: ['MP-003'] },
      { navn: 'borgeren er ikke i en a-kasse', givet: { harAkasse: false }, svar: ['4385'] },
      { navn: 'borgeren er flyttet', givet: { myndighed: 'jobcenter' as const }, svar: ['6005'] },
    ],
  }),
  regelside({
    id: 'min-plan/jobmaal',
    navn: 'Jobmål i en plan, der udgives',
    regel: 'Der er 1 til 10 jobmål fra listen over stillingsbetegnelser, og præcis ét er det primære.',
    kilde: 'STAR (8015) og Samspor',
    gaelderFra: '2024-01-01',
    koder: ['8015', 'MP-004', 'MP-005', '1014'],
    doem: vurdereJobmaal,
    eksempler: [
      { navn: 'ingen', givet: [], svar: ['8015'] },
      { navn: 'ét primært', givet: [maal('kok', true)], svar: [] },
      { navn: 'intet primært', givet: [maal('kok'), maal('tjener')], svar: ['MP-004'] },
      { navn: 'to primære', givet: [maal('kok', true), maal('tjener', true)], svar: ['MP-004'] },
      { navn: 'ukendt titel', givet: [maal('kok', true), maal('trylleri')], svar: ['MP-005'] },
      { navn: 'samme titel to gange', givet: [maal('kok', true), maal('kok')], svar: ['1014'] },
    ],
  }),
  regelside({
    id: 'min-plan/krav',
    navn: 'Fra hvilken dag et krav kan gælde',
    regel: 'Krav til jobsøgning gælder fra i dag eller senere, og et krav, der begynder senere, skal ordnes først.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['MP-010', 'MP-011'],
    doem: krav,
    eksempler: [
      { navn: 'i går', givet: { fra: '2026-11-22', senere: null }, svar: ['MP-010'] },
      { navn: 'i dag', givet: { fra: '2026-11-23', senere: null }, svar: [] },
      { navn: 'i morgen', givet: { fra: '2026-11-24', senere: null }, svar: [] },
      { navn: 'et andet begynder senere', givet: { fra: '2026-11-23', senere: '2026-12-01' }, svar: ['MP-011'] },
    ],
  }),
  regelside({
    id: 'min-plan/krav-slut',
    navn: 'Hvornår et krav kan slutte',
    regel: 'Et krav slutter i dag eller senere. Det, der aldrig skulle have været der, fejloprettes.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: ['MP-010', 'MP-012', '1003'],
    doem: ({ slut, fejloprettet = false }: { slut: string; fejloprettet?: boolean }) =>
      koder(vurderKravslut({ gyldigFra: '2026-11-20', fejloprettet }, slut, '2026-11-23')),
    eksempler: [
      { navn: 'før det begyndte', givet: { slut: '2026-11-19' }, svar: ['1003'] },
      { navn: 'i går', givet: { slut: '2026-11-22' }, svar: ['MP-010'] },
      { navn: 'i dag', givet: { slut: '2026-11-23' }, svar: [] },
      { navn: 'i morgen', givet: { slut: '2026-11-24' }, svar: [] },
      { navn: 'fejloprettet', givet: { slut: '2026-11-24', fejloprettet: true }, svar: ['MP-012'] },
    ],
  }),
  regelside({
    id: 'min-plan/tilbud-foer-start',
    navn: 'Et tilbud står i planen, før det begynder',
    regel: 'Et nyt tilbud begynder i dag eller senere. Startdagen for et, der er begyndt, flyttes ikke.',
    kilde: 'LAB § 42',
    gaelderFra: '2024-01-01',
    koder: ['MP-009', '1003'],
    doem: aktivitet,
    eksempler: [
      {
        navn: 'begynder i går',
        givet: { start: '2026-11-22', slut: '2026-12-01', gammelStart: null },
        svar: ['MP-009'],
      },
      { navn: 'begynder i dag', givet: { start: '2026-11-23', slut: '2026-12-01', gammelStart: null }, svar: [] },
      { navn: 'begynder i morgen', givet: { start: '2026-11-24', slut: '2026-12-01', gammelStart: null }, svar: [] },
      {
        navn: 'er begyndt, og starten flyttes',
        givet: { start: '2026-11-24', slut: '2026-12-01', gammelStart: '2026-11-20' },
        svar: ['MP-009'],
      },
      {
        navn: 'er begyndt, og starten står',
        givet: { start: '2026-11-20', slut: '2026-12-01', gammelStart: '2026-11-20' },
        svar: [],
      },
      {
        navn: 'slutter før start',
        givet: { start: '2026-11-24', slut: '2026-11-23', gammelStart: null },
        svar: ['1003'],
      },
    ],
  }),
  regelside({
    id: 'min-plan/aendring',
    navn: 'Hvad borgeren læser, er ændret',
    regel: 'En ny version siger med almindelige ord, hvad der er anderledes end i den forrige.',
    kilde: 'Samspor',
    gaelderFra: '2024-01-01',
    koder: [],
    doem: ({ gammel, ny }: { gammel: Sammenlignelig | undefined; ny: Sammenlignelig }) => beskrivAendring(gammel, ny),
    eksempler: [
      {
        navn: 'den første plan',
        givet: { gammel: undefined, ny: plan() },
        svar: ['Nyt jobmål: Kok', 'Nyt krav: 2 job om ugen'],
      },
      { navn: 'det samme igen', givet: { gammel: plan(), ny: plan() }, svar: [] },
      {
        navn: 'flere job om ugen',
        givet: { gammel: plan(), ny: plan({ krav: plan().krav.map((k) => ({ ...k, antalPrUge: 3 })) }) },
        svar: ['Krav ændret fra 2 til 3 job om ugen'],
      },
      {
        navn: 'et nyt vigtigste jobmål',
        givet: {
          gammel: plan(),
          ny: plan({
            jobmaal: [
              { conceptUri: 'lager', titel: 'Lagermedarbejder', primaer: true, tekst: null },
              { conceptUri: 'kok', titel: 'Kok', primaer: false, tekst: null },
            ],
          }),
        },
        svar: ['Nyt jobmål: Lagermedarbejder', 'Dit vigtigste jobmål er nu: Lagermedarbejder'],
      },
    ],
  }),
] as const
