import { regelside } from '#lib/regelsaet/regelside'
import { beregnVirkning, gentagelse, sidsteDagVedKontakt } from '#lib/sanktion/beregn'
import {
  erInden,
  type Parametre,
  plusMaaneder,
  type Sanktion,
  type Sanktionsfakta,
  type Sanktionstype,
  vurderSanktion,
} from '#lib/sanktion/regler'

const DAG = '2026-11-23'
const parametre: Parametre = {
  karantaeneTimer: { FULDTID: '111.00', DELTID: '90.00' },
  arbejdskrav: { FULDTID: { MAANEDER_3: 300, UGER_12: 276 }, DELTID: { MAANEDER_3: 150, UGER_12: 138 } },
  gentagelseMaaneder: 12,
}
const type = (kategori: Sanktionstype['kategori'], ret: Partial<Sanktionstype> = {}): Sanktionstype => ({
  kode: 'S04',
  starId: null,
  navn: 'Karantæne',
  kategori,
  haendelser: [],
  kommunenSer: true,
  afloestAf: null,
  gyldigFra: '2023-12-04',
  gyldigTil: null,
  kilde: 'Samspor',
  ...ret,
})
type Ret = Partial<Omit<Sanktionsfakta, 'felter'>> & { felter?: Partial<Sanktionsfakta['felter']> }
const k02 = (haendelsesdato: string) => ({ id: 'k', haendelsesdato, akasseNavn: 'FOA' })

const registrering = regelside<Ret, string[]>({
  id: 'sanktion/registrer',
  navn: 'Kan sanktionen registreres?',
  regel:
    'Af den a-kasse, borgeren var medlem af den dag, det skete. En karantæne har timer: tre uger er 111 timer på fuldtid og 90 på deltid. En gentagelse nævner den karantæne, den gentager, og har et arbejdskrav. Afvigelser fra lovens tal er advarsler.',
  kilde: 'Lov om arbejdsløshedsforsikring § 63; databekendtgørelsen § 146',
  gaelderFra: '2023-12-04',
  koder: [
    'SR-001',
    'SR-002',
    'SR-003',
    'SR-004',
    'SR-005',
    'SR-006',
    'SR-007',
    'SR-008',
    'SR-W01',
    'SR-W02',
    'SR-W03',
    'SR-W04',
    '1003',
    '1014',
    '4405',
  ],
  doem: ({ felter, ...ret }) =>
    vurderSanktion({
      dag: DAG,
      doed: false,
      felter: {
        sanktionstype: 'S04',
        nuphId: null,
        haendelsesdato: '2026-11-10',
        afgoerelsesdato: DAG,
        startdato: DAG,
        slutdato: null,
        timer: '111.00',
        afvikledeTimer: null,
        forsikring: 'FULDTID',
        gentagelseAfSanktionId: null,
        arbejdskravTimer: null,
        arbejdskravPeriode: null,
        arbejdskravOpfyldtDato: null,
        ...felter,
      },
      type: type('K02'),
      kendtType: type('K02'),
      erMedlemPaaHaendelsesdatoen: true,
      nuph: undefined,
      karantaener: [],
      parametre,
      ...ret,
    }).map((f) => f.kode),
  eksempler: [
    { navn: 'tre uger på fuldtid', givet: {}, svar: [] },
    { navn: 'tre uger på deltid', givet: { felter: { forsikring: 'DELTID', timer: '90.00' } }, svar: [] },
    { navn: 'en hundrededel for lidt', givet: { felter: { timer: '110.99' } }, svar: ['SR-W01'] },
    { navn: 'karantæne uden timer', givet: { felter: { timer: null } }, svar: ['SR-006'] },
    { navn: 'afgjort i morgen', givet: { felter: { afgoerelsesdato: '2026-11-24' } }, svar: ['SR-002'] },
    { navn: 'afgjort dagen før, det skete', givet: { felter: { afgoerelsesdato: '2026-11-09' } }, svar: ['SR-002'] },
    { navn: 'afgjort samme dag', givet: { felter: { afgoerelsesdato: '2026-11-10' } }, svar: [] },
    { navn: 'begynder dagen før, det skete', givet: { felter: { startdato: '2026-11-09' } }, svar: ['SR-003'] },
    { navn: 'slutter før start', givet: { type: type('K01'), felter: { slutdato: '2026-11-22' } }, svar: ['1003'] },
    { navn: 'ikke medlem den dag', givet: { erMedlemPaaHaendelsesdatoen: false }, svar: ['SR-004'] },
    { navn: 'en type, der er udgået', givet: { type: undefined }, svar: ['SR-001'] },
    {
      navn: 'en andens underretning',
      givet: { felter: { nuphId: 'n' }, nuph: { haendelse: 'H01', erVores: false, sammeBorger: true } },
      svar: ['SR-005'],
    },
    {
      navn: 'en usædvanlig hændelse',
      givet: {
        type: type('K02', { haendelser: ['H05'] }),
        felter: { nuphId: 'n' },
        nuph: { haendelse: 'H01', erVores: true, sammeBorger: true },
      },
      svar: ['SR-W03'],
    },
    { navn: 'anden karantæne på 12 måneder', givet: { karantaener: [k02('2025-11-11')] }, svar: ['SR-W04'] },
    { navn: 'den første er præcis 12 måneder gammel', givet: { karantaener: [k02('2025-11-10')] }, svar: [] },
    {
      navn: 'gentagelse uden en tidligere',
      givet: { type: type('K03'), felter: { arbejdskravTimer: 300, arbejdskravPeriode: 'MAANEDER_3' } },
      svar: ['SR-007'],
    },
    {
      navn: 'gentagelse',
      givet: {
        type: type('K03'),
        karantaener: [k02('2026-02-03')],
        felter: { gentagelseAfSanktionId: 'k', arbejdskravTimer: 300, arbejdskravPeriode: 'MAANEDER_3' },
      },
      svar: [],
    },
    { navn: 'arbejdskrav uden timer', givet: { type: type('K04') }, svar: ['SR-008'] },
    {
      navn: 'arbejdskrav i 12 uger på deltid',
      givet: {
        type: type('K04'),
        felter: { forsikring: 'DELTID', arbejdskravTimer: 138, arbejdskravPeriode: 'UGER_12' },
      },
      svar: [],
    },
    {
      navn: 'arbejdskrav med andre timer',
      givet: { type: type('K04'), felter: { arbejdskravTimer: 299, arbejdskravPeriode: 'MAANEDER_3' } },
      svar: ['SR-W02'],
    },
  ],
})

const inden = regelside({
  id: 'sanktion/tolv-maaneder',
  navn: 'Ligger den tidligere hændelse inden for 12 måneder?',
  regel: 'Ja, til og med dagen før den samme dato et år efter. På selve datoen er perioden gået.',
  kilde: 'Samspors læsning: kilderne siger ikke, hvordan dagene tælles',
  gaelderFra: '2020-01-01',
  koder: [],
  doem: (g: { foerst: string; sidst: string }) => erInden(g.foerst, g.sidst, 12),
  eksempler: [
    { navn: 'samme dag', givet: { foerst: '2025-11-23', sidst: '2025-11-23' }, svar: true },
    { navn: 'dagen før et år', givet: { foerst: '2025-11-23', sidst: '2026-11-22' }, svar: true },
    { navn: 'på årsdagen', givet: { foerst: '2025-11-23', sidst: '2026-11-23' }, svar: false },
    { navn: 'dagen efter årsdagen', givet: { foerst: '2025-11-23', sidst: '2026-11-24' }, svar: false },
    { navn: 'fra en skuddag', givet: { foerst: '2024-02-29', sidst: '2025-02-27' }, svar: true },
    { navn: 'fra en skuddag til 28. februar', givet: { foerst: '2024-02-29', sidst: '2025-02-28' }, svar: false },
  ],
})

const kontakt = regelside({
  id: 'sanktion/kontakt',
  navn: 'Hvad er den sidste dag uden dagpenge, når borgeren har haft kontakt?',
  regel: 'Dagen før kontakten, og mindst den dag, det skete. Kontakt senere samme dag koster hele dagen.',
  kilde: 'danskmetal.dk: udeblivelse fra møder',
  gaelderFra: '2020-01-01',
  koder: [],
  doem: (g: { skete: string; kontakt: string }) => sidsteDagVedKontakt(g.skete, g.kontakt),
  eksempler: [
    { navn: 'samme dag', givet: { skete: '2026-11-20', kontakt: '2026-11-20' }, svar: '2026-11-20' },
    { navn: 'dagen efter', givet: { skete: '2026-11-20', kontakt: '2026-11-21' }, svar: '2026-11-20' },
    { navn: 'tre dage efter', givet: { skete: '2026-11-20', kontakt: '2026-11-23' }, svar: '2026-11-22' },
  ],
})

type Kilde = Parameters<typeof beregnVirkning>[0]
const virkning = regelside<Partial<Kilde>, string>({
  id: 'sanktion/virkning',
  navn: 'Hvad koster sanktionen?',
  regel:
    'En udelukkelse koster dage, en karantæne timer, et arbejdskrav arbejde. Det, der er annulleret, koster intet.',
  kilde: 'Beskæftigelsesministeriet, BEU alm. del bilag 26 (2021)',
  gaelderFra: '2020-01-01',
  koder: [],
  doem: (ret) => {
    const v = beregnVirkning(
      {
        kategori: 'K01',
        status: 'REGISTRERET',
        startdato: '2026-11-20',
        slutdato: null,
        timer: null,
        afvikledeTimer: null,
        arbejdskravTimer: null,
        arbejdskravOpfyldtDato: null,
        ...ret,
      },
      DAG,
    )
    return [v.art, v.dage ?? v.timerTilbage ?? v.arbejdskravTimer ?? 'åben', v.erOvre ? 'ovre' : 'gælder'].join(' ')
  },
  eksempler: [
    { navn: 'udelukket, stadig åben', givet: {}, svar: 'DAGE åben gælder' },
    { navn: 'udelukket én dag', givet: { slutdato: '2026-11-20' }, svar: 'DAGE 1 ovre' },
    { navn: 'udelukket til i dag', givet: { slutdato: DAG }, svar: 'DAGE 4 gælder' },
    { navn: 'karantæne, intet afviklet', givet: { kategori: 'K02', timer: '111.00' }, svar: 'TIMER 111.00 gælder' },
    {
      navn: 'karantæne, 7,4 timer tilbage',
      givet: { kategori: 'K02', timer: '111.00', afvikledeTimer: '103.60' },
      svar: 'TIMER 7.40 gælder',
    },
    {
      navn: 'karantæne, afviklet',
      givet: { kategori: 'K02', timer: '111.00', afvikledeTimer: '111.00' },
      svar: 'TIMER 0.00 ovre',
    },
    { navn: 'arbejdskrav', givet: { kategori: 'K04', arbejdskravTimer: 300 }, svar: 'ARBEJDSKRAV 300 gælder' },
    {
      navn: 'arbejdskrav, opfyldt i dag',
      givet: { kategori: 'K04', arbejdskravTimer: 300, arbejdskravOpfyldtDato: DAG },
      svar: 'ARBEJDSKRAV 300 ovre',
    },
    { navn: 'annulleret', givet: { status: 'ANNULLERET' }, svar: 'INGEN åben ovre' },
  ],
})

type Tidligere = Pick<Sanktion, 'id' | 'kategori' | 'status' | 'haendelsesdato'>
const en = (ret: Partial<Tidligere>): Tidligere => ({
  id: 'k',
  kategori: 'K02',
  status: 'REGISTRERET',
  haendelsesdato: '2026-02-03',
  ...ret,
})
const naeste = regelside<Tidligere[], string>({
  id: 'sanktion/gentagelse',
  navn: 'Hvad vil en ny hændelse betyde?',
  regel: 'Kun en karantæne tæller som første gang, og kun i 12 måneder fra den dag, det skete.',
  kilde: 'Lov om arbejdsløshedsforsikring § 63',
  gaelderFra: '2020-01-01',
  koder: [],
  doem: (tidligere) => {
    const svar = gentagelse(tidligere, DAG, parametre)
    return svar.taeller ? `tæller til ${svar.til}` : 'tæller ikke'
  },
  eksempler: [
    { navn: 'ingen tidligere', givet: [], svar: 'tæller ikke' },
    { navn: 'en karantæne i februar', givet: [en({})], svar: 'tæller til 2027-02-02' },
    { navn: 'en udelukkelse', givet: [en({ kategori: 'K01' })], svar: 'tæller ikke' },
    { navn: 'en annulleret karantæne', givet: [en({ status: 'ANNULLERET' })], svar: 'tæller ikke' },
    { navn: 'en karantæne for over et år siden', givet: [en({ haendelsesdato: '2025-11-23' })], svar: 'tæller ikke' },
    { navn: 'to karantæner', givet: [en({ haendelsesdato: '2026-01-05' }), en({})], svar: 'tæller til 2027-02-02' },
  ],
})

const maaneder = regelside({
  id: 'sanktion/maaneder',
  navn: 'Hvilken dato er det om nogle måneder?',
  regel: 'Samme dato, eller månedens sidste dag, når den ikke har datoen.',
  kilde: 'Samspor',
  gaelderFra: '2020-01-01',
  koder: [],
  doem: (g: { dag: string; maaneder: number }) => plusMaaneder(g.dag, g.maaneder),
  eksempler: [
    { navn: 'et år', givet: { dag: '2026-11-23', maaneder: 12 }, svar: '2027-11-23' },
    { navn: 'fra den 31. til en kort måned', givet: { dag: '2026-08-31', maaneder: 6 }, svar: '2027-02-28' },
    { navn: 'fra en skuddag', givet: { dag: '2024-02-29', maaneder: 12 }, svar: '2025-02-28' },
    { navn: 'tilbage i tiden', givet: { dag: '2026-01-31', maaneder: -2 }, svar: '2025-11-30' },
  ],
})

export const sanktionsregler = [registrering, inden, kontakt, virkning, naeste, maaneder] as const
