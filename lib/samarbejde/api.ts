import { z } from 'zod'
import { Dato, Id, Kommentar, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { STATUSKODE } from '#lib/jobordre/livscyklus'
import { hentJobordre } from '#lib/jobordre/queries'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { hentInviteretJobordre, listInvitationer, listSamarbejder, type Samarbejde } from '#lib/samarbejde/queries'
import { accepterSamarbejde, afslaaSamarbejde, ophoerSamarbejde } from '#lib/samarbejde/svar'

const EMNE = 'Samarbejde om en jobordre'
const LAES = 'virksomhedsindsats.formidling.read'
const SKRIV = 'virksomhedsindsats.formidling.write'
const param = z.strictObject({ id: Id })
const STATUS = ['INVITERET', 'AFTALT', 'AFSLAAET', 'OPHOERT'] as const
const Aftale = z
  .strictObject({
    samarbejdeIdentifier: z.uuid(),
    jobordreIdentifier: z.uuid(),
    inviterende: z.string(),
    inviteret: z.string(),
    tekst: z.string(),
    fra: z.string(),
    til: z.string(),
    status: z.enum(STATUS),
    inviteretTid: z.string(),
    besvaretTid: z.string().nullable(),
    besvaretAf: z.string().nullable(),
    ophoertTid: z.string().nullable(),
    ophoertGrund: z.string().nullable(),
  })
  .meta({ id: 'JobordreSamarbejde' })
const Kvittering = z.strictObject({ samarbejdeIdentifier: z.uuid(), status: z.enum(STATUS) })

const vis = (s: Samarbejde): z.infer<typeof Aftale> => ({
  samarbejdeIdentifier: s.id,
  jobordreIdentifier: s.jobordreId,
  inviterende: s.inviterendeNavn,
  inviteret: s.inviteretNavn,
  tekst: s.tekst,
  fra: s.fra,
  til: s.til,
  status: s.status,
  inviteretTid: s.inviteretTid.toISOString(),
  besvaretTid: s.besvaretTid?.toISOString() ?? null,
  besvaretAf: s.besvaretAfNavn,
  ophoertTid: s.ophoertTid?.toISOString() ?? null,
  ophoertGrund: s.ophoertGrund,
})

/** A-kasser that help each other with one order, by agreement. */
export const samarbejdsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'InviterTilJobordre',
    metode: 'POST',
    sti: '/v1/Jobordre/{id}/samarbejde',
    emne: EMNE,
    resume: 'Invitér en a-kasse til at hjælpe med jobordren',
    scope: SKRIV,
    param,
    krop: z.strictObject({ akasseKode: Tekst(20, 1), tekst: Kommentar(1000), fra: Dato, til: Dato }),
    svar: z.strictObject({ samarbejdeIdentifier: z.uuid() }),
    status: 201,
    fund: ['JO-060', 'JO-073', '1003', '9131', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop }) => {
      const { id } = await inviterAkasse(ctx, { jobordreId: param.id, ...krop })
      return { krop: { samarbejdeIdentifier: id } }
    },
  }),
  laesning({
    navn: 'ListJobordreSamarbejder',
    metode: 'GET',
    sti: '/v1/Jobordre/{id}/samarbejde',
    emne: EMNE,
    resume: 'Invitationer og aftaler om en jobordre, som I er part i',
    scope: LAES,
    param,
    svar: z.strictObject({ samarbejder: z.array(Aftale) }),
    udfoer: async (ctx, { param }) => {
      await hentJobordre(ctx, param.id, 'formidling.ordre')
      return { krop: { samarbejder: (await listSamarbejder(ctx, param.id)).map(vis) } }
    },
  }),
  laesning({
    navn: 'ListInvitationer',
    metode: 'GET',
    sti: '/v1/JobordreSamarbejde',
    emne: EMNE,
    resume: 'Åbne invitationer og aftaler, hvor I er den inviterede',
    scope: LAES,
    svar: z.strictObject({
      invitationer: z.array(
        z.strictObject({
          samarbejdeIdentifier: z.uuid(),
          jobordreIdentifier: z.uuid(),
          title: z.string(),
          by: z.string().nullable(),
          formidlingsfrist: z.string().nullable(),
          inviterende: z.string(),
          tekst: z.string(),
          fra: z.string(),
          til: z.string(),
          status: z.enum(STATUS),
          inviteretTid: z.string(),
        }),
      ),
    }),
    udfoer: async (ctx) => ({
      krop: {
        invitationer: (await listInvitationer(ctx)).map((i) => ({
          samarbejdeIdentifier: i.id,
          jobordreIdentifier: i.jobordreId,
          title: i.titel,
          by: i.by,
          formidlingsfrist: i.formidlingsfrist,
          inviterende: i.inviterendeNavn,
          tekst: i.tekst,
          fra: i.fra,
          til: i.til,
          status: i.status,
          inviteretTid: i.inviteretTid.toISOString(),
        })),
      },
    }),
  }),
  laesning({
    navn: 'HentInviteretJobordre',
    metode: 'GET',
    sti: '/v1/Jobordre/{id}/inviteret',
    emne: EMNE,
    resume: 'Jobordren, som en inviteret a-kasse må se den',
    beskrivelse: 'Ingen kontaktperson, ingen intern kommentar og ingen andres kandidater.',
    scope: LAES,
    param,
    svar: z.strictObject({
      jobordreIdentifier: z.uuid(),
      sagsnummer: z.string().nullable(),
      jobordrestatusType: z.int(),
      title: z.string(),
      jobordreBeskrivelse: z.string(),
      stillingsbetegnelser: z.array(
        z.strictObject({ ConceptUriDa: z.string(), AliasIdentifier: z.string().nullable(), title: z.string() }),
      ),
      by: z.string().nullable(),
      ugentligArbejdstidType: z.int().nullable(),
      timerPrUge: z.int().nullable(),
      arbejdstidsforhold: z.array(z.int()),
      startdato: z.string().nullable(),
      formidlingsfrist: z.string().nullable(),
      antalStillinger: z.int(),
      samarbejde: Aftale,
    }),
    udfoer: async (ctx, { param }) => {
      const o = await hentInviteretJobordre(ctx, param.id)
      return {
        krop: {
          jobordreIdentifier: o.id,
          sagsnummer: o.sagsnummer,
          jobordrestatusType: STATUSKODE[o.status],
          title: o.titel,
          jobordreBeskrivelse: o.beskrivelse,
          stillingsbetegnelser: o.stillinger.map((s) => ({
            ConceptUriDa: s.conceptUri,
            AliasIdentifier: s.aliasId,
            title: s.titel,
          })),
          by: o.by,
          ugentligArbejdstidType: o.ugentligArbejdstidType,
          timerPrUge: o.timerPrUge,
          arbejdstidsforhold: o.arbejdstidsforhold,
          startdato: o.startdato,
          formidlingsfrist: o.formidlingsfrist,
          antalStillinger: o.antalStillinger,
          samarbejde: vis(o.samarbejde),
        },
      }
    },
  }),
  skrivning({
    navn: 'AccepterSamarbejde',
    metode: 'POST',
    sti: '/v1/JobordreSamarbejde/{id}/action/accepter',
    emne: EMNE,
    resume: 'Sig ja til at hjælpe',
    scope: SKRIV,
    param,
    svar: Kvittering,
    fund: ['JO-060', 'JO-061', 'JO-070'],
    udfoer: async (ctx, { param }) => {
      const { id, status } = await accepterSamarbejde(ctx, { id: param.id })
      return { krop: { samarbejdeIdentifier: id, status } }
    },
  }),
  skrivning({
    navn: 'AfslaaSamarbejde',
    metode: 'POST',
    sti: '/v1/JobordreSamarbejde/{id}/action/afslaa',
    emne: EMNE,
    resume: 'Sig nej til at hjælpe',
    scope: SKRIV,
    param,
    svar: Kvittering,
    fund: ['JO-060', 'JO-061'],
    udfoer: async (ctx, { param }) => {
      const { id, status } = await afslaaSamarbejde(ctx, { id: param.id })
      return { krop: { samarbejdeIdentifier: id, status } }
    },
  }),
  skrivning({
    navn: 'OphoerSamarbejde',
    metode: 'POST',
    sti: '/v1/JobordreSamarbejde/{id}/action/ophoer',
    emne: EMNE,
    resume: 'Afslut en invitation eller en aftale',
    scope: SKRIV,
    param,
    krop: z.strictObject({ grund: Kommentar(1000) }),
    svar: Kvittering,
    fund: ['JO-060', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop }) => {
      const { id, status } = await ophoerSamarbejde(ctx, { id: param.id, grund: krop.grund })
      return { krop: { samarbejdeIdentifier: id, status } }
    },
  }),
]
