import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, dag, enAf, faldendeAldrig, noegle, registrering, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { indstilling } from '#db/schema/indstilling'
import { organisation } from '#db/schema/organisation'

/** A summons is held, not kept or cancelled; what was registered by mistake is berigtiget. */
export const SAMTALESTATUS = ['INDKALDT', 'AFHOLDT', 'UDEBLEVET', 'AFLYST', 'BERIGTIGET'] as const
/** Whether the a-kasse takes part, where that must be told. */
export const AKASSEDELTAGELSE = ['DELTAGER', 'DELTAGER_IKKE'] as const
export const AFLYST_AF = ['BORGER', 'MYNDIGHED'] as const

/** Somebody who takes part beside the citizen: name, role and form are codes of their lists. */
export type Deltager = { navn: string; rolle: string; form: string }

/**
 * An interview, from its summons to what came of it. A change is a new version that closes the one before; nothing is overwritten.
 * `organisationId` holds the interview, `registreretAf…` wrote this version.
 */
export const samtale = pgTable(
  'samtale',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    type: integer().notNull(),
    form: text().notNull(),
    startTid: tid().notNull(),
    slutTid: tid().notNull(),
    moedeholder: text().notNull(),
    titel: text().notNull(),
    beskrivelse: text(),
    sted: text(),
    adresse: text(),
    telefon: text(),
    borgerRinger: boolean().notNull().default(false),
    videolink: text(),
    /** The last moment at which the citizen can move it; null: cannot. */
    ombookSenest: tid(),
    akassedeltagelse: text({ enum: AKASSEDELTAGELSE }),
    deltagere: jsonb().$type<Deltager[]>().notNull().default([]),
    status: text({ enum: SAMTALESTATUS }).notNull(),
    aflystAf: text({ enum: AFLYST_AF }),
    aflysningsgrund: text(),
    nulstillende: boolean().notNull(),
    praktiskeAftaler: text(),
    /** Agreements that bind the citizen; only a jobsamtale may hold any (KF-012). */
    bindendeAftaler: text(),
    /** The approved indstilling that it follows up on. */
    indstillingId: uuid().references(() => indstilling.id),
    bookingId: text(),
    /** The citizen has been told in writing what not turning up can mean. */
    vejledtOmKonsekvens: boolean().notNull(),
    /** The thread of its messages to the citizen, and when the newest of them could be read. */
    traadId: uuid(),
    beskedTid: tid(),
    berigtigetKommentar: text(),
    registreretAfId: uuid().references(() => organisation.id),
    registreretAfNavn: text().notNull(),
    registreretAfBruger: text(),
    ...registrering,
  },
  (t) => [
    index('samtale_borger').on(t.borgerId, t.startTid),
    index('samtale_versioner').on(t.id),
    index().on(t.indstillingId),
    uniqueIndex('samtale_nuvaerende').on(t.id).where(sql`registreret_til is null`),
    uniqueIndex('samtale_type_og_tid')
      .on(t.borgerId, t.type, t.startTid)
      .where(sql`registreret_til is null and status not in ('AFLYST', 'BERIGTIGET')`),
    enAf('samtale_status', t.status, SAMTALESTATUS),
    enAf('samtale_akassedeltagelse', t.akassedeltagelse, AKASSEDELTAGELSE),
    enAf('samtale_aflyst_af', t.aflystAf, AFLYST_AF),
    check('samtale_tid', sql`${t.slutTid} > ${t.startTid}`),
    check(
      'samtale_aflyst',
      sql`${t.status} <> 'AFLYST' or (${t.aflystAf} is not null and ${t.aflysningsgrund} is not null)`,
    ),
    check('samtale_berigtiget', sql`(${t.status} = 'BERIGTIGET') = (${t.berigtigetKommentar} is not null)`),
  ],
)

/** The citizen's choice whether the a-kasse takes part in the first interview with the jobcenter. A new choice closes the one before. */
export const akassevalg = pgTable(
  'akassevalg',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    deltager: boolean().notNull(),
    valgtTid: tid().notNull(),
    afloestTid: tid(),
  },
  (t) => [uniqueIndex('akassevalg_gaeldende').on(t.borgerId).where(sql`afloest_tid is null`), index().on(t.borgerId)],
)

/** A citizen who is left out of further interviews by a concrete judgement, and why. Ended, never removed. */
export const samtaleundtagelse = pgTable(
  'samtaleundtagelse',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    fra: dag().notNull(),
    til: dag(),
    begrundelse: text().notNull(),
    registreretAfNavn: text().notNull(),
    registreretTid: tid().notNull(),
    ophaevetTid: tid(),
    ophaevetAfNavn: text(),
  },
  (t) => [
    index().on(t.borgerId),
    uniqueIndex('samtaleundtagelse_gaeldende').on(t.borgerId, t.organisationId).where(sql`ophaevet_tid is null`),
    faldendeAldrig('samtaleundtagelse_periode', t.fra, t.til),
    check('samtaleundtagelse_begrundelse', sql`char_length(${t.begrundelse}) between 1 and 1500`),
    check('samtaleundtagelse_ophaevet', sql`(${t.ophaevetTid} is null) = (${t.ophaevetAfNavn} is null)`),
  ],
)

/** An address of the citizen's calendar. Whoever holds its key reads neutral entries; only the key's hash is stored. */
export const kalenderadgang = pgTable(
  'kalenderadgang',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    hash: bytea().notNull(),
    oprettetTid: tid().notNull(),
    lukketTid: tid(),
  },
  (t) => [
    uniqueIndex('kalenderadgang_hash').on(t.hash),
    uniqueIndex('kalenderadgang_aaben').on(t.borgerId).where(sql`lukket_tid is null`),
    index().on(t.borgerId),
  ],
)
