import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, enAf, noegle, tid } from '#db/kolonner'
import { organisation } from '#db/schema/organisation'

export const ABONNEMENT_STATUS = ['AKTIV', 'PAUSET', 'PARKERET', 'AFSLUTTET'] as const
export const AFSPIL_HVAD = ['PARKEREDE', 'GENOPTAG'] as const

/**
 * An address that an organisation wants its events sent to. Two secrets at a time, so that one can be changed without a gap: both sign
 * until the old one's time is up. `aabnet_tid` is the circuit breaker (open while set); `laan_*` say which worker has the lane now.
 */
export const abonnement = pgTable(
  'abonnement',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    url: text().notNull(),
    beskrivelse: text().notNull(),
    /** EntitetId of what is wanted; null is everything that the organisation may hear. */
    entiteter: integer().array(),
    hemmelighedKrypteret: bytea().notNull(),
    gammelHemmelighedKrypteret: bytea(),
    gammelHemmelighedTil: tid(),
    status: text({ enum: ABONNEMENT_STATUS }).notNull(),
    version: integer().notNull(),
    parkeretGrund: text(),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    afsluttetTid: tid(),
    fejlITraek: integer().notNull().default(0),
    aabnetTid: tid(),
    proevTid: tid(),
    leveret: bigint({ mode: 'number' }).notNull().default(0),
    fejlet: bigint({ mode: 'number' }).notNull().default(0),
    sidstLeveret: tid(),
    sidsteStatus: integer(),
    sidsteFejl: text(),
    laanAf: uuid(),
    laanTil: tid(),
  },
  (t) => [
    index('abonnement_organisation').on(t.organisationId),
    enAf('abonnement_status', t.status, ABONNEMENT_STATUS),
    check('abonnement_url', sql`char_length(${t.url}) between 8 and 2000`),
    check('abonnement_beskrivelse', sql`char_length(${t.beskrivelse}) <= 200`),
    check('abonnement_gammel', sql`(${t.gammelHemmelighedKrypteret} is null) = (${t.gammelHemmelighedTil} is null)`),
    check('abonnement_afbryder', sql`(${t.aabnetTid} is null) = (${t.proevTid} is null)`),
  ],
)

/**
 * One event on its way to one address, written when the event gets its number. Open until it is delivered or parked. `ordre` is whose
 * order is kept: the citizen. A trial has a negative number and no event.
 */
export const webhookLevering = pgTable(
  'webhook_levering',
  {
    abonnementId: uuid()
      .notNull()
      .references(() => abonnement.id),
    loebenummer: bigint({ mode: 'number' }).notNull(),
    organisationId: uuid().notNull(),
    eventId: uuid().notNull(),
    ordre: uuid().notNull(),
    masse: boolean().notNull(),
    oprettetTid: tid().notNull(),
    runAt: tid().notNull(),
    forsoeg: integer().notNull().default(0),
    foersteTid: tid(),
    faerdigTid: tid(),
    parkeretTid: tid(),
    svarstatus: integer(),
    fejl: text(),
  },
  (t) => [
    primaryKey({ columns: [t.abonnementId, t.loebenummer] }),
    index('webhook_levering_aaben')
      .on(t.abonnementId, t.masse, t.loebenummer)
      .where(sql`faerdig_tid is null and parkeret_tid is null`),
    index('webhook_levering_ordre')
      .on(t.ordre, t.abonnementId, t.loebenummer)
      .where(sql`faerdig_tid is null and parkeret_tid is null`),
    // What waits for its next attempt; few rows, and the only ones that can hold their citizen's later ones back.
    index('webhook_levering_venter')
      .on(t.abonnementId, t.runAt)
      .where(sql`faerdig_tid is null and parkeret_tid is null and forsoeg > 0`),
    index('webhook_levering_parkeret').on(t.abonnementId, t.loebenummer).where(sql`parkeret_tid is not null`),
    index('webhook_levering_oprettet').using('brin', t.oprettetTid),
    check('webhook_levering_slut', sql`${t.faerdigTid} is null or ${t.parkeretTid} is null`),
  ],
)

/** What the operator asked the worker to do with a subscription: the operator's own wall shows no organisation's rows. */
export const driftordre = pgTable(
  'driftordre',
  {
    id: noegle(),
    abonnementId: uuid().notNull(),
    hvad: text({ enum: AFSPIL_HVAD }).notNull(),
    bestiltAf: text().notNull(),
    bestiltTid: tid().notNull(),
    udfoertTid: tid(),
  },
  (t) => [
    index('driftordre_aaben').on(t.bestiltTid).where(sql`udfoert_tid is null`),
    enAf('driftordre_hvad', t.hvad, AFSPIL_HVAD),
  ],
)

/** How far each receiver has come, as the worker counted last: a feed reader or a subscription. No person and no content. */
export const driftmodtager = pgTable(
  'driftmodtager',
  {
    id: uuid().primaryKey(),
    art: text({ enum: ['FEED', 'WEBHOOK'] }).notNull(),
    organisation: text().notNull(),
    navn: text().notNull(),
    status: text().notNull(),
    venter: bigint({ mode: 'number' }).notNull(),
    aeldste: tid(),
    parkerede: bigint({ mode: 'number' }).notNull(),
    fejl: text(),
    sidst: tid(),
    opgjort: tid().notNull(),
  },
  (t) => [enAf('driftmodtager_art', t.art, ['FEED', 'WEBHOOK'])],
)
