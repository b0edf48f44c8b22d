import { z } from 'zod'
import { PLAN_STATUS } from '#db/schema/min-plan'
import type { Kladde } from '#lib/min-plan/kladde'
import type { Krav } from '#lib/min-plan/krav-queries'
import type { Plan, PlanIndhold } from '#lib/min-plan/queries'

/** A version in a list: when, by whom, what was new, and its receipt. */
export const Linje = z.strictObject({
  id: z.uuid(),
  nummer: z.int(),
  status: z.enum(PLAN_STATUS),
  /** What is new in the words that the citizen reads, a line each. */
  aendring: z.string(),
  publiceretTid: z.string().nullable(),
  publiceretAf: z.string(),
  kvitterSenest: z.string().nullable(),
  kvitteretTid: z.string().nullable(),
  afloestTid: z.string().nullable(),
})

/** A version with all it holds. */
export const Visning = Linje.extend({
  jobmaal: z.array(
    z.strictObject({
      conceptUri: z.string(),
      aliasIdentifier: z.uuid().nullable(),
      titel: z.string(),
      tekst: z.string().nullable(),
      primaer: z.boolean(),
      gyldigFra: z.string(),
      registreretAf: z.string(),
    }),
  ),
  kravTilJobsoegning: z.array(
    z.strictObject({
      id: z.uuid().nullable(),
      antalPrUge: z.int(),
      jobomraader: z.array(z.string()),
      geografi: z.string().nullable(),
      kanaler: z.array(z.string()),
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
      adresse: z.string().nullable(),
      kontaktperson: z.string().nullable(),
      maal: z.string().nullable(),
      beskrivelse: z.string().nullable(),
      sagsbehandler: z.string().nullable(),
      slutaarsag: z.string().nullable(),
      registreretAf: z.string(),
    }),
  ),
  aftaler: z.array(
    z.strictObject({
      id: z.uuid(),
      tekst: z.string(),
      dato: z.string().nullable(),
      registreretAf: z.string(),
    }),
  ),
}).meta({ id: 'MinPlan' })

const iso = (tid: Date | null) => tid?.toISOString() ?? null

export const visLinje = (p: Plan): z.infer<typeof Linje> => ({
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

export const vis = (p: PlanIndhold): z.infer<typeof Visning> => ({
  ...visLinje(p),
  jobmaal: p.jobmaal.map((m) => ({
    conceptUri: m.conceptUri,
    aliasIdentifier: m.alias,
    titel: m.titel,
    tekst: m.tekst,
    primaer: m.primaer,
    gyldigFra: m.gyldigFra,
    registreretAf: m.registreretAfNavn,
  })),
  kravTilJobsoegning: p.krav.map((k) => ({
    id: k.kravId,
    antalPrUge: k.antalPrUge,
    jobomraader: k.jobomraader,
    geografi: k.geografi,
    kanaler: k.kanaler,
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
    adresse: t.adresse,
    kontaktperson: t.kontaktperson,
    maal: t.maal,
    beskrivelse: t.beskrivelse,
    sagsbehandler: t.sagsbehandler,
    slutaarsag: t.slutaarsag,
    registreretAf: t.registreretAfNavn,
  })),
  aftaler: p.aftaler.map((a) => ({ id: a.aftaleId, tekst: a.tekst, dato: a.dag, registreretAf: a.registreretAfNavn })),
})

/** A requirement as it is known now. `fejloprettet` says why it counts for nothing. */
export const Kravvisning = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    status: z.enum(['LOEBENDE', 'KOMMENDE', 'AFSLUTTET', 'FEJLOPRETTET']),
    antalPrUge: z.int(),
    jobomraader: z.array(z.string()),
    geografi: z.string().nullable(),
    kanaler: z.array(z.string()),
    tekst: z.string().nullable(),
    gyldigFra: z.string(),
    gyldigTil: z.string().nullable(),
    fejloprettet: z.strictObject({ tid: z.string(), kommentar: z.string() }).nullable(),
    registreretAf: z.string(),
    registreretTid: z.string(),
  })
  .meta({ id: 'KravTilJobsoegning' })

export const visKrav = (k: Krav, dag: string): z.infer<typeof Kravvisning> => ({
  id: k.id,
  version: k.version,
  status: kravstatus(k, dag),
  antalPrUge: k.antalPrUge,
  jobomraader: k.jobomraader,
  geografi: k.geografi,
  kanaler: k.kanaler,
  tekst: k.tekst,
  gyldigFra: k.gyldigFra,
  gyldigTil: k.gyldigTil,
  fejloprettet: k.fejloprettetTid
    ? { tid: k.fejloprettetTid.toISOString(), kommentar: k.fejloprettetKommentar ?? '' }
    : null,
  registreretAf: k.registreretAfNavn,
  registreretTid: k.registreretFra.toISOString(),
})

/** Where a requirement stands on a day: both its days are included. */
export function kravstatus(
  k: Pick<Krav, 'fejloprettetTid' | 'gyldigFra' | 'gyldigTil'>,
  dag: string,
): z.infer<typeof Kravvisning>['status'] {
  if (k.fejloprettetTid) return 'FEJLOPRETTET'
  if (k.gyldigFra > dag) return 'KOMMENDE'
  return k.gyldigTil !== null && k.gyldigTil < dag ? 'AFSLUTTET' : 'LOEBENDE'
}

export const Kladdevisning = z
  .strictObject({
    id: z.uuid(),
    status: z.literal('KLADDE'),
    version: z.int(),
    grundlag: z.int(),
    aendretTid: z.string(),
    aendretAf: z.string(),
    jobmaal: z
      .array(
        z.strictObject({
          conceptUri: z.string(),
          aliasIdentifier: z.uuid().nullable(),
          tekst: z.string().nullable(),
          primaer: z.boolean(),
        }),
      )
      .nullable(),
    krav: z
      .strictObject({
        antalPrUge: z.int(),
        jobomraader: z.array(z.string()),
        geografi: z.string().nullable(),
        kanaler: z.array(z.string()),
        tekst: z.string().nullable(),
        gyldigFra: z.string().nullable(),
      })
      .nullable(),
    aftaler: z
      .array(z.strictObject({ id: z.uuid().nullable(), tekst: z.string(), dato: z.string().nullable() }))
      .nullable(),
  })
  .meta({ id: 'MinPlanKladde' })

export const visKladde = (k: Kladde): z.infer<typeof Kladdevisning> => ({
  id: k.id,
  status: 'KLADDE',
  version: k.version,
  grundlag: k.grundlag,
  aendretTid: k.aendretTid.toISOString(),
  aendretAf: k.aendretAfNavn,
  jobmaal:
    k.indhold.jobmaal?.map(({ conceptUri, alias, tekst, primaer }) => ({
      conceptUri,
      aliasIdentifier: alias,
      tekst,
      primaer,
    })) ?? null,
  krav: k.indhold.krav,
  aftaler: k.indhold.aftaler?.map((a) => ({ id: a.aftaleId, tekst: a.tekst, dato: a.dag })) ?? null,
})
