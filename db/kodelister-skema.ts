import { HANDLER_OM } from '#db/schema/nuph'

/**
 * What the files in db/kodelister hold: their columns in order, the pattern of each value, and the columns that
 * together name a row. `gyldig_fra`, `gyldig_til` and `kilde` end every file (gyldig_til is the last day, empty = open).
 */
type Kolonne = { moenster: RegExp; skal: string; maaVaereTom?: true }

const tekst: Kolonne = { moenster: /^\S(.*\S)?$/, skal: 'være en tekst uden blanke i enderne' }
const tal = (cifre: number): Kolonne => ({ moenster: new RegExp(`^\\d{${cifre}}$`), skal: `have ${cifre} cifre` })
const valgfri = (kolonne: Kolonne): Kolonne => ({ ...kolonne, maaVaereTom: true })
const enAf = (vaerdier: readonly string[]): Kolonne => ({
  moenster: new RegExp(`^(${vaerdier.join('|')})$`),
  skal: `være en af: ${vaerdier.join(', ')}`,
})

export const KODELISTER = [
  'fravaerstype',
  'afslutningsaarsag',
  'beskedtype',
  'tilbudstype',
  'samtaletype',
  'entitet',
  'enighedsform',
  'traekaarsag',
  'lovhjemmel_godkendelse',
  'lovhjemmel_afslag',
  'organisationstype',
  'adgangskategori',
  'kontaktgruppe',
  'fravaerstype_kontaktgruppe',
  'nuph_grund',
  'nuph_anledning',
  'nuph_tilbagekaldsgrund',
  'sanktionskategori',
  'samtaletype_kontaktgruppe',
  'samtaletype_akasse',
  'samtaleform',
  'samtalerolle',
  'jobordre_type',
  'jobordrestatus',
  'henvendelsesmaade',
  'arbejdstidsforhold',
  'ugentlig_arbejdstid',
  'formidlingsstatus',
  'afvisningsaarsag',
  'samtykketekst',
  'overdragelsesaarsag',
  'jobkrav',
  'forskelsbehandling_ord',
  'betaling_ord',
  'erhvervsgruppe',
] as const

/** The unit of a rule value and the pattern its value must have. Hours have at most two decimals, with a point. */
export const ENHEDER = {
  timer: /^\d+(\.\d{1,2})?$/,
  faktor: /^\d+(\.\d+)?$/,
  minutter: /^\d+$/,
  dage: /^\d+$/,
  arbejdsdage: /^\d+$/,
  uger: /^\d+$/,
  maaneder: /^\d+$/,
  aar: /^\d+$/,
  antal: /^\d+$/,
  procent: /^(\d|[1-9]\d|100)$/,
  tegn: /^\d+$/,
  bytes: /^\d+$/,
  klokkeslaet: /^([01]\d|2[0-3]):[0-5]\d$/,
  operator: /^(>=|>)$/,
  ja_nej: /^(ja|nej)$/,
  kode: /^[A-Z0-9_]+$/,
  liste: /^[^|\s]+(\|[^|\s]+)*$/,
  tekst: /^\S(.*\S)?$/,
} as const

const gyldighed = {
  gyldig_fra: { moenster: /^\d{4}-\d{2}-\d{2}$/, skal: 'være en dato: ÅÅÅÅ-MM-DD' },
  gyldig_til: valgfri({ moenster: /^\d{4}-\d{2}-\d{2}$/, skal: 'være tom eller en dato: ÅÅÅÅ-MM-DD' }),
  kilde: tekst,
} satisfies Record<string, Kolonne>

const jaNej = enAf(['ja', 'nej'])
const kodeform: Kolonne = { moenster: /^[A-Z]{0,2}\d{1,3}$/, skal: 'være en kode som H01 eller 86' }
const koderMedStreg = valgfri({ moenster: /^[A-Z0-9_]+(\|[A-Z0-9_]+)*$/, skal: 'være koder med | imellem' })

const prikket: Kolonne = { moenster: /^[a-z0-9_]+(\.[a-z0-9_]+)+$/, skal: 'være små bogstaver med punktum imellem' }

export const SKEMA = {
  akasser: {
    noegle: ['kode'],
    kolonner: {
      kode: { moenster: /^90(0[1-9]|1\d|2[0-2])$/, skal: 'ligge i 9001-9022' },
      star_kode: valgfri(tal(3)),
      navn: tekst,
      kort_navn: tekst,
      cvr: valgfri(tal(8)),
      hjemmeside: valgfri({ moenster: /^https:\/\/[a-z0-9.-]+$/, skal: 'være tom eller en https-adresse' }),
      gyldig_fra: gyldighed.gyldig_fra,
      gyldig_til: gyldighed.gyldig_til,
      efterfoelger: valgfri(tal(4)),
      kilde: tekst,
    },
  },
  kommuner: {
    noegle: ['kode'],
    kolonner: {
      kode: tal(3),
      navn: tekst,
      region: {
        moenster: /^Region (Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland|Østdanmark)$/,
        skal: 'være en region',
      },
      ...gyldighed,
    },
  },
  jobcentre: {
    noegle: ['kode'],
    kolonner: {
      kode: tal(5),
      navn: tekst,
      kommuner: { moenster: /^\d{3}(,\d{3})*$/, skal: 'være kommunekoder med komma imellem' },
      ...gyldighed,
    },
  },
  stillingsbetegnelser: {
    noegle: ['concept_uri'],
    kolonner: {
      concept_uri: {
        moenster: /^http:\/\/data\.star\.dk\/esco\/occupation\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        skal: 'være en adresse under data.star.dk/esco/occupation',
      },
      titel: tekst,
      synonymer: valgfri({ moenster: /^[^|]+(\|[^|]+){0,2}$/, skal: 'være højst tre ord med | imellem' }),
      disco08: valgfri(tal(4)),
      ...gyldighed,
    },
  },
  koder: {
    noegle: ['liste', 'kode'],
    kolonner: {
      liste: enAf(KODELISTER),
      kode: { moenster: /^[A-Za-z0-9_]+$/, skal: 'være ASCII uden mellemrum' },
      star_id: valgfri({ moenster: /^\d{1,8}$/, skal: 'være tom eller et tal' }),
      navn: tekst,
      ...gyldighed,
    },
  },
  regelvaerdier: {
    noegle: ['regel', 'omraade'],
    kolonner: {
      regel: { moenster: /^[a-z0-9_]+$/, skal: 'være små bogstaver med _ imellem' },
      vaerdi: tekst,
      enhed: enAf(Object.keys(ENHEDER)),
      omraade: { moenster: /^(hele landet|\d{3})$/, skal: 'være hele landet eller en kommunekode' },
      ...gyldighed,
    },
  },
  nuph_haendelser: {
    noegle: ['kode'],
    kolonner: {
      kode: kodeform,
      star_id: valgfri({ moenster: /^\d{1,8}$/, skal: 'være tom eller et tal' }),
      navn: tekst,
      handler_om: enAf(HANDLER_OM),
      borgertekst: tekst,
      negativ: jaNej,
      kilder: koderMedStreg,
      kilde_kraeves: jaNej,
      tidspunkt_kraeves: jaNej,
      begrundelse_kraeves: jaNej,
      kontakt_straks: jaNej,
      blokerer: jaNej,
      frist_fra: enAf(['HAENDELSE', 'TILBUDSSTED']),
      afloest_af: valgfri(kodeform),
      henvisning: valgfri(tekst),
      ...gyldighed,
    },
  },
  nuph_svartyper: {
    noegle: ['kode'],
    kolonner: {
      kode: kodeform,
      star_id: valgfri({ moenster: /^\d{1,8}$/, skal: 'være tom eller et tal' }),
      navn: tekst,
      gruppe: enAf(['FORELOEBIGT', 'INGEN_KONSEKVENS', 'KONSEKVENS', 'IKKE_VORES', 'AENDRET']),
      endeligt: jaNej,
      ikke_korrekt: jaNej,
      sanktionskategori: valgfri(enAf(['K01', 'K02', 'K03', 'K04'])),
      kraever: koderMedStreg,
      saedvanlig_for: koderMedStreg,
      afloest_af: valgfri(kodeform),
      ...gyldighed,
    },
  },
  nuph_blokerende_fravaer: {
    noegle: ['fravaerstype'],
    kolonner: {
      fravaerstype: { moenster: /^\d{1,4}$/, skal: 'være en fraværstype' },
      niveau: enAf(['BLOK', 'ADVAR']),
      fund: { moenster: /^NUPH-[EW]\d{2}$/, skal: 'være koden på et fund' },
      kun_registreret_foer: jaNej,
      sorter: { moenster: /^\d+$/, skal: 'være et tal' },
      ...gyldighed,
    },
  },
  aktivitet_slutaarsager: {
    noegle: ['kode'],
    kolonner: {
      kode: { moenster: /^[A-Z_]+$/, skal: 'være store bogstaver' },
      star_id: valgfri({ moenster: /^\d{1,8}$/, skal: 'være tom eller et tal' }),
      navn: tekst,
      negativ: jaNej,
      handler_om: valgfri(enAf(HANDLER_OM)),
      sorter: { moenster: /^\d+$/, skal: 'være et tal' },
      ...gyldighed,
    },
  },
  sanktionstyper: {
    noegle: ['kode'],
    kolonner: {
      kode: kodeform,
      star_id: valgfri({ moenster: /^\d{1,8}$/, skal: 'være tom eller et tal' }),
      navn: tekst,
      kategori: enAf(['K01', 'K02', 'K03', 'K04', 'OEVRIG']),
      haendelser: koderMedStreg,
      kommunen_ser: jaNej,
      afloest_af: valgfri(kodeform),
      ...gyldighed,
    },
  },
  tekster: { noegle: ['noegle'], kolonner: { noegle: prikket, vaerdi: tekst, ...gyldighed } },
  opbevaring: {
    noegle: ['klasse'],
    kolonner: {
      klasse: { moenster: /^[A-Z_]+$/, skal: 'være store bogstaver' },
      periode: { moenster: /^P(\d+[YMWD]|T\d+[HM])$/, skal: 'være en periode som P5Y, P24M, P90D eller PT30M' },
      starter: enAf([
        'SAG_LUKKET',
        'RELATION_SLUT',
        'VIRKNING_SLUT',
        'SIDST_BRUGT',
        'SIDST_AENDRET',
        'HAENDELSE',
        'SLUTDATO',
      ]),
      ...gyldighed,
    },
  },
} as const satisfies Record<string, { noegle: readonly string[]; kolonner: Record<string, Kolonne> }>

export type Listenavn = keyof typeof SKEMA
/** The raw text fields of one row of a file, by column name. */
export type Felter<L extends Listenavn> = Record<keyof (typeof SKEMA)[L]['kolonner'], string>
