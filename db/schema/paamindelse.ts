import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'

/**
 * An address at which a citizen wants to hear that something is new in the Beskedbakke. Nothing goes to it before it has been confirmed by
 * the code that was sent to it; only the code's hash is stored. Taken away, the address is forgotten and the row remains.
 */
export const borgerPaamindelse = pgTable(
  'borger_paamindelse',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    email: text(),
    kodeHash: bytea().notNull(),
    kodeUdloeberTid: tid().notNull(),
    oprettetTid: tid().notNull(),
    bekraeftetTid: tid(),
    /** When the last reminder was taken over by the mail server: at most one a day. */
    sidstSendtTid: tid(),
    /** The mail server refused the address. */
    fejletTid: tid(),
    /** A worker is sending to it; machine time. */
    laanTil: tid(),
    lukketTid: tid(),
  },
  (t) => [
    uniqueIndex('borger_paamindelse_aaben').on(t.borgerId).where(sql`lukket_tid is null`),
    index('borger_paamindelse_oprettet').on(t.borgerId, t.oprettetTid),
    check('borger_paamindelse_lukket', sql`(${t.lukketTid} is null) = (${t.email} is not null)`),
    check('borger_paamindelse_email', sql`char_length(${t.email}) <= 254`),
  ],
)
