import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { indstilling } from '#db/schema/indstilling'
import { bruger, organisation } from '#db/schema/organisation'

export const AFSENDERTYPE = ['BORGER', 'SAGSBEHANDLER', 'SYSTEM', 'VIRKSOMHED'] as const
export const BESKED_STATUS = ['KLADDE', 'SENDT', 'LUKKET', 'BERIGTIGET'] as const
export const BILAG_KONTROL = ['IKKE_KONTROLLERET', 'REN', 'AFVIST'] as const

/** A message and its replies, with the citizen in the middle. The last message's facts stand here so that the list is one index. */
export const traad = pgTable(
  'traad',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    beskedtype: integer().notNull(),
    emne: text().notNull(),
    afsenderNavn: text().notNull(),
    afsenderType: text({ enum: AFSENDERTYPE }).notNull(),
    afsenderOrganisationId: uuid().references(() => organisation.id),
    modtagerNavn: text(),
    oprettetTid: tid().notNull(),
    sidsteTid: tid().notNull(),
    antalBeskeder: integer().notNull(),
    antalBilag: integer().notNull(),
    lukketTid: tid(),
    berigtigetTid: tid(),
    /** The last day on which the thread is shown in the list; it is never deleted by it. */
    slutDato: dag(),
    maaBesvares: boolean().notNull(),
  },
  (t) => [
    index('traad_borger').on(t.borgerId, t.sidsteTid, t.id),
    enAf('traad_afsender', t.afsenderType, AFSENDERTYPE),
    check('traad_emne', sql`char_length(${t.emne}) between 1 and 150`),
  ],
)

/** An organisation that takes part in a thread, from when, until when, and whether it sees what came before. */
export const traadPart = pgTable(
  'traad_part',
  {
    traadId: uuid()
      .notNull()
      .references(() => traad.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fra: tid().notNull(),
    serFra: tid(),
    til: dag(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.traadId] }), index().on(t.borgerId), index().on(t.traadId)],
)

/** One message. Sent is sent: it is never edited; berigtigelse hides the content and leaves a stub. */
export const besked = pgTable(
  'besked',
  {
    id: noegle(),
    traadId: uuid()
      .notNull()
      .references(() => traad.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    nummer: integer().notNull(),
    skabelon: text().notNull(),
    afsenderType: text({ enum: AFSENDERTYPE }).notNull(),
    afsenderBrugerId: uuid().references(() => bruger.id),
    afsenderNavn: text().notNull(),
    afsenderOrganisationId: uuid().references(() => organisation.id),
    modtagerNavn: text(),
    titel: text().notNull(),
    tekst: text().notNull(),
    digitalPost: boolean().notNull().default(false),
    status: text({ enum: BESKED_STATUS }).notNull(),
    sendtTid: tid().notNull(),
    slutDato: dag(),
    berigtigetTid: tid(),
    berigtigetKommentar: text(),
  },
  (t) => [
    uniqueIndex('besked_nummer').on(t.traadId, t.nummer),
    index().on(t.borgerId),
    enAf('besked_status', t.status, BESKED_STATUS),
    enAf('besked_afsender', t.afsenderType, AFSENDERTYPE),
    check('besked_tekst', sql`char_length(${t.tekst}) <= 10000`),
    check('besked_berigtiget', sql`(${t.status} = 'BERIGTIGET') = (${t.berigtigetTid} is not null)`),
  ],
)

/** How far a reader (the citizen or an organisation) has read a thread. Only the reader and the audit see it. */
export const traadLaest = pgTable(
  'traad_laest',
  {
    traadId: uuid()
      .notNull()
      .references(() => traad.id),
    laeserId: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    laestTid: tid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.laeserId, t.traadId] }), index().on(t.borgerId)],
)

/** A file. First on a draft indstilling, then adopted by the message that sends it. Content lies in `bilag_del`. */
export const bilag = pgTable(
  'bilag',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    indstillingId: uuid().references(() => indstilling.id),
    /** The underretning that it belongs to; adopted when that is sent (the foreign key stands in the migration). */
    nuphId: uuid(),
    nuphVersion: integer(),
    beskedId: uuid().references(() => besked.id),
    navn: text().notNull(),
    mime: text().notNull(),
    stoerrelse: integer().notNull(),
    sha256: bytea().notNull(),
    kontrol: text({ enum: BILAG_KONTROL }).notNull(),
    egetDokument: boolean().notNull(),
    komplet: boolean().notNull(),
    oprettetTid: tid().notNull(),
  },
  (t) => [
    index().on(t.beskedId),
    index().on(t.borgerId),
    // One document with an indstilling (newsletter 31): a second upload replaces the first while it is a draft.
    uniqueIndex('bilag_et_paa_kladde').on(t.indstillingId).where(sql`besked_id is null and komplet`),
    enAf('bilag_kontrol', t.kontrol, BILAG_KONTROL),
    check('bilag_stoerrelse', sql`${t.stoerrelse} between 0 and 10485760`),
  ],
)

/** 256 KiB of a file. */
export const bilagDel = pgTable(
  'bilag_del',
  {
    bilagId: uuid()
      .notNull()
      .references(() => bilag.id, { onDelete: 'cascade' }),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    nummer: integer().notNull(),
    indhold: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bilagId, t.nummer] }),
    check('bilag_del_stoerrelse', sql`octet_length(${t.indhold}) <= 262144`),
  ],
)
