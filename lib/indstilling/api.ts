import { z } from 'zod'
import { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { Dato, Id, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import type { IndstillingFelter } from '#lib/indstilling/input'
import { opretKladde } from '#lib/indstilling/kladde'
import { hentIndstilling, type Indstilling } from '#lib/indstilling/queries'
import { sendIndstilling } from '#lib/indstilling/send'

const EMNE = 'Indstilling'
const LAES = 'borgerkommunikation.indstilling.read'
const SKRIV = 'borgerkommunikation.indstilling.write'
const param = z.strictObject({ id: Id })

/** What a draft may hold. Everything but tilbudstype and the agreement is optional, and a draft may be half done. */
const Felter = z
  .strictObject({
    tilbudstype: z.int().min(9301).max(9309),
    forslagStart: Dato.nullable().default(null),
    forslagUger: z.int().min(1).max(104).nullable().default(null),
    timerPrUge: z.number().min(0.01).max(37).multipleOf(0.01).nullable().default(null),
    virksomhed: z
      .strictObject({
        cvr: z
          .string()
          .regex(/^\d{8}$/, 'CVR er 8 cifre.')
          .nullable()
          .default(null),
        pNummer: z
          .string()
          .regex(/^\d{10}$/, 'P-nummer er 10 cifre.')
          .nullable()
          .default(null),
        navn: Tekst(200).nullable().default(null),
      })
      .nullable()
      .default(null),
    udbyder: z
      .strictObject({ navn: Tekst(200).nullable().default(null), kursusnummer: Tekst(40).nullable().default(null) })
      .nullable()
      .default(null),
    jobmaal: Tekst(200).nullable().default(null),
    tekst: Tekst(10_000).default(''),
    /** The member and the a-kasse agree (IN-002): when, and how they came to it. */
    enighed: z
      .strictObject({ dato: Dato, form: z.string().max(20) })
      .nullable()
      .default(null),
  })
  .meta({ id: 'IndstillingFelter' })

const Visning = z
  .strictObject({
    id: z.uuid(),
    sagsnummer: z.string().nullable(),
    status: z.enum(INDSTILLING_STATUS),
    version: z.int(),
    felter: Felter,
    sendtTid: z.string().nullable(),
    traadId: z.uuid().nullable(),
  })
  .meta({ id: 'Indstilling' })

/** The indstilling of tilbud as fagsystemer handle it; each write is the use case that the page's form calls. */
export const indstillingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling',
    emne: EMNE,
    resume: 'Opret en kladde for et medlem',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'indstilling.opret' },
    krop: z.strictObject({ id: Id.optional(), felter: Felter }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    status: 201,
    fund: ['4977'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { id } = await opretKladde(ctx, { id: krop.id, borgerId, felter: tilFelter(krop.felter) })
      return { krop: { id, version: 1 }, version: 1, sted: `/Indstilling/${id}` }
    },
  }),
  laesning({
    navn: 'HentIndstilling',
    metode: 'GET',
    sti: '/v1/Indstilling/{id}',
    emne: EMNE,
    resume: 'Hent en indstilling',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const sag = await hentIndstilling(ctx, param.id, 'indstilling.se')
      return { krop: vis(sag), version: sag.version }
    },
  }),
  skrivning({
    navn: 'SendIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/send',
    emne: EMNE,
    resume: 'Send indstillingen til borgerens kommune',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: z.strictObject({
      id: z.uuid(),
      sagsnummer: z.string(),
      version: z.int(),
    }),
    fund: ['IN-001', 'IN-002', 'IN-003', 'IN-004', 'BB-006', 'BB-009', 'IN-409', 'IN-W01', 'IN-W02', '4405'],
    udfoer: async (ctx, { param, version }) => {
      const { id, sagsnummer, advarsler } = await sendIndstilling(ctx, { id: param.id, version })
      return { krop: { id, sagsnummer, version: version + 1 }, version: version + 1, advarsler }
    },
  }),
]

function tilFelter(f: z.infer<typeof Felter>): IndstillingFelter {
  return {
    tilbudstype: f.tilbudstype,
    forslagStart: f.forslagStart,
    forslagUger: f.forslagUger,
    timerPrUge: f.timerPrUge,
    virksomhedCvr: f.virksomhed?.cvr ?? null,
    virksomhedPNummer: f.virksomhed?.pNummer ?? null,
    virksomhedNavn: f.virksomhed?.navn ?? null,
    udbyderNavn: f.udbyder?.navn ?? null,
    kursusnummer: f.udbyder?.kursusnummer ?? null,
    jobmaal: f.jobmaal,
    tekst: f.tekst,
    enigDato: f.enighed?.dato ?? null,
    enigForm: f.enighed?.form ?? null,
    enig: f.enighed !== null,
  }
}

function vis(sag: Indstilling): z.infer<typeof Visning> {
  const harVirksomhed = sag.virksomhedCvr ?? sag.virksomhedPNummer ?? sag.virksomhedNavn
  return {
    id: sag.id,
    sagsnummer: sag.sagsnummer,
    status: sag.status,
    version: sag.version,
    felter: {
      tilbudstype: sag.tilbudstype ?? 0,
      forslagStart: sag.forslagStart,
      forslagUger: sag.forslagUger,
      timerPrUge: sag.timerPrUge === null ? null : Number(sag.timerPrUge),
      virksomhed: harVirksomhed
        ? { cvr: sag.virksomhedCvr, pNummer: sag.virksomhedPNummer, navn: sag.virksomhedNavn }
        : null,
      udbyder: sag.udbyderNavn || sag.kursusnummer ? { navn: sag.udbyderNavn, kursusnummer: sag.kursusnummer } : null,
      jobmaal: sag.jobmaal,
      tekst: sag.tekst,
      enighed: sag.enigDato && sag.enigForm ? { dato: sag.enigDato, form: sag.enigForm } : null,
    },
    sendtTid: sag.sendtTid?.toISOString() ?? null,
    traadId: sag.traadId,
  }
}
