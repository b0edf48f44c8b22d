import { z } from 'zod'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { Dato, Id, Kommentar } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { plusDage } from '#lib/dato'
import { afslutGaesteadgang } from '#lib/gaesteadgang/afslut'
import { givGaesteadgang } from '#lib/gaesteadgang/giv'
import { listGaesteadgange } from '#lib/gaesteadgang/queries'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

const EMNE = 'Gaesteadgang'
const SKRIV = 'borgerkommunikation.gaesteadgang.write'

/** A jobcenter's access to another's citizen, for a written reason. */
export const gaesteadgangsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretGaesteadgang',
    metode: 'POST',
    sti: '/v1/Gaesteadgang',
    emne: EMNE,
    resume: 'Få adgang til en anden kommunes borger i en periode',
    beskrivelse:
      'Svaret er det samme, hvad enten nogen har CPR-nummeret eller ej, og også for en borger, der er død: så giver det næste kald om borgeren 4922. Uden til gælder adgangen så længe, som reglen tillader.',
    scope: SKRIV,
    borger: { slags: 'cpr' },
    krop: z.strictObject({ gaesteadgangskommentar: Kommentar(900), til: Dato.optional() }),
    svar: z.strictObject({ id: z.uuid(), til: z.string() }),
    fund: ['4575', '4933', 'GA-001', 'GA-002'],
    udfoer: async (ctx, { cpr, krop }) => {
      if (!kanOverhovedet(ctx.aktoer, 'gaesteadgang.giv')) throw kunJobcentre()
      const til = krop.til ?? (await senest(ctx))
      return { krop: await givGaesteadgang(ctx, { cpr, begrundelse: krop.gaesteadgangskommentar, til }) }
    },
  }),
  laesning({
    navn: 'ListGaesteadgange',
    metode: 'GET',
    sti: '/v1/Gaesteadgang',
    emne: EMNE,
    resume: 'Egne gæsteadgange, den nyeste først; højst 100',
    scope: 'borgerkommunikation.gaesteadgang.read',
    svar: z.strictObject({
      gaesteadgange: z.array(
        z.strictObject({
          id: z.uuid(),
          /** Null when the access has ended. */
          civilRegistrationIdentifier: z.string().nullable(),
          gaesteadgangskommentar: z.string(),
          fra: z.string(),
          til: z.string(),
          givetAf: z.string(),
          afsluttetTid: z.string().nullable(),
          gaelder: z.boolean(),
        }),
      ),
    }),
    udfoer: async (ctx) => {
      const adgange = await listGaesteadgange(ctx)
      const cpr = await hentCprNumre(
        ctx,
        adgange.map((a) => a.borgerId),
      )
      return {
        krop: {
          gaesteadgange: adgange.map((a) => ({
            id: a.id,
            civilRegistrationIdentifier: cpr.get(a.borgerId) ?? null,
            gaesteadgangskommentar: a.begrundelse,
            fra: a.fra,
            til: a.til,
            givetAf: a.givetAfNavn,
            afsluttetTid: a.afsluttetTid?.toISOString() ?? null,
            gaelder: a.gaelder,
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'AfslutGaesteadgang',
    metode: 'POST',
    sti: '/v1/Gaesteadgang/{id}/action/afslut',
    emne: EMNE,
    resume: 'Giv adgangen tilbage før tid',
    scope: SKRIV,
    param: z.strictObject({ id: Id }),
    svar: z.strictObject({ id: z.uuid() }),
    udfoer: async (ctx, { param }) => {
      await afslutGaesteadgang(ctx, { id: param.id })
      return { krop: { id: param.id } }
    },
  }),
]

const senest = async (ctx: TxKontekst) => plusDage(ctx.dag, await hentTal(ctx, 'gaesteadgang_dage', ctx.dag))

const kunJobcentre = () =>
  new Afvist([blok('4575', 'Kun en kommune kan få gæsteadgang.', { hvemKan: 'Borgerens kommune' })], 403)
