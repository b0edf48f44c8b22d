import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const OPGAVE_TYPE = [
  'NY_INDSTILLING',
  'SPOERGSMAAL_TIL_INDSTILLING',
  'SVAR_PAA_INDSTILLING',
  'BREV_IKKE_LEVERET',
  'SEND_PAPIRBREV',
] as const

/** Something that must be done by an organisation. Opened and closed by what happens, taken by a person. */
export const opgave = pgTable(
  'opgave',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    type: text({ enum: OPGAVE_TYPE }).notNull(),
    objektId: uuid().notNull(),
    emne: text().notNull(),
    frist: dag().notNull(),
    oprettetTid: tid().notNull(),
    ansvarligId: uuid().references(() => bruger.id),
    ansvarligNavn: text(),
    ventTil: dag(),
    ventGrund: text(),
    paamindetTid: tid(),
    eskaleretTid: tid(),
    lukketTid: tid(),
    lukketAf: text(),
  },
  (t) => [
    uniqueIndex('opgave_en_aaben').on(t.organisationId, t.type, t.objektId).where(sql`lukket_tid is null`),
    index('opgave_aabne').on(t.organisationId, t.frist, t.id).where(sql`lukket_tid is null`),
    index('opgave_mine').on(t.ansvarligId, t.frist, t.id).where(sql`lukket_tid is null`),
    index().on(t.borgerId),
    index().on(t.objektId),
    enAf('opgave_type', t.type, OPGAVE_TYPE),
  ],
)
