import { and, asc, eq, gt, ilike, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { organisation } from '#db/schema/organisation'
import { Antal, Efter, Tekst } from '#lib/api/felter'
import { laesning, type Operation } from '#lib/api/operation'

const TYPER = ['akasse', 'jobcenter', 'kommune'] as const

const Organisationslinje = z
  .strictObject({
    type: z.enum(TYPER),
    kode: z.string(),
    starKode: z.string().nullable(),
    navn: z.string(),
    kortNavn: z.string(),
    gyldigFra: z.string(),
    gyldigTil: z.string().nullable(),
  })
  .meta({ id: 'Organisation' })

/** Look-ups that every fagsystem needs: who is there, and by which code. */
export const organisationsoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListOrganisationer',
    metode: 'GET',
    sti: '/v1/Organisation',
    emne: 'Organisation',
    resume: 'A-kasser, jobcentre og kommuner med kode og gyldighed',
    scope: 'organisation.organisation.read',
    query: z.strictObject({
      type: z.enum(TYPER).optional(),
      navn: Tekst(100).optional(),
      efter: Efter,
      antal: Antal,
    }),
    svar: z.strictObject({ organisationer: z.array(Organisationslinje), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query }) => {
      const moenster = query.navn?.trim().replace(/[\\%_]/g, (t) => `\\${t}`)
      const raekker = await ctx.db
        .select()
        .from(organisation)
        .where(
          and(
            query.type ? eq(organisation.type, query.type) : inArray(organisation.type, [...TYPER]),
            moenster ? ilike(organisation.navn, `%${moenster}%`) : undefined,
            query.efter ? gt(organisation.navn, query.efter) : undefined,
          ),
        )
        .orderBy(asc(organisation.navn))
        .limit(query.antal + 1)
      const organisationer = raekker.slice(0, query.antal).map((o) => ({
        type: o.type as (typeof TYPER)[number],
        kode: o.kode,
        starKode: o.starKode,
        navn: o.navn,
        kortNavn: o.kortNavn,
        gyldigFra: o.gyldigFra,
        gyldigTil: o.gyldigTil,
      }))
      return {
        krop: { organisationer, naeste: raekker.length > query.antal ? (organisationer.at(-1)?.navn ?? null) : null },
      }
    },
  }),
]
