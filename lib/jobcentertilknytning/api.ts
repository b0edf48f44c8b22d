import { z } from 'zod'
import { Dato, Id, Organisation } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { listTilknytninger } from '#lib/jobcentertilknytning/queries'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import type { TxKontekst } from '#lib/kontekst'
import { findOrganisationId } from '#lib/organisation/find'
import { Afvist } from '#lib/regelfund'

const EMNE = 'Jobcentertilknytning'

const Tilknytning = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    jobcenter: Organisation,
    kommune: Organisation,
    startDato: z.string(),
    slutDato: z.string().nullable(),
  })
  .meta({ id: 'Jobcentertilknytning' })

/** Where a citizen belongs. A new tilknytning ends the one before it, and cases that are not decided move along. */
export const tilknytningsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretJobcentertilknytning',
    metode: 'POST',
    sti: '/v1/Jobcentertilknytning',
    emne: EMNE,
    resume: 'Registrér, hvilket jobcenter og hvilken kommune borgeren hører til',
    beskrivelse: 'Et jobcenter registrerer for sig selv; STAR nævner jobcentret. Begge dage er med.',
    scope: 'borgerkommunikation.jobcentertilknytning.write',
    borger: { slags: 'egen', handling: 'jobcentertilknytning.opret' },
    krop: z.strictObject({
      id: Id.optional(),
      jobcenterKode: z
        .string()
        .regex(/^\d{5}$/, 'Et jobcenters kode er 5 cifre.')
        .optional(),
      kommuneKode: z.string().regex(/^\d{3}$/, 'En kommunes kode er 3 cifre.'),
      startDato: Dato,
      slutDato: Dato.nullable().default(null),
    }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    status: 201,
    fund: ['JT-001', 'JT-002', 'JT-003', 'JT-W01', '1003', '1013', '4405', '4695', '4977'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { tilknytningId, advarsler } = await tilknytJobcenter(ctx, {
        id: krop.id,
        borgerId,
        jobcenterId: await hvilketJobcenter(ctx, krop.jobcenterKode),
        kommuneId: await findOrganisationId(ctx, 'kommune', krop.kommuneKode),
        fra: krop.startDato,
        til: krop.slutDato,
      })
      return { krop: { id: tilknytningId, version: 1 }, version: 1, advarsler }
    },
  }),
  laesning({
    navn: 'ListJobcentertilknytninger',
    metode: 'GET',
    sti: '/v1/Jobcentertilknytning',
    emne: EMNE,
    resume: 'Borgerens tilknytninger, den nyeste først',
    beskrivelse: 'Et tidligere jobcenter ser kun sine egne.',
    scope: 'borgerkommunikation.jobcentertilknytning.read',
    borger: { slags: 'egen', handling: 'borger.se' },
    svar: z.strictObject({ tilknytninger: z.array(Tilknytning) }),
    udfoer: async (ctx, { borgerId }) => ({ krop: { tilknytninger: await listTilknytninger(ctx, borgerId) } }),
  }),
]

/** The caller's own jobcenter, or the one that STAR names. */
async function hvilketJobcenter(ctx: TxKontekst, kode: string | undefined): Promise<string> {
  const egen = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation : undefined
  if (egen?.type === 'jobcenter') {
    if (kode === undefined || kode === egen.kode) return egen.id
    throw new Afvist([blok('1013', 'Et jobcenter kan kun registrere for sig selv.', { felt: 'jobcenterKode' })], 403)
  }
  if (kode === undefined) throw new Afvist([blok('1014', 'Skriv jobcentrets kode.', { felt: 'jobcenterKode' })], 400)
  const id = await findOrganisationId(ctx, 'jobcenter', kode)
  if (!id) throw new Afvist([blok('4695', 'Jobcentret findes ikke.', { felt: 'jobcenterKode' })])
  return id
}
