import { z } from 'zod'
import { SELVBOOKSTATUS } from '#db/schema/selvbook'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { Antal, Dato, EfterTid, Id, Kommentar, Organisation, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { bookTid } from '#lib/selvbook/book'
import { flytBooking } from '#lib/selvbook/flyt'
import { lukSelvbookfrist } from '#lib/selvbook/luk'
import {
  type Bookingtid,
  hentFrist,
  listEgneTider,
  listFrister,
  listLedigeTider,
  type Selvbookfrist,
} from '#lib/selvbook/queries'
import { fjernTid, tilbydTider } from '#lib/selvbook/tilbyd'

const EMNE = 'Selvbooking'
const LAES = 'kontaktforloeb.samtale.read'
const SKRIV = 'kontaktforloeb.samtale.write'
const paaVegne = { slags: 'egen', handling: 'selvbook.book' } as const

const valgfri = (maks: number) => Tekst(maks).nullable().default(null)
const Klokkeslaet = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skal være et dansk klokkeslæt, som 09:00.')
  .meta({ examples: ['09:00'] })

const NyFrist = z
  .strictObject({
    samtaletype: z
      .int('Skal være et helt tal.')
      .min(1)
      .max(10_000)
      .meta({ examples: [17] }),
    titel: Tekst(150),
    beskrivelse: valgfri(5000),
    /** The last day on which the citizen can book. */
    senest: Dato,
    /** Hours before the interview until which the citizen can choose another time; null: cannot. */
    ombookTimer: z.int().min(1).max(1000).nullable().default(24),
    vejledtOmKonsekvens: z.boolean().default(true),
  })
  .meta({ id: 'NySelvbooking' })

const NyeTider = z
  .strictObject({
    dag: Dato,
    fra: Klokkeslaet,
    til: Klokkeslaet,
    minutter: z.int('Skal være et helt tal.').min(1).max(1440),
    samtaleform: z
      .string()
      .regex(/^[A-Z_]{1,40}$/, 'Skal være en kode fra listen, som PERSONLIGT.')
      .meta({ examples: ['PERSONLIGT'] }),
    moedeholder: Tekst(140),
    sted: valgfri(200),
    adresse: valgfri(200),
    telefon: valgfri(40),
    borgerRinger: z.boolean().default(false),
    videolink: valgfri(500),
  })
  .meta({ id: 'NyeBookingtider' })

const tekst = z.string().nullable()
const Frist = z
  .strictObject({
    selvbookingIdentifier: z.uuid(),
    status: z.enum(SELVBOOKSTATUS),
    samtaletype: z.int(),
    titel: z.string(),
    beskrivelse: tekst,
    senest: z.string(),
    ombookTimer: z.int().nullable(),
    vejledtOmKonsekvens: z.boolean(),
    /** Who asks, and holds the interview. */
    myndighed: Organisation,
    samtaleIdentifier: z.uuid().nullable(),
    lukketGrund: tekst,
    oprettet: z.string(),
  })
  .meta({ id: 'Selvbooking' })
const Tid = z
  .strictObject({
    bookingtidIdentifier: z.uuid(),
    samtaleform: z.string(),
    start: z.string(),
    slut: z.string(),
    moedeholder: z.string(),
    sted: tekst,
    adresse: tekst,
    telefon: tekst,
    borgerRinger: z.boolean(),
    videolink: tekst,
  })
  .meta({ id: 'Bookingtid' })
const EgenTid = Tid.extend({ samtaleIdentifier: z.uuid().nullable() }).meta({ id: 'EgenBookingtid' })

const fristparam = z.strictObject({ selvbookingIdentifier: Id })
const Valgt = z.strictObject({ bookingtidIdentifier: Id })
const Samtalen = z.strictObject({ samtaleIdentifier: z.uuid(), version: z.int() })
const BOOKFUND = [
  '1014',
  '4405',
  '8060',
  'KF-010',
  'KF-011',
  'SA-001',
  'SA-002',
  'SA-003',
  'SA-005',
  'SA-007',
  'SB-012',
]

/** The citizen books the interview: asked by an authority, among the times that it keeps open. */
export const selvbookoperationer: readonly Operation[] = [
  skrivning({
    navn: 'CreateSelvbooking',
    metode: 'POST',
    sti: '/v1/Selvbooking',
    emne: EMNE,
    resume: 'Bed borgeren selv booke en samtale senest en dag',
    beskrivelse:
      'Borgeren får en besked med det samme. Fristens dag afgør, hvem der har kontaktforløbet, og hvilke typer der kan bruges. Mens fristen er åben, kan ingen indkalde til en samtale af typen.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'selvbook.skriv' },
    krop: NyFrist,
    svar: z.strictObject({ selvbookingIdentifier: z.uuid() }),
    status: 201,
    fund: [
      ...['1014', '4405', '4933', '8060', 'BB-009', 'KF-010', 'KF-011', 'SA-001', 'SA-007', 'SA-019', 'SA-W01'],
      ...['SB-006', 'SB-007', 'SB-008', 'SB-009'],
    ],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { samtaletype: type, ...resten } = krop
      const { fristId, advarsler } = await bedOmSelvbooking(ctx, { borgerId, type, ...resten })
      return { krop: { selvbookingIdentifier: fristId }, sted: `/Selvbooking/${fristId}/Tid`, advarsler }
    },
  }),
  laesning({
    navn: 'ListSelvbookinger',
    metode: 'GET',
    sti: '/v1/Selvbooking',
    emne: EMNE,
    resume: 'Hvad borgeren er bedt om at booke, den nyeste først; højst 50',
    scope: LAES,
    borger: { slags: 'egen', handling: 'selvbook.se' },
    svar: z.strictObject({ selvbookinger: z.array(Frist) }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: { selvbookinger: (await listFrister(ctx, borgerId)).map(visFrist) },
    }),
  }),
  laesning({
    navn: 'ListLedigeTider',
    metode: 'GET',
    sti: '/v1/Selvbooking/{selvbookingIdentifier}/Tid',
    emne: EMNE,
    resume: 'Ledige tider hos den, der har bedt borgeren booke; højst 60',
    scope: LAES,
    param: fristparam,
    borger: { slags: 'egen', handling: 'selvbook.se' },
    svar: z.strictObject({ tider: z.array(Tid) }),
    udfoer: async (ctx, { borgerId, param }) => {
      const frist = await borgerensFrist(ctx, borgerId, param.selvbookingIdentifier, 'selvbook.se')
      return { krop: { tider: (await listLedigeTider(ctx, frist.organisationId)).map(visTid) } }
    },
  }),
  skrivning({
    navn: 'LukSelvbooking',
    metode: 'POST',
    sti: '/v1/Selvbooking/{selvbookingIdentifier}/action/luk',
    emne: EMNE,
    resume: 'Luk en frist, før borgeren har booket',
    beskrivelse: 'Borgeren får en besked med grunden.',
    scope: SKRIV,
    param: fristparam,
    krop: z.strictObject({ grund: Kommentar(500) }),
    svar: z.strictObject({ selvbookingIdentifier: z.uuid() }),
    fund: ['SAMTIDIG', 'SB-010', 'SB-014'],
    udfoer: async (ctx, { param, krop }) => {
      await lukSelvbookfrist(ctx, { id: param.selvbookingIdentifier, grund: krop.grund })
      return { krop: param }
    },
  }),
  skrivning({
    navn: 'BookSelvbooking',
    metode: 'POST',
    sti: '/v1/Selvbooking/{selvbookingIdentifier}/action/book',
    emne: EMNE,
    resume: 'Borgeren booker en ledig tid (Jobnet)',
    beskrivelse:
      'Samtalen er indkaldt, og borgeren får en kvittering. Tages tiden i samme sekund af en anden, er svaret 409 med SB-012.',
    scope: SKRIV,
    borger: paaVegne,
    param: fristparam,
    krop: Valgt,
    svar: Samtalen,
    status: 201,
    fund: [...BOOKFUND, 'SAMTIDIG', 'SB-010', 'SB-011'],
    udfoer: async (ctx, { borgerId, param, krop }) => {
      const { id: fristId } = await borgerensFrist(ctx, borgerId, param.selvbookingIdentifier, 'selvbook.book')
      const { samtaleId } = await bookTid(ctx, { fristId, tidId: krop.bookingtidIdentifier })
      return { krop: { samtaleIdentifier: samtaleId, version: 1 }, sted: `/Samtale/${samtaleId}` }
    },
  }),
  skrivning({
    navn: 'FlytSelvbooking',
    metode: 'POST',
    sti: '/v1/Selvbooking/{selvbookingIdentifier}/action/flyt',
    emne: EMNE,
    resume: 'Borgeren vælger en anden ledig tid for det, der er booket (Jobnet)',
    scope: SKRIV,
    borger: paaVegne,
    param: fristparam,
    krop: Valgt,
    svar: Samtalen,
    fund: [...BOOKFUND, 'SB-013'],
    udfoer: async (ctx, { borgerId, param, krop }) => {
      const { id: fristId } = await borgerensFrist(ctx, borgerId, param.selvbookingIdentifier, 'selvbook.book')
      const { samtaleId, version } = await flytBooking(ctx, { fristId, tidId: krop.bookingtidIdentifier })
      return { krop: { samtaleIdentifier: samtaleId, version } }
    },
  }),
  skrivning({
    navn: 'TilbydBookingtider',
    metode: 'POST',
    sti: '/v1/Bookingtid',
    emne: EMNE,
    resume: 'Åbn flere tider på en dag, som borgere kan booke',
    beskrivelse: 'Alle eller ingen. Klokkeslæt er danske. Den samme mødeholder har kun én tid ad gangen.',
    scope: SKRIV,
    krop: NyeTider,
    svar: z.strictObject({ bookingtidIdentifiers: z.array(z.uuid()) }),
    status: 201,
    fund: ['1003', '1014', '4933', 'BB-009', 'SA-019', 'SB-001', 'SB-002', 'SB-003', 'SB-004'],
    udfoer: async (ctx, { krop }) => {
      kunMyndigheder(ctx)
      const { samtaleform: form, ...resten } = krop
      const { tidIder } = await tilbydTider(ctx, { form, ...resten })
      return { krop: { bookingtidIdentifiers: tidIder }, sted: '/Bookingtid' }
    },
  }),
  laesning({
    navn: 'ListBookingtider',
    metode: 'GET',
    sti: '/v1/Bookingtid',
    emne: EMNE,
    resume: 'Egne tider, der ligger forude, den nærmeste først',
    scope: LAES,
    query: z.strictObject({ antal: Antal, efter: EfterTid }),
    svar: z.strictObject({ tider: z.array(EgenTid), naeste: tekst }),
    udfoer: async (ctx, { query }) => {
      kunMyndigheder(ctx)
      const { tider, naeste } = await listEgneTider(ctx, query)
      return { krop: { tider: tider.map((t) => ({ ...visTid(t), samtaleIdentifier: t.samtaleId })), naeste } }
    },
  }),
  skrivning({
    navn: 'FjernBookingtid',
    metode: 'DELETE',
    sti: '/v1/Bookingtid/{bookingtidIdentifier}',
    emne: EMNE,
    resume: 'Tag en tid væk, som ingen har booket',
    scope: SKRIV,
    param: Valgt,
    svar: Valgt,
    fund: ['SB-005'],
    udfoer: async (ctx, { param }) => {
      await fjernTid(ctx, { id: param.bookingtidIdentifier })
      return { krop: param }
    },
  }),
]

/** Only an a-kasse or a kommune holds interviews. */
function kunMyndigheder(ctx: TxKontekst): void {
  if (!kanOverhovedet(ctx.aktoer, 'bookingtid.ret'))
    throw new Afvist([blok('4575', 'Kun a-kasser og kommuner har tider til booking.')], 403)
}

/** The deadline that the path names, when it is the citizen's of the header. */
async function borgerensFrist(
  ctx: TxKontekst,
  borgerId: string,
  id: string,
  handling: 'selvbook.se' | 'selvbook.book',
): Promise<Selvbookfrist> {
  const frist = await hentFrist(ctx, id, handling)
  if (frist.borgerId !== borgerId) throw new IkkeFundet(`selvbookfrist ${id}`)
  return frist
}

const visFrist = (f: Selvbookfrist): z.infer<typeof Frist> => ({
  selvbookingIdentifier: f.id,
  status: f.status,
  samtaletype: f.type,
  titel: f.titel,
  beskrivelse: f.beskrivelse,
  senest: f.senest,
  ombookTimer: f.ombookTimer,
  vejledtOmKonsekvens: f.vejledtOmKonsekvens,
  myndighed: { type: f.myndighed.type, kode: f.myndighed.kode, navn: f.myndighed.navn },
  samtaleIdentifier: f.samtaleId,
  lukketGrund: f.lukketGrund,
  oprettet: f.oprettetTid.toISOString(),
})

const visTid = (t: Bookingtid): z.infer<typeof Tid> => ({
  bookingtidIdentifier: t.id,
  samtaleform: t.form,
  start: t.startTid.toISOString(),
  slut: t.slutTid.toISOString(),
  moedeholder: t.moedeholder,
  sted: t.sted,
  adresse: t.adresse,
  telefon: t.telefon,
  borgerRinger: t.borgerRinger,
  videolink: t.videolink,
})
