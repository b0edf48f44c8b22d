import { z } from 'zod'
import { Antal, Dato, Id, Organisation, Tekst } from '#lib/api/felter'
import { laesning, type Operation } from '#lib/api/operation'
import { hentOrganisation, listOrganisationer, OPSLAGSTYPER } from '#lib/organisation/queries'

const SCOPE = 'organisation.organisation.read'
const linje = {
  type: z.enum(OPSLAGSTYPER),
  kode: z.string(),
  starKode: z.string().nullable(),
  navn: z.string(),
  kortNavn: z.string(),
  gyldigFra: z.string(),
  gyldigTil: z.string().nullable(),
}
const Organisationslinje = z.strictObject(linje).meta({ id: 'Organisation' })
const Organisationsvisning = z
  .strictObject({
    ...linje,
    /** Of a jobcenter: the kommuner it serves on the day. Of a kommune: the jobcenter that serves it. */
    hoererSammenMed: z.array(Organisation),
    efterfoelger: Organisation.nullable(),
  })
  .meta({ id: 'Organisationsvisning' })

/** Look-ups that every fagsystem needs: who is there, and by which code. */
export const organisationsoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListOrganisationer',
    metode: 'GET',
    sti: '/v1/Organisation',
    emne: 'Organisation',
    resume: 'A-kasser, jobcentre, kommuner og andre aktører med kode og gyldighed',
    scope: SCOPE,
    query: z.strictObject({
      type: z.enum(OPSLAGSTYPER).optional(),
      navn: Tekst(100).optional(),
      efter: Id.optional(),
      antal: Antal,
    }),
    svar: z.strictObject({ organisationer: z.array(Organisationslinje), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query }) => ({ krop: await listOrganisationer(ctx, query) }),
  }),
  laesning({
    navn: 'HentOrganisation',
    metode: 'GET',
    sti: '/v1/Organisation/{type}/{kode}',
    emne: 'Organisation',
    resume: 'En organisation med dens kommuner eller jobcenter',
    beskrivelse: 'Et jobcenter har en eller flere kommuner, en kommune ét jobcenter. Uden dag: i dag.',
    scope: SCOPE,
    param: z.strictObject({ type: z.enum(OPSLAGSTYPER), kode: Tekst(8, 1) }),
    query: z.strictObject({ dag: Dato.optional() }),
    svar: Organisationsvisning,
    udfoer: async (ctx, { param, query }) => ({
      krop: await hentOrganisation(ctx, param.type, param.kode, query.dag ?? ctx.dag),
    }),
  }),
]
