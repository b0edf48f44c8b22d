import { z } from 'zod'
import { PLAN_STATUS } from '#db/schema/min-plan'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { kvitterPlan } from '#lib/min-plan/kvitter'
import { hentGaeldendePlan, hentPlanNummer, listPlaner, type Plan, type PlanIndhold } from '#lib/min-plan/queries'
import { Afvist } from '#lib/regelfund'

const EMNE = 'MinPlan'
const LAES = 'kontaktforloeb.minplan.read'
const borger = { slags: 'egen', handling: 'minplan.se' } as const

const Linje = z.strictObject({
  id: z.uuid(),
  nummer: z.int(),
  status: z.enum(PLAN_STATUS),
  aendring: z.string(),
  publiceretTid: z.string().nullable(),
  publiceretAf: z.string(),
  kvitterSenest: z.string().nullable(),
  kvitteretTid: z.string().nullable(),
  afloestTid: z.string().nullable(),
})
const Visning = Linje.extend({
  jobmaal: z.array(
    z.strictObject({
      conceptUri: z.string(),
      titel: z.string(),
      primaer: z.boolean(),
      gyldigFra: z.string(),
      registreretAf: z.string(),
    }),
  ),
  kravTilJobsoegning: z.array(
    z.strictObject({
      antalPrUge: z.int(),
      tekst: z.string().nullable(),
      gyldigFra: z.string(),
      gyldigTil: z.string().nullable(),
      registreretAf: z.string(),
    }),
  ),
  tilbud: z.array(
    z.strictObject({
      id: z.uuid(),
      indstillingId: z.uuid().nullable(),
      tilbudstype: z.int(),
      navn: z.string(),
      start: z.string(),
      slut: z.string(),
      timerPrUge: z.int().nullable(),
      minutterPrUge: z.int().nullable(),
      sted: z.string().nullable(),
      kontaktperson: z.string().nullable(),
      maal: z.string().nullable(),
      registreretAf: z.string(),
    }),
  ),
}).meta({ id: 'MinPlan' })

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
const iso = (tid: Date | null) => tid?.toISOString() ?? null

const visLinje = (p: Plan): z.infer<typeof Linje> => ({
  id: p.id,
  nummer: p.nummer,
  status: p.status,
  aendring: p.aendring,
  publiceretTid: iso(p.publiceretTid),
  publiceretAf: p.publiceretAfNavn,
  kvitterSenest: p.kvitterSenest,
  kvitteretTid: iso(p.kvitteretTid),
  afloestTid: iso(p.afloestTid),
})

const vis = (p: PlanIndhold): z.infer<typeof Visning> => ({
  ...visLinje(p),
  jobmaal: p.jobmaal.map((m) => ({
    conceptUri: m.conceptUri,
    titel: m.titel,
    primaer: m.primaer,
    gyldigFra: m.gyldigFra,
    registreretAf: m.registreretAfNavn,
  })),
  kravTilJobsoegning: p.krav.map((k) => ({
    antalPrUge: k.antalPrUge,
    tekst: k.tekst,
    gyldigFra: k.gyldigFra,
    gyldigTil: k.gyldigTil,
    registreretAf: k.registreretAfNavn,
  })),
  tilbud: p.tilbud.map((t) => ({
    id: t.tilbudId,
    indstillingId: t.indstillingId,
    tilbudstype: t.tilbudstype,
    navn: t.navn,
    start: t.start,
    slut: t.slut,
    timerPrUge: t.timerPrUge,
    minutterPrUge: t.minutterPrUge,
    sted: t.sted,
    kontaktperson: t.kontaktperson,
    maal: t.maal,
    registreretAf: t.registreretAfNavn,
  })),
})
