import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { dag, enAf, faldendeAldrig, gyldighed, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
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

/** Formidlingsstatus by code (code list `formidlingsstatus`). */
export const FORMIDLING = {
  FORESLAAET: 9201,
  HENVIST: 9202,
  TIL_SAMTALE: 9203,
  ANSAT: 9204,
  AFVIST_AF_VIRKSOMHED: 9205,
  TAKKET_NEJ: 9206,
  IKKE_MOEDT: 9207,
  TRUKKET: 9208,
} as const

/** One citizen on one order. Whom it is about is only known to who has the citizen; what others see of them is in `deling`. */
export const formidling = pgTable(
  'formidling',
  {
    id: noegle(),
    jobordreId: ordre(),
    virksomhedId: org().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    version: integer().notNull(),
    status: integer().notNull(),
    /** The authority whose citizen it is, which answers for the row. */
    myndighedId: org().notNull(),
    myndighedNavn: text().notNull(),
    sagsbehandlerId: uuid().references(() => bruger.id),
    sagsbehandlerNavn: text().notNull(),
    samarbejdeId: uuid().references(() => jobordreSamarbejde.id),
    afvisningsaarsag: integer(),
    afvisningstekst: text(),
    resultatdato: dag(),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    henvistTid: tid(),
    /** The employer was reminded: after the working days of the rule, and on the day of the order's deadline. */
    paamindetTid: tid(),
    fristPaamindetTid: tid(),
    endeligTid: tid(),
    /** Who set the final status: only they may correct it, within the days of the rule. */
    endeligAfId: org(),
  },
  (t) => [
    // JO-053: the same citizen is on the order once at a time.
    uniqueIndex('formidling_en_ad_gangen').on(t.jobordreId, t.borgerId).where(sql`status in (9201, 9202, 9203)`),
    index('formidling_ordre').on(t.jobordreId, t.status),
    index('formidling_borger').on(t.borgerId, t.aendretTid),
    index('formidling_myndighed').on(t.myndighedId, t.aendretTid),
    index('formidling_venter').on(t.henvistTid).where(sql`status = 9202`),
    check('formidling_status', sql`${t.status} between 9201 and 9208`),
    check('formidling_endelig', sql`(${t.status} >= 9204) = (${t.endeligTid} is not null)`),
    check('formidling_afvist', sql`(${t.status} = 9205) >= (${t.afvisningsaarsag} is not null)`),
    check('formidling_tekst', sql`char_length(${t.afvisningstekst}) <= 250`),
  ],
)

/**
 * What everybody who may know the order sees of a candidate: count, status, day and authority, and nothing about whom. The maximum is counted
 * here. Written together with `formidling`.
 */
export const formidlingsstand = pgTable(
  'formidlingsstand',
  {
    formidlingId: uuid()
      .primaryKey()
      .references(() => formidling.id),
    jobordreId: ordre(),
    virksomhedId: org().notNull(),
    myndighedId: org().notNull(),
    myndighedNavn: text().notNull(),
    status: integer().notNull(),
    henvistTid: tid(),
    aendretTid: tid().notNull(),
  },
  (t) => [index('formidlingsstand_ordre').on(t.jobordreId, t.status)],
)

/** What the citizen's authority keeps for itself about a candidate. What others read of it was shared, in `deling`. */
export const formidlingsnotat = pgTable(
  'formidlingsnotat',
  {
    formidlingId: uuid()
      .primaryKey()
      .references(() => formidling.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    myndighedId: org().notNull(),
    kommentar: text(),
    cvUrl: text(),
  },
  (t) => [check('formidlingsnotat_tekst', sql`char_length(${t.kommentar}) <= 1000 and char_length(${t.cvUrl}) <= 500`)],
)

/** Every change of a formidling. Append-only. The citizen reads it, so no free text is in it. */
export const formidlingslog = pgTable(
  'formidlingslog',
  {
    id: noegle(),
    formidlingId: uuid()
      .notNull()
      .references((): AnyPgColumn => formidling.id),
    jobordreId: ordre(),
    virksomhedId: org().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fraStatus: integer(),
    tilStatus: integer().notNull(),
    aarsag: integer(),
    rettelse: boolean().notNull().default(false),
    /** The authority whose citizen it is; the company, the citizen or the platform may have done it. */
    myndighedId: org().notNull(),
    organisationId: org(),
    organisationNavn: text().notNull(),
    brugerNavn: text().notNull(),
    tid: tid().notNull(),
    /** The database's clock: the order of what happens in one transaction. */
    registreretTid: tid().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index('formidlingslog_formidling').on(t.formidlingId, t.registreretTid),
    index('formidlingslog_ordre').on(t.jobordreId, t.registreretTid),
  ],
)

/** What was written with a line of the log: the writer's own, and read by whose citizen it is. Never by the citizen. */
export const formidlingslogtekst = pgTable('formidlingslogtekst', {
  linjeId: uuid()
    .primaryKey()
    .references(() => formidlingslog.id),
  myndighedId: org().notNull(),
  organisationId: org(),
  kommentar: text().notNull(),
})

/** A citizen's yes: to which order, in which words, when, and who wrote it down. Withdrawn by the citizen with one click. */
export const samtykke = pgTable(
  'samtykke',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    jobordreId: ordre(),
    formidlingId: uuid()
      .notNull()
      .references(() => formidling.id),
    /** What may be shared. */
    hvad: text().array().notNull(),
    tekstversion: text().notNull(),
    tekst: text().notNull(),
    givetTid: tid().notNull(),
    organisationId: org().notNull(),
    organisationNavn: text().notNull(),
    brugerNavn: text().notNull(),
    trukketTid: tid(),
    trukketAf: text({ enum: ['BORGER', 'MYNDIGHED'] }),
  },
  (t) => [
    uniqueIndex('samtykke_et_gaeldende').on(t.formidlingId).where(sql`trukket_tid is null`),
    index().on(t.borgerId, t.givetTid),
  ],
)

export const DELING_LUKKET = ['TRUKKET', 'UDLOEBET', 'AFSLUTTET'] as const

/** What was shared with whom, until when. When it closes, what was shared is taken out of the receiver's view, and the receiver acknowledges. */
export const deling = pgTable(
  'deling',
  {
    id: noegle(),
    samtykkeId: uuid()
      .notNull()
      .references(() => samtykke.id),
    formidlingId: uuid()
      .notNull()
      .references(() => formidling.id),
    jobordreId: ordre(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    afsenderId: org().notNull(),
    modtagerId: org().notNull(),
    modtagerNavn: text().notNull(),
    navn: text(),
    telefon: text(),
    email: text(),
    cvUrl: text(),
    begrundelse: text(),
    deltTid: tid().notNull(),
    /** Last day on which the receiver sees it; set when the order closes. */
    til: dag(),
    lukketTid: tid(),
    lukketGrund: text({ enum: DELING_LUKKET }),
    kvitteretTid: tid(),
    kvitteretAfNavn: text(),
  },
  (t) => [
    uniqueIndex('deling_en_gang').on(t.formidlingId, t.modtagerId).where(sql`lukket_tid is null`),
    index().on(t.formidlingId),
    index('deling_modtager').on(t.modtagerId, t.jobordreId),
    index('deling_afsender').on(t.afsenderId),
    index().on(t.samtykkeId),
    index().on(t.borgerId, t.deltTid),
    index('deling_udloeber').on(t.til).where(sql`lukket_tid is null and til is not null`),
    check('deling_lukket', sql`(${t.lukketTid} is null) = (${t.lukketGrund} is null)`),
    check(
      'deling_tom_naar_lukket',
      sql`${t.lukketTid} is null or (${t.navn} is null and ${t.telefon} is null and ${t.email} is null and ${t.cvUrl} is null and ${t.begrundelse} is null)`,
    ),
  ],
)

/** What the company is told on its own pages; the worker mails it when the order asks for that. */
export const virksomhedsbesked = pgTable(
  'virksomhedsbesked',
  {
    id: noegle(),
    virksomhedId: org().notNull(),
    jobordreId: ordre(),
    slags: text().notNull(),
    titel: text().notNull(),
    tekst: text().notNull(),
    tid: tid().notNull(),
    laestTid: tid(),
    /** The worker has looked at it, and where it sent an e-mail, if the order asks for that. */
    behandletTid: tid(),
    sendtTil: text(),
    /** Attempts at sending, when the next is due, and until when a worker holds it; the last is machine time. */
    forsoeg: integer().notNull().default(0),
    naesteForsoeg: tid(),
    laanTil: tid(),
  },
  (t) => [
    index('virksomhedsbesked_nyeste').on(t.virksomhedId, t.tid),
    index().on(t.jobordreId, t.tid),
    index('virksomhedsbesked_ubehandlet').on(t.tid).where(sql`behandlet_tid is null`),
  ],
)

/** A unit of a company as the CVR register has it, from a file that the operator has. */
export const produktionsenhed = pgTable(
  'produktionsenhed',
  {
    pNummer: text().notNull(),
    cvr: text().notNull(),
    navn: text().notNull(),
    kommunekode: text().notNull(),
    adresse: jsonb().$type<Arbejdssted>().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pNummer, t.gyldigFra] }),
    index().on(t.cvr),
    index('produktionsenhed_postnummer').on(sql`(${t.adresse} ->> 'postnummer')`),
    check('produktionsenhed_p', sql`${t.pNummer} ~ '^\\d{10}$'`),
    faldendeAldrig('produktionsenhed_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

export const VIRKSOMHEDSTILSTAND = ['KONFLIKTRAMT', 'SPAERRET'] as const

/** A company under conflict, or locked out: set and lifted by Kundesupport, each period a row. */
export const virksomhedstilstand = pgTable(
  'virksomhedstilstand',
  {
    id: noegle(),
    cvr: text().notNull(),
    tilstand: text({ enum: VIRKSOMHEDSTILSTAND }).notNull(),
    fra: tid().notNull(),
    til: tid(),
    aarsag: text().notNull(),
    satAfNavn: text().notNull(),
    ophaevetAfNavn: text(),
    ophaevetGrund: text(),
  },
  (t) => [
    uniqueIndex('virksomhedstilstand_en_ad_gangen').on(t.cvr, t.tilstand).where(sql`til is null`),
    index().on(t.cvr, t.fra),
    enAf('virksomhedstilstand_art', t.tilstand, VIRKSOMHEDSTILSTAND),
  ],
)

export const REKRUTTERINGSPROEVE_TRIN = ['HENTET', 'MODTAGET', 'HENVIST', 'RETURNERET', 'OVERDRAGET'] as const

/** An a-kasse's system being tried: probe orders, and what Samspor itself saw it do with them. */
export const rekrutteringsproeve = pgTable(
  'rekrutteringsproeve',
  {
    id: noegle(),
    akasseId: org().notNull(),
    /** The client that is tried. */
    brugerId: uuid().references(() => bruger.id),
    systemNavn: text().notNull(),
    startetTid: tid().notNull(),
    frist: tid().notNull(),
    /** What has been seen, and when. */
    trin: jsonb().$type<Record<string, string>>().notNull().default({}),
    bestaaetTid: tid(),
    /** Signed word of this installation that the system passed; another installation checks it by the key. */
    bevis: text(),
  },
  (t) => [index('rekrutteringsproeve_akasse').on(t.akasseId, t.startetTid)],
)

/** That an a-kasse is ready for job orders: reported by its system, by STAR on its behalf, or ended. Each period a row. */
export const klarmelding = pgTable(
  'klarmelding',
  {
    id: noegle(),
    akasseId: org().notNull(),
    klarFra: dag().notNull(),
    klarTil: dag(),
    /** Beginnings of DISCO-08 codes that it covers; null: all. */
    stillinger: text().array(),
    maksAabne: integer(),
    bevis: text(),
    meldtAfNavn: text().notNull(),
    meldtAfOrganisation: text().notNull(),
    meldtTid: tid().notNull(),
    /** Not offered meanwhile: its system does not answer. */
    pauseFra: tid(),
    pauseGrund: text(),
    erstattetTid: tid(),
  },
  (t) => [
    uniqueIndex('klarmelding_gaeldende').on(t.akasseId).where(sql`erstattet_tid is null`),
    index().on(t.akasseId, t.meldtTid),
    faldendeAldrig('klarmelding_periode', t.klarFra, t.klarTil),
  ],
)
