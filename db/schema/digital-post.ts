import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, dag, enAf, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { organisation } from '#db/schema/organisation'

export const BREV_STATUS = [
  'KLAR',
  'AFSENDT',
  'MODTAGET',
  'LEVERET',
  'AFVIST',
  'PAPIR',
  'PAPIR_SENDT',
  'FORSINKET',
] as const

/** A letter for Digital Post: the exact PDF and MeMo bytes, and how far they have come. MeMo holds the CPR, hence encrypted. */
export const brev = pgTable(
  'brev',
  {
    id: noegle(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    jobcenterId: uuid()
      .notNull()
      .references(() => organisation.id),
    kommuneId: uuid()
      .notNull()
      .references(() => organisation.id),
    indstillingId: uuid().notNull(),
    status: text({ enum: BREV_STATUS }).notNull(),
    titel: text().notNull(),
    messageUuid: uuid().notNull().unique(),
    memoKrypteret: bytea().notNull(),
    memoSha256: bytea().notNull(),
    pdf: bytea().notNull(),
    forsoeg: integer().notNull(),
    sidsteFejl: text(),
    naesteForsoeg: tid(),
    oprettetTid: tid().notNull(),
    afsendtTid: tid(),
    modtagetTid: tid(),
    leveretTid: tid(),
    afvistTid: tid(),
    papirTid: tid(),
    papirSendtDag: dag(),
  },
  (t) => [
    index().on(t.borgerId),
    index().on(t.indstillingId),
    index('brev_afventer').on(t.status, t.afsendtTid),
    enAf('brev_status', t.status, BREV_STATUS),
    check('brev_modtaget', sql`${t.status} not in ('MODTAGET', 'LEVERET') or ${t.modtagetTid} is not null`),
    check('brev_papir', sql`${t.status} <> 'PAPIR_SENDT' or ${t.papirSendtDag} is not null`),
  ],
)

/** A receipt as the gateway gave it. Unique per letter and status: a receipt fetched twice is one. */
export const brevKvittering = pgTable(
  'brev_kvittering',
  {
    transmissionId: text().notNull(),
    brevId: uuid()
      .notNull()
      .references(() => brev.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    status: text().notNull(),
    fejlkode: text(),
    kvitteringTid: tid().notNull(),
    hentetTid: tid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.transmissionId, t.status] }), index().on(t.brevId)],
)
