import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, dag, enAf, noegle, tid } from '#db/kolonner'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { bruger, organisation } from '#db/schema/organisation'
import type { Regelfund } from '#lib/regelfund'

/**
 * MODTAGES while the file comes, KONTROLLERES while the worker judges it, KLAR with the report of the dry run, INDLAESES while the worker
 * applies it; then FAERDIG, or AFBRUDT by a person. AFVIST: the file could not be read at all, and nobody sees it.
 */
export const IMPORTSTATUS = ['MODTAGES', 'KONTROLLERES', 'KLAR', 'INDLAESES', 'FAERDIG', 'AFBRUDT', 'AFVIST'] as const
/** FIND looks the citizens up, row by row of the file; DOEM judges and INDLAES applies, citizen by citizen. */
export const IMPORTTRIN = ['FIND', 'DOEM', 'INDLAES'] as const

/** A file of counters on its way in. FIND goes on from `naesteNr`, the other steps from their parts; both are written with what they are about. */
export const taellerimport = pgTable(
  'taellerimport',
  {
    id: noegle(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    brugerId: uuid()
      .notNull()
      .references(() => bruger.id),
    brugerNavn: text().notNull(),
    rolle: text().notNull(),
    kilde: text({ enum: ['UI', 'API'] }).notNull(),
    requestId: text().notNull(),
    filnavn: text().notNull(),
    stoerrelse: bigint({ mode: 'number' }).notNull().default(0),
    sha256: bytea(),
    /** An earlier import of the very same bytes that was applied. */
    sammeSom: uuid(),
    status: text({ enum: IMPORTSTATUS }).notNull(),
    trin: text({ enum: IMPORTTRIN }),
    trinBegyndt: tid(),
    raekker: integer().notNull().default(0),
    behandlet: integer().notNull().default(0),
    naesteNr: integer().notNull().default(0),
    /** Rows with errors, of those that will be stored, and that change nothing: counted by the dry run. */
    fejl: integer().notNull().default(0),
    nye: integer().notNull().default(0),
    uaendrede: integer().notNull().default(0),
    /** Only the rows without errors: said by the one who let it go on. */
    kunGode: boolean().notNull().default(false),
    gemt: integer().notNull().default(0),
    videresendt: integer().notNull().default(0),
    /** Courses that had reached the limit, or will by the next month-end, and got a task by this import. */
    naaet: integer().notNull().default(0),
    naermer: integer().notNull().default(0),
    oprettetTid: tid().notNull(),
    /** By the machine's clock: a transfer that has stood still is dead. */
    aendretTid: tid().notNull(),
    kontrolleretTid: tid(),
    godkendtTid: tid(),
    godkendtAfNavn: text(),
    slutTid: tid(),
    slutAfNavn: text(),
    /** The rows of the file are gone again; what was found about them is kept. */
    ryddet: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex('taellerimport_en_ad_gangen')
      .on(t.organisationId)
      .where(sql`status in ('MODTAGES', 'KONTROLLERES', 'KLAR', 'INDLAESES')`),
    index('taellerimport_liste').on(t.organisationId, t.oprettetTid, t.id),
    index('taellerimport_samme').on(t.organisationId, t.sha256).where(sql`status = 'FAERDIG'`),
    index('taellerimport_arbejde').on(t.aendretTid).where(sql`status in ('KONTROLLERES', 'INDLAESES')`),
    index('taellerimport_rest').on(t.aendretTid).where(sql`not ryddet and status in ('FAERDIG', 'AFBRUDT', 'AFVIST')`),
    enAf('taellerimport_status', t.status, IMPORTSTATUS),
    enAf('taellerimport_trin', t.trin, IMPORTTRIN),
  ],
)

/**
 * A row of the file, read and of the right form. The CPR number is not here: only the hash by which it is looked up, under each valid key.
 * No references, because there are a million of them; the worker takes them away.
 */
export const taellerimportRaekke = pgTable(
  'taellerimport_raekke',
  {
    importId: uuid().notNull(),
    nr: integer().notNull(),
    organisationId: uuid().notNull(),
    cprHmac: bytea().notNull(),
    cprHmacGammel: bytea(),
    forsikring: text({ enum: FORSIKRING }).notNull(),
    timerForbrugt: numeric({ precision: 7, scale: 2 }).notNull(),
    opgjortTil: dag().notNull(),
    indplaceringsdato: dag(),
    nyIndplacering: boolean().notNull(),
    indplaceringTimer: numeric({ precision: 7, scale: 2 }),
    korrektionKommentar: text(),
    korrektionFra: tid(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.nr] })],
)

/** Whom a row is about, in the order in which citizens are locked. The worker's alone. */
export const taellerimportPost = pgTable(
  'taellerimport_post',
  { importId: uuid().notNull(), borgerId: uuid().notNull(), nr: integer().notNull() },
  (t) => [primaryKey({ columns: [t.importId, t.borgerId] })],
)

/**
 * What is left of the step that a file is at, citizens after `efter` up to and with `til`: each part is one worker's at a time. There while
 * there is something left of it, and no longer.
 */
export const taellerimportDel = pgTable(
  'taellerimport_del',
  { importId: uuid().notNull(), nr: integer().notNull(), efter: uuid().notNull(), til: uuid().notNull() },
  (t) => [primaryKey({ columns: [t.importId, t.nr] })],
)

/** Everything that is wrong with a row, and its cells as they were written; never a CPR number. */
export const taellerimportFund = pgTable(
  'taellerimport_fund',
  {
    importId: uuid().notNull(),
    nr: integer().notNull(),
    organisationId: uuid().notNull(),
    fund: jsonb().$type<Regelfund[]>().notNull(),
    celler: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.nr] })],
)
