import { z } from 'zod'
import { AFLYST_AF, AKASSEDELTAGELSE, SAMTALESTATUS } from '#db/schema/samtale'
import { Id, Organisation, Tekst, Tidspunkt } from '#lib/api/felter'
import type { Samtalefelter } from '#lib/samtale/input'
import type { Kadence } from '#lib/samtale/kadence'
import type { Samtale } from '#lib/samtale/queries'

const Kode = z.string().regex(/^[A-Z_]{1,40}$/, 'Skal være en kode fra listen, som PERSONLIGT.')
const Valgfri = (maks: number) => Tekst(maks).nullable().default(null)
const DeltagerFelt = z.strictObject({ navn: Tekst(140, 1), rolle: Kode, form: Kode }).meta({ id: 'Samtaledeltager' })

/** A moment on a day that the law knows. */
const Moedetid = Tidspunkt.refine(
  (t) => /^(19|20|21)/.test(t),
  'Skal være et tidspunkt i 1900-, 2000- eller 2100-tallet.',
)

const felter = {
  samtaletype: z
    .int('Skal være et helt tal.')
    .min(1)
    .max(10_000)
    .meta({ examples: [17] }),
  samtaleform: Kode.meta({ examples: ['PERSONLIGT'] }),
  start: Moedetid.meta({ examples: ['2026-12-07T10:00:00+01:00'] }),
  slut: Moedetid.meta({ examples: ['2026-12-07T10:45:00+01:00'] }),
  moedeholder: Tekst(140),
  titel: Tekst(150),
  beskrivelse: Valgfri(5000),
  sted: Valgfri(200),
  adresse: Valgfri(200).meta({ examples: ['Store Torv 1, 1000 København K'] }),
  telefon: Valgfri(40),
  borgerRinger: z.boolean().default(false),
  videolink: Valgfri(500),
  /** The last moment at which the citizen can move it; null: cannot. */
  ombookSenest: Moedetid.nullable().default(null),
  akassedeltagelse: z.enum(AKASSEDELTAGELSE).nullable().default(null),
  deltagere: z.array(DeltagerFelt).max(20).default([]),
  /** Left out: a jobsamtale is, others are not. */
  nulstillende: z.boolean().optional(),
  vejledtOmKonsekvens: z.boolean().default(true),
}
const aftaler = { praktiskeAftaler: Valgfri(5000), bindendeAftaler: Valgfri(5000) }

export const SamtaleFelter = z.strictObject(felter).meta({ id: 'SamtaleFelter' })
export const NySamtaleFelter = z
  .strictObject({
    ...felter,
    ...aftaler,
    status: z.enum(['INDKALDT', 'AFHOLDT']),
    indstillingId: Id.nullable().default(null),
    bookingId: Valgfri(60),
  })
  .meta({ id: 'NySamtaleFelter' })
export type NySamtaleKrop = z.infer<typeof NySamtaleFelter>
export const AftaleFelter = z.strictObject(aftaler).meta({ id: 'SamtaleAftaler' })
export const Aflysning = z
  .strictObject({ aflystAf: z.enum(AFLYST_AF), aflysningsgrund: Tekst(500) })
  .meta({ id: 'SamtaleAflysning' })
export const Registreret = z.strictObject({ samtaleIdentifier: z.uuid(), version: z.int() })

const tekst = z.string().nullable()
const visning = {
  samtaleIdentifier: z.uuid(),
  version: z.int(),
  status: z.enum(SAMTALESTATUS),
  samtaletype: z.int(),
  samtaleform: z.string(),
  start: z.string(),
  slut: z.string(),
  /** The authority that holds it. */
  myndighed: Organisation,
  moedeholder: z.string(),
  titel: z.string(),
  beskrivelse: tekst,
  sted: tekst,
  adresse: tekst,
  telefon: tekst,
  borgerRinger: z.boolean(),
  videolink: tekst,
  ombookSenest: tekst,
  akassedeltagelse: z.enum(AKASSEDELTAGELSE).nullable(),
  deltagere: z.array(DeltagerFelt),
  nulstillende: z.boolean(),
  praktiskeAftaler: tekst,
  bindendeAftaler: tekst,
  aflyst: z.strictObject({ af: z.enum(AFLYST_AF), grund: z.string() }).nullable(),
  berigtiget: z.strictObject({ tidspunkt: z.string(), kommentar: z.string() }).nullable(),
  indstillingId: z.uuid().nullable(),
  bookingId: tekst,
  vejledtOmKonsekvens: z.boolean(),
  /** When the citizen could read the newest message about it; null when none was written. */
  beskedTilgaengelig: tekst,
  registreretAf: z.string(),
}
export const Samtalesvar = z.strictObject(visning).meta({ id: 'Samtale' })
export const Samtaleversion = z
  .strictObject({ ...visning, registreretFra: z.string(), registreretTil: tekst })
  .meta({ id: 'Samtaleversion' })
const KadenceSvar = z
  .strictObject({
    hos: z.enum(['AKASSE', 'JOBCENTER']),
    kraevet: z.int(),
    afholdt: z.int(),
    mangler: z.int(),
    foersteSenest: tekst,
    foersteAfholdt: z.boolean(),
    naesteSenest: tekst,
    forsinket: z.boolean(),
    naesteIndkaldt: tekst,
    undtaget: z.boolean(),
  })
  .meta({ id: 'Samtalekadence' })
export const Stand = z.strictObject({
  samtaler: z.array(Samtalesvar),
  naeste: tekst,
  /** Of the authority that has the course today; null when nobody has, or the course is from before the rules. */
  kadence: KadenceSvar.nullable(),
  /** The citizen's choice for the first interview in the jobcenter. */
  akassevalg: z.strictObject({ deltager: z.boolean(), valgt: z.string() }).nullable(),
})

export const tilFelter = (k: z.infer<typeof SamtaleFelter>): Samtalefelter => ({
  form: k.samtaleform,
  start: new Date(k.start),
  slut: new Date(k.slut),
  moedeholder: k.moedeholder,
  titel: k.titel,
  beskrivelse: k.beskrivelse,
  sted: k.sted,
  adresse: k.adresse,
  telefon: k.telefon,
  borgerRinger: k.borgerRinger,
  videolink: k.videolink,
  ombookSenest: k.ombookSenest === null ? null : new Date(k.ombookSenest),
  akassedeltagelse: k.akassedeltagelse,
  deltagere: k.deltagere,
  nulstillende: k.nulstillende,
  vejledtOmKonsekvens: k.vejledtOmKonsekvens,
})

export const vis = (s: Samtale): z.infer<typeof Samtalesvar> => ({
  samtaleIdentifier: s.id,
  version: s.version,
  status: s.status,
  samtaletype: s.type,
  samtaleform: s.form,
  start: s.startTid.toISOString(),
  slut: s.slutTid.toISOString(),
  myndighed: { type: s.myndighed.type, kode: s.myndighed.kode, navn: s.myndighed.navn },
  moedeholder: s.moedeholder,
  titel: s.titel,
  beskrivelse: s.beskrivelse,
  sted: s.sted,
  adresse: s.adresse,
  telefon: s.telefon,
  borgerRinger: s.borgerRinger,
  videolink: s.videolink,
  ombookSenest: s.ombookSenest?.toISOString() ?? null,
  akassedeltagelse: s.akassedeltagelse,
  deltagere: s.deltagere,
  nulstillende: s.nulstillende,
  praktiskeAftaler: s.praktiskeAftaler,
  bindendeAftaler: s.bindendeAftaler,
  aflyst: s.aflystAf && s.aflysningsgrund ? { af: s.aflystAf, grund: s.aflysningsgrund } : null,
  berigtiget: s.berigtigetKommentar
    ? { tidspunkt: s.registreretFra.toISOString(), kommentar: s.berigtigetKommentar }
    : null,
  indstillingId: s.indstillingId,
  bookingId: s.bookingId,
  vejledtOmKonsekvens: s.vejledtOmKonsekvens,
  beskedTilgaengelig: s.beskedTid?.toISOString() ?? null,
  registreretAf: s.registreretAfNavn,
})

export const visKadence = (k: Kadence | null): z.infer<typeof KadenceSvar> | null => k
