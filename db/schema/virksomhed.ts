import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { enAf, faldendeAldrig, gyldighed, noegle, tid } from '#db/kolonner'
import { type Arbejdssted, jobordre } from '#db/schema/jobordre'
import { organisation } from '#db/schema/organisation'

/** What the company is told on its own pages; the worker mails it when the order asks for that. */
export const virksomhedsbesked = pgTable(
  'virksomhedsbesked',
  {
    id: noegle(),
    virksomhedId: uuid()
      .notNull()
      .references(() => organisation.id),
    jobordreId: uuid()
      .notNull()
      .references(() => jobordre.id),
    slags: text().notNull(),
    titel: text().notNull(),
    tekst: text().notNull(),
    tid: tid().notNull(),
    laestTid: tid(),
    /** The worker has looked at it, and where it sent an e-mail, if the order asks for that. */
    behandletTid: tid(),
    sendtTil: text(),
    /** Attempts at sending, when the next is due, and until when a worker holds it; the last is machine time. */
    forsoeg: integer().notNull().default(0),
    naesteForsoeg: tid(),
    laanTil: tid(),
  },
  (t) => [
    index('virksomhedsbesked_nyeste').on(t.virksomhedId, t.tid),
    index().on(t.jobordreId, t.tid),
    index('virksomhedsbesked_ubehandlet').on(t.tid).where(sql`behandlet_tid is null`),
  ],
)

/** A unit of a company as the CVR register has it, from a file that the operator has. */
export const produktionsenhed = pgTable(
  'produktionsenhed',
  {
    pNummer: text().notNull(),
    cvr: text().notNull(),
    navn: text().notNull(),
    kommunekode: text().notNull(),
    adresse: jsonb().$type<Arbejdssted>().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pNummer, t.gyldigFra] }),
    index().on(t.cvr),
    index('produktionsenhed_postnummer').on(sql`(${t.adresse} ->> 'postnummer')`),
    check('produktionsenhed_p', sql`${t.pNummer} ~ '^\\d{10}$'`),
    faldendeAldrig('produktionsenhed_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

export const VIRKSOMHEDSTILSTAND = ['KONFLIKTRAMT', 'SPAERRET'] as const

/** A company under conflict, or locked out: set and lifted by Kundesupport, each period a row. */
export const virksomhedstilstand = pgTable(
  'virksomhedstilstand',
  {
    id: noegle(),
    cvr: text().notNull(),
    tilstand: text({ enum: VIRKSOMHEDSTILSTAND }).notNull(),
    fra: tid().notNull(),
    til: tid(),
    aarsag: text().notNull(),
    satAfNavn: text().notNull(),
    ophaevetAfNavn: text(),
    ophaevetGrund: text(),
  },
  (t) => [
    uniqueIndex('virksomhedstilstand_en_ad_gangen').on(t.cvr, t.tilstand).where(sql`til is null`),
    index().on(t.cvr, t.fra),
    enAf('virksomhedstilstand_art', t.tilstand, VIRKSOMHEDSTILSTAND),
  ],
)
