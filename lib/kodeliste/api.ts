import { z } from 'zod'
import { Antal, Dato, Tekst } from '#lib/api/felter'
import { laesning, type Operation } from '#lib/api/operation'
import { listKodelister, soegStillinger } from '#lib/kodeliste/queries'
import { IkkeFundet } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'

const SCOPE = 'organisation.organisation.read'
const query = z.strictObject({ dag: Dato.optional() })

const Kode = z
  .strictObject({
    kode: z.string(),
    navn: z.string(),
    gyldigFra: z.string(),
    gyldigTil: z.string().nullable(),
    kilde: z.string(),
  })
  .meta({ id: 'Kode' })
const Stilling = z
  .strictObject({
    conceptUri: z.string(),
    titel: z.string(),
    synonymer: z.array(z.string()),
    disco08: z.string().nullable(),
    gyldigFra: z.string(),
    gyldigTil: z.string().nullable(),
    /** The words that were hit; `aliasId` names the alias they are of, and is null where it is the title. */
    traf: z.strictObject({ aliasId: z.string().nullable(), titel: z.string() }),
  })
  .meta({ id: 'Stillingsbetegnelse' })

/** The small dated lists that the rules use, and the titles of occupations. */
export const kodelisteoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListKodelister',
    metode: 'GET',
    sti: '/v1/Kodeliste',
    emne: 'Kodeliste',
    resume: 'Kodelisterne og antallet af koder på en dag',
    scope: SCOPE,
    query,
    svar: z.strictObject({ kodelister: z.array(z.strictObject({ liste: z.string(), antal: z.int() })) }),
    udfoer: async (ctx, { query }) => ({ krop: { kodelister: await listKodelister(ctx, query.dag ?? ctx.dag) } }),
  }),
  laesning({
    navn: 'HentKodeliste',
    metode: 'GET',
    sti: '/v1/Kodeliste/{liste}',
    emne: 'Kodeliste',
    resume: 'Koderne i en liste på en dag',
    scope: SCOPE,
    param: z.strictObject({ liste: z.string().regex(/^[a-z_]{1,60}$/, 'Skal være en listes navn.') }),
    query,
    svar: z.strictObject({ liste: z.string(), dag: z.string(), koder: z.array(Kode) }),
    udfoer: async (ctx, { param, query }) => {
      const dag = query.dag ?? ctx.dag
      const koder = await listKoder(ctx, param.liste, dag)
      if (koder.length === 0 && !(await listKodelister(ctx, dag)).some((l) => l.liste === param.liste))
        throw new IkkeFundet(`kodeliste ${param.liste}`)
      return { krop: { liste: param.liste, dag, koder } }
    },
  }),
  laesning({
    navn: 'SoegStillingsbetegnelser',
    metode: 'GET',
    sti: '/v1/Stillingsbetegnelse',
    emne: 'Kodeliste',
    resume: 'Søg i stillingsbetegnelser og deres synonymer',
    beskrivelse:
      'Mindst to tegn. Hver titel én gang: samme ord først, så dem, der begynder med teksten, så dem, hvor et ord begynder med den. En titel kommer før et alias. `traf` er de ord, der passede.',
    scope: SCOPE,
    query: z.strictObject({
      soeg: Tekst(60).refine((t) => t.trim().length >= 2, 'Skal være mindst 2 tegn.'),
      dag: Dato.optional(),
      antal: Antal,
    }),
    svar: z.strictObject({ stillingsbetegnelser: z.array(Stilling) }),
    udfoer: async (ctx, { query }) => ({
      krop: { stillingsbetegnelser: await soegStillinger(ctx, { ...query, dag: query.dag ?? ctx.dag }) },
    }),
  }),
]
