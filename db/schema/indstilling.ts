import { sql } from 'drizzle-orm'
import { check, index, integer, numeric, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { dag, enAf, faldendeAldrig, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { bruger, organisation } from '#db/schema/organisation'

export const INDSTILLING_STATUS = [
  'KLADDE',
  'MODTAGET',
  'UNDER_BEHANDLING',
  'AFGJORT_AFVENTER_POST',
  'GODKENDT',
  'AFSLAG',
  'TRUKKET',
  'BERIGTIGET',
] as const
export const RESULTAT = ['GODKENDT', 'AFSLAG'] as const

/** The a-kasse's recommendation to the kommune that a tilbud be given. Only type and agreement are required. */
export const indstilling = pgTable(
  'indstilling',
  {
    id: noegle(),
    sagsnummer: text().unique(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    jobcenterId: uuid().references(() => organisation.id),
    traadId: uuid(),
    version: integer().notNull(),
    status: text({ enum: INDSTILLING_STATUS }).notNull(),
    tilbudstype: integer(),
    forslagStart: dag(),
    forslagUger: integer(),
    timerPrUge: numeric({ precision: 5, scale: 2 }),
    virksomhedCvr: text(),
    virksomhedPNummer: text(),
    virksomhedNavn: text(),
    udbyderNavn: text(),
    kursusnummer: text(),
    jobmaal: text(),
    tekst: text().notNull(),
    enigDato: dag(),
    enigForm: text(),
    enigBekraeftet: tid(),
    enigBekraeftetAf: uuid().references(() => bruger.id),
    oprettetAf: uuid().references(() => bruger.id),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    sendtTid: tid(),
    sagsbehandlerId: uuid().references(() => bruger.id),
    sagsbehandlerNavn: text(),
    slutAarsag: text(),
    slutKommentar: text(),
    slutTid: tid(),
  },
  (t) => [
    index('indstilling_borger').on(t.borgerId, t.aendretTid),
    index('indstilling_akasse').on(t.akasseId, t.status, t.aendretTid),
    index('indstilling_jobcenter').on(t.jobcenterId, t.status, t.aendretTid),
    enAf('indstilling_status', t.status, INDSTILLING_STATUS),
    check('indstilling_version', sql`${t.version} > 0`),
    check(
      'indstilling_tekst',
      sql`char_length(${t.tekst}) <= case when ${t.status} = 'KLADDE' then 20000 else 10000 end`,
    ),
    check('indstilling_uger', sql`${t.forslagUger} between 1 and 104`),
    check('indstilling_timer', sql`${t.timerPrUge} > 0 and ${t.timerPrUge} <= 37`),
    // What was sent has a number, a thread, a receiver and the member's agreement (IN-002).
    check(
      'indstilling_sendt',
      sql`${t.status} = 'KLADDE' or (${t.sagsnummer} is not null and ${t.traadId} is not null and ${t.jobcenterId} is not null and ${t.sendtTid} is not null and ${t.tilbudstype} is not null and ${t.enigDato} is not null and ${t.enigForm} is not null and ${t.enigBekraeftet} is not null)`,
    ),
  ],
)

/** What the kommune decided, on which day, why, and by which letter. One per indstilling; a new try replaces a refused letter. */
export const afgoerelse = pgTable(
  'afgoerelse',
  {
    id: noegle(),
    indstillingId: uuid()
      .notNull()
      .references(() => indstilling.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    nummer: integer().notNull(),
    resultat: text({ enum: RESULTAT }).notNull(),
    begrundelse: text(),
    lovhjemmel: text(),
    tilbudStart: dag(),
    tilbudSlut: dag(),
    timerPrUge: integer(),
    minutterPrUge: integer(),
    sted: text(),
    kontaktperson: text(),
    maal: text(),
    besluttetDag: dag().notNull(),
    besluttetTid: tid().notNull(),
    besluttetAf: uuid()
      .notNull()
      .references(() => bruger.id),
    besluttetAfNavn: text().notNull(),
    jobcenterId: uuid()
      .notNull()
      .references(() => organisation.id),
    brevId: uuid(),
    digitalPostId: text(),
    /** Set when the letter has been accepted; before that only the deciding jobcenter can see the row. */
    endeligTid: tid(),
    annulleretTid: tid(),
  },
  (t) => [
    unique().on(t.indstillingId, t.nummer),
    index().on(t.borgerId),
    enAf('afgoerelse_resultat', t.resultat, RESULTAT),
    faldendeAldrig('afgoerelse_periode', t.tilbudStart, t.tilbudSlut),
    check(
      'afgoerelse_afslag',
      sql`${t.resultat} <> 'AFSLAG' or (${t.begrundelse} is not null and ${t.lovhjemmel} is not null)`,
    ), // IN-006
    check(
      'afgoerelse_tilbud',
      sql`${t.resultat} <> 'GODKENDT' or (${t.tilbudStart} is not null and ${t.tilbudSlut} is not null)`,
    ), // IN-007
    check('afgoerelse_start', sql`${t.tilbudStart} is null or ${t.tilbudStart} >= ${t.besluttetDag}`), // IN-008
    check('afgoerelse_post', sql`${t.brevId} is not null or ${t.digitalPostId} is not null`), // IN-005
  ],
)
