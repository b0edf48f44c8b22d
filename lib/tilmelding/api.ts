import { z } from 'zod'
import { Dato, Id, Kommentar, Tidspunkt } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { afmeld } from '#lib/tilmelding/afmeld'
import { hentTilmelding, listTilmeldinger, type Tilmelding } from '#lib/tilmelding/queries'
import { tilmeld } from '#lib/tilmelding/tilmeld'

const EMNE = 'Tilmelding'
const LAES = 'visiteringogstatus.tilmelding.read'
const SKRIV = 'visiteringogstatus.tilmelding.write'
const param = z.strictObject({ id: Id })

const Visning = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    kontaktgruppe: z.int(),
    /** STAR's visitationskategori; null is none. With the kontaktgruppe it says which fravær may be registered. */
    visitationskategori: z.int().nullable(),
    tilmeldingsDato: z.string(),
    /** The last day as tilmeldt. */
    afmeldingsDato: z.string().nullable(),
    paabegyndtTid: z.string(),
    kommentar: z.string().nullable(),
  })
  .meta({ id: 'Tilmelding' })

const GRUNDE = [
  'IKKE_DAGPENGEMODTAGER',
  'FOER_REGLEN',
  'OVERGANGSGRUPPE',
  'ALLEREDE_AABENT',
  'INTET_MEDLEMSKAB',
  'GRAENSEN_ER_NAAET',
] as const
/** Did the a-kasse get the kontaktforløb (fravær 75) with the tilmelding? If not, why; `advarsler` says it in words. */
const Kontaktforloeb = z
  .strictObject({
    startet: z.boolean(),
    fravaerIdentifier: z.uuid().nullable(),
    grund: z.enum(GRUNDE).nullable(),
  })
  .meta({ id: 'KontaktforloebVedTilmelding' })

/** Registering as jobseeker and its end. The platform starts and ends the a-kasse's course in the same transaction. */
export const tilmeldingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretTilmelding',
    metode: 'POST',
    sti: '/v1/Tilmelding',
    emne: EMNE,
    resume: 'Tilmeld borgeren som arbejdssøgende',
    beskrivelse:
      'Kontaktforløbet hos a-kassen (fravær 75) begynder i samme ombæring, når borgeren er dagpengemodtager og timegrænsen ikke er nået.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'tilmelding.opret' },
    krop: z.strictObject({
      id: Id.optional(),
      tilmeldingsDato: Dato,
      kontaktgruppe: z.int('Skal være et helt tal.').min(1).max(99),
      visitationskategori: z.int('Skal være et helt tal.').min(1).max(99).nullable().default(null),
      paabegyndtTid: Tidspunkt.optional(),
      kommentar: Kommentar(1500).nullable().default(null),
    }),
    svar: z.strictObject({ id: z.uuid(), version: z.int(), kontaktforloeb: Kontaktforloeb }),
    status: 201,
    fund: [
      ...['TM-001', 'TM-002', 'TM-003', 'TM-W01', '4405', '4977'],
      ...['KF-001', 'KF-002', 'KF-008', 'KF-014', 'KF-015', 'KF-016'],
    ],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { tilmeldingId, forloeb, advarsler } = await tilmeld(ctx, {
        id: krop.id,
        borgerId,
        dato: krop.tilmeldingsDato,
        kontaktgruppe: krop.kontaktgruppe,
        visitationskategori: krop.visitationskategori,
        paabegyndtTid: krop.paabegyndtTid === undefined ? ctx.nu : new Date(krop.paabegyndtTid),
        kommentar: krop.kommentar,
      })
      const kontaktforloeb = {
        startet: forloeb.start,
        fravaerIdentifier: forloeb.start ? forloeb.fravaerId : null,
        grund: forloeb.start ? null : forloeb.grund,
      }
      return {
        krop: { id: tilmeldingId, version: 1, kontaktforloeb },
        version: 1,
        sted: `/Tilmelding/${tilmeldingId}`,
        advarsler,
      }
    },
  }),
  skrivning({
    navn: 'AfmeldTilmelding',
    metode: 'POST',
    sti: '/v1/Tilmelding/{id}/action/afmeld',
    emne: EMNE,
    resume: 'Afmeld borgeren som arbejdssøgende',
    beskrivelse: 'Datoen er den sidste dag som tilmeldt. Kontaktforløbet hos a-kassen slutter samme dag (9753).',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'tilmelding.afmeld' },
    param,
    krop: z.strictObject({ afmeldingsDato: Dato }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    fund: ['4317', '4322', '4405'],
    udfoer: async (ctx, { param, borgerId, krop }) => {
      const ny = await afmeld(ctx, { tilmeldingId: param.id, borgerId, sidsteDag: krop.afmeldingsDato })
      return { krop: { id: param.id, ...ny }, version: ny.version }
    },
  }),
  laesning({
    navn: 'ListTilmeldinger',
    metode: 'GET',
    sti: '/v1/Tilmelding',
    emne: EMNE,
    resume: 'Borgerens tilmeldinger, den nyeste først',
    scope: LAES,
    borger: { slags: 'egen', handling: 'tilmelding.se' },
    svar: z.strictObject({ tilmeldinger: z.array(Visning) }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: { tilmeldinger: (await listTilmeldinger(ctx, borgerId)).map(vis) },
    }),
  }),
  laesning({
    navn: 'HentTilmelding',
    metode: 'GET',
    sti: '/v1/Tilmelding/{id}',
    emne: EMNE,
    resume: 'Hent en tilmelding',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const raekke = await hentTilmelding(ctx, param.id, 'tilmelding.se')
      return { krop: vis(raekke), version: raekke.version }
    },
  }),
]

const vis = (t: Tilmelding): z.infer<typeof Visning> => ({
  id: t.id,
  version: t.version,
  kontaktgruppe: t.kontaktgruppe,
  visitationskategori: t.visitationskategori,
  tilmeldingsDato: t.gyldigFra,
  afmeldingsDato: t.gyldigTil,
  paabegyndtTid: t.paabegyndtTid.toISOString(),
  kommentar: t.kommentar,
})
