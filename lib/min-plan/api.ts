import { z } from 'zod'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { Linje, Visning, vis, visLinje } from '#lib/min-plan/api-visning'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { hentGaeldendePlan, hentPlanNummer, listPlaner } from '#lib/min-plan/queries'
import { Afvist } from '#lib/regelfund'

const EMNE = 'MinPlan'
const LAES = 'kontaktforloeb.minplan.read'
const borger = { slags: 'egen', handling: 'minplan.se' } as const

/** Min plan as fagsystemer and Jobnet read it, and the citizen's receipt. */
export const minPlanOperationer: readonly Operation[] = [
  laesning({
    navn: 'HentMinPlan',
    metode: 'GET',
    sti: '/v1/MinPlan',
    emne: EMNE,
    resume: 'Borgerens gældende plan',
    scope: LAES,
    borger,
    svar: Visning,
    fund: ['8306'],
    udfoer: async (ctx, { borgerId }) => {
      const plan = await hentGaeldendePlan(ctx, borgerId)
      if (!plan) throw INGEN_PLAN()
      return { krop: vis(plan), version: plan.nummer }
    },
  }),
  laesning({
    navn: 'ListMinPlanVersioner',
    metode: 'GET',
    sti: '/v1/MinPlan/Version',
    emne: EMNE,
    resume: 'Alle versioner, den nyeste først',
    scope: LAES,
    borger,
    svar: z.strictObject({ versioner: z.array(Linje) }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: { versioner: (await listPlaner(ctx, borgerId)).map(visLinje) },
    }),
  }),
  laesning({
    navn: 'HentMinPlanVersion',
    metode: 'GET',
    sti: '/v1/MinPlan/Version/{nummer}',
    emne: EMNE,
    resume: 'En bestemt version, også en afløst',
    scope: LAES,
    borger,
    param: z.strictObject({ nummer: z.coerce.number('Skal være et helt tal.').int('Skal være et helt tal.').min(1) }),
    svar: Visning,
    fund: ['8306'],
    udfoer: async (ctx, { borgerId, param }) => {
      const plan = await hentPlanNummer(ctx, borgerId, param.nummer)
      if (!plan) throw INGEN_PLAN()
      return { krop: vis(plan), version: plan.nummer }
    },
  }),
  skrivning({
    navn: 'KvitterMinPlan',
    metode: 'POST',
    sti: '/v1/MinPlan/action/kvitter',
    emne: EMNE,
    resume: 'Borgeren bekræfter at have læst planen (Jobnet)',
    beskrivelse:
      'Nummeret på den version, borgeren så, står i If-Match eller i indholdet. Kun den gældende kan bekræftes.',
    scope: 'kontaktforloeb.minplan.write',
    borger: { slags: 'egen', handling: 'minplan.kvitter' },
    krop: z.strictObject({ nummer: z.int().min(1).optional() }),
    svar: z.strictObject({ id: z.uuid(), nummer: z.int(), kvitteretTid: z.string() }),
    fund: ['8302', '8303', '8306', '8308'],
    udfoer: async (ctx, { borgerId, krop, version }) => {
      const nummer = krop.nummer ?? version
      if (!nummer) throw new Afvist([blok('1014', 'Oplys, hvilken version borgeren så.', { felt: 'nummer' })], 400)
      const { planId, foerst, kvitteretTid } = await kvitterPlan(ctx, { borgerId, nummer })
      if (!foerst) throw new Afvist([blok('8303', 'Planen er allerede bekræftet.', { felt: 'nummer' })], 409)
      return { krop: { id: planId, nummer, kvitteretTid: kvitteretTid.toISOString() }, version: nummer }
    },
  }),
]

const INGEN_PLAN = () => new Afvist([blok('8306', 'Planen findes ikke.')], 404)
