import { z } from 'zod'
import { INDSTILLING_STATUS } from '#db/schema/indstilling'
import { Antal, EfterTid, Id, Kommentar } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { hentHistorik } from '#lib/events/historik'
import { Felter, Linje, tilFelter, Visning, visIndstilling, visLinje } from '#lib/indstilling/api-visning'
import { berigtigIndstilling } from '#lib/indstilling/berigtig'
import { gemKladde, kasserKladde, opretKladde } from '#lib/indstilling/kladde'
import { hentIndstilling, listIndstillinger } from '#lib/indstilling/queries'
import { sendIndstilling } from '#lib/indstilling/send'
import { traekIndstilling } from '#lib/indstilling/traek'

const EMNE = 'Indstilling'
const LAES = 'borgerkommunikation.indstilling.read'
const SKRIV = 'borgerkommunikation.indstilling.write'
const param = z.strictObject({ id: Id })
const Kvittering = z.strictObject({ id: z.uuid(), version: z.int() })

/** The a-kasse's part and what both may read; each write is the use case that the page's form calls. */
export const indstillingsoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListIndstillinger',
    metode: 'GET',
    sti: '/v1/Indstilling',
    emne: EMNE,
    resume: 'Egne indstillinger, den sidst ændrede først',
    beskrivelse:
      'Med x-civilRegistrationIdentifier kun den borgers. En a-kasse ser UNDER_BEHANDLING, til afgørelsens brev er modtaget.',
    scope: LAES,
    borger: { slags: 'valgfri', handling: 'borger.se' },
    query: z.strictObject({ status: z.enum(INDSTILLING_STATUS).optional(), efter: EfterTid, antal: Antal }),
    svar: z.strictObject({ indstillinger: z.array(Linje), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query, borgerId }) => {
      const { sager, naeste } = await listIndstillinger(ctx, { ...query, borgerId: borgerId || undefined })
      const cpr = await hentCprNumre(
        ctx,
        sager.map((s) => s.borgerId),
      )
      return { krop: { indstillinger: sager.map((s) => visLinje(s, cpr)), naeste } }
    },
  }),
  skrivning({
    navn: 'OpretIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling',
    emne: EMNE,
    resume: 'Opret en kladde for et medlem',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'indstilling.opret' },
    krop: z.strictObject({ id: Id.optional(), felter: Felter }),
    svar: Kvittering,
    status: 201,
    fund: ['4405', '4977'],
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
    resume: 'Hent en indstilling med dens bilag og afgørelse',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const krop = await visIndstilling(ctx, param.id)
      return { krop, version: krop.version }
    },
  }),
  laesning({
    navn: 'HentIndstillingHistorik',
    metode: 'GET',
    sti: '/v1/Indstilling/{id}/Historik',
    emne: EMNE,
    resume: 'Hvad der er sket i sagen, det ældste først',
    scope: LAES,
    param,
    svar: z.strictObject({
      linjer: z.array(
        z.strictObject({
          tid: z.string(),
          tekst: z.string(),
          organisation: z.string(),
          sagsbehandler: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
    }),
    udfoer: async (ctx, { param }) => {
      await hentIndstilling(ctx, param.id, 'indstilling.se')
      const linjer = await hentHistorik(ctx, param.id)
      return {
        krop: {
          linjer: linjer.map(({ tid, bruger, ...l }) => ({ ...l, tid: tid.toISOString(), sagsbehandler: bruger })),
        },
      }
    },
  }),
  skrivning({
    navn: 'RetIndstilling',
    metode: 'PUT',
    sti: '/v1/Indstilling/{id}',
    emne: EMNE,
    resume: 'Ret en kladde. Alle felter erstattes.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ felter: Felter }),
    svar: Kvittering,
    fund: ['IN-004', 'IN-409'],
    udfoer: async (ctx, { param, krop, version }) => {
      const gemt = await gemKladde(ctx, { id: param.id, version, felter: tilFelter(krop.felter) })
      return { krop: { id: param.id, ...gemt }, version: gemt.version }
    },
  }),
  skrivning({
    navn: 'KasserIndstilling',
    metode: 'DELETE',
    sti: '/v1/Indstilling/{id}',
    emne: EMNE,
    resume: 'Kassér en kladde og dens bilag',
    beskrivelse: 'Det, der er sendt, kan ikke slettes: det trækkes eller berigtiges.',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: z.strictObject({ id: z.uuid() }),
    fund: ['IN-004', 'IN-409'],
    udfoer: async (ctx, { param, version }) => {
      await kasserKladde(ctx, { id: param.id, version })
      return { krop: { id: param.id } }
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
    svar: Kvittering.extend({ sagsnummer: z.string() }),
    fund: [
      'IN-001',
      'IN-002',
      'IN-003',
      'IN-004',
      'IN-409',
      'IN-W01',
      'IN-W02',
      'BB-006',
      'BB-009',
      'BB-010',
      'BB-011',
      '4405',
    ],
    udfoer: async (ctx, { param, version }) => {
      const { id, sagsnummer, advarsler } = await sendIndstilling(ctx, { id: param.id, version })
      return { krop: { id, sagsnummer, version: version + 1 }, version: version + 1, advarsler }
    },
  }),
  skrivning({
    navn: 'TraekIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/traek',
    emne: EMNE,
    resume: 'Træk indstillingen tilbage, før den er afgjort',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({
      /** A code of the list `traekaarsag`. */
      aarsag: z.string().max(40),
      kommentar: Kommentar(1500).optional(),
    }),
    svar: Kvittering,
    fund: ['IN-004', 'IN-409', 'BB-004', 'BB-009'],
    udfoer: async (ctx, { param, krop, version }) => {
      await traekIndstilling(ctx, { id: param.id, version, aarsag: krop.aarsag, kommentar: krop.kommentar ?? '' })
      return { krop: { id: param.id, version: version + 1 }, version: version + 1 }
    },
  }),
  skrivning({
    navn: 'BerigtigIndstilling',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/action/berigtig',
    emne: EMNE,
    resume: 'Fjern en indstilling, der er sendt ved en fejl',
    beskrivelse: 'Indholdet kan ikke længere læses af nogen. Kommentaren ses ikke af borgeren.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ kommentar: z.string().max(5000).default('') }),
    svar: Kvittering,
    fund: ['BB-007', '4933', 'BB-009', 'IN-004', 'IN-409'],
    udfoer: async (ctx, { param, krop, version }) => {
      await berigtigIndstilling(ctx, { id: param.id, version, kommentar: krop.kommentar })
      return { krop: { id: param.id, version: version + 1 }, version: version + 1 }
    },
  }),
]
