import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gyldighed } from '#db/kolonner'

/** One code of one small official or own list, as it stood in a period. */
export const kode = pgTable(
  'kode',
  {
    liste: text().notNull(),
    kode: text().notNull(),
    starId: text(),
    navn: text().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.liste, t.kode, t.gyldigFra] })],
)

/** A number or name that a rule needs, as it stood in a period: 410 hours, 20 working days, an appeal body. */
export const regelvaerdi = pgTable(
  'regelvaerdi',
  {
    regel: text().notNull(),
    vaerdi: text().notNull(),
    enhed: text().notNull(),
    omraade: text().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.regel, t.omraade, t.gyldigFra] })],
)

/** A word or title on screens and in letters that changes with the law, such as "jobcenter" → "kommune". */
export const tekst = pgTable(
  'tekst',
  { noegle: text().notNull(), vaerdi: text().notNull(), ...gyldighed, kilde: text().notNull() },
  (t) => [primaryKey({ columns: [t.noegle, t.gyldigFra] })],
)

/** How long a class of records is kept. */
export const opbevaring = pgTable('opbevaring', {
  klasse: text().primaryKey(),
  periode: text().notNull(),
  starter: text().notNull(),
  kilde: text().notNull(),
})

/** One occupation title of the national list (ESCO based). Synonyms are searched, the title is shown. */
export const stillingsbetegnelse = pgTable(
  'stillingsbetegnelse',
  {
    conceptUri: text().notNull(),
    titel: text().notNull(),
    synonymer: text().array().notNull(),
    /** The DISCO-08 group (four digits) that the title belongs to; its erhvervsgruppe is the first two. Not known for every title. */
    disco08: text(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conceptUri, t.gyldigFra] }), index().on(t.titel)],
)

/** A synonym with an id of its own. The national list has one for each; where it is not known the product makes one of title and words. */
export const stillingsalias = pgTable(
  'stillingsalias',
  {
    aliasId: uuid().notNull(),
    conceptUri: text().notNull(),
    navn: text().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.aliasId, t.gyldigFra] }), index().on(t.conceptUri)],
)
