import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { dag, faldendeAldrig, noegle, tid } from '#db/kolonner'
import { bruger, organisation } from '#db/schema/organisation'

const org = () => uuid().references(() => organisation.id)

export const REKRUTTERINGSPROEVE_TRIN = ['HENTET', 'MODTAGET', 'HENVIST', 'RETURNERET', 'OVERDRAGET'] as const

/** An a-kasse's system being tried: probe orders, and what Samspor itself saw it do with them. */
export const rekrutteringsproeve = pgTable(
  'rekrutteringsproeve',
  {
    id: noegle(),
    akasseId: org().notNull(),
    /** The client that is tried. */
    brugerId: uuid().references(() => bruger.id),
    systemNavn: text().notNull(),
    startetTid: tid().notNull(),
    frist: tid().notNull(),
    /** What has been seen, and when. */
    trin: jsonb().$type<Record<string, string>>().notNull().default({}),
    bestaaetTid: tid(),
    /** Signed word of this installation that the system passed; another installation checks it by the key. */
    bevis: text(),
  },
  (t) => [index('rekrutteringsproeve_akasse').on(t.akasseId, t.startetTid)],
)

/** That an a-kasse is ready for job orders: reported by its system, by STAR on its behalf, or ended. Each period a row. */
export const klarmelding = pgTable(
  'klarmelding',
  {
    id: noegle(),
    akasseId: org().notNull(),
    klarFra: dag().notNull(),
    klarTil: dag(),
    /** Beginnings of DISCO-08 codes that it covers; null: all. */
    stillinger: text().array(),
    maksAabne: integer(),
    bevis: text(),
    meldtAfNavn: text().notNull(),
    meldtAfOrganisation: text().notNull(),
    meldtTid: tid().notNull(),
    /** Not offered meanwhile: its system does not answer. */
    pauseFra: tid(),
    pauseGrund: text(),
    erstattetTid: tid(),
  },
  (t) => [
    uniqueIndex('klarmelding_gaeldende').on(t.akasseId).where(sql`erstattet_tid is null`),
    index().on(t.akasseId, t.meldtTid),
    faldendeAldrig('klarmelding_periode', t.klarFra, t.klarTil),
  ],
)
