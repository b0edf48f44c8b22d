import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { dag, enAf, faldendeAldrig, noegle, tid } from '#db/kolonner'
import { bruger, organisation } from '#db/schema/organisation'

const org = () => uuid().references(() => organisation.id)
const ordre = () =>
  uuid()
    .notNull()
    .references(() => jobordre.id)

export const JOBORDRE_STATUS = [
  'KLADDE',
  'AFVENTER_MODTAGELSE',
  'UNDER_BEHANDLING',
  'INAKTIV',
  'AFSLUTTET_OPFYLDT',
  'AFSLUTTET_FRIST',
  'AFSLUTTET_TRUKKET',
] as const

export type Arbejdssted = {
  navn?: string | undefined
  vej?: string | undefined
  husnummer?: string | undefined
  etage?: string | undefined
  doer?: string | undefined
  postnummer?: string | undefined
  by?: string | undefined
  land?: string | undefined
}
export type Kontaktperson = {
  fornavn: string
  mellemnavn?: string | undefined
  efternavn: string
  telefon?: string | undefined
  email?: string | undefined
}
export type Krav = { type: string; tekst: string; vaegt: 'SKAL' | 'GERNE' }

/**
 * What an employer looks for, as it stands now. Earlier versions stand in `jobordre_version`, what happened in `jobordre_haendelse`, who is
 * and was responsible in `jobordre_myndighed`. Everything here may be read by an a-kasse that was invited to help; the rest is in
 * `jobordre_kontakt`.
 */
export const jobordre = pgTable(
  'jobordre',
  {
    id: noegle(),
    sagsnummer: text().unique(),
    version: integer().notNull(),
    status: text({ enum: JOBORDRE_STATUS }).notNull(),
    /** Kept back until STAR has looked at it: why, by the codes of the findings. Authorities do not see it meanwhile. */
    tilbageholdt: text().array().notNull().default(sql`'{}'`),
    /** Findings that the employer answered "it is in order, because": code and reason. The authority sees the mark. */
    bekraeftet: jsonb().$type<{ kode: string; grund: string }[]>().notNull().default([]),
    type: integer().notNull(),
    titel: text().notNull(),
    beskrivelse: text().notNull(),
    startdato: dag(),
    varighedDage: integer(),
    formidlingsfrist: dag(),
    henvendelsesmaade: integer(),
    maksAntalHenvisninger: integer(),
    antalStillinger: integer().notNull().default(1),
    ugentligArbejdstidType: integer(),
    timerPrUge: integer(),
    arbejdstidsforhold: integer().array().notNull().default(sql`'{}'`),
    krav: jsonb().$type<Krav[]>().notNull().default([]),
    arbejdssted: jsonb().$type<Arbejdssted>().notNull().default({}),
    /** Code of the kommune that the place of work lies in, as far as the register of units tells. */
    arbejdskommune: text(),
    jobannonceId: text(),
    virksomhedId: org().notNull(),
    virksomhedNavn: text().notNull(),
    cvr: text().notNull(),
    pNummer: text(),
    /** Who is responsible now; in a draft the employer's choice so far. */
    myndighedId: org(),
    myndighedNavn: text(),
    sagsbehandlerId: uuid().references(() => bruger.id),
    sagsbehandlerNavn: text(),
    oprettetAfVirksomhed: boolean().notNull(),
    oprettetAfNavn: text().notNull(),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    sendtTid: tid(),
    /** Since when it waits for the authority that has it now to take it; null when taken. */
    venterSiden: tid(),
    paamindetTid: tid(),
    afsluttetTid: tid(),
    antalBesat: integer(),
    antalBesatVedHenvisning: integer(),
    /** A readiness probe of the platform: behind it stands no employer, and it counts in no measure. */
    proeve: boolean().notNull().default(false),
  },
  (t) => [
    index('jobordre_virksomhed').on(t.virksomhedId, t.aendretTid),
    index('jobordre_indbakke').on(t.myndighedId, t.status, t.venterSiden, t.id),
    index('jobordre_myndigheds').on(t.myndighedId, t.status, t.formidlingsfrist, t.id),
    index('jobordre_aendret').on(t.aendretTid, t.id),
    index('jobordre_myndigheds_aendret').on(t.myndighedId, t.aendretTid, t.id),
    index('jobordre_myndigheds_kommune').on(t.myndighedId, t.arbejdskommune, t.aendretTid, t.id),
    index('jobordre_kommune').on(t.arbejdskommune, t.aendretTid, t.id),
    index('jobordre_cvr').on(t.cvr, t.aendretTid, t.id),
    index('jobordre_nyeste').on(t.oprettetTid, t.id),
    index('jobordre_frist')
      .on(t.formidlingsfrist)
      .where(sql`status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV')`),
    index('jobordre_tilbageholdt').on(t.sendtTid).where(sql`tilbageholdt <> '{}'`),
    enAf('jobordre_status', t.status, JOBORDRE_STATUS),
    check('jobordre_titel', sql`char_length(${t.titel}) <= 100`),
    check('jobordre_beskrivelse', sql`char_length(${t.beskrivelse}) <= 5000`),
    check(
      'jobordre_sendt',
      sql`${t.status} = 'KLADDE' or (${t.sagsnummer} is not null and ${t.myndighedId} is not null and ${t.formidlingsfrist} is not null and ${t.titel} <> '' and ${t.beskrivelse} <> '')`,
    ),
    check('jobordre_venter', sql`(${t.status} = 'AFVENTER_MODTAGELSE') = (${t.venterSiden} is not null)`),
    check('jobordre_afsluttet', sql`(${t.status} like 'AFSLUTTET%') = (${t.afsluttetTid} is not null)`),
    check('jobordre_stillinger', sql`${t.antalStillinger} between 1 and 999`),
    check('jobordre_maks', sql`${t.maksAntalHenvisninger} between 1 and 999`),
    check('jobordre_timer', sql`${t.timerPrUge} between 1 and 37`),
  ],
)

/** What only the company and the responsible authority read: whom to call, what was said in confidence. */
export const jobordreKontakt = pgTable('jobordre_kontakt', {
  jobordreId: uuid()
    .primaryKey()
    .references(() => jobordre.id),
  virksomhedId: org().notNull(),
  kontaktperson: jsonb().$type<Kontaktperson>(),
  internKommentar: text(),
  oenskerMail: boolean().notNull().default(false),
  sagsbehandlerTilladt: boolean().notNull().default(true),
})

/** The occupation titles of an order: number 0 is the primary one. An alias keeps its own words. */
export const jobordreStilling = pgTable(
  'jobordre_stilling',
  {
    jobordreId: ordre(),
    nummer: integer().notNull(),
    conceptUri: text().notNull(),
    aliasId: uuid(),
    titel: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.jobordreId, t.nummer] }),
    unique().on(t.jobordreId, t.conceptUri),
    index().on(t.conceptUri),
    check('jobordre_stilling_nummer', sql`${t.nummer} between 0 and 4`),
  ],
)

/** An order as it was sent, and as it was changed. Append-only. */
export const jobordreVersion = pgTable(
  'jobordre_version',
  {
    jobordreId: ordre(),
    version: integer().notNull(),
    indhold: jsonb().$type<Record<string, unknown>>().notNull(),
    tid: tid().notNull(),
    organisationId: org(),
    afNavn: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobordreId, t.version] })],
)

export const MYNDIGHEDSMAADE = ['VALGT', 'OVERDRAGET', 'RETURNERET', 'OMVALGT', 'EFTERFOELGER'] as const

/** Who is and was responsible for an order, and how it came there. At most one at a time. It is also why an authority may know the order. */
export const jobordreMyndighed = pgTable(
  'jobordre_myndighed',
  {
    id: noegle(),
    jobordreId: ordre(),
    virksomhedId: org().notNull(),
    myndighedId: org().notNull(),
    maade: text({ enum: MYNDIGHEDSMAADE }).notNull(),
    fra: tid().notNull(),
    til: tid(),
    /** Until when one that handed over may still update its own referrals. */
    egneHenvisningerTil: dag(),
  },
  (t) => [
    uniqueIndex('jobordre_en_ansvarlig').on(t.jobordreId).where(sql`til is null`),
    index('jobordre_myndighed_opslag').on(t.myndighedId, t.jobordreId),
    index().on(t.jobordreId),
    enAf('jobordre_myndighed_maade', t.maade, MYNDIGHEDSMAADE),
  ],
)

export const JOBORDRE_HAENDELSE = [
  'OPRETTET',
  'SENDT',
  'TILBAGEHOLDT',
  'FRIGIVET',
  'AFVIST_AF_STAR',
  'RETTET',
  'MODTAGET',
  'RETURNERET',
  'OVERDRAGET',
  'OMVALGT',
  'EFTERFOELGER',
  'SAGSBEHANDLER',
  'INAKTIVERET',
  'GENAKTIVERET',
  'AFSLUTTET',
  'PAAMINDET',
  'INVITERET',
  'NOTAT',
] as const

/** What happened to an order, in order. Append-only; `kunMyndigheder` never reaches the company. */
export const jobordreHaendelse = pgTable(
  'jobordre_haendelse',
  {
    id: noegle(),
    jobordreId: ordre(),
    virksomhedId: org().notNull(),
    art: text({ enum: JOBORDRE_HAENDELSE }).notNull(),
    tilStatus: text({ enum: JOBORDRE_STATUS }).notNull(),
    /** Responsible after it, and before it when that changed. */
    myndighedId: org(),
    fraMyndighedId: org(),
    aarsag: text(),
    kommentar: text(),
    kunMyndigheder: boolean().notNull().default(false),
    organisationId: org(),
    organisationNavn: text().notNull(),
    brugerNavn: text().notNull(),
    tid: tid().notNull(),
    /** The database's clock: the order of what happens in one transaction. */
    registreretTid: tid().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index('jobordre_haendelse_ordre').on(t.jobordreId, t.registreretTid),
    enAf('jobordre_haendelse_art', t.art, JOBORDRE_HAENDELSE),
  ],
)

export const SAMARBEJDE_STATUS = ['INVITERET', 'AFTALT', 'AFSLAAET', 'OPHOERT'] as const

/** An agreement between two a-kasser about one order: who asked whom, for what, for how long. */
export const jobordreSamarbejde = pgTable(
  'jobordre_samarbejde',
  {
    id: noegle(),
    jobordreId: ordre(),
    inviterendeId: org().notNull(),
    inviterendeNavn: text().notNull(),
    inviteretId: org().notNull(),
    inviteretNavn: text().notNull(),
    tekst: text().notNull(),
    fra: dag().notNull(),
    til: dag().notNull(),
    status: text({ enum: SAMARBEJDE_STATUS }).notNull(),
    inviteretAfNavn: text().notNull(),
    inviteretTid: tid().notNull(),
    besvaretAfNavn: text(),
    besvaretTid: tid(),
    ophoertTid: tid(),
    ophoertGrund: text(),
  },
  (t) => [
    uniqueIndex('jobordre_samarbejde_et').on(t.jobordreId, t.inviteretId).where(sql`status in ('INVITERET', 'AFTALT')`),
    index('jobordre_samarbejde_inviteret').on(t.inviteretId, t.status, t.inviteretTid),
    index('jobordre_samarbejde_inviterende').on(t.inviterendeId, t.status),
    enAf('jobordre_samarbejde_status', t.status, SAMARBEJDE_STATUS),
    faldendeAldrig('jobordre_samarbejde_periode', t.fra, t.til),
    check('jobordre_samarbejde_parter', sql`${t.inviterendeId} <> ${t.inviteretId}`),
    check('jobordre_samarbejde_tekst', sql`char_length(${t.tekst}) between 1 and 1000`),
  ],
)
