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
import { dag, enAf, faldendeAldrig, gyldighed, noegle, registrering, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { HANDLER_OM } from '#db/schema/nuph'
import { bruger, organisation } from '#db/schema/organisation'

export const PLAN_STATUS = ['PUBLICERET', 'KVITTERET', 'AFLOEST'] as const

/**
 * One published version of a citizen's Min plan. It never changes: a change is a new version, and only the receipt and the end are written
 * on it afterwards. `aendring` holds what is new in plain Danish, a line each.
 */
export const minPlan = pgTable(
  'min_plan',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    nummer: integer().notNull(),
    status: text({ enum: PLAN_STATUS }).notNull(),
    aendring: text().notNull(),
    publiceretTid: tid(),
    publiceretAfId: uuid().references(() => organisation.id),
    publiceretAfBruger: uuid().references(() => bruger.id),
    publiceretAfNavn: text().notNull(),
    kvitterSenest: dag(),
    kvitteretTid: tid(),
    afloestTid: tid(),
  },
  (t) => [
    unique().on(t.borgerId, t.nummer),
    index('min_plan_ubekraeftet').on(t.kvitterSenest).where(sql`status = 'PUBLICERET'`),
    uniqueIndex('min_plan_gaeldende').on(t.borgerId).where(sql`status in ('PUBLICERET', 'KVITTERET')`),
    enAf('min_plan_status', t.status, PLAN_STATUS),
    check('min_plan_kvitteret', sql`${t.status} <> 'KVITTERET' or ${t.kvitteretTid} is not null`),
  ],
)

/** A job goal in one version of the plan. Exactly one is primary (MP-004). */
export const planJobmaal = pgTable(
  'plan_jobmaal',
  {
    planId: uuid()
      .notNull()
      .references(() => minPlan.id),
    nummer: integer().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    conceptUri: text().notNull(),
    /** STAR's id of the word that was chosen for the title, where the caller knows it. */
    alias: uuid(),
    titel: text().notNull(),
    tekst: text(),
    primaer: boolean().notNull(),
    registreretAfNavn: text().notNull(),
    gyldigFra: dag().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.nummer] }),
    index().on(t.borgerId),
    index('plan_jobmaal_stilling').on(t.conceptUri, t.borgerId),
    uniqueIndex('plan_jobmaal_primaer').on(t.planId).where(sql`primaer`),
  ],
)

/** What the a-kasse asks of the citizen's job search, in one version of the plan. */
export const planKrav = pgTable(
  'plan_krav',
  {
    planId: uuid()
      .notNull()
      .references(() => minPlan.id),
    nummer: integer().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    /** The requirement in `krav_til_jobsoegning`; null in plans from before it had a register of its own. */
    kravId: uuid(),
    antalPrUge: integer().notNull(),
    jobomraader: text().array().notNull().default([]),
    geografi: text(),
    kanaler: text().array().notNull().default([]),
    tekst: text(),
    gyldigFra: dag().notNull(),
    gyldigTil: dag(),
    registreretAfNavn: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.nummer] }), index().on(t.borgerId)],
)

/** A tilbud in one version of the plan. `tilbudId` is the same through all versions. */
export const planTilbud = pgTable(
  'plan_tilbud',
  {
    planId: uuid()
      .notNull()
      .references(() => minPlan.id),
    tilbudId: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    indstillingId: uuid(),
    tilbudstype: integer().notNull(),
    navn: text().notNull(),
    start: dag().notNull(),
    slut: dag().notNull(),
    timerPrUge: integer(),
    minutterPrUge: integer(),
    sted: text(),
    adresse: text(),
    kontaktperson: text(),
    maal: text(),
    beskrivelse: text(),
    sagsbehandler: text(),
    /** Why it ends on its last day, when that was said. */
    slutaarsag: text(),
    registreretAfNavn: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.tilbudId] }),
    index().on(t.borgerId),
    uniqueIndex('plan_tilbud_indstilling').on(t.planId, t.indstillingId),
    check('plan_tilbud_minutter', sql`${t.minutterPrUge} between 0 and 59`),
  ],
)

/** Why a tilbud or an activity ends. Of a negative one the a-kasse may have to be told: `handlerOm` says what the underretning is then about. */
export const aktivitetSlutaarsag = pgTable(
  'aktivitet_slutaarsag',
  {
    kode: text().notNull(),
    starId: text(),
    navn: text().notNull(),
    negativ: boolean().notNull(),
    handlerOm: text({ enum: HANDLER_OM }),
    sorter: integer().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kode, t.gyldigFra] }),
    check('aktivitet_slutaarsag_negativ', sql`${t.negativ} = (${t.handlerOm} is not null)`),
  ],
)

/** Something agreed with the citizen, in one version of the plan. `aftaleId` is the same through all versions. */
export const planAftale = pgTable(
  'plan_aftale',
  {
    planId: uuid()
      .notNull()
      .references(() => minPlan.id),
    aftaleId: uuid().notNull(),
    nummer: integer().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    tekst: text().notNull(),
    dag: dag(),
    registreretAfNavn: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.aftaleId] }), index().on(t.borgerId)],
)

/**
 * What an organisation has written for the next version and not published: its own alone, one per citizen. It becomes a version, or is
 * thrown away. `grundlag` is the number of the version it was written upon, 0 when there was none.
 */
export const minPlanKladde = pgTable(
  'min_plan_kladde',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    version: integer().notNull(),
    grundlag: integer().notNull(),
    indhold: jsonb().$type<Kladdeindhold>().notNull(),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    aendretAf: uuid()
      .notNull()
      .references(() => bruger.id),
    aendretAfNavn: text().notNull(),
  },
  (t) => [unique().on(t.borgerId, t.organisationId), index().on(t.aendretTid)],
)

/** The author's parts of the next version; null is a part that stays as it is. */
export type Kladdeindhold = {
  jobmaal: { conceptUri: string; alias: string | null; tekst: string | null; primaer: boolean }[] | null
  krav: {
    antalPrUge: number
    jobomraader: string[]
    geografi: string | null
    kanaler: string[]
    tekst: string | null
    gyldigFra: string | null
  } | null
  aftaler: { aftaleId: string | null; tekst: string; dag: string | null }[] | null
}

/**
 * What the a-kasse asks of the citizen's job search, in dated versions. One holds on a day. A change or a correction is a new row of the
 * same `id`; the earlier one is closed and never changed.
 */
export const kravTilJobsoegning = pgTable(
  'krav_til_jobsoegning',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    antalPrUge: integer().notNull(),
    jobomraader: text().array().notNull(),
    geografi: text(),
    kanaler: text().array().notNull(),
    tekst: text(),
    ...gyldighed,
    fejloprettetTid: tid(),
    fejloprettetKommentar: text(),
    registreretAfNavn: text().notNull(),
    ...registrering,
  },
  (t) => [
    uniqueIndex('krav_til_jobsoegning_kendt').on(t.id).where(sql`registreret_til is null`),
    index().on(t.borgerId, t.gyldigFra),
    faldendeAldrig('krav_til_jobsoegning_gyldighed', t.gyldigFra, t.gyldigTil),
    check('krav_til_jobsoegning_antal', sql`${t.antalPrUge} between 0 and 20`),
    check('krav_til_jobsoegning_fejl', sql`(${t.fejloprettetTid} is null) = (${t.fejloprettetKommentar} is null)`),
  ],
)

/** The last day on which an a-kasse made an "udkast til Min plan"; abolished from 2024. */
export const UDKAST_TIL = '2023-12-31'

/** An a-kasse's draft plan from the time when the jobcenter alone made the plan. Comes from an import, and is only read. */
export const planUdkast = pgTable(
  'plan_udkast',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseNavn: text().notNull(),
    dag: dag().notNull(),
    jobmaal: text().array().notNull(),
    tekst: text().notNull(),
    kilde: text().notNull(),
  },
  (t) => [
    index().on(t.borgerId, t.dag),
    check('plan_udkast_afskaffet', sql`${t.dag} <= ${sql.raw(`'${UDKAST_TIL}'`)}`),
  ],
)
