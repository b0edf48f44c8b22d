import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { jobordre, jobordreSamarbejde } from '#db/schema/jobordre'
import { bruger, organisation } from '#db/schema/organisation'

const org = () => uuid().references(() => organisation.id)
const ordre = () =>
  uuid()
    .notNull()
    .references(() => jobordre.id)

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

/** Why a candidate was not chosen, in the employer's words: for those who work with the order, never for the citizen, who reads the label alone. */
export const formidlingsafvisning = pgTable(
  'formidlingsafvisning',
  {
    formidlingId: uuid()
      .primaryKey()
      .references(() => formidling.id),
    tekst: text().notNull(),
  },
  (t) => [check('formidlingsafvisning_tekst', sql`char_length(${t.tekst}) between 1 and 250`)],
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
    index('formidlingslog_borger').on(t.borgerId, t.tid, t.id),
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
    index('samtykke_trukket').on(t.borgerId, t.jobordreId).where(sql`trukket_tid is not null`),
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
    index('deling_ukvitteret')
      .on(t.modtagerId, t.lukketTid)
      .where(sql`lukket_tid is not null and kvitteret_tid is null`),
    index('deling_udloeber').on(t.til).where(sql`lukket_tid is null and til is not null`),
    check('deling_lukket', sql`(${t.lukketTid} is null) = (${t.lukketGrund} is null)`),
    check(
      'deling_tom_naar_lukket',
      sql`${t.lukketTid} is null or (${t.navn} is null and ${t.telefon} is null and ${t.email} is null and ${t.cvUrl} is null and ${t.begrundelse} is null)`,
    ),
  ],
)
