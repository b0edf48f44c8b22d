import { and, type eq, type inArray, isNull } from 'drizzle-orm'
import { type DELING_LUKKET, deling } from '#db/schema/formidling'
import type { TxKontekst } from '#lib/kontekst'

/** Closes what is shared and empties what it held, in one statement: the database keeps no closed one with a name in it. Gives the receivers. */
export async function lukDelinger(
  ctx: TxKontekst,
  hvilke: ReturnType<typeof eq> | ReturnType<typeof inArray>,
  grund: (typeof DELING_LUKKET)[number],
): Promise<string[]> {
  const lukkede = await ctx.db
    .update(deling)
    .set({
      lukketTid: ctx.nu,
      lukketGrund: grund,
      navn: null,
      telefon: null,
      email: null,
      cvUrl: null,
      begrundelse: null,
    })
    .where(and(hvilke, isNull(deling.lukketTid)))
    .returning({ modtagerId: deling.modtagerId })
  return lukkede.map((d) => d.modtagerId)
}
