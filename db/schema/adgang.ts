import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, dag, enAf, faldendeAldrig, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const RELATION = ['EGEN', 'GAEST', 'TILDELT', 'AFSENDER', 'MODTAGER'] as const
export const LOGART = ['LAES', 'SOEG', 'OPRET', 'AENDR', 'SLET', 'EKSPORT', 'AFVIST'] as const

/**
 * Why an organisation may know a citizen at all: the outer wall (row level security) asks only this table.
 * Written in the same transaction as the membership, tilknytning, guest access, tildeling or sending that gives it.
 */
export const adgangsrelation = pgTable(
  'adgangsrelation',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    kategori: text({ enum: RELATION }).notNull(),
    grundlagId: uuid().notNull(),
    fra: dag().notNull(),
    til: dag(),
    /** Last day on which anything at all may be read: the end plus the days of "tidligere egne". Null while it runs. */
    laesbarTil: dag(),
  },
  (t) => [
    uniqueIndex('adgangsrelation_grundlag').on(t.kategori, t.grundlagId, t.organisationId),
    index('adgangsrelation_opslag').on(t.organisationId, t.borgerId),
    index().on(t.borgerId),
    enAf('adgangsrelation_kategori', t.kategori, RELATION),
    check('adgangsrelation_laesbar', sql`(${t.til} is null) = (${t.laesbarTil} is null)`),
  ],
)

/**
 * A jobcenter's access to somebody else's citizen, for a written purpose and a time. The relation that opens the wall stands beside it
 * with `grundlagId`; ending it early ends that relation.
 */
export const gaesteadgang = pgTable(
  'gaesteadgang',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    begrundelse: text().notNull(),
    fra: dag().notNull(),
    til: dag().notNull(),
    givetAf: uuid()
      .notNull()
      .references(() => bruger.id),
    givetAfNavn: text().notNull(),
    givetTid: tid().notNull(),
    afsluttetTid: tid(),
    afsluttetAfNavn: text(),
  },
  (t) => [
    index('gaesteadgang_organisation').on(t.organisationId, t.givetTid),
    index().on(t.borgerId),
    faldendeAldrig('gaesteadgang_periode', t.fra, t.til),
    check('gaesteadgang_begrundelse', sql`char_length(${t.begrundelse}) between 1 and 900`),
    check('gaesteadgang_afsluttet', sql`(${t.afsluttetTid} is null) = (${t.afsluttetAfNavn} is null)`),
  ],
)

/**
 * A citizen whom a jobcenter has given to an anden aktør, for a period; both days included. The relation that opens the wall stands beside
 * it with `grundlagId` and ends with it. `til` on the day before `fra`: it was taken back before it began.
 */
export const tildeling = pgTable(
  'tildeling',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    jobcenterId: uuid()
      .notNull()
      .references(() => organisation.id),
    aktoerId: uuid()
      .notNull()
      .references(() => organisation.id),
    fra: dag().notNull(),
    til: dag(),
    tildeltAf: uuid().references(() => bruger.id),
    tildeltAfNavn: text().notNull(),
    tildeltTid: tid().notNull(),
    afsluttetTid: tid(),
    afsluttetAfNavn: text(),
  },
  (t) => [
    index('tildeling_aktoer').on(t.aktoerId, t.tildeltTid),
    index('tildeling_jobcenter').on(t.jobcenterId, t.tildeltTid),
    index('tildeling_borger').on(t.borgerId),
    check('tildeling_periode', sql`${t.til} >= ${t.fra} - 1`),
    check('tildeling_afsluttet', sql`(${t.afsluttetTid} is null) = (${t.afsluttetAfNavn} is null)`),
  ],
)

/** Who read or changed what about whom, and why they could. Append-only; the worker chains the rows of each organisation. */
export const adgangslog = pgTable(
  'adgangslog',
  {
    id: noegle(),
    tid: tid().notNull(),
    organisationId: uuid().references(() => organisation.id),
    brugerId: uuid().references(() => bruger.id),
    brugerNavn: text().notNull(),
    rolle: text(),
    borgerId: uuid().references(() => borger.id),
    art: text({ enum: LOGART }).notNull(),
    handling: text().notNull(),
    adgangskategori: text(),
    objektType: text().notNull(),
    objektId: uuid(),
    formaal: text().notNull(),
    kilde: text().notNull(),
    requestId: text().notNull(),
    kaedeNr: bigint({ mode: 'number' }),
    forrigeHash: bytea(),
    hash: bytea(),
  },
  (t) => [
    index('adgangslog_borger').on(t.borgerId, t.tid),
    index('adgangslog_ukaedet').on(t.tid).where(sql`kaede_nr is null`),
    // A row gets its place in the chain after the deed, and stands in this index from then.
    uniqueIndex('adgangslog_kaede')
      .on(sql`coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)`, t.kaedeNr)
      .where(sql`kaede_nr is not null`),
    enAf('adgangslog_art', t.art, LOGART),
    check('adgangslog_hash', sql`(${t.kaedeNr} is null) = (${t.hash} is null)`),
  ],
)

/** How far each chain has come (`kaede` is the organisation, or zeroes for none), so that a cut tail or a removed chain is seen. */
export const kaedehoved = pgTable('kaedehoved', {
  kaede: uuid().primaryKey(),
  nr: bigint({ mode: 'number' }).notNull(),
  hash: bytea().notNull(),
})
