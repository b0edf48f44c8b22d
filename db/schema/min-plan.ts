import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const PLAN_STATUS = ['KLADDE', 'PUBLICERET', 'KVITTERET', 'AFLOEST'] as const

/** One version of a citizen's Min plan. Published versions never change: a change is a new version. */
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
    titel: text().notNull(),
    primaer: boolean().notNull(),
    registreretAfNavn: text().notNull(),
    gyldigFra: dag().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.nummer] }),
    index().on(t.borgerId),
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
    antalPrUge: integer().notNull(),
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
    kontaktperson: text(),
    maal: text(),
    registreretAfNavn: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.tilbudId] }),
    index().on(t.borgerId),
    uniqueIndex('plan_tilbud_indstilling').on(t.planId, t.indstillingId),
    check('plan_tilbud_minutter', sql`${t.minutterPrUge} between 0 and 59`),
  ],
)
