import { and, eq, isNull } from 'drizzle-orm'
import { akassemedlemskab } from '#db/schema/kontaktforloeb'
import { aabnRelation, lukRelation } from '#lib/adgang/relation'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { flytTilAkasse } from '#lib/indstilling/skift-akasse'
import { type Kontekst, transaktion } from '#lib/kontekst'

/**
 * A membership from a day, with its insurance category. The right to see the citizen opens in the same transaction, and the citizen's
 * undecided indstillinger follow along.
 */
export async function indmeldIAkasse(
  ctx: Kontekst,
  input: { borgerId: string; akasseId: string; forsikring: 'FULDTID' | 'DELTID'; fra: Dag; til?: Dag | null },
): Promise<{ medlemskabId: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const id = crypto.randomUUID()
    const { borgerId, akasseId, forsikring } = input
    await ctx.db.insert(akassemedlemskab).values({
      id,
      borgerId,
      akasseId,
      forsikring,
      gyldigFra: input.fra,
      gyldigTil: input.til ?? null,
      registreretFra: ctx.nu,
    })
    await aabnRelation(ctx, {
      organisationId: akasseId,
      borgerId,
      grundlagId: id,
      fra: input.fra,
      til: input.til ?? null,
    })
    if (input.fra <= ctx.dag) await flytTilAkasse(ctx, borgerId)
    return { medlemskabId: id }
  })
}

/** Ends a membership with `til` (included): the known row is closed and a new one says the end. */
export async function udmeldAfAkasse(
  ctx: Kontekst,
  input: { borgerId: string; medlemskabId: string; til: Dag },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const [gammel] = await ctx.db
      .update(akassemedlemskab)
      .set({ registreretTil: ctx.nu })
      .where(
        and(
          eq(akassemedlemskab.id, input.medlemskabId),
          eq(akassemedlemskab.borgerId, input.borgerId),
          isNull(akassemedlemskab.registreretTil),
        ),
      )
      .returning()
    if (!gammel) throw new Error(`medlemskab ${input.medlemskabId} findes ikke`)
    const { versionId: _gammel, ...resten } = gammel
    await ctx.db
      .insert(akassemedlemskab)
      .values({ ...resten, gyldigTil: input.til, registreretFra: ctx.nu, registreretTil: null })
    await lukRelation(ctx, input.medlemskabId, input.til)
  })
}
