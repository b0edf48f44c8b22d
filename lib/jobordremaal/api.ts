import { z } from 'zod'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { laesning, type Operation } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { type Maallinje, type Tal, vurderPeriode } from '#lib/jobordremaal/regler'
import { hentJobordremaal, laesPeriode, OPDELINGER } from '#lib/jobordremaal/taelling'
import { Afvist, afvisBlok } from '#lib/regelfund'

const Maaned = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'Skal være en måned, som 2026-11.')
  .meta({ examples: ['2026-11'] })
  .optional()
/** `vaerdi` is null when the figure is hidden, or is not published before the month `opgoeres`. */
const Maal = z
  .strictObject({ vaerdi: z.int().nullable(), skjult: z.boolean(), opgoeres: z.string().nullable() })
  .meta({ id: 'Maaltal' })
const Linje = z
  .strictObject({
    noegle: z.string(),
    navn: z.string(),
    oprettede: Maal,
    stillinger: Maal,
    formidlingsgrad: Maal,
    besaettelsesgrad: Maal,
  })
  .meta({ id: 'Jobordremaallinje' })

const vis = (t: Tal) => ({
  vaerdi: t.slags === 'tal' ? t.vaerdi : null,
  skjult: t.slags === 'skjult',
  opgoeres: t.slags === 'opgoeres' ? t.maaned : null,
})
const visLinje = (l: Maallinje) => ({
  noegle: l.noegle,
  navn: l.navn,
  oprettede: vis(l.oprettede),
  stillinger: vis(l.stillinger),
  formidlingsgrad: vis(l.formidlingsgrad),
  besaettelsesgrad: vis(l.besaettelsesgrad),
})

const INGEN_JOBORDRER = blok('4575', 'Kun a-kasser, kommuner og STAR har jobordrer.')

/** STAR's measures of job orders. */
export const jobordremaalsoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentJobordremaal',
    metode: 'GET',
    sti: '/v1/Jobordremaal',
    emne: 'Jobordremaal',
    resume: 'De fire mål for jobordrer i en periode: egen myndigheds, og for STAR alles',
    beskrivelse:
      'Efter måneden, hvor jobordren blev oprettet, højst 36 måneder; uden fra og til det seneste år. Formidlingsgraden opgøres én måned efter oprettelsen, besættelsesgraden tre. Små tal er skjult, og tal, de kan regnes ud af, også.',
    scope: 'virksomhedsindsats.jobordremaal.read',
    query: z.strictObject({ fra: Maaned, til: Maaned, opdeling: z.enum(OPDELINGER).default('maaned') }),
    svar: z.strictObject({
      fra: z.string(),
      til: z.string(),
      linjer: z.array(Linje),
      sum: Linje.nullable(),
    }),
    fund: ['1003', '1014', '4575'],
    udfoer: async (ctx, { query }) => {
      if (!kanOverhovedet(ctx.aktoer, 'jobordremaal.se')) throw new Afvist([INGEN_JOBORDRER], 403)
      afvisBlok(vurderPeriode({ fra: query.fra, til: query.til, dag: ctx.dag }))
      const { periode, linjer, sum } = await hentJobordremaal(ctx, {
        periode: laesPeriode(ctx, query.fra, query.til),
        opdeling: query.opdeling,
      })
      return { krop: { ...periode, linjer: linjer.map(visLinje), sum: sum ? visLinje(sum) : null } }
    },
  }),
]
