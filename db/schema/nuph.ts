import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { dag, enAf, faldendeAldrig, gyldighed, noegle, tid } from '#db/kolonner'
import { borger } from '#db/schema/borger'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { bruger, organisation } from '#db/schema/organisation'

/** What an event is about, as far as rules treat it in a way of its own; ANDET is everything else. */
export const HANDLER_OM = [
  'UDEBLEVET_FRA_SAMTALE',
  'IKKE_BEGYNDT_I_TILBUD',
  'UDEBLEVET_FRA_TILBUD',
  'AFSLAG_PAA_TILBUD',
  'OPHOERT_I_TILBUD',
  'ANDET',
] as const

/** What can be told in an underretning, as the list stood in a period. A retired code says what replaced it, or where the fact lives now. */
export const nuphHaendelse = pgTable(
  'nuph_haendelse',
  {
    kode: text().notNull(),
    starId: text(),
    navn: text().notNull(),
    /** What rules ask for instead of the code. */
    handlerOm: text({ enum: HANDLER_OM }).notNull(),
    /** Ends the sentence "at du …" in the citizen's message. */
    borgertekst: text().notNull(),
    negativ: boolean().notNull(),
    /** Kinds of source object that fit: SAMTALE, AKTIVITET, HENVISNING, PALAEG, NUPH. */
    kilder: text().array().notNull(),
    kildeKraeves: boolean().notNull(),
    tidspunktKraeves: boolean().notNull(),
    begrundelseKraeves: boolean().notNull(),
    /** The citizen should make contact at once: the period ends when they have. */
    kontaktStraks: boolean().notNull(),
    /** Registrations that cover the day stop it; for the others they warn. */
    blokerer: boolean().notNull(),
    fristFra: text({ enum: ['HAENDELSE', 'TILBUDSSTED'] }).notNull(),
    afloestAf: text(),
    henvisning: text(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kode, t.gyldigFra] })],
)

/** What the a-kasse can answer. `saedvanligFor` is a recommendation: another pair gives a warning and never a lock. */
export const nuphSvartype = pgTable(
  'nuph_svartype',
  {
    kode: text().notNull(),
    starId: text(),
    navn: text().notNull(),
    gruppe: text({ enum: ['FORELOEBIGT', 'INGEN_KONSEKVENS', 'KONSEKVENS', 'IKKE_VORES', 'AENDRET'] }).notNull(),
    endeligt: boolean().notNull(),
    /** Says that what the kommune told was wrong: no consequence, and also an answer to a case that was reopened. */
    ikkeKorrekt: boolean().notNull(),
    sanktionskategori: text(),
    kraever: text().array().notNull(),
    saedvanligFor: text().array().notNull(),
    afloestAf: text(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kode, t.gyldigFra] })],
)

/** Fravær that stops an underretning about a missed interview, or warns. */
export const nuphBlokerendeFravaer = pgTable(
  'nuph_blokerende_fravaer',
  {
    fravaerstype: integer().notNull(),
    niveau: text({ enum: ['BLOK', 'ADVAR'] }).notNull(),
    fund: text().notNull(),
    /** Counts only when it was registered before the interview (ferie). */
    kunRegistreretFoer: boolean().notNull(),
    sorter: integer().notNull(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fravaerstype, t.gyldigFra] })],
)

/** A type of sanction, with STAR's number where it is known. */
export const sanktionstype = pgTable(
  'sanktionstype',
  {
    kode: text().notNull(),
    starId: text(),
    navn: text().notNull(),
    kategori: text({ enum: ['K01', 'K02', 'K03', 'K04', 'OEVRIG'] }).notNull(),
    haendelser: text().array().notNull(),
    kommunenSer: boolean().notNull(),
    afloestAf: text(),
    ...gyldighed,
    kilde: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kode, t.gyldigFra] })],
)

export const NUPH_STATUS = [
  'KLADDE',
  'SENDT',
  'MIDLERTIDIGT_BESVARET',
  'BESVARET',
  'GENOPTAGET',
  'TILBAGEKALDT',
  'AFVIST',
  'LUKKET',
] as const
export const KILDESLAGS = ['SAMTALE', 'AKTIVITET', 'HENVISNING', 'PALAEG', 'NUPH'] as const

/** An underretning as it stands now: what the kommune tells the a-kasse happened. Earlier versions stand in `nuph_version`. */
export const nuph = pgTable(
  'nuph',
  {
    id: noegle(),
    sagsnummer: text().unique(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    /** The thread of its messages to the citizen. */
    traadId: uuid(),
    version: integer().notNull(),
    status: text({ enum: NUPH_STATUS }).notNull(),
    haendelse: text().notNull(),
    haendelsesdato: dag().notNull(),
    haendelsestidspunkt: tid(),
    kildeSlags: text({ enum: KILDESLAGS }),
    kildeId: uuid(),
    /** The source as it stood when the underretning was written: type, form, place, who held it, how and when the citizen was called. */
    kildeOplysninger: jsonb().$type<Kildeoplysninger>(),
    vejledtOmKonsekvens: boolean(),
    vejledtDato: dag(),
    afbudModtaget: boolean(),
    moedteMinutterForSent: integer(),
    kontaktGenoprettetTid: tid(),
    modtagetFraTilbudsstedDato: dag(),
    tilbudsbeskrivelse: text(),
    borgersForklaring: text(),
    begrundelse: text(),
    afsenderId: uuid()
      .notNull()
      .references(() => organisation.id),
    afsenderNavn: text().notNull(),
    afsenderBrugerId: uuid().references(() => bruger.id),
    afsenderBrugerNavn: text().notNull(),
    /** The anden aktør that wrote it for the kommune: its name then, and itself when it is known here. */
    andenAktoer: text(),
    andenAktoerId: uuid().references(() => organisation.id),
    akasseId: uuid().references(() => organisation.id),
    akasseNavn: text(),
    /** Made by the platform out of a negative activity status; a caseworker confirms it. */
    automatisk: boolean().notNull().default(false),
    sagsbehandlerId: uuid().references(() => bruger.id),
    sagsbehandlerNavn: text(),
    oprettetTid: tid().notNull(),
    aendretTid: tid().notNull(),
    sendtTid: tid(),
    afsluttetTid: tid(),
    /** Why it was withdrawn or reopened. */
    anledning: text(),
    anledningTekst: text(),
    lukketTid: tid(),
  },
  (t) => [
    index('nuph_borger').on(t.borgerId, t.aendretTid),
    index('nuph_akasse').on(t.akasseId, t.status, t.aendretTid),
    index('nuph_afsender').on(t.afsenderId, t.status, t.aendretTid),
    // "Alle", newest first, of one authority and of STAR: the list walks the index and stops when the page is full.
    index('nuph_akasse_seneste').on(t.akasseId, t.aendretTid, t.id),
    index('nuph_afsender_seneste').on(t.afsenderId, t.aendretTid, t.id),
    index('nuph_anden_aktoer_seneste').on(t.andenAktoerId, t.aendretTid, t.id).where(sql`anden_aktoer_id is not null`),
    index('nuph_seneste').on(t.aendretTid, t.id),
    index('nuph_aabne')
      .on(t.status, t.sendtTid)
      .where(sql`status in ('SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'GENOPTAGET')`),
    // NUPH-E20: one active underretning of a thing.
    uniqueIndex('nuph_en_om_haendelsen')
      .on(
        t.borgerId,
        t.haendelse,
        t.haendelsesdato,
        sql`coalesce(kilde_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`status not in ('KLADDE', 'TILBAGEKALDT', 'AFVIST')`),
    uniqueIndex('nuph_en_automatisk_kladde').on(t.kildeId, t.haendelse).where(sql`status = 'KLADDE' and automatisk`),
    enAf('nuph_status', t.status, NUPH_STATUS),
    enAf('nuph_kilde_slags', t.kildeSlags, KILDESLAGS),
    check('nuph_kilde', sql`(${t.kildeSlags} is null) = (${t.kildeId} is null)`),
    check(
      'nuph_sendt',
      sql`${t.status} = 'KLADDE' or (${t.sagsnummer} is not null and ${t.sendtTid} is not null and ${t.akasseId} is not null and ${t.vejledtOmKonsekvens} is not null)`,
    ),
    check('nuph_anden_aktoer', sql`${t.andenAktoerId} is null or ${t.andenAktoer} is not null`),
    check('nuph_for_sent', sql`${t.moedteMinutterForSent} between 1 and 600`),
  ],
)

/** What the source object said on the day, for who cannot see the object itself, and as evidence. */
export type Kildeoplysninger = {
  type?: string
  form?: string
  start?: string
  slut?: string
  sted?: string
  titel?: string
  moedeholder?: string
  kontakt?: string
  indkaldtTid?: string
  indkaldtVia?: string
  leveretTid?: string | null
  selvbooket?: boolean
}

/** An underretning as it was sent, and as it was corrected. Append-only: both parties keep seeing every version. */
export const nuphVersion = pgTable(
  'nuph_version',
  {
    nuphId: uuid()
      .notNull()
      .references(() => nuph.id),
    version: integer().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    indhold: jsonb().$type<Record<string, unknown>>().notNull(),
    tid: tid().notNull(),
    afNavn: text().notNull(),
    kommentar: text(),
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.nuphId, t.version] }), index().on(t.borgerId)],
)

/** An answer of the a-kasse. Immutable: a changed result is a new answer that names the one it replaces. */
export const nuphSvar = pgTable(
  'nuph_svar',
  {
    id: noegle(),
    nuphId: uuid()
      .notNull()
      .references(() => nuph.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    nummer: integer().notNull(),
    /** The version of the underretning that was answered. */
    nuphVersion: integer().notNull(),
    svartype: text().notNull(),
    /** For a changed answer: which result it has now. */
    resultat: text(),
    endeligt: boolean().notNull(),
    grund: text(),
    hoeringsfrist: dag(),
    begrundelse: text(),
    sanktionId: uuid(),
    erstatterSvarId: uuid(),
    anledning: text(),
    rettelseAkasseId: uuid().references(() => organisation.id),
    /** Why an unusual pair is right, asked in one line. */
    usaedvanligGrund: text(),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    akasseNavn: text().notNull(),
    brugerId: uuid().references(() => bruger.id),
    brugerNavn: text().notNull(),
    tid: tid().notNull(),
  },
  (t) => [
    unique().on(t.nuphId, t.nummer),
    uniqueIndex('nuph_svar_erstatter').on(t.erstatterSvarId),
    index().on(t.borgerId),
    check(
      'nuph_svar_aendret',
      sql`${t.resultat} is null or (${t.erstatterSvarId} is not null and ${t.anledning} is not null)`,
    ),
  ],
)

export const INDLAEGSTYPE = ['SPOERGSMAAL_TIL_UNDERRETNING', 'SPOERGSMAAL_TIL_SVAR', 'SVAR_PAA_SPOERGSMAAL'] as const

/** A post between the two authorities about one underretning. Not in the citizen's Beskedbakke, but part of the case that they can ask to see. */
export const nuphIndlaeg = pgTable(
  'nuph_indlaeg',
  {
    id: noegle(),
    nuphId: uuid()
      .notNull()
      .references(() => nuph.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    type: text({ enum: INDLAEGSTYPE }).notNull(),
    tekst: text().notNull(),
    spoergsmaalId: uuid(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    organisationNavn: text().notNull(),
    brugerId: uuid().references(() => bruger.id),
    brugerNavn: text().notNull(),
    tid: tid().notNull(),
    /** Set on a question when it is answered; nothing else of a post ever changes. */
    besvaretTid: tid(),
  },
  (t) => [
    index('nuph_indlaeg_nuph').on(t.nuphId, t.tid),
    index().on(t.borgerId),
    uniqueIndex('nuph_et_aabent_spoergsmaal')
      .on(t.nuphId, t.type)
      .where(sql`besvaret_tid is null and type <> 'SVAR_PAA_SPOERGSMAAL'`),
    uniqueIndex('nuph_et_svar').on(t.spoergsmaalId),
    enAf('nuph_indlaeg_type', t.type, INDLAEGSTYPE),
    check('nuph_indlaeg_svar', sql`(${t.type} = 'SVAR_PAA_SPOERGSMAAL') = (${t.spoergsmaalId} is not null)`),
    check('nuph_indlaeg_tekst', sql`char_length(${t.tekst}) between 1 and 1500`),
  ],
)

export const BORGERINDLAEG = ['FORKLARING', 'INDKALDELSE_IKKE_MODTAGET'] as const

/** What the citizen says themselves, before the a-kasse answers; both authorities see it. Append-only. */
export const nuphBorgerindlaeg = pgTable(
  'nuph_borgerindlaeg',
  {
    id: noegle(),
    nuphId: uuid()
      .notNull()
      .references(() => nuph.id),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    slags: text({ enum: BORGERINDLAEG }).notNull(),
    tekst: text(),
    tid: tid().notNull(),
  },
  (t) => [
    index('nuph_borgerindlaeg_nuph').on(t.nuphId, t.tid),
    index().on(t.borgerId),
    uniqueIndex('nuph_ikke_modtaget_en_gang').on(t.nuphId).where(sql`slags = 'INDKALDELSE_IKKE_MODTAGET'`),
    enAf('nuph_borgerindlaeg_slags', t.slags, BORGERINDLAEG),
    check(
      'nuph_borgerindlaeg_tekst',
      sql`(${t.slags} = 'INDKALDELSE_IKKE_MODTAGET' and coalesce(char_length(${t.tekst}), 0) <= 1500) or char_length(${t.tekst}) between 1 and 1500`,
    ),
  ],
)

/** A registration that came after the underretning and covers its day: both are told, nothing is withdrawn by itself. */
export const nuphRegistrering = pgTable(
  'nuph_registrering',
  {
    nuphId: uuid()
      .notNull()
      .references(() => nuph.id),
    fravaerId: uuid().notNull(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    fund: text().notNull(),
    beskrivelse: text().notNull(),
    tid: tid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.nuphId, t.fravaerId] }), index().on(t.borgerId)],
)

export const SANKTION_STATUS = ['REGISTRERET', 'AENDRET', 'ANNULLERET'] as const
export const ARBEJDSKRAV_PERIODE = ['MAANEDER_3', 'UGER_12'] as const

/**
 * The sanction register. Every row is one version and never changes: a correction is a row that names the one it corrects, and annulment
 * is a row too. The present state of a sanction is the row that nobody corrects.
 */
export const sanktion = pgTable(
  'sanktion',
  {
    versionId: noegle(),
    id: uuid().notNull(),
    version: integer().notNull(),
    retterVersionId: uuid(),
    borgerId: uuid()
      .notNull()
      .references(() => borger.id),
    akasseId: uuid()
      .notNull()
      .references(() => organisation.id),
    akasseNavn: text().notNull(),
    sanktionstype: text().notNull(),
    kategori: text({ enum: ['K01', 'K02', 'K03', 'K04', 'OEVRIG'] }).notNull(),
    /** Kommuner see only what they caused, and not all types. */
    kommunenSer: boolean().notNull(),
    nuphId: uuid().references(() => nuph.id),
    /** The kommune whose underretning it answers. */
    kommuneId: uuid().references(() => organisation.id),
    /** The anden aktør that wrote that underretning. */
    andenAktoerId: uuid().references(() => organisation.id),
    haendelsesdato: dag().notNull(),
    afgoerelsesdato: dag().notNull(),
    startdato: dag().notNull(),
    slutdato: dag(),
    timer: numeric({ precision: 6, scale: 2 }),
    afvikledeTimer: numeric({ precision: 6, scale: 2 }),
    forsikring: text({ enum: FORSIKRING }).notNull(),
    gentagelseAfSanktionId: uuid(),
    arbejdskravTimer: integer(),
    arbejdskravPeriode: text({ enum: ARBEJDSKRAV_PERIODE }),
    arbejdskravOpfyldtDato: dag(),
    status: text({ enum: SANKTION_STATUS }).notNull(),
    anledning: text().notNull(),
    berigtigelseskommentar: text(),
    registreretAfNavn: text().notNull(),
    registreretAfBruger: uuid().references(() => bruger.id),
    registreretTid: tid().notNull(),
  },
  (t) => [
    unique().on(t.id, t.version),
    uniqueIndex('sanktion_retter').on(t.retterVersionId),
    index('sanktion_borger').on(t.borgerId, t.haendelsesdato),
    index('sanktion_nuph').on(t.nuphId),
    index('sanktion_akasse').on(t.akasseId, t.registreretTid),
    enAf('sanktion_status', t.status, SANKTION_STATUS),
    faldendeAldrig('sanktion_periode', t.startdato, t.slutdato),
    check('sanktion_afgjort', sql`${t.afgoerelsesdato} >= ${t.haendelsesdato}`),
    check(
      'sanktion_version',
      sql`(${t.version} = 1) = (${t.retterVersionId} is null) and (${t.version} = 1) = (${t.berigtigelseskommentar} is null)`,
    ),
    check('sanktion_kommunens', sql`${t.nuphId} is null or ${t.kommunenSer}`),
    check('sanktion_timer', sql`(${t.kategori} = 'K02') <= (${t.timer} is not null)`),
    check('sanktion_gentagelse', sql`(${t.kategori} = 'K03') = (${t.gentagelseAfSanktionId} is not null)`),
    check(
      'sanktion_arbejdskrav',
      sql`(${t.kategori} in ('K03', 'K04')) = (${t.arbejdskravTimer} is not null) and (${t.arbejdskravTimer} is null) = (${t.arbejdskravPeriode} is null)`,
    ),
  ],
)
