import { z } from 'zod'
import { erDag } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { JobordreFelter } from '#lib/jobordre/input'

const linje = z
  .string()
  .max(500)
  .default('')
  .transform((t) => t.trim())
const tekst = z
  .string()
  .max(20_000)
  .default('')
  .transform((t) => t.replace(/\r\n/g, '\n').trim())
const dato = z
  .string()
  .default('')
  .refine((d) => d === '' || erDag(d), 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
  .transform((d) => d || null)
/** A whole number, or null for a field that was left empty. */
const tal = (besked: string) =>
  z.preprocess(
    (v) => (typeof v !== 'string' || v.trim() === '' ? null : v.trim()),
    z.union([z.null(), z.coerce.number(besked).int(besked).min(0, besked).max(99_999, besked)], besked),
  )
const ja = z
  .string()
  .optional()
  .transform((v) => v === 'ja')

const ARBEJDSTID = 'arbejdstid-'

/** The part of an order that an authority's form writes; the rest is kept as it is. */
export type Jobordreformfelter = Omit<
  JobordreFelter,
  'type' | 'stillinger' | 'krav' | 'jobannonceId' | 'myndighedId' | 'sagsbehandlerTilladt' | 'bekraeftet'
> & { conceptUri: string | null }

/** The form of an order as authorities fill it in, for a company or to correct one. Its rules are judged by the deed. */
export const JobordreForm = z
  .looseObject({
    titel: linje,
    stilling: linje,
    beskrivelse: tekst,
    antalStillinger: tal('Skriv antal stillinger.'),
    maksAntalHenvisninger: tal('Skriv et helt tal, eller lad feltet stå tomt.'),
    startdato: dato,
    varighedDage: tal('Skriv antal dage, eller lad feltet stå tomt.'),
    formidlingsfrist: dato,
    henvendelsesmaade: tal('Vælg fra listen.'),
    ugentligArbejdstidType: tal('Vælg fra listen.'),
    timerPrUge: tal('Skriv timer om ugen som et helt tal.'),
    pNummer: linje,
    stedNavn: linje,
    vej: linje,
    husnummer: linje,
    postnummer: linje,
    by: linje,
    kontaktNavn: linje,
    kontaktEfternavn: linje,
    kontaktTelefon: linje,
    kontaktEmail: linje,
    internKommentar: tekst,
    oenskerMail: ja,
  })
  .transform((f): Jobordreformfelter => {
    const arbejdstid = Object.entries(f as Record<string, unknown>)
      .filter(([navn, vaerdi]) => navn.startsWith(ARBEJDSTID) && vaerdi === 'ja')
      .map(([navn]) => Number(navn.slice(ARBEJDSTID.length)))
    const sted = {
      navn: f.stedNavn,
      vej: f.vej,
      husnummer: f.husnummer,
      postnummer: f.postnummer,
      by: f.by,
    }
    return {
      titel: f.titel,
      conceptUri: f.stilling || null,
      beskrivelse: f.beskrivelse,
      antalStillinger: f.antalStillinger ?? 0,
      maksAntalHenvisninger: f.maksAntalHenvisninger,
      startdato: f.startdato,
      varighedDage: f.varighedDage,
      formidlingsfrist: f.formidlingsfrist,
      henvendelsesmaade: f.henvendelsesmaade,
      ugentligArbejdstidType: f.ugentligArbejdstidType,
      timerPrUge: f.timerPrUge,
      arbejdstidsforhold: arbejdstid.filter((k) => Number.isInteger(k)),
      pNummer: f.pNummer || null,
      arbejdssted: Object.fromEntries(Object.entries(sted).filter(([, v]) => v)),
      kontaktperson:
        f.kontaktNavn || f.kontaktEfternavn || f.kontaktTelefon || f.kontaktEmail
          ? {
              fornavn: f.kontaktNavn,
              efternavn: f.kontaktEfternavn,
              ...(f.kontaktTelefon && { telefon: f.kontaktTelefon }),
              ...(f.kontaktEmail && { email: f.kontaktEmail }),
            }
          : null,
      internKommentar: f.internKommentar || null,
      oenskerMail: f.oenskerMail,
    }
  })

/** A stored order as the form's fields. */
export function somForm(f: JobordreFelter): Felter {
  const { kontaktperson: k, arbejdssted: sted } = f
  return {
    titel: f.titel,
    stilling: f.stillinger[0]?.conceptUri ?? '',
    beskrivelse: f.beskrivelse,
    antalStillinger: String(f.antalStillinger),
    maksAntalHenvisninger: somTal(f.maksAntalHenvisninger),
    startdato: f.startdato ?? '',
    varighedDage: somTal(f.varighedDage),
    formidlingsfrist: f.formidlingsfrist ?? '',
    henvendelsesmaade: somTal(f.henvendelsesmaade),
    ugentligArbejdstidType: somTal(f.ugentligArbejdstidType),
    timerPrUge: somTal(f.timerPrUge),
    ...Object.fromEntries(f.arbejdstidsforhold.map((k) => [`${ARBEJDSTID}${k}`, 'ja'])),
    pNummer: f.pNummer ?? '',
    stedNavn: sted.navn ?? '',
    vej: sted.vej ?? '',
    husnummer: sted.husnummer ?? '',
    postnummer: sted.postnummer ?? '',
    by: sted.by ?? '',
    kontaktNavn: k?.fornavn ?? '',
    kontaktEfternavn: k?.efternavn ?? '',
    kontaktTelefon: k?.telefon ?? '',
    kontaktEmail: k?.email ?? '',
    internKommentar: f.internKommentar ?? '',
    oenskerMail: f.oenskerMail ? 'ja' : '',
  }
}

const somTal = (n: number | null): string => (n === null ? '' : String(n))
