/** What an order says, in words, line by line: for the page, the check before it is sent, and what was changed between two versions. */
import type { Arbejdssted } from '#db/schema/jobordre'
import { visDato } from '#lib/dato'
import type { JobordreFelter } from '#lib/jobordre/input'
import type { TxKontekst } from '#lib/kontekst'
import { type Kodenavn, listKoderI } from '#lib/regelsaet/vaerdier'

/** Names of the codes by list and code. */
export type Kodenavne = Readonly<Record<string, Readonly<Record<string, string>>>>
export type Indholdslinje = readonly [navn: string, tekst: string]

/** The lists whose codes stand in the lines. */
export const INDHOLDSLISTER = ['henvendelsesmaade', 'arbejdstidsforhold', 'ugentlig_arbejdstid', 'jobkrav'] as const

/** The names that the lines need, as they were on a day. */
export const hentKodenavne = async (ctx: TxKontekst): Promise<Kodenavne> =>
  somKodenavne(await listKoderI(ctx, INDHOLDSLISTER, ctx.dag))

/** The same from lists that were loaded with others. */
export const somKodenavne = (lister: Readonly<Record<string, readonly Kodenavn[]>>): Kodenavne =>
  Object.fromEntries(
    Object.entries(lister).map(([liste, koder]) => [liste, Object.fromEntries(koder.map((k) => [k.kode, k.navn]))]),
  )

/** The lines in the order of the form; what was not filled in has an empty text. */
export function indholdslinjer(f: JobordreFelter, navne: Kodenavne): Indholdslinje[] {
  const navn = (liste: (typeof INDHOLDSLISTER)[number], kode: number | string | null) =>
    kode === null ? '' : (navne[liste]?.[String(kode)] ?? String(kode))
  const [primaer, ...flere] = f.stillinger
  const k = f.kontaktperson
  return [
    ['Stillingsbetegnelse', primaer?.titel ?? ''],
    ['Flere stillingsbetegnelser', flere.map((s) => s.titel).join(', ')],
    ['Antal stillinger', String(f.antalStillinger)],
    ['Beskrivelse', f.beskrivelse],
    [
      'Krav',
      f.krav
        .map(
          (r) =>
            `${navn('jobkrav', r.type)}: ${r.tekst} (${r.vaegt === 'SKAL' ? 'skal opfyldes' : 'må gerne opfyldes'})`,
        )
        .join('\n'),
    ],
    ['Teksten er i orden, fordi', f.bekraeftet.map((b) => b.grund).join('\n')],
    ['Arbejdssted', stedet(f.arbejdssted)],
    ['P-nummer', f.pNummer ?? ''],
    ['Startdato', f.startdato ? visDato(f.startdato) : 'Hurtigst muligt'],
    [
      'Fuld tid eller deltid',
      [navn('ugentlig_arbejdstid', f.ugentligArbejdstidType), f.timerPrUge ? `${f.timerPrUge} timer om ugen` : '']
        .filter(Boolean)
        .join(', '),
    ],
    ['Arbejdstid', f.arbejdstidsforhold.map((kode) => navn('arbejdstidsforhold', kode)).join(', ')],
    ['Varighed', f.varighedDage ? `${f.varighedDage} dage` : 'Fast job'],
    ['Kontaktperson', [k?.fornavn, k?.mellemnavn, k?.efternavn].filter(Boolean).join(' ')],
    ['Telefon', k?.telefon ?? ''],
    ['E-mail', k?.email ?? ''],
    ['Kandidaterne svarer sådan', navn('henvendelsesmaade', f.henvendelsesmaade)],
    ['Formidlingsfrist', f.formidlingsfrist ? visDato(f.formidlingsfrist) : ''],
    ['Højst antal kandidater', f.maksAntalHenvisninger ? String(f.maksAntalHenvisninger) : 'Ingen grænse'],
    ['Besked til myndigheden', f.internKommentar ?? ''],
    ['E-mail, når der sker noget', f.oenskerMail ? 'Ja' : 'Nej'],
  ]
}

/** What differs between two versions, in the order of the form. */
export function aendringer(
  foer: JobordreFelter,
  efter: JobordreFelter,
  navne: Kodenavne,
): { navn: string; foer: string; efter: string }[] {
  const med = (f: JobordreFelter): Indholdslinje[] => [['Titel', f.titel], ...indholdslinjer(f, navne)]
  const gamle = new Map(med(foer))
  return med(efter).flatMap(([navn, tekst]) => {
    const foer = gamle.get(navn) ?? ''
    return foer === tekst ? [] : [{ navn, foer, efter: tekst }]
  })
}

function stedet(a: Arbejdssted): string {
  const vej = [a.vej, a.husnummer].filter(Boolean).join(' ')
  const etage = [a.etage && `${a.etage}.`, a.doer].filter(Boolean).join(' ')
  return [a.navn, vej, etage, [a.postnummer, a.by].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
