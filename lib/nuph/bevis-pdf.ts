import { dagFor, erDag, visKortDato, visKortTidspunkt, visTidspunkt } from '#lib/dato'
import type { Beviled, Json } from '#lib/nuph/beviskaede'
import type { Bevispakke } from '#lib/nuph/bevispakke'
import { BROED, byggPdf, FED_LINJE, LINJE, OVERSKRIFT, TITEL } from '#lib/pdf/dokument'

const PLADS = 90
const LILLE = { stoerrelse: 8, efter: 10 }
const SMAAT = { stoerrelse: 9.5, efter: 2 }

/** The pack as a tagged PDF. `adresse` is where its code can be checked. No CPR number stands in it, nor in its name. */
export function bevisPdf(pakke: Bevispakke, { navn, adresse }: { navn: string; adresse: string }): Promise<Buffer> {
  return byggPdf(
    { titel: `Bevispakke ${pakke.sagsnummer}`, forfatter: pakke.udsteder, dag: dagFor(pakke.udstedt) },
    ({ skriv, liste, streg, luft, plads }) => {
      skriv('P', pakke.udsteder, FED_LINJE)
      skriv('P', `Udstedt ${visTidspunkt(pakke.udstedt)}`, LINJE)
      streg()
      skriv('P', navn, LINJE)
      luft(12)
      skriv('H1', `Alt om underretning ${pakke.sagsnummer}`, TITEL)
      skriv(
        'P',
        'Her står det, som Samspor har gemt om sagen, i den orden, det er sket. Hver del har en kode, som også dækker delen før. Ændres noget, passer koderne ikke længere.',
        BROED,
      )
      skriv('P', 'Kode for hele pakken:', FED_LINJE)
      skriv('P', visKode(pakke.rod), BROED)
      skriv('P', `Prøv koden på ${adresse}. Siden svarer uden navne.`, BROED)
      for (const del of pakke.led) {
        if (plads(PLADS)) luft(6)
        skriv('H2', `${del.nummer}. ${del.titel}`, OVERSKRIFT)
        if (del.tid) skriv('P', visKortTidspunkt(new Date(del.tid)), SMAAT)
        if (del.slags === 'ADGANGSLOG') liste(loglinjer(del))
        else
          for (const [felt, vaerdi] of iOrden(del.indhold)) {
            const tekst = visVaerdi(vaerdi)
            if (tekst) skriv('P', `${FELTER[felt] ?? felt}: ${tekst}`, { ...LINJE, efter: 2 })
          }
        skriv('P', `Kode for delen: ${del.sha256}`, LILLE)
      }
      plads(PLADS)
      skriv('H2', 'Sådan regnes koderne', OVERSKRIFT)
      skriv('P', pakke.metode, SMAAT)
    },
  )
}

/** The name of the file: no name and no number of a person. */
export const bevisfil = ({ sagsnummer }: Pick<Bevispakke, 'sagsnummer'>, type: 'pdf' | 'json'): string =>
  `bevis-${sagsnummer.toLowerCase()}.${type}`

/** 64 digits in groups that an eye can follow. */
export const visKode = (rod: string): string => rod.match(/.{8}/g)?.join(' ') ?? rod

function loglinjer(del: Beviled): string[] {
  const { raekker } = del.indhold
  if (!Array.isArray(raekker)) return []
  return (raekker as { tid: string; hvem: string; organisation: string | null; art: string; formaal: string }[]).map(
    (r) =>
      `${visKortTidspunkt(new Date(r.tid))} · ${[r.hvem, r.organisation].filter(Boolean).join(', ')} · ${ART[r.art] ?? r.art}: ${r.formaal}`,
  )
}

const ART: Record<string, string> = {
  LAES: 'Læste',
  SOEG: 'Så i liste',
  OPRET: 'Oprettede',
  AENDR: 'Ændrede',
  SLET: 'Slettede',
  EKSPORT: 'Hentede',
  AFVIST: 'Afvist',
}

/** Fields in the order of the list of names, so that the same thing stands in the same place each time; unknown ones last. */
const iOrden = (indhold: { readonly [felt: string]: Json }): [string, Json][] =>
  Object.entries(indhold).sort(([a], [b]) => nummerFor(a) - nummerFor(b) || a.localeCompare(b))
const nummerFor = (felt: string): number => {
  const nr = Object.keys(FELTER).indexOf(felt)
  return nr < 0 ? Number.MAX_SAFE_INTEGER : nr
}

function visVaerdi(v: Json): string {
  if (v === null || v === '') return ''
  if (typeof v === 'boolean') return v ? 'Ja' : 'Nej'
  if (typeof v === 'string') {
    if (KODER[v]) return KODER[v]
    if (erDag(v)) return visKortDato(v)
    return /^\d{4}-\d\d-\d\dT.*Z$/.test(v) ? visKortTidspunkt(new Date(v)) : v
  }
  if (typeof v === 'number') return String(v)
  if (Array.isArray(v)) return v.map(visVaerdi).filter(Boolean).join(', ')
  return iOrden(v as { [felt: string]: Json })
    .map(([felt, vaerdi]) => [FELTER[felt] ?? felt, visVaerdi(vaerdi)] as const)
    .filter(([, tekst]) => tekst)
    .map(([felt, tekst]) => `${felt} ${tekst}`)
    .join('; ')
}

/** Codes that stand as words. */
const KODER: Record<string, string> = {
  PERSONLIGT: 'Personligt møde',
  TELEFON: 'Telefon',
  VIDEO: 'Video',
  SAMTALE: 'Samtale',
  AKTIVITET: 'Tilbud',
  SENDT: 'Sendt',
  MIDLERTIDIGT_BESVARET: 'Under behandling',
  BESVARET: 'Besvaret',
  GENOPTAGET: 'Genoptaget',
  TILBAGEKALDT: 'Trukket tilbage',
  AFVIST: 'Ikke den rette a-kasse',
  LUKKET: 'Lukket',
  REGISTRERET: 'Registreret',
  AENDRET: 'Rettet',
  ANNULLERET: 'Annulleret',
  FULDTID: 'Fuldtid',
  DELTID: 'Deltid',
}

const FELTER: Record<string, string> = {
  sagsnummer: 'Sagsnummer',
  udsteder: 'Hentet af',
  status: 'Status',
  gaeldendeVersion: 'Gældende version',
  afsender: 'Fra',
  modtager: 'Til',
  haendelseNavn: 'Hændelse',
  haendelse: 'Hændelse, kode',
  haendelsesdato: 'Det skete den',
  haendelsestidspunkt: 'Klokken',
  kildeSlags: 'Handler om, slags',
  kildeId: 'Handler om, id',
  kildeOplysninger: 'Handler om',
  vejledtOmKonsekvens: 'Vejledt om konsekvensen',
  vejledtDato: 'Vejledt den',
  afbudModtaget: 'Afbud',
  moedteMinutterForSent: 'Mødte for sent, minutter',
  kontaktGenoprettetTid: 'Kontakt igen',
  modtagetFraTilbudsstedDato: 'Besked fra tilbudsstedet',
  tilbudsbeskrivelse: 'Tilbud',
  borgersForklaring: 'Borgerens forklaring til kommunen',
  begrundelse: 'Begrundelse',
  akasseNavn: 'A-kasse',
  afsenderNavn: 'Fra',
  andenAktoer: 'Anden aktør',
  af: 'Af',
  rettetFordi: 'Rettet, fordi',
  indholdSha256: 'Indholdets kode',
  type: 'Type',
  form: 'Form',
  start: 'Begynder',
  slut: 'Slutter',
  sted: 'Sted',
  titel: 'Titel',
  moedeholder: 'Mødeholder',
  kontakt: 'Telefon',
  indkaldtTid: 'Indkaldt',
  indkaldtVia: 'Indkaldt via',
  leveretTid: 'Kunne læses fra',
  selvbooket: 'Booket af borgeren',
  slags: 'Slags',
  tekst: 'Tekst',
  svar: 'Svar',
  svartype: 'Svar, kode',
  resultat: 'Resultat, kode',
  resultatNavn: 'Resultat',
  endeligt: 'Endeligt',
  svarPaaVersion: 'Svar på version',
  grund: 'Grund',
  hoeringsfrist: 'Svar fra medlemmet senest',
  usaedvanligGrund: 'Usædvanligt, fordi',
  anledning: 'Anledning',
  erstatterSvarId: 'Erstatter svar',
  sanktionId: 'Sanktion',
  svarId: 'Svar, id',
  fund: 'Fund',
  beskrivelse: 'Hvad',
  fra: 'Fra',
  filnavn: 'Fil',
  filtype: 'Filtype',
  bytes: 'Bytes',
  filSha256: 'Filens kode',
  version: 'Version',
  sanktionstype: 'Sanktionstype',
  kategori: 'Kategori',
  afgoerelsesdato: 'Afgjort',
  startdato: 'Gælder fra',
  slutdato: 'Sidste dag',
  timer: 'Timer',
  afvikledeTimer: 'Afviklede timer',
  forsikring: 'Forsikring',
  arbejdskravTimer: 'Arbejdskrav, timer',
  arbejdskravPeriode: 'Arbejdskrav inden for',
  arbejdskravOpfyldtDato: 'Arbejdskrav opfyldt',
  berigtigelseskommentar: 'Rettet, fordi',
  registreretAfNavn: 'Registreret af',
  registreretTid: 'Registreret',
  id: 'Id',
  versionId: 'Version, id',
  retterVersionId: 'Retter version, id',
  borgerId: 'Borger, id',
  akasseId: 'A-kasse, id',
  kommunenSer: 'Kommunen ser den',
  nuphId: 'Underretning, id',
  kommuneId: 'Kommune, id',
  gentagelseAfSanktionId: 'Gentager sanktion, id',
  registreretAfBruger: 'Registreret af, id',
}
