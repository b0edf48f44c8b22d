import { z } from 'zod'
import { ABONNEMENT_STATUS } from '#db/schema/abonnement'
import { afspilAbonnement } from '#lib/abonnement/afspil'
import { Afspil, NytAbonnement, RetAbonnement, SkiftHemmelighed } from '#lib/abonnement/input'
import { opretAbonnement } from '#lib/abonnement/opret'
import { genoptagAbonnement, pauseAbonnement } from '#lib/abonnement/pause'
import { proevAbonnement } from '#lib/abonnement/proev'
import { type Abonnement, hentAbonnement, hentLeveringsstand, listAbonnementer } from '#lib/abonnement/queries'
import { afslutAbonnement, retAbonnement } from '#lib/abonnement/ret'
import { skiftHemmelighed } from '#lib/abonnement/skift-hemmelighed'
import { Id } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'

const EMNE = 'Abonnement'
const LAES = 'eksternkommunikation.abonnement.read'
const SKRIV = 'eksternkommunikation.abonnement.write'
const param = z.strictObject({ id: Id })
const tid = z.string().nullable()
const URLFUND = ['WH-001', 'WH-002', 'WH-003', 'WH-004', 'WH-005']

const Visning = z
  .strictObject({
    id: z.uuid(),
    url: z.string(),
    beskrivelse: z.string(),
    entiteter: z.array(z.int()).nullable(),
    status: z.enum(ABONNEMENT_STATUS),
    parkeretGrund: z.string().nullable(),
    version: z.int(),
    oprettetTid: z.string(),
    aendretTid: z.string(),
    gammelHemmelighedTil: tid,
    /** The receiver does not answer: one delivery at a time tries, next at `proevesTid`. */
    afbryder: z.strictObject({ aaben: z.boolean(), siden: tid, proevesTid: tid, fejlITraek: z.int() }),
    leveret: z.int(),
    fejlet: z.int(),
    sidstLeveret: tid,
    sidsteStatus: z.int().nullable(),
    sidsteFejl: z.string().nullable(),
  })
  .meta({ id: 'Abonnement' })

const Leveringer = z.strictObject({
  venter: z.int(),
  parkerede: z.int(),
  senesteParkerede: z.array(
    z.strictObject({
      Loebenummer: z.int(),
      WebservicebeskedId: z.uuid(),
      parkeretTid: z.string(),
      svarstatus: z.int().nullable(),
      fejl: z.string().nullable(),
      forsoeg: z.int(),
    }),
  ),
})

const Stand = z.strictObject({ id: z.uuid(), status: z.enum(ABONNEMENT_STATUS), version: z.int() })

/** Webhooks: where an organisation's events are sent, and how to mend it oneself when they do not arrive. */
export const abonnementsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretAbonnement',
    metode: 'POST',
    sti: '/v1/Abonnement',
    emne: EMNE,
    resume: 'Få jeres webservicebeskeder sendt til en adresse',
    beskrivelse:
      'Sendes efter Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature v1) med tyndt indhold: hvad der er ændret, aldrig hvem det handler om. Svar 2xx inden 15 sekunder. webhook-id er det samme ved hvert forsøg. Hemmeligheden vises kun i dette svar.',
    scope: SKRIV,
    krop: NytAbonnement,
    svar: z.strictObject({ id: z.uuid(), version: z.int(), hemmelighed: z.string().optional() }),
    status: 201,
    fund: [...URLFUND, 'WH-006'],
    udfoer: async (ctx, { krop }) => {
      const { abonnement, hemmelighed } = await opretAbonnement(ctx, krop)
      const { id, version } = abonnement
      return { krop: { id, version }, kunNu: { hemmelighed }, version, sted: `/Abonnement/${id}` }
    },
  }),
  laesning({
    navn: 'ListAbonnementer',
    metode: 'GET',
    sti: '/v1/Abonnement',
    emne: EMNE,
    resume: 'Jeres abonnementer',
    scope: LAES,
    svar: z.strictObject({ abonnementer: z.array(Visning) }),
    udfoer: async (ctx) => ({ krop: { abonnementer: (await listAbonnementer(ctx)).map(vis) } }),
  }),
  laesning({
    navn: 'HentAbonnement',
    metode: 'GET',
    sti: '/v1/Abonnement/{id}',
    emne: EMNE,
    resume: 'Et abonnement, og hvad der venter eller er parkeret',
    scope: LAES,
    param,
    svar: Visning.extend({ leveringer: Leveringer }),
    udfoer: async (ctx, { param }) => {
      const fundet = await hentAbonnement(ctx, param.id, 'abonnement.se')
      const { senesteParkerede, ...tal } = await hentLeveringsstand(ctx, fundet.id)
      const parkerede = senesteParkerede.map(({ loebenummer, eventId, parkeretTid, ...resten }) => ({
        Loebenummer: loebenummer,
        WebservicebeskedId: eventId,
        parkeretTid: parkeretTid.toISOString(),
        ...resten,
      }))
      return {
        krop: { ...vis(fundet), leveringer: { ...tal, senesteParkerede: parkerede } },
        version: fundet.version,
      }
    },
  }),
  skrivning({
    navn: 'RetAbonnement',
    metode: 'PUT',
    sti: '/v1/Abonnement/{id}',
    emne: EMNE,
    resume: 'Ret adresse, beskrivelse eller valg af entiteter',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: RetAbonnement,
    svar: Stand,
    fund: URLFUND,
    udfoer: async (ctx, { param, krop, version }) =>
      stand(await retAbonnement(ctx, { id: param.id, version, felter: krop })),
  }),
  skrivning({
    navn: 'AfslutAbonnement',
    metode: 'DELETE',
    sti: '/v1/Abonnement/{id}',
    emne: EMNE,
    resume: 'Afslut abonnementet; der sendes ikke mere',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: z.strictObject({ id: z.uuid() }),
    udfoer: async (ctx, { param, version }) => {
      await afslutAbonnement(ctx, { id: param.id, version })
      return { krop: { id: param.id } }
    },
  }),
  skrivning({
    navn: 'SkiftHemmelighed',
    metode: 'POST',
    sti: '/v1/Abonnement/{id}/action/skifthemmelighed',
    emne: EMNE,
    resume: 'Få en ny hemmelighed; den gamle underskriver også i op til 168 timer',
    scope: SKRIV,
    param,
    krop: SkiftHemmelighed,
    svar: Stand.extend({ hemmelighed: z.string().optional() }),
    udfoer: async (ctx, { param, krop }) => {
      const { abonnement, hemmelighed } = await skiftHemmelighed(ctx, { ...krop, id: param.id })
      return { ...stand(abonnement), kunNu: { hemmelighed } }
    },
  }),
  skrivning({
    navn: 'PauseAbonnement',
    metode: 'POST',
    sti: '/v1/Abonnement/{id}/action/pause',
    emne: EMNE,
    resume: 'Send intet lige nu; det samles sammen',
    scope: SKRIV,
    param,
    svar: Stand,
    fund: ['WH-007'],
    udfoer: async (ctx, { param }) => stand(await pauseAbonnement(ctx, param)),
  }),
  skrivning({
    navn: 'GenoptagAbonnement',
    metode: 'POST',
    sti: '/v1/Abonnement/{id}/action/genoptag',
    emne: EMNE,
    resume: 'Send igen efter en pause, eller efter at adressen svarede 410',
    scope: SKRIV,
    param,
    svar: Stand,
    udfoer: async (ctx, { param }) => stand(await genoptagAbonnement(ctx, param)),
  }),
  skrivning({
    navn: 'AfspilAbonnement',
    metode: 'POST',
    sti: '/v1/Abonnement/{id}/action/afspil',
    emne: EMNE,
    resume: 'Send igen: én besked, et spænd af løbenumre eller alt, der er parkeret',
    beskrivelse: 'Højst 10.000 ad gangen; til siger, hvor langt det nåede. webhook-id er det samme som første gang.',
    scope: SKRIV,
    param,
    krop: Afspil,
    svar: z.strictObject({ antal: z.int(), til: z.int().nullable() }),
    fund: ['WH-008'],
    udfoer: async (ctx, { param, krop }) => ({ krop: await afspilAbonnement(ctx, { ...krop, id: param.id }) }),
  }),
  skrivning({
    navn: 'ProevAbonnement',
    metode: 'POST',
    sti: '/v1/Abonnement/{id}/action/proev',
    emne: EMNE,
    resume: 'Send en prøve uden indhold; se i abonnementet, hvordan det gik',
    scope: SKRIV,
    param,
    svar: z.strictObject({ webservicebeskedId: z.uuid() }),
    fund: ['WH-009'],
    udfoer: async (ctx, { param }) => ({ krop: await proevAbonnement(ctx, param) }),
  }),
]

const stand = ({ id, status, version }: Abonnement) => ({ krop: { id, status, version }, version })

function vis(a: Abonnement): z.infer<typeof Visning> {
  const iso = (t: Date | null) => t?.toISOString() ?? null
  return {
    id: a.id,
    url: a.url,
    beskrivelse: a.beskrivelse,
    entiteter: a.entiteter,
    status: a.status,
    parkeretGrund: a.parkeretGrund,
    version: a.version,
    oprettetTid: a.oprettetTid.toISOString(),
    aendretTid: a.aendretTid.toISOString(),
    gammelHemmelighedTil: iso(a.gammelHemmelighedTil),
    afbryder: {
      aaben: a.aabnetTid !== null,
      siden: iso(a.aabnetTid),
      proevesTid: iso(a.proevTid),
      fejlITraek: a.fejlITraek,
    },
    leveret: a.leveret,
    fejlet: a.fejlet,
    sidstLeveret: iso(a.sidstLeveret),
    sidsteStatus: a.sidsteStatus,
    sidsteFejl: a.sidsteFejl,
  }
}
