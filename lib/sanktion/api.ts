import { z } from 'zod'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { ARBEJDSKRAV_PERIODE, SANKTION_STATUS } from '#db/schema/nuph'
import { Id, Kommentar } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { SANKTIONSFUND, Sanktionsfelter, tilSanktion } from '#lib/sanktion/api-felter'
import { hentSanktion, hentSanktionshistorik, listSanktioner } from '#lib/sanktion/queries'
import { annullerSanktion, registrerSanktion, retSanktion } from '#lib/sanktion/registrer'
import type { Sanktion } from '#lib/sanktion/regler'

const EMNE = 'Sanktion'
const LAES = 'raadighed.sanktion.read'
const SKRIV = 'raadighed.sanktion.write'
const param = z.strictObject({ id: Id })
const Kvittering = z.strictObject({ id: z.uuid(), version: z.int() })
const Anledning = z.enum(['AFGOERELSE', 'KLAGE', 'GENOPTAGELSE', 'FEJL'])

const Visning = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    status: z.enum(SANKTION_STATUS),
    sanktionstype: z.string(),
    kategori: z.string(),
    nuphId: z.string().nullable(),
    haendelsesdato: z.string(),
    afgoerelsesdato: z.string(),
    startdato: z.string(),
    slutdato: z.string().nullable(),
    timer: z.string().nullable(),
    afvikledeTimer: z.string().nullable(),
    forsikring: z.enum(FORSIKRING),
    gentagelseAfSanktionId: z.string().nullable(),
    arbejdskravTimer: z.int().nullable(),
    arbejdskravPeriode: z.enum(ARBEJDSKRAV_PERIODE).nullable(),
    arbejdskravOpfyldtDato: z.string().nullable(),
    anledning: z.string(),
    berigtigelseskommentar: z.string().nullable(),
    akasse: z.string(),
    registreretTid: z.string(),
  })
  .meta({ id: 'Sanktion' })

/** The sanction register. Nothing is ever changed or deleted: a correction is a new version, and so is an annulment. */
export const sanktionsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'CreateSanktion',
    metode: 'POST',
    sti: '/v1/Sanktion',
    emne: EMNE,
    resume: 'Registrér en sanktion, a-kassen har afgjort',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'sanktion.opret' },
    krop: z.strictObject({ id: Id.optional(), nuphId: Id.nullable().default(null), felter: Sanktionsfelter }),
    svar: Kvittering,
    status: 201,
    fund: ['4977', ...SANKTIONSFUND],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { id, advarsler } = await registrerSanktion(ctx, {
        id: krop.id,
        borgerId,
        felter: { ...tilSanktion(krop.felter), nuphId: krop.nuphId },
      })
      return { krop: { id, version: 1 }, version: 1, sted: `/Sanktion/${id}`, advarsler }
    },
  }),
  laesning({
    navn: 'GetSanktioner',
    metode: 'GET',
    sti: '/v1/Sanktion',
    emne: EMNE,
    resume: 'Borgerens sanktioner, som de står nu, den nyeste hændelse først',
    beskrivelse:
      'En kommune ser dem, dens egne underretninger har ført til. En ny a-kasse ser dem alle: gentagelse regnes på tværs.',
    scope: LAES,
    borger: { slags: 'egen', handling: 'borger.se' },
    svar: z.strictObject({ sanktioner: z.array(Visning) }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: { sanktioner: (await listSanktioner(ctx, borgerId)).map(vis) },
    }),
  }),
  laesning({
    navn: 'GetSanktion',
    metode: 'GET',
    sti: '/v1/Sanktion/{id}',
    emne: EMNE,
    resume: 'Hent en sanktion',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const sanktion = await hentSanktion(ctx, param.id, 'sanktion.se')
      return { krop: vis(sanktion), version: sanktion.version }
    },
  }),
  laesning({
    navn: 'GetSanktionHistorik',
    metode: 'GET',
    sti: '/v1/Sanktion/{id}/historik',
    emne: EMNE,
    resume: 'Alle versioner af en sanktion, den ældste først',
    scope: LAES,
    param,
    svar: z.strictObject({ versioner: z.array(Visning) }),
    udfoer: async (ctx, { param }) => ({
      krop: { versioner: (await hentSanktionshistorik(ctx, param.id)).map(vis) },
    }),
  }),
  skrivning({
    navn: 'UpdateSanktion',
    metode: 'PUT',
    sti: '/v1/Sanktion/{id}',
    emne: EMNE,
    resume: 'Ret en sanktion; den tidligere version bevares',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({
      felter: Sanktionsfelter,
      berigtigelseskommentar: Kommentar(1500),
      anledning: Anledning.default('FEJL'),
    }),
    svar: Kvittering,
    fund: SANKTIONSFUND,
    udfoer: async (ctx, { param, krop, version }) => {
      const { nuphId } = await hentSanktion(ctx, param.id, 'sanktion.ret')
      const ny = await retSanktion(ctx, {
        id: param.id,
        version,
        felter: { ...tilSanktion(krop.felter), nuphId },
        kommentar: krop.berigtigelseskommentar,
        anledning: krop.anledning,
      })
      return { krop: { id: param.id, version: ny.version }, version: ny.version, advarsler: ny.advarsler }
    },
  }),
  skrivning({
    navn: 'DeleteSanktion',
    metode: 'DELETE',
    sti: '/v1/Sanktion/{id}/{berigtigelseskommentar}',
    emne: EMNE,
    resume: 'Annullér en sanktion; rækken bliver stående',
    beskrivelse:
      'En gentagelse, der bygger på den, skal gennemgås, og underretningen genoptages. Kommentaren må ikke indeholde et CPR-nummer.',
    scope: SKRIV,
    param: z.strictObject({ id: Id, berigtigelseskommentar: Kommentar(1500) }),
    ifMatch: true,
    svar: Kvittering,
    fund: ['SR-009', 'SR-010', 'SR-409', '4933', 'BB-009'],
    udfoer: async (ctx, { param, version }) => {
      const ny = await annullerSanktion(ctx, {
        id: param.id,
        version,
        kommentar: param.berigtigelseskommentar,
        anledning: 'FEJL',
      })
      return { krop: { id: param.id, version: ny.version }, version: ny.version }
    },
  }),
]

const vis = (s: Sanktion): z.infer<typeof Visning> => ({
  id: s.id,
  version: s.version,
  status: s.status,
  sanktionstype: s.sanktionstype,
  kategori: s.kategori,
  nuphId: s.nuphId,
  haendelsesdato: s.haendelsesdato,
  afgoerelsesdato: s.afgoerelsesdato,
  startdato: s.startdato,
  slutdato: s.slutdato,
  timer: s.timer,
  afvikledeTimer: s.afvikledeTimer,
  forsikring: s.forsikring,
  gentagelseAfSanktionId: s.gentagelseAfSanktionId,
  arbejdskravTimer: s.arbejdskravTimer,
  arbejdskravPeriode: s.arbejdskravPeriode,
  arbejdskravOpfyldtDato: s.arbejdskravOpfyldtDato,
  anledning: s.anledning,
  berigtigelseskommentar: s.berigtigelseskommentar,
  akasse: s.akasseNavn,
  registreretTid: s.registreretTid.toISOString(),
})
