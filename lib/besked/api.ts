import { z } from 'zod'
import { Antal, Bilag, Dato, EfterTid, Id, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning, strom } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { berigtigBesked } from '#lib/besked/berigtig'
import { maerkLaest, maerkUlaest } from '#lib/besked/laest'
import {
  antalUlaeste,
  findTraadId,
  hentTraad,
  listTraade,
  type Traadlinje,
  type Traadvisning,
} from '#lib/besked/queries'
import { KANALER, MELLEM_MYNDIGHEDER, TIL_BORGEREN } from '#lib/besked/regler'
import { startDialog } from '#lib/besked/start'
import { svarITraad } from '#lib/besked/svar'
import { sendBilag } from '#lib/bilag/hent'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

const EMNE = 'BorgerBesked'
const LAES = 'borgerkommunikation.borgerbesked.read'
const SKRIV = 'borgerkommunikation.borgerbesked.write'
const param = z.strictObject({ traadId: Id })
const paaVegneAf = { slags: 'valgfri', handling: 'borger.se' } as const

const Linje = z
  .strictObject({
    id: z.uuid(),
    beskedtype: z.int(),
    /** Null when the sender has removed it. */
    emne: z.string().nullable(),
    afsender: z.string(),
    modtager: z.string().nullable(),
    sidsteTid: z.string(),
    antalBeskeder: z.int(),
    antalBilag: z.int(),
    ulaest: z.boolean(),
    fjernet: z.boolean(),
  })
  .meta({ id: 'Traadlinje' })

const Visning = z
  .strictObject({
    id: z.uuid(),
    beskedtype: z.int(),
    emne: z.string().nullable(),
    civilRegistrationIdentifier: z.string().nullable(),
    afsender: z.string(),
    modtager: z.string().nullable(),
    sidsteTid: z.string(),
    maaBesvares: z.boolean(),
    /** May the caller write in it today? */
    kanSvare: z.boolean(),
    lukket: z.boolean(),
    fjernet: z.boolean(),
    indstilling: z.strictObject({ id: z.uuid(), sagsnummer: z.string().nullable() }).nullable(),
    /** The authorities that can read it; the citizen always can. */
    laesere: z.array(z.string()),
    beskeder: z.array(
      z.strictObject({
        id: z.uuid(),
        nummer: z.int(),
        afsender: z.string(),
        modtager: z.string().nullable(),
        titel: z.string(),
        tekst: z.string(),
        sendtTid: z.string(),
        digitalPost: z.boolean(),
        fjernetTid: z.string().nullable(),
        bilag: z.array(Bilag),
      }),
    ),
  })
  .meta({ id: 'Traad' })

/** Threads and messages: what authorities write to each other and to the citizen, and what Jobnet shows the citizen. */
export const beskedoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListBorgerBeskeder',
    metode: 'GET',
    sti: '/v1/BorgerBesked',
    emne: EMNE,
    resume: 'Borgerens tråde, den nyeste først',
    beskrivelse:
      'Jobnet får alle borgerens, en myndighed dem, den deltager i. ulaest og antalUlaeste er læserens egne: for Jobnet borgerens. Antallet er nøjagtigt til 99.',
    scope: LAES,
    borger: { slags: 'egen', handling: 'borger.se' },
    query: z.strictObject({
      ulaeste: z.enum(['true', 'false']).optional(),
      afsender: z.enum(['akasse', 'jobcenter', 'samspor']).optional(),
      efter: EfterTid,
      antal: Antal,
    }),
    svar: z.strictObject({ traade: z.array(Linje), antalUlaeste: z.int(), naeste: z.string().nullable() }),
    udfoer: async (ctx, { borgerId, query }) => {
      const { traade, naeste } = await listTraade(ctx, { ...query, ulaeste: query.ulaeste === 'true' }, borgerId)
      return { krop: { traade: traade.map(visLinje), antalUlaeste: await antalUlaeste(ctx, borgerId), naeste } }
    },
  }),
  skrivning({
    navn: 'OpretBorgerBesked',
    metode: 'POST',
    sti: '/v1/BorgerBesked',
    emne: EMNE,
    resume: 'Skriv til borgeren (9205) eller til borgerens anden myndighed (9206)',
    beskrivelse:
      'Borgeren kan læse begge dele. Uden modtager går 9206 til den a-kasse eller kommune, som borgeren hører til i dag.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'besked.start' },
    krop: z.strictObject({
      traadId: Id.optional(),
      beskedtype: z.union([z.literal(TIL_BORGEREN), z.literal(MELLEM_MYNDIGHEDER)], 'Skal være 9205 eller 9206.'),
      modtager: z.strictObject({ type: z.enum(['akasse', 'jobcenter']), kode: Tekst(10, 1) }).optional(),
      kanaler: z.array(z.enum(KANALER)).max(KANALER.length).optional(),
      titel: Tekst(1000),
      tekst: Tekst(20_000),
      maaBesvares: z.boolean(),
      slutDato: Dato.nullable().default(null),
    }),
    svar: z.strictObject({ traadId: z.uuid(), beskedId: z.uuid() }),
    status: 201,
    fund: ['BB-001', 'BB-002', 'BB-006', 'BB-008', 'BB-009', '4405', '4933', '4977'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { traadId, beskedId, advarsler } = await startDialog(ctx, { ...krop, borgerId })
      return { krop: { traadId, beskedId }, sted: `/BorgerBesked/${traadId}`, advarsler }
    },
  }),
  laesning({
    navn: 'HentBorgerBesked',
    metode: 'GET',
    sti: '/v1/BorgerBesked/{traadId}',
    emne: EMNE,
    resume: 'Hent en tråd med dens beskeder',
    beskrivelse: 'Tager trådens id eller en beskeds, som eventet om den siger. Sætter intet læsemærke.',
    scope: LAES,
    borger: paaVegneAf,
    param,
    svar: Visning,
    udfoer: async (ctx, { param, borgerId }) => {
      const traad = await hentTraad(ctx, await findTraadId(ctx, param.traadId))
      kunOm(traad, borgerId)
      const cpr = await hentCprNumre(ctx, [traad.borgerId])
      return { krop: vis(traad, cpr.get(traad.borgerId) ?? null) }
    },
  }),
  strom({
    navn: 'HentBorgerBeskedBilag',
    metode: 'GET',
    sti: '/v1/BorgerBesked/{traadId}/Bilag/{id}',
    emne: EMNE,
    resume: 'Hent et bilag til en besked som fil',
    scope: LAES,
    param: z.strictObject({ traadId: Id, id: Id }),
    strom: 'ud',
    indhold: ['application/pdf', 'application/xml'],
    udfoer: async (ctx, { param }) => {
      await transaktion(ctx, (tx) => hentTraad(tx, param.traadId))
      return sendBilag(ctx, param.id, { traadId: param.traadId })
    },
  }),
  skrivning({
    navn: 'SvarPaaBorgerBesked',
    metode: 'POST',
    sti: '/v1/BorgerBesked/{traadId}/action/svar',
    emne: EMNE,
    resume: 'Svar i tråden',
    scope: SKRIV,
    param,
    krop: z.strictObject({ tekst: Tekst(20_000) }),
    svar: z.strictObject({ beskedId: z.uuid() }),
    status: 201,
    fund: ['BB-002', 'BB-004', 'BB-006', 'BB-009', '4405', '4933'],
    udfoer: async (ctx, { param, krop }) => ({
      krop: await svarITraad(ctx, { traadId: param.traadId, tekst: krop.tekst }),
      sted: `/BorgerBesked/${param.traadId}`,
    }),
  }),
  skrivning({
    navn: 'BerigtigBorgerBesked',
    metode: 'POST',
    sti: '/v1/BorgerBesked/{traadId}/action/berigtig',
    emne: EMNE,
    resume: 'Fjern en egen besked, der er sendt ved en fejl, eller hele tråden',
    beskrivelse:
      'Uden beskedId fjernes hele tråden. Kommentaren ses ikke af borgeren. Modtagerne får et event om sletning.',
    scope: SKRIV,
    param,
    krop: z.strictObject({ beskedId: Id.optional(), kommentar: z.string().max(5000).default('') }),
    svar: z.strictObject({ fjernet: z.int() }),
    fund: ['BB-004', 'BB-007', 'BB-009', 'BB-012', 'BB-013', '4933'],
    udfoer: async (ctx, { param, krop }) => ({
      krop: await berigtigBesked(ctx, {
        traadId: param.traadId,
        beskedId: krop.beskedId ?? null,
        kommentar: krop.kommentar,
      }),
    }),
  }),
  skrivning({
    navn: 'MaerkBorgerBeskedLaest',
    metode: 'POST',
    sti: '/v1/BorgerBesked/{traadId}/action/laest',
    emne: EMNE,
    resume: 'Sæt eget læsemærke',
    beskrivelse:
      'En organisation har ét mærke. Jobnet sætter borgerens og navngiver borgeren i x-civilRegistrationIdentifier. En advis om tråden lukkes.',
    scope: SKRIV,
    borger: paaVegneAf,
    param,
    svar: z.strictObject({ traadId: z.uuid(), ulaest: z.boolean() }),
    udfoer: async (ctx, { param, borgerId }) => {
      const traad = await hentTraad(ctx, param.traadId)
      kunOm(traad, skalNavngive(ctx, borgerId))
      await maerkLaest(ctx, traad)
      return { krop: { traadId: traad.id, ulaest: false } }
    },
  }),
  skrivning({
    navn: 'MaerkBorgerBeskedUlaest',
    metode: 'POST',
    sti: '/v1/BorgerBesked/{traadId}/action/ulaest',
    emne: EMNE,
    resume: 'Tag eget læsemærke af igen',
    scope: SKRIV,
    borger: paaVegneAf,
    param,
    svar: z.strictObject({ traadId: z.uuid(), ulaest: z.boolean() }),
    udfoer: async (ctx, { param, borgerId }) => {
      const traad = await hentTraad(ctx, param.traadId)
      kunOm(traad, skalNavngive(ctx, borgerId))
      await maerkUlaest(ctx, traad.id)
      return { krop: { traadId: traad.id, ulaest: true } }
    },
  }),
]

/** When the call names a citizen, the thread must be theirs. */
function kunOm(traad: { id: string; borgerId: string }, borgerId: string): void {
  if (borgerId && traad.borgerId !== borgerId) throw new IkkeFundet(`tråd ${traad.id}`)
}

/** Jobnet acts for a citizen, and says for whom. */
function skalNavngive(ctx: TxKontekst, borgerId: string): string {
  if (!borgerId && ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'star')
    throw new Afvist([blok('1001', `Hovedet ${CPR_HOVED} mangler.`, { felt: CPR_HOVED })], 400)
  return borgerId
}
const CPR_HOVED = 'x-civilRegistrationIdentifier'

const visLinje = (t: Traadlinje): z.infer<typeof Linje> => ({
  id: t.id,
  beskedtype: t.beskedtype,
  emne: t.fjernet ? null : t.emne,
  afsender: t.afsenderNavn,
  modtager: t.modtagerNavn,
  sidsteTid: t.sidsteTid.toISOString(),
  antalBeskeder: t.antalBeskeder,
  antalBilag: t.antalBilag,
  ulaest: t.ulaest,
  fjernet: t.fjernet,
})

const vis = (t: Traadvisning, cpr: string | null): z.infer<typeof Visning> => ({
  id: t.id,
  beskedtype: t.beskedtype,
  emne: t.fjernet ? null : t.emne,
  civilRegistrationIdentifier: cpr,
  afsender: t.afsenderNavn,
  modtager: t.modtagerNavn,
  sidsteTid: t.sidsteTid.toISOString(),
  maaBesvares: t.maaBesvares,
  kanSvare: t.kanSvare && t.maaBesvares && !t.lukket,
  lukket: t.lukket,
  fjernet: t.fjernet,
  indstilling: t.indstilling,
  laesere: t.laesere,
  beskeder: t.beskeder.map((b) => ({
    id: b.id,
    nummer: b.nummer,
    afsender: b.afsenderNavn,
    modtager: b.modtagerNavn,
    titel: b.titel,
    tekst: b.tekst,
    sendtTid: b.sendtTid.toISOString(),
    digitalPost: b.digitalPost,
    fjernetTid: b.fjernetTid?.toISOString() ?? null,
    bilag: b.bilag.map(({ id, navn, mime, stoerrelse, kontrol }) => ({ id, navn, mime, stoerrelse, kontrol })),
  })),
})
