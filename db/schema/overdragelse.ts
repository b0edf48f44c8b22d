import { sql } from 'drizzle-orm'
import { check, index, integer, numeric, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { bruger, organisation } from '#db/schema/organisation'

export const FORLOEBSTILSTAND = ['NORMAL', 'NAERMER_SIG', 'NAAET_IKKE_AFSLUTTET', 'OVERDRAGET', 'IKKE_OPGJORT'] as const
export const PAKKE_STATUS = ['AABEN', 'AFSLUTTET', 'TILBAGEKALDT'] as const
export const PUNKT_ART = ['TRAAD', 'INDSTILLING', 'SAMTALE', 'KRAV', 'JOBMAAL'] as const
export const PUNKT_STATUS = ['VENTER', 'OVERTAGET', 'IKKE_RELEVANT'] as const

/**
 * One row for each citizen whose course the a-kasse has, or has just handed over: what lists show and sort by. Derived from counters,
 * fravær 75, membership and tilknytning, written in their transactions, and rebuilt from them at any time: nothing here is a fact of its own.
 */
export const forloebsoverblik = pgTable(
  'forloebsoverblik',
  {
    borgerId: uuid()
      .primaryKey()
      .references(() => borger.id),
    navn: text().notNull(),
    fravaerId: uuid().notNull(),
    akasseId: uuid().references(() => organisation.id),
    jobcenterId: uuid().references(() => organisation.id),
    forsikring: text({ enum: FORSIKRING }).notNull(),
    /** Null: no hours were reported yet. */
    timer: numeric({ precision: 7, scale: 2 }),
    graense: numeric({ precision: 7, scale: 2 }).notNull(),
    tilbage: numeric({ precision: 7, scale: 2 }).notNull(),
    /** What lists sort and narrow by: row level security lets an index of numbers be used that it does not let one of decimals. */
    tilbageHundrededele: integer().notNull().generatedAlwaysAs(sql`(tilbage * 100)::integer`),
    opgjortTil: dag(),
    tidligst: dag(),
    forventet: dag(),
    senest: dag(),
    tilstand: text({ enum: FORLOEBSTILSTAND }).notNull(),
    /** The day on which hours that reach the threshold were reported. */
    naaetDag: dag(),
    startDato: dag().notNull(),
    slutDato: dag(),
  },
  (t) => [
    index('forloebsoverblik_jobcenter_tilbage').on(t.jobcenterId, t.tilbageHundrededele, t.borgerId),
    index('forloebsoverblik_jobcenter_navn').on(t.jobcenterId, t.navn, t.borgerId),
    index('forloebsoverblik_jobcenter_forventet').on(
      t.jobcenterId,
      sql`coalesce(forventet, '9999-12-31'::date)`,
      t.borgerId,
    ),
    index('forloebsoverblik_akasse_tilbage').on(t.akasseId, t.tilbageHundrededele, t.borgerId),
    index('forloebsoverblik_akasse_navn').on(t.akasseId, t.navn, t.borgerId),
    index('forloebsoverblik_akasse_forventet').on(t.akasseId, sql`coalesce(forventet, '9999-12-31'::date)`, t.borgerId),
    index('forloebsoverblik_naaet')
      .on(t.akasseId, t.naaetDag, t.borgerId)
      .where(sql`tilstand = 'NAAET_IKKE_AFSLUTTET'`),
    enAf('forloebsoverblik_forsikring', t.forsikring, FORSIKRING),
    enAf('forloebsoverblik_tilstand', t.tilstand, FORLOEBSTILSTAND),
  ],
)

/** That the a-kasse has waited too long with an end date was told, once for each time that the threshold was reached. */
export const kontaktforloebEskalering = pgTable(
  'kontaktforloeb_eskalering',
  {
    fravaerId: uuid().notNull(),
    naaetDag: dag().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    eskaleretTid: tid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fravaerId, t.naaetDag] }), index().on(t.borgerId)],
)

/**
 * What an a-kasse hands over with a course: one for each end that stands. Made with the end date and the kommune's to settle from the day
 * after it. Taken back when the end was a mistake, never deleted.
 */
export const overdragelsespakke = pgTable(
  'overdragelsespakke',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fravaerId: uuid().notNull(),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    /** Null while the citizen belongs to no kommune. */
    jobcenterId: uuid().references(() => organisation.id),
    slutDato: dag().notNull(),
    /** The first day on which the kommune may settle it. */
    gaelderFra: dag().notNull(),
    /** The last day on which the a-kasse reads on. */
    akasseLaeserTil: dag().notNull(),
    status: text({ enum: PAKKE_STATUS }).notNull(),
    oprettetTid: tid().notNull(),
    paamindetTid: tid(),
    afsluttetTid: tid(),
    tilbagekaldtTid: tid(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('overdragelsespakke_en_ad_gangen').on(t.fravaerId).where(sql`status <> 'TILBAGEKALDT'`),
    index().on(t.borgerId),
    index('overdragelsespakke_jobcenter').on(t.jobcenterId, t.oprettetTid, t.id),
    index('overdragelsespakke_akasse').on(t.akasseId, t.oprettetTid, t.id),
    index('overdragelsespakke_aabne').on(t.gaelderFra).where(sql`status = 'AABEN' and paamindet_tid is null`),
    enAf('overdragelsespakke_status', t.status, PAKKE_STATUS),
    check(
      'overdragelsespakke_afsluttet',
      sql`(${t.status} = 'AFSLUTTET') = (${t.afsluttetTid} is not null and ${t.tilbagekaldtTid} is null)`,
    ),
    check('overdragelsespakke_tilbagekaldt', sql`(${t.status} = 'TILBAGEKALDT') = (${t.tilbagekaldtTid} is not null)`),
  ],
)

/** One thing of a parcel, as it stood when the course ended; the kommune takes it over, or says why not. */
export const overdragelsespunkt = pgTable(
  'overdragelsespunkt',
  {
    pakkeId: uuid()
      .notNull()
      .references(() => overdragelsespakke.id),
    nummer: integer().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    art: text({ enum: PUNKT_ART }).notNull(),
    objektId: uuid().notNull(),
    titel: text().notNull(),
    detaljer: text(),
    status: text({ enum: PUNKT_STATUS }).notNull(),
    begrundelse: text(),
    spoergsmaalTraadId: uuid(),
    afgjortTid: tid(),
    afgjortAfId: uuid().references(() => bruger.id),
    afgjortAfNavn: text(),
  },
  (t) => [
    primaryKey({ columns: [t.pakkeId, t.nummer] }),
    index().on(t.borgerId),
    index('overdragelsespunkt_objekt').on(t.objektId).where(sql`status = 'VENTER'`),
    enAf('overdragelsespunkt_art', t.art, PUNKT_ART),
    enAf('overdragelsespunkt_status', t.status, PUNKT_STATUS),
    check('overdragelsespunkt_afgjort', sql`(${t.status} = 'VENTER') = (${t.afgjortTid} is null)`),
    check('overdragelsespunkt_begrundelse', sql`(${t.status} = 'IKKE_RELEVANT') = (${t.begrundelse} is not null)`),
  ],
)
