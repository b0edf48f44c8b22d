import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { organisation } from '#db/schema/organisation'

/** The citizen is asked (AABEN) and books, or the day passes, or somebody takes the deadline away. */
export const SELVBOOKSTATUS = ['AABEN', 'BOOKET', 'PASSERET', 'LUKKET'] as const

/**
 * A time that an authority keeps open for an interview. Whom it was taken by stands here as well as on the interview, because nobody else can
 * see the interview: `samtaleId` null is free. One who holds interviews has no two times at once (exclusion constraint in the migration).
 */
export const bookingtid = pgTable(
  'bookingtid',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    form: text().notNull(),
    startTid: tid().notNull(),
    slutTid: tid().notNull(),
    moedeholder: text().notNull(),
    sted: text(),
    adresse: text(),
    telefon: text(),
    borgerRinger: boolean().notNull(),
    videolink: text(),
    oprettetTid: tid().notNull(),
    oprettetAfNavn: text().notNull(),
    fjernetTid: tid(),
    fjernetAfNavn: text(),
    samtaleId: uuid(),
    borgerId: uuid().references(() => borger.id),
  },
  (t) => [
    index('bookingtid_egne').on(t.organisationId, t.startTid).where(sql`fjernet_tid is null`),
    index('bookingtid_samtale').on(t.samtaleId).where(sql`samtale_id is not null`),
    index().on(t.borgerId),
    check('bookingtid_tid', sql`${t.slutTid} > ${t.startTid}`),
    check('bookingtid_fjernet', sql`(${t.fjernetTid} is null) = (${t.fjernetAfNavn} is null)`),
    check('bookingtid_taget', sql`(${t.samtaleId} is null) = (${t.borgerId} is null)`),
    check('bookingtid_taget_eller_fjernet', sql`${t.fjernetTid} is null or ${t.samtaleId} is null`),
  ],
)

/** The citizen is asked to book an interview of a type themself, before and including a day. At most one open a type. */
export const selvbookfrist = pgTable(
  'selvbookfrist',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    type: integer().notNull(),
    titel: text().notNull(),
    beskrivelse: text(),
    /** The last day on which it can be booked. */
    senest: dag().notNull(),
    /** Hours before the interview until which the citizen can choose another time; null: cannot. */
    ombookTimer: integer(),
    /** The message says what it can mean not to book or not to turn up. */
    vejledtOmKonsekvens: boolean().notNull(),
    status: text({ enum: SELVBOOKSTATUS }).notNull(),
    traadId: uuid().notNull(),
    /** The interview that was booked. */
    samtaleId: uuid(),
    lukketGrund: text(),
    oprettetTid: tid().notNull(),
    oprettetAfNavn: text().notNull(),
    afsluttetTid: tid(),
    afsluttetAfNavn: text(),
  },
  (t) => [
    uniqueIndex('selvbookfrist_en_aaben').on(t.borgerId, t.type).where(sql`status = 'AABEN'`),
    index('selvbookfrist_borger').on(t.borgerId, t.oprettetTid),
    index('selvbookfrist_aabne').on(t.senest).where(sql`status = 'AABEN'`),
    enAf('selvbookfrist_status', t.status, SELVBOOKSTATUS),
    check('selvbookfrist_ombook', sql`${t.ombookTimer} between 1 and 1000`),
    check('selvbookfrist_booket', sql`(${t.status} = 'BOOKET') = (${t.samtaleId} is not null)`),
    check('selvbookfrist_lukket', sql`(${t.status} = 'LUKKET') = (${t.lukketGrund} is not null)`),
    check(
      'selvbookfrist_afsluttet',
      sql`(${t.status} = 'AABEN') = (${t.afsluttetTid} is null) and (${t.afsluttetTid} is null) = (${t.afsluttetAfNavn} is null)`,
    ),
  ],
)
