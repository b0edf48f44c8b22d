import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, enAf, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const DOER = ['borger', 'akasse', 'jobcenter', 'anden_aktoer', 'virksomhed', 'star'] as const

/** A signed-in person. The cookie holds a random value whose SHA-256 is the key here. Times are machine time. */
export const session = pgTable(
  'session',
  {
    hash: bytea().primaryKey(),
    doer: text({ enum: DOER }).notNull(),
    subject: text().notNull(),
    udsteder: text().notNull(),
    udstederSid: text(),
    borgerId: uuid().references(() => borger.id),
    brugerId: uuid().references(() => bruger.id),
    organisationId: uuid().references(() => organisation.id),
    rolle: text(),
    sikringsniveau: text().notNull(),
    idTokenKrypteret: bytea(),
    oprettet: tid().notNull(),
    sidstSet: tid().notNull(),
    inaktivEfter: tid().notNull(),
    udloeber: tid().notNull(),
    afsluttet: tid(),
    afslutAarsag: text(),
  },
  (t) => [index().on(t.udstederSid), index().on(t.udloeber), enAf('session_doer', t.doer, DOER)],
)

/** A form sent by somebody whose session had just run out, kept for half an hour for the same person (never files). */
export const parkeretFormular = pgTable(
  'parkeret_formular',
  {
    hash: bytea().primaryKey(),
    subject: text().notNull(),
    sti: text().notNull(),
    felterKrypteret: bytea().notNull(),
    udloeber: tid().notNull(),
  },
  (t) => [index().on(t.udloeber)],
)
