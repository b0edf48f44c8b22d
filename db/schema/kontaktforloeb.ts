import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, faldendeAldrig, gyldighed, noegle, registrering, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { organisation } from '#db/schema/organisation'

export const FORSIKRING = ['FULDTID', 'DELTID'] as const

/** What a citizen's a-kasse, insurance category and period is, and since when we know. */
export const akassemedlemskab = pgTable(
  'akassemedlemskab',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    forsikring: text({ enum: FORSIKRING }).notNull(),
    ...gyldighed,
    ...registrering,
  },
  (t) => [
    index().on(t.borgerId),
    uniqueIndex('akassemedlemskab_nuvaerende').on(t.id).where(sql`registreret_til is null`),
    enAf('akassemedlemskab_forsikring', t.forsikring, FORSIKRING),
    faldendeAldrig('akassemedlemskab_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

/** Which jobcenter and kommune a citizen belongs to. */
export const jobcentertilknytning = pgTable(
  'jobcentertilknytning',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    jobcenterId: uuid()
      .notNull()
      .references(() => organisation.id),
    kommuneId: uuid()
      .notNull()
      .references(() => organisation.id),
    ...gyldighed,
    ...registrering,
  },
  (t) => [
    index().on(t.borgerId),
    uniqueIndex('jobcentertilknytning_nuvaerende').on(t.id).where(sql`registreret_til is null`),
    faldendeAldrig('jobcentertilknytning_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

/** A period as registered jobseeker. `paabegyndtTid` is when the citizen began, `registreretFra` when it was stored. */
export const tilmelding = pgTable(
  'tilmelding',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    kontaktgruppe: integer().notNull(),
    /** STAR's visitationskategori; null is none. */
    visitationskategori: integer(),
    ...gyldighed,
    paabegyndtTid: tid().notNull(),
    /** Why the day is not the one on which it was registered. */
    kommentar: text(),
    ...registrering,
  },
  (t) => [
    index().on(t.borgerId),
    uniqueIndex('tilmelding_nuvaerende').on(t.id).where(sql`registreret_til is null`),
    faldendeAldrig('tilmelding_gyldighed', t.gyldigFra, t.gyldigTil),
  ],
)

/** What an a-kasse reports about consumed benefit hours. Exact hundredths, never floats. */
const taellerstand = () => ({
  indplaceringsdato: dag().notNull(),
  nyIndplacering: boolean().notNull().default(false),
  /** OffsetHours: the hours of the indplacering itself. */
  indplaceringTimer: numeric({ precision: 7, scale: 2 }),
  forsikring: text({ enum: FORSIKRING }).notNull(),
  timerForbrugt: numeric({ precision: 7, scale: 2 }).notNull(),
  opgjortTil: dag().notNull(),
  indberettetTid: tid().notNull(),
  korrektionKommentar: text(),
  korrektionFra: tid(),
})

/** A reported state of consumed benefit hours. Append-only: a correction is a new row that names the one it corrects. */
export const dagpengetaeller = pgTable(
  'dagpengetaeller',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    ...taellerstand(),
    berigtiger: uuid(),
  },
  (t) => [
    index('dagpengetaeller_seneste').on(t.borgerId, t.opgjortTil, t.indberettetTid),
    check('dagpengetaeller_timer', sql`${t.timerForbrugt} >= 0 and ${t.timerForbrugt} <= 7696`),
    enAf('dagpengetaeller_forsikring', t.forsikring, FORSIKRING),
    check('dagpengetaeller_korrektion', sql`(${t.korrektionKommentar} is null) = (${t.korrektionFra} is null)`),
  ],
)

/**
 * Counters that a former a-kasse reported after the citizen had joined another. They count for nothing and nobody but the new a-kasse
 * sees them: it registers them itself, or not (STAR: DagpengetaellerTidligereAkasse).
 */
export const dagpengetaellerTidligere = pgTable(
  'dagpengetaeller_tidligere',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fraAkasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    tilAkasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    ...taellerstand(),
  },
  (t) => [index().on(t.borgerId), enAf('dagpengetaeller_tidligere_forsikring', t.forsikring, FORSIKRING)],
)

/** A fravær or fritagelse. Type 75 says that the a-kasse holds the kontaktforløb; who is responsible is derived from it. */
export const fravaer = pgTable(
  'fravaer',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fravaerstype: integer().notNull(),
    startDato: dag().notNull(),
    slutDato: dag(),
    afslutningsaarsag: integer(),
    anmeldtTid: tid().notNull(),
    kommentar: text(),
    registreretAfId: uuid().references(() => organisation.id),
    registreretAfNavn: text().notNull(),
    berigtigetTid: tid(),
    berigtigetKommentar: text(),
    timerVedAfslutning: numeric({ precision: 7, scale: 2 }),
    graenseVedAfslutning: numeric({ precision: 7, scale: 2 }),
    forsikringVedAfslutning: text({ enum: FORSIKRING }),
    ...registrering,
  },
  (t) => [
    index().on(t.borgerId),
    uniqueIndex('fravaer_nuvaerende').on(t.id).where(sql`registreret_til is null`),
    faldendeAldrig('fravaer_periode', t.startDato, t.slutDato),
    check(
      'fravaer_75_aarsag',
      sql`${t.fravaerstype} <> 75 or ${t.slutDato} is null or ${t.afslutningsaarsag} is not null`,
    ),
    check('fravaer_berigtiget', sql`(${t.berigtigetTid} is null) = (${t.berigtigetKommentar} is null)`),
  ],
)
