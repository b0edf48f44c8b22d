import { z } from 'zod'
import { NUPH_STATUS } from '#db/schema/nuph'
import { Dato, Id, Kommentar, Tekst } from '#lib/api/felter'
import { type Operation, skrivning } from '#lib/api/operation'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph, svarPaaSpoergsmaal } from '#lib/nuph/dialog'
import { genoptagNuph } from '#lib/nuph/genoptag'
import { SANKTIONSFUND, Sanktionsfelter, tilSanktion } from '#lib/sanktion/api-felter'

const EMNE = 'Nuph'
const param = z.strictObject({ id: Id })

/** The a-kasse's answer, and the dialogue of the two about one underretning. */
export const nuphsvaroperationer: readonly Operation[] = [
  skrivning({
    navn: 'BesvarNuph',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/Svar',
    emne: EMNE,
    resume: 'Svar på underretningen, foreløbigt eller endeligt',
    beskrivelse:
      'Et svar med konsekvens (V20-V23) kræver en sanktion i registeret; den kan registreres i samme handling. If-Match er underretningens version.',
    scope: 'raadighed.nuphsvar.write',
    param,
    ifMatch: true,
    krop: z.strictObject({
      svartype: Tekst(5, 1),
      resultat: Tekst(5, 1).nullable().default(null),
      grund: Tekst(40, 1).nullable().default(null),
      hoeringsfrist: Dato.nullable().default(null),
      begrundelse: Tekst(1500).nullable().default(null),
      erstatterSvarId: Id.nullable().default(null),
      anledning: Tekst(40, 1).nullable().default(null),
      usaedvanligGrund: Tekst(300).nullable().default(null),
      /** Registered together with the answer, or not at all. */
      sanktion: Sanktionsfelter.nullable().default(null),
      /** With a changed answer: why the sanction of the earlier answer falls away. */
      annullerSanktion: Kommentar(1500).nullable().default(null),
    }),
    svar: z.strictObject({ id: z.uuid(), svarId: z.uuid(), status: z.enum(NUPH_STATUS) }),
    status: 201,
    fund: [
      ...['E30', 'E31', 'E32', 'E33', 'E34', 'E39', 'W20', '409'].map((k) => `NUPH-${k}`),
      ...SANKTIONSFUND,
      '4933',
      'BB-009',
    ],
    udfoer: async (ctx, { param, krop, version }) => {
      const { sanktion, annullerSanktion, ...felter } = krop
      const svar = await besvarNuph(ctx, {
        id: param.id,
        version,
        felter: { ...felter, rettelseAkasseId: null },
        sanktion: sanktion && tilSanktion(sanktion),
        annuller: annullerSanktion,
      })
      return {
        krop: { id: param.id, svarId: svar.svarId, status: svar.status as (typeof NUPH_STATUS)[number] },
        version,
        sted: `/Nuph/${param.id}`,
        advarsler: svar.advarsler,
      }
    },
  }),
  skrivning({
    navn: 'GenoptagNuph',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/action/genoptag',
    emne: EMNE,
    resume: 'A-kassen ser igen på en besvaret eller lukket underretning',
    scope: 'raadighed.nuphsvar.write',
    param,
    ifMatch: true,
    krop: z.strictObject({ anledning: Tekst(40, 1), tekst: Tekst(1500).nullable().default(null) }),
    svar: z.strictObject({ id: z.uuid(), version: z.int() }),
    fund: ['NUPH-E32', 'NUPH-409', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop, version }) => {
      await genoptagNuph(ctx, { id: param.id, version, ...krop })
      return { krop: { id: param.id, version }, version }
    },
  }),
  skrivning({
    navn: 'SpoergOmNuph',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/Spoergsmaal',
    emne: EMNE,
    resume: 'Spørg den anden myndighed: a-kassen om underretningen, kommunen om svaret',
    beskrivelse: 'Dialogen ses ikke i borgerens Beskedbakke, men er en del af sagen, som borgeren kan få aktindsigt i.',
    scope: 'raadighed.nuphdialog.write',
    param,
    krop: z.strictObject({ tekst: Tekst(1500, 1) }),
    svar: z.strictObject({ id: z.uuid(), indlaegId: z.uuid() }),
    status: 201,
    fund: ['NUPH-E35', 'NUPH-E36', '4405', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop }) => {
      const { indlaegId } = await spoergOmNuph(ctx, { id: param.id, ...krop })
      return { krop: { id: param.id, indlaegId }, sted: `/Nuph/${param.id}` }
    },
  }),
  skrivning({
    navn: 'SvarPaaNuphSpoergsmaal',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/Spoergsmaal/{sid}/Svar',
    emne: EMNE,
    resume: 'Svar på den andens spørgsmål',
    scope: 'raadighed.nuphdialog.write',
    param: z.strictObject({ id: Id, sid: Id }),
    krop: z.strictObject({ tekst: Tekst(1500, 1) }),
    svar: z.strictObject({ id: z.uuid(), indlaegId: z.uuid() }),
    status: 201,
    fund: ['NUPH-E37', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop }) => {
      const { indlaegId } = await svarPaaSpoergsmaal(ctx, { id: param.id, spoergsmaalId: param.sid, ...krop })
      return { krop: { id: param.id, indlaegId }, sted: `/Nuph/${param.id}` }
    },
  }),
]
