import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, dag, faldendeAldrig, gyldighed, noegle, tid } from '#db/kolonner'

/** A citizen. Everything about a citizen hangs on this id; the CPR number stands in `borger_cpr` alone. */
export const borger = pgTable(
  'borger',
  {
    id: noegle(),
    navn: text().notNull(),
    foedselsdato: dag().notNull(),
    navnebeskyttetTil: dag(),
    doedDato: dag(),
    oprettetTid: tid().notNull(),
  },
  (t) => [index('borger_navn').on(t.navn, t.id)],
)

/** A CPR number of a citizen in a period, encrypted; found by HMAC. A changed number is a second row. */
export const borgerCpr = pgTable(
  'borger_cpr',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    cprKrypteret: bytea().notNull(),
    cprHmac: bytea().notNull(),
    noegleId: text().notNull(),
    ...gyldighed,
  },
  (t) => [
    index().on(t.borgerId),
    index('borger_cpr_hmac').on(t.cprHmac),
    faldendeAldrig('borger_cpr_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

/** Citizens under the rules from before 2024-01-01: their kontaktforløb stays in the jobcenter. */
export const overgangsgruppe = pgTable(
  'overgangsgruppe',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [index().on(t.borgerId)],
)

/** The demo's clock: how many milliseconds Samspor is ahead of the machine. One row; zero in production. */
export const ur = pgTable('ur', {
  id: integer().primaryKey(),
  forskydningMs: text().notNull(),
  demo: boolean().notNull(),
})
