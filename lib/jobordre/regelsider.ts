import { plusDage } from '#lib/dato'
import { TOMME_FELTER } from '#lib/jobordre/input'
import { HANDLINGER, type Jobordrestatus, STATUSNAVN, vurderHandling } from '#lib/jobordre/livscyklus'
import { findOrd } from '#lib/jobordre/ordliste'
import { type Jobordrefakta, tilbageholdesFor, vurderJobordre } from '#lib/jobordre/regler'
import { vurderPlads } from '#lib/jobordre/status'
import { regelside } from '#lib/regelsaet/regelside'

const DAG = '2026-11-23'
const gartner = { conceptUri: 'gartner', aliasId: null, titel: 'Anlægsgartner' }

const enheder = [
  { navn: 'Butikken', adresse: { vej: 'Torvet', husnummer: '2', postnummer: '2500', by: 'Valby' } },
] as const

/** A lawful order; each example changes one thing. */
const grund: Jobordrefakta = {
  felter: {
    ...TOMME_FELTER,
    titel: 'Anlægsgartner',
    beskrivelse: 'Bede og plæner.',
    stillinger: [gartner],
    formidlingsfrist: plusDage(DAG, 30),
    kontaktperson: { fornavn: 'Bo', efternavn: 'Bager', telefon: '70101010' },
    myndighedId: 'a',
  },
  dag: DAG,
  cvr: '99000007',
  stillinger: [{ conceptUri: 'gartner', findes: true, aliasPasser: true }],
  stillingKraeves: true,
  pNummerPasser: true,
  enheder: [],
  supportTelefon: null,
  tilstande: [],
  myndighed: { navn: 'HK', type: 'akasse', kanVaelges: true, grund: '' },
  koder: {
    jobordreType: ['1'],
    henvendelsesmaade: ['9012'],
    arbejdstidsforhold: ['1'],
    ugentligArbejdstid: ['1', '2'],
    jobkrav: ['SPROG'],
  },
  ord: {
    forskelsbehandling: [{ kode: 'ALDER_1', ord: 'ung' }],
    betaling: [{ kode: 'PROVISION_1', ord: 'kun provision' }],
  },
  ligner: null,
  nyeSidsteTime: 0,
  graenser: { fristDage: 180, startdatoDage: 365, startFoerFristDage: 60, nyeITimen: 20 },
}

type Ret = { felter?: Partial<Jobordrefakta['felter']>; fakta?: Partial<Jobordrefakta> }
const med = ({ felter, fakta }: Ret): Jobordrefakta => ({ ...grund, ...fakta, felter: { ...grund.felter, ...felter } })
const koder = (ret: Ret): string[] =>
  vurderJobordre(med(ret)).map((f) => `${f.kode}${f.niveau === 'ADVAR' ? ' (advarsel)' : ''}`)
const frist = (dage: number) => ({ felter: { formidlingsfrist: plusDage(DAG, dage) } })

const indhold = regelside<Ret, string[]>({
  id: 'jobordre/indhold',
  navn: 'Kan jobordren sendes?',
  regel: 'Alle fund kommer på én gang. Det, der standser, skal rettes; det, der advarer, kan være rigtigt.',
  kilde: 'STAR, JobAG: felter og koder; egne grænser er regelværdier',
  gaelderFra: '2023-12-04',
  koder: [
    'JO-001',
    'JO-002',
    'JO-004',
    'JO-010',
    'JO-011',
    'JO-012',
    'JO-020',
    'JO-021',
    'JO-022',
    'JO-023',
    'JO-024',
    'JO-025',
    'JO-030',
    'JO-042',
    'JO-043',
    '4353',
    '4933',
    '9131',
  ],
  doem: koder,
  eksempler: [
    { navn: 'alt er i orden', givet: {}, svar: [] },
    { navn: 'fristen var i går', givet: frist(-1), svar: ['JO-020'] },
    { navn: 'fristen er i dag', givet: frist(0), svar: [] },
    { navn: 'fristen er om 180 dage', givet: frist(180), svar: [] },
    { navn: 'fristen er om 181 dage', givet: frist(181), svar: ['JO-020'] },
    { navn: 'start om 365 dage', givet: { felter: { startdato: plusDage(DAG, 365) } }, svar: [] },
    { navn: 'start om 366 dage', givet: { felter: { startdato: plusDage(DAG, 366) } }, svar: ['JO-021 (advarsel)'] },
    {
      navn: 'start 60 dage før fristen',
      givet: { felter: { formidlingsfrist: plusDage(DAG, 90), startdato: plusDage(DAG, 30) } },
      svar: [],
    },
    {
      navn: 'start 61 dage før fristen',
      givet: { felter: { formidlingsfrist: plusDage(DAG, 91), startdato: plusDage(DAG, 30) } },
      svar: ['JO-022 (advarsel)'],
    },
    { navn: '37 timer på deltid', givet: { felter: { timerPrUge: 37, ugentligArbejdstidType: 2 } }, svar: ['JO-023'] },
    {
      navn: '36 timer på fuld tid',
      givet: { felter: { timerPrUge: 36, ugentligArbejdstidType: 1 } },
      svar: ['JO-023'],
    },
    { navn: '36 timer på deltid', givet: { felter: { timerPrUge: 36, ugentligArbejdstidType: 2 } }, svar: [] },
    {
      navn: 'færre kandidater end stillinger',
      givet: { felter: { antalStillinger: 3, maksAntalHenvisninger: 2 } },
      svar: ['JO-024 (advarsel)'],
    },
    {
      navn: 'ingen stillingsbetegnelse',
      givet: { felter: { stillinger: [] }, fakta: { stillinger: [] } },
      svar: ['JO-010'],
    },
    {
      navn: 'ingen stillingsbetegnelse på en jobordre fra før 4. december 2023',
      givet: { felter: { stillinger: [] }, fakta: { stillinger: [], stillingKraeves: false } },
      svar: [],
    },
    {
      navn: 'stillingsbetegnelsen er udgået',
      givet: { fakta: { stillinger: [{ conceptUri: 'gartner', findes: false, aliasPasser: true }] } },
      svar: ['JO-011'],
    },
    {
      navn: 'et alias fra en anden stilling',
      givet: { fakta: { stillinger: [{ conceptUri: 'gartner', findes: true, aliasPasser: false }] } },
      svar: ['JO-012'],
    },
    {
      navn: 'kontaktperson uden telefon og e-mail',
      givet: { felter: { kontaktperson: { fornavn: 'Bo', efternavn: 'Bager' } } },
      svar: ['JO-030'],
    },
    {
      navn: 'P-nummer fra en anden virksomhed',
      givet: { felter: { pNummer: '1000000000' }, fakta: { pNummerPasser: false } },
      svar: ['4353'],
    },
    { navn: 'uden enhed, og registeret har ingen', givet: { felter: { arbejdssted: {} } }, svar: [] },
    { navn: 'uden enhed og adresse', givet: { felter: { arbejdssted: {} }, fakta: { enheder } }, svar: ['JO-025'] },
    {
      navn: 'enhedens egen adresse, men ikke enheden',
      givet: { felter: { arbejdssted: { ...enheder[0].adresse, vej: 'TORVET' } }, fakta: { enheder } },
      svar: ['JO-025'],
    },
    {
      navn: 'en anden adresse i samme by',
      givet: { felter: { arbejdssted: { ...enheder[0].adresse, husnummer: '3' } }, fakta: { enheder } },
      svar: [],
    },
    { navn: 'HTML i teksten', givet: { felter: { beskrivelse: 'Se <b>her</b>' } }, svar: ['4933'] },
    { navn: 'en kode, der ikke findes', givet: { felter: { henvendelsesmaade: 1 } }, svar: ['9131'] },
    {
      navn: 'a-kassen er ikke klar',
      givet: { fakta: { myndighed: { navn: 'HK', type: 'akasse', kanVaelges: false, grund: '' } } },
      svar: ['JO-004'],
    },
    { navn: 'et CVR-nummer, der ikke kan findes', givet: { fakta: { cvr: '12345678' } }, svar: ['JO-001'] },
    {
      navn: 'virksomheden er spærret',
      givet: { fakta: { tilstande: [{ tilstand: 'SPAERRET', fra: new Date(0), id: 's' }] } },
      svar: ['JO-002'],
    },
    {
      navn: 'den samme stilling og dato er åben',
      givet: { fakta: { ligner: { id: 'x', sagsnummer: 'JO-2026-000001' } } },
      svar: ['JO-042 (advarsel)'],
    },
    { navn: 'den 20. i timen', givet: { fakta: { nyeSidsteTime: 19 } }, svar: [] },
    { navn: 'den 21. i timen', givet: { fakta: { nyeSidsteTime: 20 } }, svar: ['JO-043'] },
  ],
})

const tilbageholdt = regelside<Ret, { fund: string[]; holdesTilbage: string[] }>({
  id: 'jobordre/tilbageholdt',
  navn: 'Hvornår ser STAR på jobordren først?',
  regel:
    'Et ord, der kan være ulovligt, spørger: virksomheden retter det eller skriver, hvorfor det er i orden. Så ser kundesupport på det. Det samme, når virksomheden er i arbejdskonflikt.',
  kilde:
    'Lov om forbud mod forskelsbehandling på arbejdsmarkedet m.v. § 5; vilkår for brug af Jobnet for arbejdsgivere',
  gaelderFra: '2023-12-04',
  koder: ['JO-003', 'JO-040', 'JO-041'],
  doem: (ret) => ({
    fund: koder(ret),
    holdesTilbage: tilbageholdesFor(vurderJobordre(med(ret)).filter((f) => f.niveau === 'ADVAR')),
  }),
  eksempler: [
    { navn: 'intet', givet: {}, svar: { fund: [], holdesTilbage: [] } },
    {
      navn: '"ung" i teksten',
      givet: { felter: { beskrivelse: 'En ung kollega.' } },
      svar: { fund: ['JO-040'], holdesTilbage: [] },
    },
    {
      navn: '"ung" er begrundet',
      givet: {
        felter: { beskrivelse: 'En ung kollega.', bekraeftet: [{ kode: 'JO-040', grund: 'Arbejde med unge.' }] },
      },
      svar: { fund: ['JO-040 (advarsel)'], holdesTilbage: ['JO-040'] },
    },
    {
      navn: '"Ungarn" er et andet ord',
      givet: { felter: { beskrivelse: 'Rejser til Ungarn.' } },
      svar: { fund: [], holdesTilbage: [] },
    },
    {
      navn: 'kun provision',
      givet: { felter: { beskrivelse: 'Løn: kun  provision.' } },
      svar: { fund: ['JO-041'], holdesTilbage: [] },
    },
    {
      navn: 'virksomheden er i konflikt',
      givet: { fakta: { tilstande: [{ tilstand: 'KONFLIKTRAMT', fra: new Date(0), id: 'k' }] } },
      svar: { fund: ['JO-003 (advarsel)'], holdesTilbage: ['JO-003'] },
    },
  ],
})

const plads = regelside<{ frist: string; maks: number | null; henviste: number }, string[]>({
  id: 'jobordre/plads',
  navn: 'Er der tid og plads til en kandidat mere?',
  regel: 'Fristen er den sidste dag, og der henvises aldrig flere, end virksomheden ønsker.',
  kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
  gaelderFra: '2023-12-04',
  koder: ['JO-051', 'JO-052'],
  doem: ({ frist, maks, henviste }) =>
    vurderPlads({ formidlingsfrist: frist, maksAntalHenvisninger: maks }, henviste, DAG).map((f) => f.kode),
  eksempler: [
    { navn: 'fristen er i går', givet: { frist: '2026-11-22', maks: null, henviste: 0 }, svar: ['JO-051'] },
    { navn: 'fristen er i dag', givet: { frist: DAG, maks: null, henviste: 9 }, svar: [] },
    { navn: 'én under det højeste antal', givet: { frist: DAG, maks: 3, henviste: 2 }, svar: [] },
    { navn: 'det højeste antal er nået', givet: { frist: DAG, maks: 3, henviste: 3 }, svar: ['JO-052'] },
  ],
})

const FORVENTET: Record<Jobordrestatus, string[]> = {
  KLADDE: ['skrivKladde', 'send'],
  AFVENTER_MODTAGELSE: ['ret', 'modtag', 'returner', 'omvaelg', 'afslutTrukket', 'afslutFrist'],
  UNDER_BEHANDLING: [
    'ret',
    'overdrag',
    'omvaelg',
    'inaktiver',
    'afslutOpfyldt',
    'afslutTrukket',
    'afslutFrist',
    'inviter',
  ],
  INAKTIV: ['ret', 'overdrag', 'omvaelg', 'genaktiver', 'afslutOpfyldt', 'afslutTrukket', 'afslutFrist'],
  AFSLUTTET_OPFYLDT: [],
  AFSLUTTET_FRIST: [],
  AFSLUTTET_TRUKKET: [],
}
const livscyklus = regelside<{ status: Jobordrestatus }, string[]>({
  id: 'jobordre/livscyklus',
  navn: 'Hvad kan man gøre med en jobordre?',
  regel:
    'Den sendes, modtages, sættes på pause og tages af pause, og afsluttes. En afsluttet kan kopieres, men ikke åbnes igen.',
  kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137; STAR, IT-nyhedsbrev 31/2023',
  gaelderFra: '2023-12-04',
  koder: ['JO-060'],
  doem: ({ status }) =>
    (Object.keys(HANDLINGER) as (keyof typeof HANDLINGER)[]).filter((h) => vurderHandling(status, h).length === 0),
  eksempler: (Object.keys(STATUSNAVN) as Jobordrestatus[]).map((status) => ({
    navn: STATUSNAVN[status],
    givet: { status },
    svar: FORVENTET[status],
  })),
})

const ord = regelside<{ tekst: string; ord: string }, string[]>({
  id: 'jobordre/ord',
  navn: 'Står ordet i teksten?',
  regel: 'Kun som helt ord, uanset store og små bogstaver, og som det blev skrevet.',
  kilde: 'Samspor',
  gaelderFra: '2023-12-04',
  koder: [],
  doem: ({ tekst, ord }) => findOrd(tekst, [{ kode: 'X', ord }]).map((f) => f.fundet),
  eksempler: [
    { navn: 'et helt ord', givet: { tekst: 'En UNG kollega', ord: 'ung' }, svar: ['UNG'] },
    { navn: 'en del af et ord', givet: { tekst: 'ungdomsklubben', ord: 'ung' }, svar: [] },
    { navn: 'med bindestreg', givet: { tekst: 'ung-til-ung', ord: 'ung' }, svar: ['ung'] },
    { navn: 'æ er et bogstav', givet: { tekst: 'kvindeæblet', ord: 'kvinde' }, svar: [] },
    {
      navn: 'to ord over en linje',
      givet: { tekst: 'kun\nprovision', ord: 'kun provision' },
      svar: ['kun\nprovision'],
    },
  ],
})

export const jobordreregler = [indhold, tilbageholdt, plads, livscyklus, ord] as const
