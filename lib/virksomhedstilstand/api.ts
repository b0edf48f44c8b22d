import { z } from 'zod'
import { VIRKSOMHEDSTILSTAND } from '#db/schema/virksomhed'
import { Kommentar, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import {
  laesCvr,
  listTilstande,
  ophaevTilstand,
  saetTilstand,
  type Tilstandsraekke,
} from '#lib/virksomhedstilstand/tilstand'

const EMNE = 'Virksomhed'
const SKRIV = 'virksomhedsindsats.virksomhed.write'
const param = z.strictObject({ cvr: Tekst(20, 1) })
const felter = {
  id: z.uuid(),
  cvr: z.string(),
  tilstand: z.enum(VIRKSOMHEDSTILSTAND),
  fra: z.string(),
  til: z.string().nullable(),
  aarsag: z.string(),
  satAf: z.string(),
  ophaevetAf: z.string().nullable(),
  ophaevetGrund: z.string().nullable(),
}
const Tilstand = z.strictObject(felter).meta({ id: 'Virksomhedstilstand' })

const vis = (r: Tilstandsraekke) => ({
  id: r.id,
  cvr: r.cvr,
  tilstand: r.tilstand,
  fra: r.fra.toISOString(),
  til: r.til?.toISOString() ?? null,
  aarsag: r.aarsag,
  satAf: r.satAfNavn,
  ophaevetAf: r.ophaevetAfNavn,
  ophaevetGrund: r.ophaevetGrund,
})

/** Companies under conflict and companies that are locked out: STAR's alone. */
export const virksomhedstilstandsoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentLaasehistorik',
    metode: 'GET',
    sti: '/v2/Virksomhed/{cvr}/laasehistorik',
    emne: EMNE,
    resume: 'Hvornår virksomheden har været konfliktramt eller spærret, den nyeste først; højst 100',
    scope: 'virksomhedsindsats.virksomhed.read',
    param,
    svar: z.strictObject({ tilstande: z.array(Tilstand) }),
    fund: ['CVR-E01', 'CVR-E02'],
    udfoer: async (ctx, { param: { cvr } }) => ({
      krop: { tilstande: (await listTilstande(ctx, laesCvr(cvr))).map(vis) },
    }),
  }),
  skrivning({
    navn: 'SaetVirksomhedstilstand',
    metode: 'PUT',
    sti: '/v2/Virksomhed/{cvr}/laas',
    emne: EMNE,
    resume: 'Sæt en virksomhed som konfliktramt, eller spær den',
    beskrivelse:
      'En spærret virksomhed kan ikke logge ind, og den, der er logget ind, bliver logget af. En konfliktramt virksomheds nye jobordrer bliver holdt tilbage, til STARs kundesupport har set på dem.',
    scope: SKRIV,
    param,
    krop: z.strictObject({ tilstand: z.enum(VIRKSOMHEDSTILSTAND), aarsag: Kommentar(500) }),
    svar: z.strictObject(felter),
    fund: ['CVR-E01', 'CVR-E02', 'JO-090'],
    udfoer: async (ctx, { param: { cvr }, krop }) => ({ krop: vis(await saetTilstand(ctx, { cvr, ...krop })) }),
  }),
  skrivning({
    navn: 'OphaevVirksomhedstilstand',
    metode: 'DELETE',
    sti: '/v2/Virksomhed/{cvr}/laas',
    emne: EMNE,
    resume: 'Ophæv en virksomheds tilstand',
    scope: SKRIV,
    param,
    krop: z.strictObject({ tilstand: z.enum(VIRKSOMHEDSTILSTAND), grund: Kommentar(500) }),
    svar: z.strictObject(felter),
    fund: ['CVR-E01', 'CVR-E02', 'JO-091'],
    udfoer: async (ctx, { param: { cvr }, krop }) => ({ krop: vis(await ophaevTilstand(ctx, { cvr, ...krop })) }),
  }),
]
