import { z } from 'zod'
import { BESKEDHANDLING } from '#db/schema/opgave'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentOpsaetning } from '#lib/opgave/opsaetning'
import { retOpsaetning } from '#lib/opgave/ret-opsaetning'

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
      const ny = await retOpsaetning(ctx, { ...krop, version })
      return { krop: { beskedtype: krop.beskedtype, ...ny }, version: ny.version }
    },
  }),
]
