import { z } from 'zod'
import { Bilag, Id } from '#lib/api/felter'
import { type Operation, skrivning, strom } from '#lib/api/operation'
import { skrivEnGang } from '#lib/api/udfoer'
import { sendBilag } from '#lib/bilag/hent'
import { bilagstand } from '#lib/bilag/kontrol'
import { fjernBilag, kasserModtaget, modtagFil, vedhaeft } from '#lib/bilag/modtag'
import { hentIndstilling } from '#lib/indstilling/queries'
import { transaktion } from '#lib/kontekst'

const EMNE = 'Indstilling'

/** The one document of an indstilling, in and out as bytes. */
export const indstillingsbilagsoperationer: readonly Operation[] = [
  strom({
    navn: 'VedhaeftBilag',
    metode: 'POST',
    sti: '/v1/Indstilling/{id}/Bilag',
    emne: EMNE,
    resume: 'Vedhæft ét bilag til en kladde, PDF eller XML, højst 10 MiB',
    beskrivelse:
      "Enten filen selv med Content-Disposition: attachment; filename*=UTF-8''navn.pdf, eller en formular med én fil. Et tidligere bilag erstattes. Afvist eller afbrudt efterlader den intet.",
    scope: 'borgerkommunikation.indstilling.write',
    param: z.strictObject({ id: Id }),
    strom: 'ind',
    indhold: ['application/pdf', 'application/xml', 'text/xml', 'multipart/form-data'],
    svar: z.strictObject({ bilag: Bilag }),
    fund: ['BB-003', 'BB-005', 'BB-W01', 'IN-004'],
    udfoer: async (ctx, { param, noegle }, request) => {
      const { fil, advarsler } = await modtagFil(ctx, request, param.id)
      const { bilagId: id, sha256, ...resten } = fil
      const aftryk = { navn: 'VedhaeftBilag', id: param.id, sha256: sha256.toString('hex'), filnavn: resten.navn }
      try {
        return await skrivEnGang({ ...ctx, frist: Date.now() + 3000 }, noegle, aftryk, async (tx) => {
          await vedhaeft(tx, { indstillingId: param.id, fil })
          return {
            krop: { bilag: { id, ...resten, kontrol: bilagstand('IKKE_KONTROLLERET') } },
            sted: `/Indstilling/${param.id}/Bilag/${id}`,
            advarsler,
          }
        })
      } catch (fejl) {
        await kasserModtaget(ctx, fil).catch(() => {})
        throw fejl
      }
    },
  }),
  strom({
    navn: 'HentBilag',
    metode: 'GET',
    sti: '/v1/Indstilling/{id}/Bilag/{bilagId}',
    emne: EMNE,
    resume: 'Hent et bilag som fil',
    scope: 'borgerkommunikation.indstilling.read',
    param: z.strictObject({ id: Id, bilagId: Id }),
    strom: 'ud',
    indhold: ['application/pdf', 'application/xml'],
    udfoer: async (ctx, { param }) => {
      await transaktion(ctx, (tx) => hentIndstilling(tx, param.id, 'indstilling.se'))
      return sendBilag(ctx, param.bilagId, { indstillingId: param.id })
    },
  }),
  skrivning({
    navn: 'FjernBilag',
    metode: 'DELETE',
    sti: '/v1/Indstilling/{id}/Bilag/{bilagId}',
    emne: EMNE,
    resume: 'Tag bilaget af en kladde',
    scope: 'borgerkommunikation.indstilling.write',
    param: z.strictObject({ id: Id, bilagId: Id }),
    svar: z.strictObject({ id: z.uuid() }),
    fund: ['IN-004'],
    udfoer: async (ctx, { param }) => {
      await fjernBilag(ctx, { indstillingId: param.id, bilagId: param.bilagId })
      return { krop: { id: param.bilagId } }
    },
  }),
]
