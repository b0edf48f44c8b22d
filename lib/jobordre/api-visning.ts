import { z } from 'zod'
import { Dato, Id, Tekst } from '#lib/api/felter'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { STATUSKODE } from '#lib/jobordre/livscyklus'
import { hentJobordre, type Jobordrelinje, somFelter } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

const Stilling = z.strictObject({
  conceptUriDa: Tekst(255, 1),
  aliasIdentifier: Id.nullable().default(null),
  titel: Tekst(200),
})
const Telefon = z
  .string()
  .regex(/^\+?[0-9]{3,20}$/, 'Skal være 3 til 20 cifre, med eller uden +.')
  .nullable()
  .default(null)

const Adresse = z.strictObject({
  navn: Tekst(500).optional(),
  vej: Tekst(40).optional(),
  husnummer: Tekst(10).optional(),
  etage: Tekst(10).optional(),
  doer: Tekst(10).optional(),
  postnummer: Tekst(10).optional(),
  by: Tekst(34).optional(),
  land: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Skal være en landekode på to bogstaver.')
    .optional(),
})

const indhold = {
  title: Tekst(100).default(''),
  /** The title's address in the national list. Left out by clients from before 4 December 2023; orders from then on need it (JO-010). */
  conceptUriDa: Tekst(255).nullable().default(null),
  aliasIdentifier: Id.nullable().default(null),
  yderligereStillingsbetegnelser: z.array(Stilling).max(4, 'Højst fire.').default([]),
  jobordreBeskrivelse: Tekst(5000),
  antalStillinger: z.int().min(1).max(999).default(1),
  startdato: Dato.nullable().default(null),
  varighedDage: z.int().min(1).max(3650).nullable().default(null),
  formidlingsfrist: Dato.nullable().default(null),
  henvendelsesmaade: z.int().nullable().default(null),
  maksAntalHenvisninger: z.int().min(1).max(999).nullable().default(null),
  ugentligArbejdstidType: z.int().nullable().default(null),
  timerPrUge: z.int().min(1).max(37).nullable().default(null),
  arbejdstidsforhold: z.array(z.int()).max(6).default([]),
  krav: z
    .array(z.strictObject({ type: Tekst(20, 1), tekst: Tekst(200), vaegt: z.enum(['SKAL', 'GERNE']) }))
    .max(20, 'Højst 20.')
    .default([]),
  arbejdssted: Adresse.default({}),
  jobannonceId: Tekst(60).nullable().default(null),
  oenskerMail: z.boolean().default(false),
  sagsbehandlerTilladt: z.boolean().default(true),
  kontaktperson: z
    .strictObject({
      fornavn: Tekst(50, 1),
      mellemnavn: Tekst(40).optional(),
      efternavn: Tekst(40, 1),
      telefon: Telefon,
      email: Tekst(254).nullable().default(null),
    })
    .nullable()
    .default(null),
  internKommentar: Tekst(2000).nullable().default(null),
}

export const Jobordreindhold = z.strictObject(indhold).meta({ id: 'Jobordreindhold' })
export const NyJobordre = z
  .strictObject({
    jobordreIdentifier: Id.optional(),
    jobordreType: z.int().default(1),
    arbejdsgiver: z.strictObject({
      cvr: z.string().regex(/^\d{8}$/, 'Skal have 8 cifre.'),
      pNummer: z
        .string()
        .regex(/^\d{10}$/, 'Skal have 10 cifre.')
        .nullable()
        .default(null),
      navn: Tekst(200, 1),
    }),
    ...indhold,
  })
  .meta({ id: 'NyJobordre' })

/** The API's names as the order's fields. The title's own words are kept; a primary title without words gets the order's. */
export const tilFelter = (k: z.infer<typeof Jobordreindhold>): JobordreFelter => ({
  ...TOMME_FELTER,
  titel: k.title,
  beskrivelse: k.jobordreBeskrivelse,
  stillinger: [
    ...(k.conceptUriDa ? [{ conceptUri: k.conceptUriDa, aliasId: k.aliasIdentifier, titel: k.title }] : []),
    ...k.yderligereStillingsbetegnelser.map((s) => ({
      conceptUri: s.conceptUriDa,
      aliasId: s.aliasIdentifier,
      titel: s.titel,
    })),
  ],
  antalStillinger: k.antalStillinger,
  startdato: k.startdato,
  varighedDage: k.varighedDage,
  formidlingsfrist: k.formidlingsfrist,
  henvendelsesmaade: k.henvendelsesmaade,
  maksAntalHenvisninger: k.maksAntalHenvisninger,
  ugentligArbejdstidType: k.ugentligArbejdstidType,
  timerPrUge: k.timerPrUge,
  arbejdstidsforhold: k.arbejdstidsforhold,
  krav: k.krav,
  arbejdssted: k.arbejdssted,
  jobannonceId: k.jobannonceId,
  oenskerMail: k.oenskerMail,
  sagsbehandlerTilladt: k.sagsbehandlerTilladt,
  kontaktperson: k.kontaktperson && {
    ...k.kontaktperson,
    telefon: k.kontaktperson.telefon ?? undefined,
    email: k.kontaktperson.email ?? undefined,
  },
  internKommentar: k.internKommentar,
})

export const Linje = z
  .strictObject({
    jobordreIdentifier: z.uuid(),
    sagsnummer: z.string().nullable(),
    version: z.int(),
    jobordrestatusType: z.int(),
    title: z.string(),
    virksomhed: z.string(),
    by: z.string().nullable(),
    antalStillinger: z.int(),
    antalHenviste: z.int(),
    maksAntalHenvisninger: z.int().nullable(),
    formidlingsfrist: z.string().nullable(),
    rekrutteringsansvarligMyndighed: z.string().nullable(),
    aendret: z.string(),
  })
  .meta({ id: 'Jobordrelinje' })

export const visLinje = (o: Jobordrelinje): z.infer<typeof Linje> => ({
  jobordreIdentifier: o.id,
  sagsnummer: o.sagsnummer,
  version: o.version,
  jobordrestatusType: STATUSKODE[o.status],
  title: o.titel,
  virksomhed: o.virksomhedNavn,
  by: o.by,
  antalStillinger: o.antalStillinger,
  antalHenviste: o.antalHenviste,
  maksAntalHenvisninger: o.maksAntalHenvisninger,
  formidlingsfrist: o.formidlingsfrist,
  rekrutteringsansvarligMyndighed: o.myndighedNavn,
  aendret: o.aendretTid.toISOString(),
})

export const Visning = z
  .strictObject({
    jobordreIdentifier: z.uuid(),
    sagsnummer: z.string().nullable(),
    version: z.int(),
    jobordreType: z.int(),
    jobordrestatusType: z.int(),
    title: z.string(),
    conceptUriDa: z.string().nullable(),
    aliasIdentifier: z.uuid().nullable(),
    yderligereStillingsbetegnelser: z.array(
      z.strictObject({ conceptUriDa: z.string(), aliasIdentifier: z.uuid().nullable(), titel: z.string() }),
    ),
    jobordreBeskrivelse: z.string(),
    antalStillinger: z.int(),
    startdato: z.string().nullable(),
    varighedDage: z.int().nullable(),
    formidlingsfrist: z.string().nullable(),
    henvendelsesmaade: z.int().nullable(),
    maksAntalHenvisninger: z.int().nullable(),
    ugentligArbejdstidType: z.int().nullable(),
    timerPrUge: z.int().nullable(),
    arbejdstidsforhold: z.array(z.int()),
    krav: z.array(z.strictObject({ type: z.string(), tekst: z.string(), vaegt: z.enum(['SKAL', 'GERNE']) })),
    arbejdssted: z.record(z.string(), z.string()),
    jobannonceId: z.string().nullable(),
    arbejdsgiver: z.strictObject({ cvr: z.string(), pNummer: z.string().nullable(), navn: z.string() }),
    rekrutteringsansvarligMyndighed: z.string().nullable(),
    sagsbehandler: z.string().nullable(),
    oprettetAfVirksomhed: z.boolean(),
    /** Only for the responsible authority. */
    kontaktperson: z.record(z.string(), z.string()).nullable(),
    internKommentar: z.string().nullable(),
    /** Words that the employer was asked about, and why they are in order. */
    bekraeftet: z.array(z.strictObject({ kode: z.string(), grund: z.string() })),
    oprettet: z.string(),
    aendret: z.string(),
  })
  .meta({ id: 'Jobordre' })

/** One order as the reader may see it: an a-kasse that was only asked to help gets neither contact nor address beyond the town. */
export async function visJobordre(ctx: TxKontekst, id: string): Promise<z.infer<typeof Visning>> {
  const ordre = await hentJobordre(ctx, id)
  const felter = await somFelter(ctx, ordre)
  const [primaer, ...flere] = felter.stillinger
  const ansvarlig = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === ordre.myndighedId
  return {
    jobordreIdentifier: ordre.id,
    sagsnummer: ordre.sagsnummer,
    version: ordre.version,
    jobordreType: ordre.type,
    jobordrestatusType: STATUSKODE[ordre.status],
    title: ordre.titel,
    conceptUriDa: primaer?.conceptUri ?? null,
    aliasIdentifier: primaer?.aliasId ?? null,
    yderligereStillingsbetegnelser: flere.map((s) => ({
      conceptUriDa: s.conceptUri,
      aliasIdentifier: s.aliasId,
      titel: s.titel,
    })),
    jobordreBeskrivelse: ordre.beskrivelse,
    antalStillinger: ordre.antalStillinger,
    startdato: ordre.startdato,
    varighedDage: ordre.varighedDage,
    formidlingsfrist: ordre.formidlingsfrist,
    henvendelsesmaade: ordre.henvendelsesmaade,
    maksAntalHenvisninger: ordre.maksAntalHenvisninger,
    ugentligArbejdstidType: ordre.ugentligArbejdstidType,
    timerPrUge: ordre.timerPrUge,
    arbejdstidsforhold: ordre.arbejdstidsforhold,
    krav: ordre.krav,
    arbejdssted: medVaerdi(ansvarlig ? ordre.arbejdssted : { by: ordre.arbejdssted.by }),
    jobannonceId: ordre.jobannonceId,
    arbejdsgiver: { cvr: ordre.cvr, pNummer: ordre.pNummer, navn: ordre.virksomhedNavn },
    rekrutteringsansvarligMyndighed: ordre.myndighedNavn,
    sagsbehandler: ordre.sagsbehandlerNavn,
    oprettetAfVirksomhed: ordre.oprettetAfVirksomhed,
    kontaktperson: felter.kontaktperson && medVaerdi(felter.kontaktperson),
    internKommentar: felter.internKommentar,
    bekraeftet: ordre.bekraeftet,
    oprettet: ordre.oprettetTid.toISOString(),
    aendret: ordre.aendretTid.toISOString(),
  }
}

const medVaerdi = (o: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(o).filter((par): par is [string, string] => typeof par[1] === 'string'))
