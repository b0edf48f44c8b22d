import { z } from 'zod'
import { Dato, Id, Kommentar, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { Kravvisning, visKrav } from '#lib/min-plan/api-visning'
import { afslutKrav, fejlopretKrav, skrivKrav } from '#lib/min-plan/krav'
import { hentKrav, listKrav } from '#lib/min-plan/krav-queries'

const EMNE = 'KravTilJobsoegning'
const LAES = 'kontaktforloeb.minplan.read'
const SKRIV = 'kontaktforloeb.minplan.write'
const param = z.strictObject({ id: Id })
const Linjer = z.array(Tekst(200, 1)).max(10, 'Må højst have 10 elementer.')

/** A requirement as a caller writes it: what is left out is the usual number, nothing, and today. */
export const Kravfelter = z
  .strictObject({
    antalPrUge: z.int('Skal være et helt tal.').min(0, 'Skal være mindst 0.').max(20, 'Må højst være 20.').optional(),
    jobomraader: Linjer.default([]),
    geografi: Tekst(300).nullable().default(null),
    kanaler: Linjer.default([]),
    tekst: Tekst(1500).nullable().default(null),
    gyldigFra: Dato.nullable().default(null),
  })
  .meta({ id: 'Kravfelter' })

const Svar = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  /** The version of the citizen's plan that tells of it; null when the plan says the same as before. */
  planNummer: z.int().nullable(),
})

/** What the a-kasse asks of the citizen's job search, also after the handover. The jobcenter hears of each change (9406) and reads. */
export const kravoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentKravTilJobsoegning',
    metode: 'GET',
    sti: '/v1/KravTilJobsoegning',
    emne: EMNE,
    resume: 'Alle krav til borgerens jobsøgning, også afsluttede og fejloprettede',
    scope: LAES,
    borger: { slags: 'egen', handling: 'kravtiljobsoegning.se' },
    svar: z.strictObject({ krav: z.array(Kravvisning) }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: { krav: (await listKrav(ctx, borgerId)).map((k) => visKrav(k, ctx.dag)) },
    }),
  }),
  laesning({
    navn: 'HentEtKravTilJobsoegning',
    metode: 'GET',
    sti: '/v1/KravTilJobsoegning/{id}',
    emne: EMNE,
    resume: 'Et bestemt krav',
    scope: LAES,
    param,
    svar: Kravvisning,
    udfoer: async (ctx, { param }) => {
      const krav = await hentKrav(ctx, param.id, 'kravtiljobsoegning.se')
      return { krop: visKrav(krav, ctx.dag), version: krav.version }
    },
  }),
  skrivning({
    navn: 'OpretKravTilJobsoegning',
    metode: 'POST',
    sti: '/v1/KravTilJobsoegning',
    emne: EMNE,
    resume: 'Skriv krav til borgerens jobsøgning (a-kassen)',
    beskrivelse:
      'Det løbende krav slutter dagen før. Begynder det nye samme dag, er det en rettelse. Borgerens plan får en ny version.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'minplan.skriv' },
    krop: Kravfelter,
    svar: Svar,
    status: 201,
    fund: ['MP-003', 'MP-006', 'MP-010', 'MP-011', '4385', '6005', '8060', '4405', '4933', 'BB-009'],
    udfoer: async (ctx, { borgerId, krop }) => {
      const svar = await skrivKrav(ctx, { borgerId, krav: krop })
      return { krop: svar, version: svar.version, sted: `/KravTilJobsoegning/${svar.id}` }
    },
  }),
  skrivning({
    navn: 'AfslutKravTilJobsoegning',
    metode: 'PUT',
    sti: '/v1/KravTilJobsoegning/{id}',
    emne: EMNE,
    resume: 'Afslut et krav med dets sidste dag',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ gyldigTil: Dato }),
    svar: Svar,
    fund: ['MP-003', 'MP-006', 'MP-010', 'MP-012', '409', '1003', '4385', '6005', '4405'],
    udfoer: async (ctx, { param, krop, version }) => {
      const svar = await afslutKrav(ctx, { id: param.id, version, gyldigTil: krop.gyldigTil })
      return { krop: svar, version: svar.version }
    },
  }),
  skrivning({
    navn: 'FejlopretKravTilJobsoegning',
    metode: 'DELETE',
    sti: '/v1/KravTilJobsoegning/{id}',
    emne: EMNE,
    resume: 'Fejlopret et krav, der er skrevet ved en fejl',
    beskrivelse: 'Alt om kravet bliver stående. Kommentaren siger hvorfor, og borgeren ser den ikke.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ kommentar: Kommentar(1500) }),
    svar: Svar,
    fund: ['MP-003', 'MP-006', 'MP-012', '409', '4385', '6005', '4405', '4933'],
    udfoer: async (ctx, { param, krop, version }) => {
      const svar = await fejlopretKrav(ctx, { id: param.id, version, kommentar: krop.kommentar })
      return { krop: svar, version: svar.version }
    },
  }),
]
