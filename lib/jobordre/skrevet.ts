/**
 * The form of an order as it was typed, by the company or by an authority, and the order that it means: both ways. Pure; what is missing or wrong
 * is told, never guessed.
 */
import type { Arbejdssted, Krav } from '#db/schema/jobordre'
import { type Dag, erDag } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { JobordreFelter, Stillingsvalg } from '#lib/jobordre/input'
import type { Rekrutteringsmyndighed } from '#lib/jobordre/myndigheder'
import { laesValg, valgvaerdi } from '#lib/kodeliste/valg'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'
import type { Enhed } from '#lib/virksomhed/enheder'

/** The fields of the titles: the primary one first. */
export const STILLINGSFELTER = ['stilling', 'stilling2', 'stilling3', 'stilling4', 'stilling5'] as const
/** The place of work is not one of the company's units. */
export const ANDET_STED = 'andet'
/** An authority that is chosen from a list, not the suggested one. */
export const ANDEN_KOMMUNE = 'kommune'
export const EN_AKASSE = 'akasse'
const MAKS_KRAV = 20

/** The button that makes room for more requirements. It and the search for a title only bring the form back. */
export const FLERE_KRAV = 'se-flere-krav'
export const kommerIgen = (v: Felter): boolean => v.handling?.startsWith('se-') ?? false

/** What the form is read against: the units that may be chosen, who may be chosen, the words of the titles, what stood there before. */
export type Laesegrundlag = {
  enheder: readonly Enhed[]
  /** The one unit that the reader's right is for: the order stays there, wherever the work is. */
  fastEnhed: string | null
  myndigheder: readonly Pick<Rekrutteringsmyndighed, 'id'>[]
  arbejdstider: readonly string[]
  /** By field: the words of the title that was chosen there. */
  valgte: Readonly<Record<string, Stillingsvalg | undefined>>
  foer: JobordreFelter
}

/** `fund`: what cannot be read and is not kept. `mangler`: what has to be there before it is sent. `vaerdier`: the form for the page that comes back. */
export type Laest = { felter: JobordreFelter; fund: Regelfund[]; mangler: Regelfund[]; vaerdier: Felter }

/** Reads the typed form. */
export function laesSkrevet(v: Felter, g: Laesegrundlag): Laest {
  const fund: Regelfund[] = []
  const mangler: Regelfund[] = []
  const tal = (felt: string) => laesTal(v[felt], felt, fund)
  const dag = (felt: string) => laesDag(v[felt], felt, fund)
  const stillinger = laesStillinger(v, g, fund)
  const antalStillinger = tal('antalStillinger')
  if (antalStillinger === null) mangler.push(mangel('antalStillinger', 'Skriv, hvor mange stillinger det er.'))
  const sted = laesSted(v, g, fund, mangler)
  for (const felt of ['grund040', 'grund041']) fund.push(...vurderFritekst(v[felt] ?? '', felt, 500))
  for (const [felt, maks] of NAVNE) fund.push(...vurderFritekst(v[felt] ?? '', felt, maks))
  const felter: JobordreFelter = {
    ...g.foer,
    titel: ord(v.titel),
    beskrivelse: ord(v.beskrivelse),
    stillinger,
    antalStillinger: antalStillinger ?? 1,
    startdato: dag('startdato'),
    varighedDage: tal('varighedDage'),
    formidlingsfrist: dag('formidlingsfrist'),
    henvendelsesmaade: tal('henvendelsesmaade'),
    maksAntalHenvisninger: tal('maksAntalHenvisninger'),
    ugentligArbejdstidType: tal('ugentligArbejdstidType'),
    timerPrUge: tal('timerPrUge'),
    arbejdstidsforhold: g.arbejdstider.filter((kode) => v[`arbejdstid-${kode}`] === 'ja').map(Number),
    krav: laesKrav(v),
    ...sted,
    myndighedId: laesMyndighed(v, g),
    kontaktperson: laesKontakt(v),
    internKommentar: ord(v.internKommentar) || null,
    oenskerMail: v.oenskerMail === 'ja',
    bekraeftet: [
      { kode: 'JO-040', grund: ord(v.grund040) },
      { kode: 'JO-041', grund: ord(v.grund041) },
    ].filter((b) => b.grund),
  }
  return { felter, fund, mangler, vaerdier: ryddet(v) }
}

/** The same form with its requirements without gaps, as the findings number them. */
export const ryddet = (v: Felter): Felter => ({
  ...Object.fromEntries(Object.entries(v).filter(([navn]) => !/^krav\d/.test(navn))),
  ...skrevneKrav(laesKrav(v)),
})

/** An order as the form shows it. `foreslaaetId` is the authority that has a radio of its own. */
export function somSkrevet(
  f: JobordreFelter,
  om: { enheder: readonly Enhed[]; myndigheder: readonly Rekrutteringsmyndighed[]; foreslaaetId: string | null },
): Felter {
  const tekst = (vaerdi: string | number | null | undefined) =>
    vaerdi === null || vaerdi === undefined ? '' : `${vaerdi}`
  const v: Felter = {
    titel: f.titel,
    beskrivelse: f.beskrivelse,
    antalStillinger: tekst(f.antalStillinger),
    startdato: tekst(f.startdato),
    varighedDage: tekst(f.varighedDage),
    formidlingsfrist: tekst(f.formidlingsfrist),
    henvendelsesmaade: tekst(f.henvendelsesmaade),
    maksAntalHenvisninger: tekst(f.maksAntalHenvisninger),
    ugentligArbejdstidType: tekst(f.ugentligArbejdstidType),
    timerPrUge: tekst(f.timerPrUge),
    kontaktNavn: [f.kontaktperson?.fornavn, f.kontaktperson?.mellemnavn].filter(Boolean).join(' '),
    kontaktEfternavn: tekst(f.kontaktperson?.efternavn),
    kontaktTelefon: tekst(f.kontaktperson?.telefon),
    kontaktEmail: tekst(f.kontaktperson?.email),
    internKommentar: tekst(f.internKommentar),
    oenskerMail: f.oenskerMail ? 'ja' : '',
    ...skrevneKrav(f.krav),
    ...skrevetSted(f, om.enheder),
    ...skrevetMyndighed(f.myndighedId, om),
  }
  for (const kode of f.arbejdstidsforhold) v[`arbejdstid-${kode}`] = 'ja'
  for (const { kode, grund } of f.bekraeftet) v[`grund${kode.slice(3)}`] = grund
  for (const [nr, felt] of STILLINGSFELTER.entries()) {
    const valgt = f.stillinger[nr]
    if (!valgt) continue
    v[felt] = valgt.titel
    v[`${felt}Valg`] = valgvaerdi(valgt)
  }
  return v
}

/** How many requirements the form has rows for: those that are written and two more, at least three; the button makes two more. */
export function kravraekker(v: Felter): number {
  const skrevne = Math.max(
    0,
    ...Object.keys(v).map((navn) => (v[navn] ? Number(/^krav(\d+)$/.exec(navn)?.[1] ?? 0) : 0)),
  )
  const raekker = Math.max(3, skrevne + 2, Number(v.kravantal) || 0)
  return Math.min(MAKS_KRAV, raekker + (v.handling === FLERE_KRAV ? 2 : 0))
}

const NAVNE = [
  ['kontaktNavn', 50],
  ['kontaktEfternavn', 40],
  ['arbejdsstedNavn', 500],
  ['vej', 40],
  ['by', 20],
] as const

const ord = (tekst: string | undefined): string => (tekst ?? '').replaceAll('\r\n', '\n').trim()

const mangel = (felt: string, besked: string): Regelfund => ({ kode: '1014', niveau: 'BLOK', felt, besked })

function laesTal(tekst: string | undefined, felt: string, fund: Regelfund[]): number | null {
  const skrevet = ord(tekst)
  if (!skrevet) return null
  if (/^\d{1,5}$/.test(skrevet)) return Number(skrevet)
  fund.push(mangel(felt, 'Skriv et helt tal.'))
  return null
}

function laesDag(tekst: string | undefined, felt: string, fund: Regelfund[]): Dag | null {
  const skrevet = ord(tekst)
  if (!skrevet) return null
  if (erDag(skrevet)) return skrevet
  fund.push(mangel(felt, 'Skriv en dato, der findes, med dag, måned og år.'))
  return null
}

/** An emptied field takes its title away; a word that no title was chosen for is told. */
function laesStillinger(v: Felter, { valgte }: Laesegrundlag, fund: Regelfund[]): Stillingsvalg[] {
  return STILLINGSFELTER.flatMap((felt, nr) => {
    const skrevet = ord(v[felt])
    const valgt = laesValg(v[`${felt}Valg`])
    if (!skrevet) return []
    if (valgt) return [valgte[felt] ?? { ...valgt, titel: skrevet }]
    if (nr > 0) fund.push(mangel(felt, `Vælg en stillingsbetegnelse for "${skrevet}", eller tøm feltet.`))
    return []
  })
}

function laesKrav(v: Felter): Krav[] {
  return Array.from({ length: MAKS_KRAV }, (_, i) => i + 1).flatMap((nr) => {
    const tekst = ord(v[`krav${nr}`])
    if (!tekst) return []
    const vaegt = v[`krav${nr}Vaegt`] === 'GERNE' ? 'GERNE' : 'SKAL'
    return [{ type: v[`krav${nr}Type`] || 'ANDET', tekst, vaegt }]
  })
}

const skrevneKrav = (krav: readonly Krav[]): Felter =>
  Object.fromEntries(
    krav.flatMap((k, i) => [
      [`krav${i + 1}`, k.tekst],
      [`krav${i + 1}Type`, k.type],
      [`krav${i + 1}Vaegt`, k.vaegt],
    ]),
  )

/** A unit is its own address; elsewhere the address is typed. Without units in the register the employer's P-nummer stands beside it. */
function laesSted(
  v: Felter,
  { enheder, fastEnhed, foer }: Laesegrundlag,
  fund: Regelfund[],
  mangler: Regelfund[],
): { pNummer: string | null; arbejdssted: Arbejdssted } {
  const valgt = ord(v.pNummer)
  const enhed = enheder.find((e) => e.pNummer === valgt)
  if (enhed) return { pNummer: enhed.pNummer, arbejdssted: { ...enhed.adresse, navn: enhed.navn } }
  const skrevet: Arbejdssted = Object.fromEntries(
    STEDFELTER.map(([felt, navn]) => [felt, ord(v[navn])]).filter(([, tekst]) => tekst),
  )
  // The form has no country: a town that was not moved stays in its own.
  const { land, postnummer, by } = foer.arbejdssted
  const arbejdssted = land && postnummer === skrevet.postnummer && by === skrevet.by ? { ...skrevet, land } : skrevet
  if (enheder.length > 0 && valgt !== ANDET_STED) mangler.push(mangel('pNummer', 'Vælg, hvor arbejdet er.'))
  else if (!arbejdssted.postnummer || !arbejdssted.by)
    mangler.push(mangel('postnummer', 'Skriv postnummer og by for det sted, hvor arbejdet er.'))
  if (enheder.length === 0) {
    const pNummer = valgt.replace(/\s/g, '')
    if (pNummer && !/^\d{10}$/.test(pNummer)) fund.push(mangel('pNummer', 'Et P-nummer har ti cifre.'))
    return { pNummer: /^\d{10}$/.test(pNummer) ? pNummer : null, arbejdssted }
  }
  // An order of a unit whose work is elsewhere stays the unit's.
  const beholdt = enheder.some((e) => e.pNummer === foer.pNummer && !erEnheden(foer.arbejdssted, e))
  return { pNummer: fastEnhed ?? (beholdt ? foer.pNummer : null), arbejdssted }
}

/** Is the work at the unit? An order without an address is at its unit. */
const erEnheden = (sted: Arbejdssted, { adresse }: Enhed): boolean =>
  STEDFELTER.every(([felt]) => felt === 'navn' || !sted[felt] || sted[felt] === adresse[felt])

const STEDFELTER = [
  ['navn', 'arbejdsstedNavn'],
  ['vej', 'vej'],
  ['husnummer', 'husnummer'],
  ['etage', 'etage'],
  ['doer', 'doer'],
  ['postnummer', 'postnummer'],
  ['by', 'by'],
] as const

function skrevetSted(f: JobordreFelter, enheder: readonly Enhed[]): Felter {
  const enhed = enheder.find((e) => e.pNummer === f.pNummer)
  if (enhed && erEnheden(f.arbejdssted, enhed)) return { pNummer: f.pNummer ?? '' }
  const adresse = Object.fromEntries(STEDFELTER.map(([felt, navn]) => [navn, f.arbejdssted[felt] ?? '']))
  const harAdresse = Object.values(adresse).some(Boolean)
  return { ...adresse, pNummer: enheder.length > 0 ? (harAdresse ? ANDET_STED : '') : (f.pNummer ?? '') }
}

/** Only somebody who can be chosen, or who was chosen before; the radio decides, not a list that stands beside it. */
function laesMyndighed(v: Felter, { myndigheder, foer }: Laesegrundlag): string | null {
  const valgt = v.myndighed === ANDEN_KOMMUNE ? v.kommuneId : v.myndighed === EN_AKASSE ? v.akasseId : v.myndighed
  return myndigheder.some((m) => m.id === valgt) || foer.myndighedId === valgt ? (valgt ?? null) : null
}

function skrevetMyndighed(
  id: string | null,
  om: { myndigheder: readonly Rekrutteringsmyndighed[]; foreslaaetId: string | null },
): Felter {
  const valgt = om.myndigheder.find((m) => m.id === id)
  if (!valgt) return {}
  if (valgt.id === om.foreslaaetId) return { myndighed: valgt.id }
  return valgt.type === 'akasse'
    ? { myndighed: EN_AKASSE, akasseId: valgt.id }
    : { myndighed: ANDEN_KOMMUNE, kommuneId: valgt.id }
}

function laesKontakt(v: Felter): JobordreFelter['kontaktperson'] {
  const fornavn = ord(v.kontaktNavn)
  const efternavn = ord(v.kontaktEfternavn)
  const telefon = ord(v.kontaktTelefon).replace(/\s/g, '')
  const email = ord(v.kontaktEmail)
  if (!fornavn && !efternavn && !telefon && !email) return null
  return { fornavn, efternavn, ...(telefon && { telefon }), ...(email && { email }) }
}
