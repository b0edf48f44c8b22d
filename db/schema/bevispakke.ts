import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'
import { tid } from '#db/kolonner'

/**
 * Evidence packs that have been issued, by their root hash. Holds nothing about a person: a public page answers from it. The database shows
 * a row only to who has its code (`samspor.bevis`).
 */
export const bevispakke = pgTable(
  'bevispakke',
  {
    rod: text().primaryKey(),
    sagsnummer: text().notNull(),
    /** The organisation that took it out, or "Borgeren". */
    udsteder: text().notNull(),
    udstedtTid: tid().notNull(),
  },
  (t) => [check('bevispakke_rod', sql`${t.rod} ~ '^[0-9a-f]{64}$'`)],
)
