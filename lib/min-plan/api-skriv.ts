import { z } from 'zod'
import type { Kladdeindhold } from '#db/schema/min-plan'
import { Dato, Id, Sagsbehandler, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { afslutAktivitet, retAktivitet, tilfoejAktivitet } from '#lib/min-plan/aktivitet'
import { Kravfelter } from '#lib/min-plan/api-krav'
import { Kladdevisning, visKladde } from '#lib/min-plan/api-visning'
import { forkastKladde, hentKladde, skrivKladde } from '#lib/min-plan/kladde'
import { kravfelter } from '#lib/min-plan/krav'
import type { Aktivitetsfelter } from '#lib/min-plan/regler'
import { publicerKladde } from '#lib/min-plan/udgiv'

const EMNE = 'MinPlan'
const LAES = 'kontaktforloeb.minplan.read'
const SKRIV = 'kontaktforloeb.minplan.write'
const borger = { slags: 'egen', handling: 'minplan.skriv' } as const
const HVEM = ['MP-001', 'MP-002', 'MP-003', 'MP-007', '4385', '6005', '8060', '4405'] as const

const Indhold = z
  .strictObject({
    jobmaal: z
      .array(
        z.strictObject({
          /** ConceptUriDa of the list of stillingsbetegnelser. */
          conceptUri: Tekst(300, 1),
          aliasIdentifier: z.uuid('Skal være en uuid.').nullish(),
          tekst: Tekst(1500).nullish(),
          primaer: z.boolean(),
        }),
      )
      .max(50, 'Må højst have 50 elementer.')
      .nullish(),
    krav: Kravfelter.nullish(),
    aftaler: z
      .array(z.strictObject({ id: Id.nullish(), tekst: Tekst(1500), dato: Dato.nullish() }))
      .max(50, 'Må højst have 50 elementer.')
      .nullish(),
  })
  .meta({ id: 'MinPlanIndhold' })

const Aktivitet = z
  .strictObject({
    tilbudstype: z.int('Skal være et helt tal.').min(1).max(99_999),
    navn: Tekst(200).nullish(),
    start: Dato,
    slut: Dato,
    timerPrUge: z.int().min(0).max(168).nullish(),
    minutterPrUge: z.int().min(0).max(59, 'Skal være 0 til 59.').nullish(),
    sted: Tekst(300).nullish(),
    adresse: Tekst(300).nullish(),
    kontaktperson: Tekst(200).nullish(),
    maal: Tekst(2000).nullish(),
    beskrivelse: Tekst(2000).nullish(),
  })
  .meta({ id: 'MinPlanAktivitet' })
const aktivitetskrop = z.strictObject({ aktivitet: Aktivitet, sagsbehandler: Sagsbehandler.optional() })
const Aktivitetssvar = z.strictObject({ id: z.uuid(), nummer: z.int() })
const param = z.strictObject({ id: Id })

/** Drafts, publishing and activities: each is the use case that the caseworker's page calls. */
export const planskrivningsoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentMinPlanKladde',
    metode: 'GET',
    sti: '/v1/MinPlan/Kladde',
    emne: EMNE,
    resume: 'Egen organisations kladde til borgerens næste plan',
    scope: LAES,
    borger,
    svar: Kladdevisning,
    fund: ['8006'],
    udfoer: async (ctx, { borgerId }) => {
      const kladde = await hentKladde(ctx, borgerId)
      return { krop: visKladde(kladde), version: kladde.version }
    },
  }),
  skrivning({
    navn: 'OpretMinPlanKladde',
    metode: 'POST',
    sti: '/v1/MinPlan/Kladde',
    emne: EMNE,
    resume: 'Skriv en kladde til borgerens næste plan',
    beskrivelse:
      'En kladde er organisationens egen. grundlag er nummeret på den plan, den er skrevet ud fra; 0, når der ingen er. Et felt, der mangler eller er null, ændrer intet i planen.',
    scope: SKRIV,
    borger,
    krop: z.strictObject({ grundlag: z.int().min(0), indhold: Indhold }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    status: 201,
    fund: ['MP-003', 'MP-007', '4385', '6005', '4405'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const indhold = await tilIndhold(ctx, krop.indhold)
      const gemt = await skrivKladde(ctx, { borgerId, version: 0, grundlag: krop.grundlag, indhold })
      return { krop: gemt, version: gemt.version, sted: '/MinPlan/Kladde' }
    },
  }),
  skrivning({
    navn: 'RetMinPlanKladde',
    metode: 'PUT',
    sti: '/v1/MinPlan/Kladde',
    emne: EMNE,
    resume: 'Ret kladden. Alt indhold erstattes.',
    scope: SKRIV,
    borger,
    ifMatch: true,
    krop: z.strictObject({ grundlag: z.int().min(0), indhold: Indhold }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    fund: ['MP-003', 'MP-007', '4385', '6005', '4405'],
    udfoer: async (ctx, { borgerId, krop, version }) => {
      const indhold = await tilIndhold(ctx, krop.indhold)
      const gemt = await skrivKladde(ctx, { borgerId, version, grundlag: krop.grundlag, indhold })
      return { krop: gemt, version: gemt.version }
    },
  }),
  skrivning({
    navn: 'ForkastMinPlanKladde',
    metode: 'DELETE',
    sti: '/v1/MinPlan/Kladde',
    emne: EMNE,
    resume: 'Smid kladden væk',
    scope: SKRIV,
    borger,
    ifMatch: true,
    svar: z.strictObject({ forkastet: z.literal(true) }),
    fund: ['8006', 'MP-007'],
    udfoer: async (ctx, { borgerId, version }) => {
      await forkastKladde(ctx, { borgerId, version })
      return { krop: { forkastet: true } }
    },
  }),
  skrivning({
    navn: 'PublicerMinPlan',
    metode: 'POST',
    sti: '/v1/MinPlan/action/publicer',
    emne: EMNE,
    resume: 'Udgiv kladden som borgerens plan',
    beskrivelse: 'If-Match er kladdens version. Borgeren får besked og bliver bedt om at bekræfte, at planen er læst.',
    scope: SKRIV,
    borger,
    ifMatch: true,
    krop: z.strictObject({ sagsbehandler: Sagsbehandler.optional() }),
    svar: z.strictObject({ id: z.uuid(), nummer: z.int() }),
    fund: [
      ...HVEM,
      '8006',
      '8015',
      '8055',
      'MP-004',
      'MP-005',
      'MP-006',
      'MP-010',
      'MP-011',
      'MP-013',
      '1014',
      '4933',
      'BB-009',
    ],
    udfoer: async (ctx, { borgerId, version, krop }) => {
      const { planId, nummer } = await publicerKladde(ctx, { borgerId, version, sagsbehandler: krop.sagsbehandler })
      return { krop: { id: planId, nummer }, version: nummer, sted: `/MinPlan/Version/${nummer}` }
    },
  }),
  skrivning({
    navn: 'OpretMinPlanAktivitet',
    metode: 'POST',
    sti: '/v1/MinPlan/Aktivitet',
    emne: EMNE,
    resume: 'Skriv et tilbud eller en anden aktivitet i planen (jobcenter)',
    beskrivelse: 'Også, mens a-kassen har samtalerne. Det skal stå i planen, før det begynder.',
    scope: SKRIV,
    borger,
    krop: aktivitetskrop,
    svar: Aktivitetssvar,
    status: 201,
    fund: ['MP-008', 'MP-009', '6005', '8055', '8060', '4405', '9131', '1003', '1014', '4933', 'BB-009'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { tilbudId, nummer } = await tilfoejAktivitet(ctx, {
        borgerId,
        felter: tilAktivitet(krop.aktivitet),
        sagsbehandler: krop.sagsbehandler,
      })
      return { krop: { id: tilbudId, nummer }, version: nummer, sted: `/MinPlan/Version/${nummer}` }
    },
  }),
  skrivning({
    navn: 'RetMinPlanAktivitet',
    metode: 'PUT',
    sti: '/v1/MinPlan/Aktivitet/{id}',
    emne: EMNE,
    resume: 'Ret en aktivitet i planen. Alle felter erstattes.',
    beskrivelse: 'If-Match er nummeret på den plan, som aktiviteten blev læst i.',
    scope: SKRIV,
    borger,
    param,
    ifMatch: true,
    krop: aktivitetskrop,
    svar: Aktivitetssvar,
    fund: [
      'MP-007',
      'MP-008',
      'MP-009',
      'MP-013',
      '6005',
      '8055',
      '8060',
      '4405',
      '9131',
      '1003',
      '1014',
      '4933',
      'BB-009',
    ],
    udfoer: async (ctx, { borgerId, param, krop, version }) => {
      const { tilbudId, nummer } = await retAktivitet(ctx, {
        borgerId,
        tilbudId: param.id,
        version,
        felter: tilAktivitet(krop.aktivitet),
        sagsbehandler: krop.sagsbehandler,
      })
      return { krop: { id: tilbudId, nummer }, version: nummer }
    },
  }),
  skrivning({
    navn: 'AfslutMinPlanAktivitet',
    metode: 'POST',
    sti: '/v1/MinPlan/Aktivitet/{id}/action/afslut',
    emne: EMNE,
    resume: 'Giv en aktivitet en anden sidste dag',
    beskrivelse:
      'If-Match er nummeret på den plan, som aktiviteten blev læst i. En negativ slutårsag giver en kladde til en underretning (kladdeId), som kommunen selv sender.',
    scope: SKRIV,
    borger,
    param,
    ifMatch: true,
    krop: z.strictObject({ slut: Dato, slutaarsag: Tekst(40, 1).nullish() }),
    svar: Aktivitetssvar.extend({ kladdeId: z.uuid().nullable() }),
    fund: ['MP-007', 'MP-008', 'MP-009', 'MP-013', '6005', '4405', '1003', '1014'],
    udfoer: async (ctx, { borgerId, param, krop, version }) => {
      const { tilbudId, nummer, kladdeId } = await afslutAktivitet(ctx, {
        borgerId,
        tilbudId: param.id,
        version,
        slut: krop.slut,
        slutaarsag: krop.slutaarsag ?? null,
      })
      return { krop: { id: tilbudId, nummer, kladdeId }, version: nummer }
    },
  }),
]

async function tilIndhold(
  ctx: Parameters<typeof kravfelter>[0],
  { jobmaal, krav, aftaler }: z.infer<typeof Indhold>,
): Promise<Kladdeindhold> {
  return {
    jobmaal:
      jobmaal?.map((m) => ({
        conceptUri: m.conceptUri,
        alias: m.aliasIdentifier ?? null,
        tekst: m.tekst ?? null,
        primaer: m.primaer,
      })) ?? null,
    krav: krav ? tilKladdekrav(await kravfelter(ctx, krav), krav.gyldigFra) : null,
    aftaler: aftaler?.map((a) => ({ aftaleId: a.id ?? null, tekst: a.tekst, dag: a.dato ?? null })) ?? null,
  }
}

/** A draft's requirement begins on the day it is published, unless the caller chose one. */
const tilKladdekrav = (
  krav: Awaited<ReturnType<typeof kravfelter>>,
  valgtDag: string | null,
): NonNullable<Kladdeindhold['krav']> => ({
  ...krav,
  jobomraader: [...krav.jobomraader],
  kanaler: [...krav.kanaler],
  gyldigFra: valgtDag,
})

const tilAktivitet = (a: z.infer<typeof Aktivitet>): Aktivitetsfelter => ({
  tilbudstype: a.tilbudstype,
  navn: a.navn ?? null,
  start: a.start,
  slut: a.slut,
  timerPrUge: a.timerPrUge ?? null,
  minutterPrUge: a.minutterPrUge ?? null,
  sted: a.sted ?? null,
  adresse: a.adresse ?? null,
  kontaktperson: a.kontaktperson ?? null,
  maal: a.maal ?? null,
  beskrivelse: a.beskrivelse ?? null,
})
