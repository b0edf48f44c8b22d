import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { enAf, faldendeAldrig, gyldighed, noegle, tid } from '#db/kolonner'

export const ORGANISATIONSTYPE = ['akasse', 'jobcenter', 'kommune', 'anden_aktoer', 'virksomhed', 'star'] as const
export const ROLLE = [
  'sagsbehandler',
  'leder',
  'lokaladministrator',
  'virksomhedsbruger',
  'virksomhedsadministrator',
  'star_support',
  'drift',
  'klient',
] as const

/** An a-kasse, a jobcenter, a kommune, an anden aktør that works for kommuner (its code is its CVR number), a company or STAR. Types never change with the law; the labels do. */
export const organisation = pgTable(
  'organisation',
  {
    id: noegle(),
    type: text({ enum: ORGANISATIONSTYPE }).notNull(),
    kode: text().notNull(),
    starKode: text(),
    navn: text().notNull(),
    kortNavn: text().notNull(),
    cvr: text(),
    pNummer: text(),
    telefon: text(),
    ...gyldighed,
    efterfoelgerId: uuid(),
    kilde: text().notNull(),
  },
  (t) => [
    unique().on(t.type, t.kode),
    index().on(t.cvr),
    foreignKey({ columns: [t.efterfoelgerId], foreignColumns: [t.id] }),
    enAf('organisation_type', t.type, ORGANISATIONSTYPE),
    faldendeAldrig('organisation_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

/** Which kommuner a jobcenter serves. The kommune is the authority behind every letter. */
export const jobcenterKommune = pgTable(
  'jobcenter_kommune',
  {
    jobcenterId: uuid()
      .notNull()
      .references(() => organisation.id),
    kommuneId: uuid()
      .notNull()
      .references(() => organisation.id),
    ...gyldighed,
  },
  (t) => [primaryKey({ columns: [t.jobcenterId, t.kommuneId, t.gyldigFra] }), index().on(t.kommuneId)],
)

/** A member of staff or a company user, as the sign-in named them last. Rights follow the sign-in, not this row. */
export const bruger = pgTable(
  'bruger',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    udsteder: text().notNull(),
    subject: text().notNull(),
    navn: text().notNull(),
    rid: text(),
    /** A company user who may only act for this unit. */
    pNummer: text(),
    rolle: text({ enum: ROLLE }).notNull(),
    sidstLoggetInd: tid(),
  },
  (t) => [
    unique().on(t.udsteder, t.subject, t.organisationId),
    uniqueIndex('bruger_rid').on(t.organisationId, t.rid).where(sql`rid is not null`),
    enAf('bruger_rolle', t.rolle, ROLLE),
  ],
)
