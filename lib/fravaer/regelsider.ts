import { kategorierFor } from '#lib/adgang/matrix'
import { type Fravaersfakta, vurderFravaer, vurderIkkeBerigtiget, vurderSammeType } from '#lib/fravaer/regler'
import { type Skriver, type Slut75, vurderSkriver, vurderSlut75, vurderStart75 } from '#lib/fravaer/regler75'
import type { Aktoer } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'
import { regelside } from '#lib/regelsaet/regelside'

const koder = (fund: readonly Regelfund[]): string[] => fund.map((f) => f.kode)
const STAR = 'STAR, starwiki: FravaerService'
const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'

const ferie: Fravaersfakta = {
  dag: '2026-11-23',
  fravaerstype: 10,
  typenavn: 'Ferie',
  startDato: '2026-11-30',
  slutDato: '2026-12-06',
  aarsag: null,
  anmeldtDag: '2026-11-23',
  kontaktgruppe: 1,
  visitationskategori: null,
  tilladte: [1, 2, 3, 4, 10, 11],
  hoejstDage: null,
  sammeType: [],
}
const fravaer = (ret: Partial<Fravaersfakta> = {}): Fravaersfakta => ({ ...ferie, ...ret })
const barsel = { fravaerstype: 4, typenavn: 'Barsel, højst 14 dage', hoejstDage: 14, startDato: '2026-11-01' }
const tidligere = [{ id: 'f', startDato: '2026-11-24', slutDato: '2026-11-29' }]

const slut75: Slut75 = {
  dag: '2026-11-23',
  skriver: 'EGEN_AKASSE',
  startDato: '2026-08-03',
  slutDato: '2026-11-22',
  aarsag: 9752,
  gyldigeAarsager: [9751, 9752, 9753, 9754, 9755],
  timerForbrugt: '410.00',
  graenseTimer: '410.00',
  alder: 24,
  uddannelsespaalaegUnder: 25,
}

/** Who acts about a course that stands with HK, as the matrix and the course see them. */
const HVEM = {
  platformen: { aktoer: { slags: 'system', navn: 'Samspor' }, egen: true, laeser: true, skriver: 'PLATFORM' },
  'nuværende a-kasse': { aktoer: bruger('akasse'), egen: true, laeser: true, skriver: 'EGEN_AKASSE' },
  'tidligere a-kasse, dag 120': { aktoer: bruger('akasse'), egen: false, laeser: true, skriver: 'ANDEN' },
  'tidligere a-kasse, dag 121': { aktoer: bruger('akasse'), egen: false, laeser: false, skriver: 'ANDEN' },
  jobcentret: { aktoer: bruger('jobcenter'), egen: true, laeser: true, skriver: 'ANDEN' },
  STAR: { aktoer: bruger('star'), egen: true, laeser: true, skriver: 'STAR' },
} as const satisfies Record<string, { aktoer: Aktoer; egen: boolean; laeser: boolean; skriver: Skriver }>
type Hvem = keyof typeof HVEM

function bruger(type: 'akasse' | 'jobcenter' | 'star'): Aktoer {
  const organisation = { id: type, type, kode: '', navn: type, kortNavn: type }
  return { slags: 'bruger', brugerId: type, navn: type, rolle: 'klient', organisation }
}

type Gerning = 'opretter' | 'afslutter' | 'berigtiger' | 'læser'
/** `ikke fundet` where the matrix opens no row; otherwise what the rule of the deed says, the reader's own relation being given. */
function doem75({ hvem, gerning }: { hvem: Hvem; gerning: Gerning }): string[] | 'ikke fundet' {
  const { aktoer, egen, laeser, skriver } = HVEM[hvem]
  const kategorier = kategorierFor(aktoer, gerning === 'læser' ? 'fravaer.se' : 'fravaer.skriv')
  const aaben =
    kategorier === 'alle' ||
    (kategorier !== 'selv' &&
      ((egen && (kategorier.includes('egne') || kategorier.includes('alle'))) ||
        (laeser && kategorier.includes('tidligere'))))
  if (!aaben) return 'ikke fundet'
  if (gerning === 'læser') return []
  if (gerning === 'opretter') {
    const grundlag = {
      kontaktgruppe: 1,
      iOvergangsgruppe: false,
      harAabent75: false,
      timerForbrugt: null,
      graenseTimer: '410.00',
      harMedlemskab: true,
    }
    return koder(
      vurderStart75({ skriver, startDato: '2026-11-23', dag: '2026-11-23', kommentar: 'Starten mangler', grundlag }),
    )
  }
  if (gerning === 'berigtiger') return koder(vurderSkriver(skriver))
  return koder([...vurderSkriver(skriver), ...vurderSlut75({ ...slut75, skriver })])
}
const alle = (hvem: Hvem, svar: string[] | 'ikke fundet', laesning: string[] | 'ikke fundet' = []) => [
  ...(['opretter', 'afslutter', 'berigtiger'] as const).map((gerning) => ({
    navn: `${hvem} ${gerning}`,
    givet: { hvem, gerning },
    svar,
  })),
  { navn: `${hvem} læser`, givet: { hvem, gerning: 'læser' as const }, svar: laesning },
]

/** The rules of fravær and of the course in the a-kasse (type 75), with the days on both sides of each border. */
export const fravaerregler = [
  regelside({
    id: 'fravaer/periode',
    navn: 'Fraværets periode',
    regel:
      'Begge dage hører med. Slutdatoen ligger ikke før startdatoen, og fravær kan ikke være anmeldt efter i dag. To fravær af samme type overlapper ikke.',
    kilde: STAR,
    gaelderFra: '2020-01-01',
    koder: ['1003', '1014', 'FR-003', '4340'],
    doem: (f: Fravaersfakta) => koder(vurderFravaer(f)),
    eksempler: [
      { navn: 'en uges ferie', givet: fravaer(), svar: [] },
      { navn: 'ferie på én dag', givet: fravaer({ slutDato: '2026-11-30' }), svar: [] },
      { navn: 'slut dagen før start', givet: fravaer({ slutDato: '2026-11-29' }), svar: ['1003'] },
      { navn: 'uden slutdato', givet: fravaer({ slutDato: null }), svar: [] },
      { navn: 'anmeldt i dag', givet: fravaer({ anmeldtDag: '2026-11-23' }), svar: [] },
      { navn: 'anmeldt i morgen', givet: fravaer({ anmeldtDag: '2026-11-24' }), svar: ['1014'] },
      { navn: 'dagen efter et andet fravær af samme type', givet: fravaer({ sammeType: tidligere }), svar: [] },
      {
        navn: 'på det andet fraværs sidste dag',
        givet: fravaer({ startDato: '2026-11-29', sammeType: tidligere }),
        svar: ['FR-003'],
      },
      { navn: 'med en slutårsag, som typen ikke har', givet: fravaer({ aarsag: 9752 }), svar: ['4340'] },
    ],
  }),
  regelside({
    id: 'fravaer/kontaktgruppe',
    navn: 'Hvilke typer fravær kan registreres?',
    regel:
      'Kontaktgruppen og visitationskategorien på startdagen bestemmer, hvilke typer der kan registreres. Et tomt felt i STARs tabel er et nej. Står kontaktgruppen ikke i tabellen, ved Samspor det ikke og advarer.',
    kilde: 'STAR, starwiki: fravær, kontaktgruppe og visitationskategori',
    gaelderFra: '2020-01-01',
    koder: ['4591', '4592', '8060', 'FR-001', 'FR-W01', 'FR-W02'],
    doem: (f: Fravaersfakta) => koder(vurderFravaer(f)),
    eksempler: [
      { navn: 'ferie for en dagpengemodtager', givet: fravaer(), svar: [] },
      {
        navn: 'friperiode for en dagpengemodtager',
        givet: fravaer({ fravaerstype: 9, typenavn: 'Friperiode' }),
        svar: ['FR-001'],
      },
      {
        navn: 'uddannelse, som kategorien ikke tillader',
        givet: fravaer({ fravaerstype: 1, typenavn: 'Uddannelse', visitationskategori: 7, tilladte: [] }),
        svar: ['4591'],
      },
      {
        navn: 'midlertidigt arbejde, som kategorien ikke tillader',
        givet: fravaer({ fravaerstype: 2, typenavn: 'Midlertidigt arbejde', visitationskategori: 7, tilladte: [] }),
        svar: ['4592'],
      },
      {
        navn: 'en kontaktgruppe, som tabellen ikke har',
        givet: fravaer({ kontaktgruppe: 12, tilladte: undefined }),
        svar: ['FR-W01'],
      },
      {
        navn: 'en borger, der ikke er tilmeldt',
        givet: fravaer({ kontaktgruppe: null, tilladte: undefined }),
        svar: ['8060'],
      },
      { navn: 'sygdom', givet: fravaer({ fravaerstype: 11, typenavn: 'Sygdom' }), svar: ['FR-W02'] },
    ],
  }),
  regelside({
    id: 'fravaer/laengde',
    navn: 'Fravær, der højst varer 14 dage',
    regel: 'Midlertidigt arbejde og den korte barsel varer højst 14 dage, begge dage medregnet.',
    kilde: STAR,
    gaelderFra: '2020-01-01',
    koder: ['FR-002'],
    doem: (f: Fravaersfakta) => koder(vurderFravaer(f)),
    eksempler: [
      { navn: '13 dage', givet: fravaer({ ...barsel, slutDato: '2026-11-13' }), svar: [] },
      { navn: '14 dage', givet: fravaer({ ...barsel, slutDato: '2026-11-14' }), svar: [] },
      { navn: '15 dage', givet: fravaer({ ...barsel, slutDato: '2026-11-15' }), svar: ['FR-002'] },
    ],
  }),
  regelside({
    id: 'fravaer/berigtiget',
    navn: 'Et berigtiget fravær',
    regel: 'Et fravær, der er berigtiget, kan ikke ændres. Typen kan aldrig ændres.',
    kilde: 'Samspor',
    gaelderFra: '2020-01-01',
    koder: ['FR-004', 'FR-005'],
    doem: (f: { berigtiget: boolean; fra: number; til: number }) =>
      koder([...vurderIkkeBerigtiget(f.berigtiget), ...vurderSammeType(f.fra, f.til)]),
    eksempler: [
      { navn: 'ret ferie', givet: { berigtiget: false, fra: 10, til: 10 }, svar: [] },
      { navn: 'ret ferie, der er berigtiget', givet: { berigtiget: true, fra: 10, til: 10 }, svar: ['FR-004'] },
      { navn: 'gør ferie til sygdom', givet: { berigtiget: false, fra: 10, til: 11 }, svar: ['FR-005'] },
    ],
  }),
  regelside({
    id: 'fravaer/hvem-skriver-75',
    navn: 'Hvem må registrere kontaktforløbet hos a-kassen?',
    regel:
      'Kun borgerens nuværende a-kasse registrerer fravær 75, og STAR retter det. En tidligere a-kasse og jobcentret skriver aldrig i det. En tidligere a-kasse læser i 120 dage.',
    kilde: NYHEDSBREV,
    gaelderFra: '2024-01-01',
    koder: ['KF-007'],
    doem: doem75,
    eksempler: [
      ...alle('platformen', []),
      ...alle('nuværende a-kasse', []),
      ...alle('tidligere a-kasse, dag 120', 'ikke fundet'),
      ...alle('tidligere a-kasse, dag 121', 'ikke fundet', 'ikke fundet'),
      ...alle('jobcentret', ['KF-007']),
      ...alle('STAR', []),
    ],
  }),
  regelside({
    id: 'fravaer/slut-75',
    navn: 'Slutdato for kontaktforløbet hos a-kassen',
    regel:
      'A-kassen sætter slutdato, når timegrænsen er nået (9752), eller når borgeren er i målgruppen for uddannelsespålæg (9751). Slutdatoen ligger fra startdatoen til månedens sidste dag.',
    kilde: NYHEDSBREV,
    gaelderFra: '2024-01-01',
    koder: ['1003', '4340', 'KF-003', 'KF-004', 'KF-005', 'KF-006', 'KF-W01'],
    doem: (f: Slut75) => koder(vurderSlut75(f)),
    eksempler: [
      { navn: 'på grænsen', givet: slut75, svar: [] },
      { navn: 'en hundrededel under', givet: { ...slut75, timerForbrugt: '409.99' }, svar: ['KF-003'] },
      { navn: 'på startdagen', givet: { ...slut75, slutDato: '2026-08-03' }, svar: [] },
      { navn: 'dagen før start', givet: { ...slut75, slutDato: '2026-08-02' }, svar: ['1003'] },
      { navn: 'månedens sidste dag', givet: { ...slut75, slutDato: '2026-11-30' }, svar: [] },
      { navn: 'dagen efter', givet: { ...slut75, slutDato: '2026-12-01' }, svar: ['KF-005'] },
      { navn: 'uden årsag', givet: { ...slut75, aarsag: null }, svar: ['KF-006'] },
      { navn: 'uddannelsespålæg, 24 år', givet: { ...slut75, aarsag: 9751 }, svar: ['KF-W01'] },
      { navn: 'uddannelsespålæg, 25 år', givet: { ...slut75, aarsag: 9751, alder: 25 }, svar: ['KF-004'] },
      { navn: 'platformens årsag af a-kassen', givet: { ...slut75, aarsag: 9753 }, svar: ['4340'] },
    ],
  }),
] as const
