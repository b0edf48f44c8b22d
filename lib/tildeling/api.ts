import { z } from 'zod'
import { Antal, Dato, EfterTid, Id, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { afslutTildeling } from '#lib/tildeling/afslut'
import { listTildelinger, tildelingsmaerke } from '#lib/tildeling/queries'
import { tildelBorger } from '#lib/tildeling/tildel'

const EMNE = 'Tildeling'
const LAES = 'borgerkommunikation.tildeling.read'
const SKRIV = 'borgerkommunikation.tildeling.write'
const Part = z.strictObject({ kode: z.string(), navn: z.string() })

/** Which citizens an anden aktør serves for a jobcenter, and until when. */
export const tildelingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'TildelBorger',
    metode: 'POST',
    sti: '/v1/Tildeling',
    emne: EMNE,
    resume: 'Lad en anden aktør handle for jobcentret om en borger i en periode',
    beskrivelse:
      'Uden fra gælder det fra i dag. Uden til gælder det, til jobcentret afslutter det eller borgeren ikke længere er jobcentrets.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'tildeling.giv' },
    krop: z.strictObject({ andenAktoer: Tekst(20, 1), fra: Dato.optional(), til: Dato.optional() }),
    svar: z.strictObject({ id: z.uuid(), fra: z.string(), til: z.string().nullable() }),
    status: 201,
    fund: ['AT-001', 'AT-002', 'AT-003', 'AT-004', '1003', '4405'],
    udfoer: async (ctx, { borgerId, krop }) => ({
      krop: await tildelBorger(ctx, { borgerId, aktoer: krop.andenAktoer, fra: krop.fra ?? ctx.dag, til: krop.til }),
    }),
  }),
  laesning({
    navn: 'ListTildelinger',
    metode: 'GET',
    sti: '/v1/Tildeling',
    emne: EMNE,
    resume:
      'Borgere hos anden aktør: jobcentret ser dem, det har tildelt, en anden aktør dem, den har i dag; den nyeste først',
    beskrivelse: 'Med x-civilRegistrationIdentifier kun den borger.',
    scope: LAES,
    borger: { slags: 'valgfri', handling: 'borger.se' },
    query: z.strictObject({ antal: Antal, efter: EfterTid }),
    svar: z.strictObject({
      naeste: z.string().nullable(),
      tildelinger: z.array(
        z.strictObject({
          id: z.uuid(),
          /** Null when the caller may not have the number today. */
          civilRegistrationIdentifier: z.string().nullable(),
          jobcenter: Part,
          andenAktoer: Part,
          fra: z.string(),
          til: z.string().nullable(),
          tildeltAf: z.string(),
          tildeltTid: z.string(),
        }),
      ),
    }),
    udfoer: async (ctx, { borgerId, query }) => {
      const tildelinger = await listTildelinger(ctx, { borgerId: borgerId || undefined, ...query })
      const sidste = tildelinger.at(-1)
      const cpr = await hentCprNumre(
        ctx,
        tildelinger.map((t) => t.borgerId),
      )
      return {
        krop: {
          naeste: sidste && tildelinger.length === query.antal ? tildelingsmaerke(sidste) : null,
          tildelinger: tildelinger.map((t) => ({
            id: t.id,
            civilRegistrationIdentifier: cpr.get(t.borgerId) ?? null,
            jobcenter: t.jobcenter,
            andenAktoer: t.aktoer,
            fra: t.fra,
            til: t.til,
            tildeltAf: t.tildeltAfNavn,
            tildeltTid: t.tildeltTid.toISOString(),
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'AfslutTildeling',
    metode: 'POST',
    sti: '/v1/Tildeling/{id}/action/afslut',
    emne: EMNE,
    resume: 'Sæt den sidste dag; i går betyder, at det slutter nu',
    scope: SKRIV,
    param: z.strictObject({ id: Id }),
    krop: z.strictObject({ sidsteDag: Dato }),
    svar: z.strictObject({ id: z.uuid(), sidsteDag: z.string() }),
    fund: ['AT-005'],
    udfoer: async (ctx, { param, krop }) => ({
      krop: { id: param.id, ...(await afslutTildeling(ctx, { id: param.id, ...krop })) },
    }),
  }),
]
