import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { deling } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

/** The receiver says that what was shared and then closed has been deleted on its side too. Twice is once. */
export async function kvitterDeling(ctx: Kontekst, input: { delingId: string }): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const [fundet] = await ctx.db
      .select({ deling })
      .from(deling)
      .innerJoin(jobordre, eq(jobordre.id, deling.jobordreId))
      .where(
        and(
          eq(deling.id, input.delingId),
          maa(ctx, 'deling.kvitter', {
            forfatter: deling.modtagerId,
            virksomhed: deling.modtagerId,
            pNummer: jobordre.pNummer,
          }),
        ),
      )
    if (!fundet) throw new IkkeFundet(`deling ${input.delingId}`)
    if (!fundet.deling.lukketTid) throw new Afvist([IKKE_LUKKET], 409)
    const [kvitteret] = await ctx.db
      .update(deling)
      .set({ kvitteretTid: ctx.nu, kvitteretAfNavn: ctx.aktoer.navn })
      .where(and(eq(deling.id, input.delingId), isNull(deling.kvitteretTid), isNotNull(deling.lukketTid)))
      .returning({ id: deling.id })
    if (kvitteret)
      await logAdgang(ctx, [
        {
          art: 'AENDR',
          handling: 'deling.kvitter',
          formaal: 'Kvitterede for, at delte oplysninger er slettet',
          objektType: 'deling',
          objektId: input.delingId,
          borgerId: fundet.deling.borgerId,
        },
      ])
    return { id: input.delingId }
  })
}

const IKKE_LUKKET = {
  kode: 'JO-060',
  niveau: 'BLOK' as const,
  besked: 'Oplysningerne er stadig delt med jer. Der er intet at kvittere for.',
  regel: 'En modtager kvitterer, når en deling er lukket',
  kilde: 'Samspor',
  hvemKan: 'Borgeren kan trække sit samtykke tilbage',
}
