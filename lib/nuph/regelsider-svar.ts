import { type Svarfakta, type Svartype, vurderSvar } from '#lib/nuph/svarregler'
import { regelside } from '#lib/regelsaet/regelside'

const DAG = '2026-11-23'

const type = (kode: string, ret: Partial<Svartype> = {}): Svartype => ({
  kode,
  starId: null,
  navn: kode,
  gruppe: 'INGEN_KONSEKVENS',
  endeligt: true,
  ikkeKorrekt: false,
  sanktionskategori: null,
  kraever: [],
  saedvanligFor: ['H01'],
  afloestAf: null,
  gyldigFra: '2023-12-04',
  gyldigTil: null,
  kilde: 'Samspor',
  ...ret,
})
const V20 = type('V20', { gruppe: 'KONSEKVENS', sanktionskategori: 'K01', kraever: ['SANKTION'] })
const V21 = type('V21', {
  gruppe: 'KONSEKVENS',
  sanktionskategori: 'K02',
  kraever: ['SANKTION'],
  saedvanligFor: ['H03'],
})
const V40 = type('V40', { gruppe: 'AENDRET', kraever: ['ANLEDNING', 'ERSTATTER'], saedvanligFor: ['ALLE'] })
const V01 = type('V01', { gruppe: 'FORELOEBIGT', endeligt: false, kraever: ['HOERINGSFRIST'], saedvanligFor: ['ALLE'] })
const V10 = type('V10', { kraever: ['GRUND'] })

type Svarret = Partial<Omit<Svarfakta, 'felter'>> & { felter?: Partial<Svarfakta['felter']> }
/** Can the a-kasse give this answer? */
export const svaret = regelside<Svarret, string[]>({
  id: 'nuph/svar',
  navn: 'Kan a-kassen svare sådan?',
  regel:
    'Den a-kasse, underretningen er sendt til, svarer. Et svar med konsekvens har en sanktion i registeret. Et endeligt svar ændres kun med et nyt, der nævner det gamle. Et usædvanligt svar giver en advarsel og låser aldrig.',
  kilde: 'STAR, IT-nyhedsbrev 31/2023; STAR: vejledning om underretninger',
  gaelderFra: '2023-12-04',
  koder: ['NUPH-E30', 'NUPH-E31', 'NUPH-E32', 'NUPH-E33', 'NUPH-E34', 'NUPH-W20', '1014', '4405'],
  doem: ({ felter, ...ret }) =>
    vurderSvar({
      dag: DAG,
      doed: false,
      status: 'SENDT',
      haendelse: 'H01',
      haendelsesnavn: 'Udeblevet fra samtale',
      erModtager: true,
      felter: {
        svartype: 'V12',
        resultat: null,
        grund: null,
        hoeringsfrist: null,
        begrundelse: null,
        erstatterSvarId: null,
        anledning: null,
        rettelseAkasseId: null,
        usaedvanligGrund: null,
        ...felter,
      },
      svartype: type('V12'),
      kendtSvartype: type('V12'),
      resultat: undefined,
      grunde: ['SYGDOM', 'ANDET'],
      anledninger: ['KLAGE_AKASSE'],
      sanktion: undefined,
      harAabentSpoergsmaal: false,
      sidsteEndelige: undefined,
      ...ret,
    }).map((f) => f.kode),
  eksempler: [
    { navn: 'ingen konsekvens', givet: {}, svar: [] },
    { navn: 'sendt til en anden', givet: { erModtager: false }, svar: ['NUPH-E30'] },
    { navn: 'et svar, der ikke findes', givet: { svartype: undefined, kendtSvartype: undefined }, svar: ['NUPH-E33'] },
    { navn: 'konsekvens uden sanktion', givet: { svartype: V20 }, svar: ['NUPH-E31'] },
    {
      navn: 'konsekvens med en sanktion af en anden slags',
      givet: { svartype: V20, sanktion: { id: 's', kategori: 'K02' } },
      svar: ['NUPH-E31'],
    },
    { navn: 'konsekvens med sanktion', givet: { svartype: V20, sanktion: { id: 's', kategori: 'K01' } }, svar: [] },
    {
      navn: 'karantæne for en udeblivelse',
      givet: { svartype: V21, sanktion: { id: 's', kategori: 'K02' } },
      svar: ['NUPH-W20'],
    },
    { navn: 'gyldig grund uden grund', givet: { svartype: V10 }, svar: ['1014'] },
    { navn: 'gyldig grund', givet: { svartype: V10, felter: { grund: 'SYGDOM' } }, svar: [] },
    { navn: 'andet uden tekst', givet: { svartype: V10, felter: { grund: 'ANDET' } }, svar: ['1014'] },
    { navn: 'høring med frist i dag', givet: { svartype: V01, felter: { hoeringsfrist: DAG } }, svar: [] },
    {
      navn: 'høring med frist i går',
      givet: { svartype: V01, felter: { hoeringsfrist: '2026-11-22' } },
      svar: ['1014'],
    },
    { navn: 'trukket tilbage', givet: { status: 'TILBAGEKALDT' }, svar: ['NUPH-E32'] },
    {
      navn: 'høring af et medlem, der er død',
      givet: { doed: true, svartype: V01, felter: { hoeringsfrist: DAG } },
      svar: ['4405'],
    },
    { navn: 'et endeligt svar om et medlem, der er død', givet: { doed: true }, svar: [] },
    {
      navn: 'et nyt endeligt svar',
      givet: { status: 'BESVARET', sidsteEndelige: { id: 'v', svartype: 'V20' } },
      svar: ['NUPH-E32'],
    },
    {
      navn: 'genoptaget, og underretningen er ikke korrekt, hvad koden end hedder',
      givet: {
        status: 'GENOPTAGET',
        sidsteEndelige: { id: 'v', svartype: 'V20' },
        svartype: type('7', { ikkeKorrekt: true }),
      },
      svar: [],
    },
    {
      navn: 'genoptaget, uden et ændret svar',
      givet: { status: 'GENOPTAGET', sidsteEndelige: { id: 'v', svartype: 'V20' } },
      svar: ['NUPH-E34'],
    },
    {
      navn: 'ændret efter klage',
      givet: {
        status: 'BESVARET',
        svartype: V40,
        resultat: type('V12'),
        sidsteEndelige: { id: 'v', svartype: 'V20' },
        felter: { resultat: 'V12', anledning: 'KLAGE_AKASSE', erstatterSvarId: 'v' },
      },
      svar: [],
    },
    {
      navn: 'ændret uden anledning',
      givet: {
        status: 'BESVARET',
        svartype: V40,
        resultat: type('V12'),
        sidsteEndelige: { id: 'v', svartype: 'V20' },
        felter: { resultat: 'V12', erstatterSvarId: 'v' },
      },
      svar: ['1014'],
    },
  ],
})
