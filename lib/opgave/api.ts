import { z } from 'zod'
import { BESKEDHANDLING } from '#db/schema/opgave'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import type { TxKontekst } from '#lib/kontekst'
import { hentOpsaetning } from '#lib/opgave/opsaetning'
import { retOpsaetning } from '#lib/opgave/ret-opsaetning'
import { Afvist } from '#lib/regelfund'

const EMNE = 'Beskedopsaetning'
const Valg = {
  beskedtype: z.int(),
  handling: z.enum(BESKEDHANDLING),
  fristArbejdsdage: z.int().min(1).max(60).nullable().default(null),
  lukkesVedLaesning: z.boolean().default(false),
}

/** What happens in the organisation's worklist when a message arrives. */
export const opsaetningsoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentBeskedopsaetning',
    metode: 'GET',
    sti: '/v1/Beskedopsaetning',
    emne: EMNE,
    resume: 'Hvad en besked af hver type gør i jeres opgaveliste',
    scope: 'eksternkommunikation.beskedopsaetning.read',
    svar: z.strictObject({
      typer: z.array(
        z.strictObject({ ...Valg, navn: z.string(), version: z.int(), aendretTid: z.string().nullable() }),
      ),
    }),
    udfoer: async (ctx) => {
      kunMyndigheder(ctx)
      const { linjer } = await hentOpsaetning(ctx)
      return {
        krop: {
          typer: linjer.map(({ aendretAf: _af, aendretTid, ...l }) => ({
            ...l,
            aendretTid: aendretTid?.toISOString() ?? null,
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'RetBeskedopsaetning',
    metode: 'PUT',
    sti: '/v1/Beskedopsaetning',
    emne: EMNE,
    resume: 'Vælg for én beskedtype: ingenting, en advis eller en opgave',
    beskrivelse:
      'If-Match er typens version, 0 når standarden gælder. Det, der allerede ligger i listen, ændres ikke. En advis har ingen frist og lukkes, når beskeden er læst.',
    scope: 'eksternkommunikation.beskedopsaetning.write',
    ifMatch: true,
    krop: z.strictObject(Valg),
    svar: z.strictObject({ beskedtype: z.int(), version: z.int() }),
    fund: ['OPS-409'],
    udfoer: async (ctx, { krop, version }) => {
      kunMyndigheder(ctx)
      const ny = await retOpsaetning(ctx, { ...krop, version })
      return { krop: { beskedtype: krop.beskedtype, ...ny }, version: ny.version }
    },
  }),
]

/** Only an a-kasse or a kommune has a worklist to set up. */
function kunMyndigheder(ctx: TxKontekst): void {
  if (!kanOverhovedet(ctx.aktoer, 'opsaetning.ret'))
    throw new Afvist([blok('4575', 'Kun a-kasser og kommuner har en opgaveliste.')], 403)
}
