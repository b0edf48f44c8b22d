import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

/** Why an organisation is told: the citizen is theirs, they take part in the thread or the case, or they get everything of the kind. */
export const MODTAGERGRUND = ['EGEN', 'PART', 'SAG', 'ALLE'] as const
export const LEVERING_SLAGS = ['BREV', 'PAAMINDELSE', 'BILAG', 'MAILBEKRAEFTELSE', 'BORGERPAAMINDELSE'] as const

/**
 * Something happened, worth telling other systems, and the history of a case. `loebenummer` is given after commit. `masse`: part of a bulk
 * run, numbered and delivered after what people do.
 */
export const event = pgTable(
  'event',
  {
    id: noegle(),
    loebenummer: bigint({ mode: 'number' }),
    navn: text().notNull(),
    entitetId: integer().notNull(),
    entitetNavn: text().notNull(),
    aendringstype: integer().notNull(),
    eksternId: uuid().notNull(),
    version: integer(),
    /** Null where no citizen is named: a job order. */
    borgerId: uuid().references(() => borger.id),
    organisationId: uuid().references(() => organisation.id),
    organisationNavn: text().notNull(),
    brugerId: uuid().references(() => bruger.id),
    brugerNavn: text(),
    note: text(),
    tid: tid().notNull(),
    registreretTid: tid().notNull(),
    masse: boolean().notNull().default(false),
  },
  (t) => [
    index('event_entitet').on(t.eksternId, t.registreretTid),
    index('event_borger').on(t.borgerId, t.registreretTid),
    // One for each lane: with `masse` as a column, a planner that has not heard of a bulk run yet takes the wrong one.
    index('event_unummereret').on(t.registreretTid, t.id).where(sql`loebenummer is null and not masse`),
    index('event_unummereret_masse').on(t.registreretTid, t.id).where(sql`loebenummer is null and masse`),
    // What has no number is not in it: the queue is found by the two indexes above alone.
    uniqueIndex('event_loebenummer').on(t.loebenummer).where(sql`loebenummer is not null`),
  ],
)

/** How far numbering has come, and the last number that retention has taken. The one who holds its lock gives numbers. */
export const feedhoved = pgTable(
  'feedhoved',
  {
    id: integer().primaryKey(),
    loebenummer: bigint({ mode: 'number' }).notNull(),
    slettetTil: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('feedhoved_et', sql`${t.id} = 1`)],
)

/**
 * What one organisation may hear, written when the event gets its number: the feed of an organisation is one range of the key. It holds
 * ids alone, never a name or a CPR number, and repeats the event's so that reading needs no other table; no references, because a bulk run
 * writes millions. Kept 180 days.
 */
export const eventModtager = pgTable(
  'event_modtager',
  {
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    loebenummer: bigint({ mode: 'number' }).notNull(),
    eventId: uuid().notNull(),
    grund: text({ enum: MODTAGERGRUND }).notNull(),
    masse: boolean().notNull(),
    entitetId: integer().notNull(),
    aendringstype: integer().notNull(),
    eksternId: uuid().notNull(),
    version: integer(),
    borgerId: uuid(),
    tid: tid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.loebenummer] }),
    index('event_modtager_tid').using('brin', t.tid),
    // What was told of one job order: few rows of the feed, and asked for by order.
    index('event_modtager_jobordre').on(t.organisationId, t.eksternId).where(sql`entitet_id in (120001, 9501)`),
    enAf('event_modtager_grund', t.grund, MODTAGERGRUND),
  ],
)

/** What an organisation has asked to hear of beyond its own: a jobcenter may hear of every job order. No row: its own alone. */
export const feedvalg = pgTable('feedvalg', {
  organisationId: uuid()
    .primaryKey()
    .references(() => organisation.id),
  alleJobordrer: boolean().notNull(),
  aendretTid: tid().notNull(),
  aendretAf: text().notNull(),
})

/** A system that reads the feed, and the number it has come to: the one it asked after last. */
export const forbruger = pgTable('forbruger', {
  brugerId: uuid()
    .primaryKey()
    .references(() => bruger.id),
  organisationId: uuid()
    .notNull()
    .references(() => organisation.id),
  navn: text().notNull(),
  efter: bigint({ mode: 'number' }).notNull(),
  sidstHentet: tid().notNull(),
})

/** Work for the worker, in the same transaction as its cause. Claimed with a lease, retried with back-off, then dead. */
export const levering = pgTable(
  'levering',
  {
    id: noegle(),
    slags: text({ enum: LEVERING_SLAGS }).notNull(),
    noegle: text().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    objektId: uuid().notNull(),
    runAt: tid().notNull(),
    forsoeg: integer().notNull(),
    laanTil: tid(),
    faerdigTid: tid(),
    parkeretTid: tid(),
    fejl: text(),
    oprettetTid: tid().notNull(),
  },
  (t) => [
    uniqueIndex('levering_noegle').on(t.slags, t.noegle),
    index('levering_klar').on(t.runAt, t.id).where(sql`faerdig_tid is null and parkeret_tid is null`),
    enAf('levering_slags', t.slags, LEVERING_SLAGS),
  ],
)

/** A request that has been carried out: the same key again gets the same answer. */
export const anmodning = pgTable(
  'anmodning',
  {
    afsender: text().notNull(),
    noegle: text().notNull(),
    aftryk: bytea().notNull(),
    status: integer().notNull(),
    svar: jsonb(),
    tid: tid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.afsender, t.noegle] }), index().on(t.tid)],
)
