import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const LEVERING_SLAGS = ['BREV', 'PAAMINDELSE', 'BILAG'] as const

/** Something happened, worth telling other systems, and the history of a case. `loebenummer` is given after commit. */
export const event = pgTable(
  'event',
  {
    id: noegle(),
    loebenummer: bigint({ mode: 'number' }).unique(),
    navn: text().notNull(),
    entitetId: integer().notNull(),
    entitetNavn: text().notNull(),
    aendringstype: integer().notNull(),
    eksternId: uuid().notNull(),
    version: integer(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    organisationId: uuid().references(() => organisation.id),
    organisationNavn: text().notNull(),
    brugerId: uuid().references(() => bruger.id),
    brugerNavn: text(),
    note: text(),
    tid: tid().notNull(),
    registreretTid: tid().notNull(),
  },
  (t) => [
    index('event_entitet').on(t.eksternId, t.registreretTid),
    index('event_borger').on(t.borgerId, t.registreretTid),
    index('event_unummereret').on(t.registreretTid).where(sql`loebenummer is null`),
  ],
)

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
