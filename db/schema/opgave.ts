import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const OPGAVE_TYPE = [
  'NY_INDSTILLING',
  'SPOERGSMAAL_TIL_INDSTILLING',
  'SVAR_PAA_INDSTILLING',
  'BREV_IKKE_LEVERET',
  'SEND_PAPIRBREV',
  'NY_BESKED',
  'TIMEGRAENSE_NAERMER_SIG',
  'TIMEGRAENSE_NAAET',
  'OVERDRAGET',
  'FOERSTE_SAMTALE',
  'PLAN_IKKE_BEKRAEFTET',
  'TILBUD_OPFOELGNING',
  'NY_UNDERRETNING',
  'NUPH_SPOERGSMAAL',
  'NUPH_SVAR',
  'NUPH_NY_REGISTRERING',
  'SANKTION_GENNEMGANG',
  'TIMEGRAENSE_IKKE_AFSLUTTET',
  'SELVBOOK_PASSERET',
] as const
export const OPGAVE_ART = ['OPGAVE', 'ADVIS'] as const
export const BESKEDHANDLING = ['INGEN', 'ADVIS', 'OPGAVE'] as const

/**
 * Something that must be done by an organisation (OPGAVE), or only known (ADVIS: no deadline, gone when it has been read). Opened and closed
 * by what happens, taken by a person.
 */
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
    art: text({ enum: OPGAVE_ART }).notNull().default('OPGAVE'),
    objektId: uuid().notNull(),
    emne: text().notNull(),
    frist: dag(),
    lukkesVedLaesning: boolean().notNull().default(false),
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
    index('opgave_advis').on(t.organisationId, t.oprettetTid, t.id).where(sql`lukket_tid is null and art = 'ADVIS'`),
    index().on(t.borgerId),
    index().on(t.objektId),
    enAf('opgave_type', t.type, OPGAVE_TYPE),
    enAf('opgave_art', t.art, OPGAVE_ART),
    check('opgave_frist', sql`(${t.art} = 'ADVIS') = (${t.frist} is null)`),
    check('opgave_advis_laeses', sql`${t.art} <> 'ADVIS' or ${t.lukkesVedLaesning}`),
  ],
)

/**
 * What an organisation wants to happen in its worklist when a message of a type arrives. A change is a new row; the earlier one is closed,
 * so that the table is its own history. No row means the rule's default.
 */
export const beskedopsaetning = pgTable(
  'beskedopsaetning',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    beskedtype: integer().notNull(),
    version: integer().notNull(),
    handling: text({ enum: BESKEDHANDLING }).notNull(),
    fristArbejdsdage: integer(),
    lukkesVedLaesning: boolean().notNull(),
    registreretFra: tid().notNull(),
    registreretTil: tid(),
    registreretAf: uuid()
      .notNull()
      .references(() => bruger.id),
    registreretAfNavn: text().notNull(),
  },
  (t) => [
    uniqueIndex('beskedopsaetning_nuvaerende').on(t.organisationId, t.beskedtype).where(sql`registreret_til is null`),
    unique().on(t.organisationId, t.beskedtype, t.version),
    enAf('beskedopsaetning_handling', t.handling, BESKEDHANDLING),
    check('beskedopsaetning_frist', sql`${t.fristArbejdsdage} between 1 and 60`),
    check('beskedopsaetning_kun_opgave', sql`${t.handling} = 'OPGAVE' or ${t.fristArbejdsdage} is null`),
  ],
)
