import { z } from 'zod'
import { Bilag, Id } from '#lib/api/felter'
import { type Operation, skrivning, strom } from '#lib/api/operation'
import { skrivEnGang } from '#lib/api/udfoer'
import { sendBilag } from '#lib/bilag/hent'
import { bilagstand } from '#lib/bilag/kontrol'
import { transaktion } from '#lib/kontekst'
import { fjernNuphBilag, modtagNuphBilag } from '#lib/nuph/bilag'
import { hentNuph } from '#lib/nuph/queries'

const EMNE = 'Nuph'

/** The one document of an underretning, in and out as bytes. */
export const nuphbilagsoperationer: readonly Operation[] = [
  strom({
    navn: 'VedhaeftNuphBilag',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/Bilag',
    emne: EMNE,
    resume: 'Vedhæft ét bilag, PDF, højst 10 MiB',
    beskrivelse:
      'På en kladde, eller på en sendt underretning til den næste version, som berigtigelsen sender. Et bilag, der ikke er sendt, erstattes; det sendte bliver hos sin version.',
    scope: 'raadighed.nuph.write',
    param: z.strictObject({ id: Id }),
    strom: 'ind',
    indhold: ['application/pdf', 'multipart/form-data'],
    svar: z.strictObject({ bilag: Bilag }),
    fund: ['BB-003', 'BB-005', 'BB-W01', 'NUPH-E32', '4405'],
    udfoer: (ctx, { param, noegle }, request) =>
      modtagNuphBilag(ctx, request, param.id, ({ bilagId: id, sha256, ...resten }, advarsler, vedhaeft) => {
        const aftryk = { navn: 'VedhaeftNuphBilag', id: param.id, sha256: sha256.toString('hex'), filnavn: resten.navn }
        return skrivEnGang({ ...ctx, frist: Date.now() + 3000 }, noegle, aftryk, async (tx) => {
          await vedhaeft(tx)
          return {
            krop: { bilag: { id, ...resten, kontrol: bilagstand('IKKE_KONTROLLERET') } },
            sted: `/Nuph/${param.id}/Bilag/${id}`,
            advarsler,
          }
        })
      }),
  }),
  strom({
    navn: 'HentNuphBilag',
    metode: 'GET',
    sti: '/v1/Nuph/{id}/Bilag/{bilagId}',
    emne: EMNE,
    resume: 'Hent et bilag som fil',
    scope: 'raadighed.nuph.read',
    param: z.strictObject({ id: Id, bilagId: Id }),
    strom: 'ud',
    indhold: ['application/pdf'],
    udfoer: async (ctx, { param }) => {
      await transaktion(ctx, (tx) => hentNuph(tx, param.id, 'nuph.se'))
      return sendBilag(ctx, param.bilagId, { nuphId: param.id })
    },
  }),
  skrivning({
    navn: 'FjernNuphBilag',
    metode: 'DELETE',
    sti: '/v1/Nuph/{id}/Bilag/{bilagId}',
    emne: EMNE,
    resume: 'Tag et bilag, der ikke er sendt, af igen',
    scope: 'raadighed.nuph.write',
    param: z.strictObject({ id: Id, bilagId: Id }),
    svar: z.strictObject({ id: z.uuid() }),
    fund: ['NUPH-E32'],
    udfoer: async (ctx, { param }) => {
      await fjernNuphBilag(ctx, { id: param.id, bilagId: param.bilagId })
      return { krop: { id: param.bilagId } }
    },
  }),
]
