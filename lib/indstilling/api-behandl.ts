import { z } from 'zod'
import { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { Dato, Id, Sagsbehandler, Tekst } from '#lib/api/felter'
import { type Operation, skrivning } from '#lib/api/operation'
import { svarITraad } from '#lib/besked/svar'
import { afslaaIndstilling, godkendIndstilling, KOPI_MAKS, type Post } from '#lib/indstilling/afgoer'
import { hentIndstilling } from '#lib/indstilling/queries'
import { tagIndstilling } from '#lib/indstilling/tag'
import { IkkeFundet } from '#lib/regelfund'

const EMNE = 'Indstilling'
const SKRIV = 'borgerkommunikation.indstilling.write'
const param = z.strictObject({ id: Id })
const Kvittering = z.strictObject({ id: z.uuid(), version: z.int() })
const Afgjort = Kvittering.extend({ status: z.enum(INDSTILLING_STATUS) })

const SamsporSender = z.strictObject({ sendesAf: z.literal('SAMSPOR') })
const egetBrev = {
  sendesAf: z.literal('EGET_SYSTEM'),
  /** The letter's id where the kommune's own system sent it. */
  digitalPostId: Tekst(100, 1),
}
/** A PDF inside JSON; its content is judged as any file's. */
const Kopi = z
  .base64('Skal være base64.')
  .max(Math.ceil(KOPI_MAKS / 3) * 4, 'Brevet må højst fylde 3 MiB.')
  .min(1, 'Må ikke være tom.')

const BREV =
  'Kalderen vælger: SAMSPOR sender brevet i Digital Post, og sagen er endelig, når det er modtaget. EGET_SYSTEM har sendt det og oplyser digitalPostId; så er sagen endelig med det samme.'

/** The kommune's part of an indstilling, and the questions that both may ask. */
export const behandlingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'TagIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/tag',
    emne: EMNE,
    resume: 'Behandl: en sagsbehandler tager sagen',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ sagsbehandler: Sagsbehandler.optional() }),
    svar: Kvittering,
    fund: ['IN-004', 'IN-409', '4405'],
    udfoer: async (ctx, { param, krop, version }) => {
      const taget = await tagIndstilling(ctx, { id: param.id, version, sagsbehandler: krop.sagsbehandler })
      return { krop: { id: param.id, ...taget }, version: taget.version }
    },
  }),
  skrivning({
    navn: 'SpoergOmIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/spoerg',
    emne: EMNE,
    resume: 'Skriv i indstillingens tråd: et spørgsmål, eller svaret på et',
    beskrivelse: 'Kan læses af begge myndigheder og af borgeren.',
    scope: SKRIV,
    param,
    krop: z.strictObject({ tekst: Tekst(10_000, 1) }),
    svar: z.strictObject({ beskedId: z.uuid(), traadId: z.uuid() }),
    status: 201,
    fund: ['BB-002', 'BB-004', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop }) => {
      const { traadId } = await hentIndstilling(ctx, param.id, 'indstilling.se')
      if (!traadId) throw new IkkeFundet(`tråden til ${param.id}`)
      const { beskedId } = await svarITraad(ctx, { traadId, tekst: krop.tekst })
      return { krop: { beskedId, traadId }, sted: `/BorgerBesked/${traadId}` }
    },
  }),
  skrivning({
    navn: 'GodkendIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/godkend',
    emne: EMNE,
    resume: 'Godkend: tilbuddet skrives i Min plan, når borgeren har brevet',
    beskrivelse: BREV,
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({
      tilbud: z
        .strictObject({
          start: Dato.nullable().default(null),
          slut: Dato.nullable().default(null),
          timerPrUge: z.int().min(0).max(37).nullable().default(null),
          minutterPrUge: z.int().min(0).max(59).nullable().default(null),
          sted: Tekst(300).nullable().default(null),
          kontaktperson: Tekst(200).nullable().default(null),
          maal: Tekst(2000).nullable().default(null),
        })
        .optional(),
      brev: z.discriminatedUnion('sendesAf', [SamsporSender, z.strictObject(egetBrev)]).optional(),
      sagsbehandler: Sagsbehandler.optional(),
    }),
    svar: Afgjort,
    fund: [
      'IN-004',
      'IN-005',
      'IN-007',
      'IN-008',
      'IN-009',
      'IN-010',
      'IN-409',
      'BB-009',
      '1003',
      '4405',
      '8055',
      'DP-001',
    ],
    udfoer: async (ctx, { param, krop, version }) => {
      const { tilbud, brev, sagsbehandler } = krop
      const { advarsler, ...afgjort } = await godkendIndstilling(ctx, {
        id: param.id,
        version,
        sagsbehandler,
        post: tilPost(brev),
        felter: {
          tilbudStart: tilbud?.start ?? null,
          tilbudSlut: tilbud?.slut ?? null,
          timerPrUge: tilbud?.timerPrUge ?? null,
          minutterPrUge: tilbud?.minutterPrUge ?? null,
          sted: tilbud?.sted ?? null,
          kontaktperson: tilbud?.kontaktperson ?? null,
          maal: tilbud?.maal ?? null,
        },
      })
      return { krop: { id: param.id, ...afgjort }, version: afgjort.version, advarsler }
    },
  }),
  skrivning({
    navn: 'AfslaaIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/afslaa',
    emne: EMNE,
    resume: 'Giv afslag: a-kassen får en kopi af brevet i tråden',
    beskrivelse: `${BREV} Et eget brev sendes med som kopi (PDF, base64, højst 3 MiB).`,
    scope: SKRIV,
    param,
    ifMatch: true,
    kropMaks: 4_500_000,
    krop: z.strictObject({
      begrundelse: Tekst(10_000).optional(),
      lovhjemmel: Tekst(200).optional(),
      brev: z
        .discriminatedUnion('sendesAf', [SamsporSender, z.strictObject({ ...egetBrev, kopi: Kopi.optional() })])
        .optional(),
      sagsbehandler: Sagsbehandler.optional(),
    }),
    svar: Afgjort,
    fund: [
      'IN-004',
      'IN-005',
      'IN-006',
      'IN-009',
      'IN-010',
      'IN-409',
      'IN-W03',
      '4405',
      '8055',
      'BB-003',
      'BB-005',
      'BB-009',
      'DP-001',
    ],
    udfoer: async (ctx, { param, krop, version }) => {
      const { brev, sagsbehandler } = krop
      const { advarsler, ...afgjort } = await afslaaIndstilling(ctx, {
        id: param.id,
        version,
        sagsbehandler,
        post: tilPost(brev),
        felter: { begrundelse: krop.begrundelse || null, lovhjemmel: krop.lovhjemmel || null },
      })
      return { krop: { id: param.id, ...afgjort }, version: afgjort.version, advarsler }
    },
  }),
]

type Brevvalg = { sendesAf: 'SAMSPOR' } | { sendesAf: 'EGET_SYSTEM'; digitalPostId: string; kopi?: string | undefined }

function tilPost(brev: Brevvalg | undefined): Post | null {
  if (!brev) return null
  if (brev.sendesAf === 'SAMSPOR') return { slags: 'SAMSPOR' }
  const { digitalPostId, kopi } = brev
  return { slags: 'EGET_SYSTEM', digitalPostId, kopi: kopi === undefined ? undefined : Buffer.from(kopi, 'base64') }
}
