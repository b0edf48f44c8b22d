import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { borgerPaamindelse } from '#db/schema/paamindelse'
import { maa } from '#lib/adgang/maa'
import { selv, type TxKontekst } from '#lib/kontekst'

export type Paamindelse = typeof borgerPaamindelse.$inferSelect

const egne = (ctx: TxKontekst) =>
  and(eq(borgerPaamindelse.borgerId, selv(ctx)), maa(ctx, 'paamindelse.ret', { borgerId: borgerPaamindelse.borgerId }))

/** The signed-in citizen's address as it stands now; undefined when there is none. */
export async function hentPaamindelse(ctx: TxKontekst): Promise<Paamindelse | undefined> {
  const [fundet] = await ctx.db
    .select()
    .from(borgerPaamindelse)
    .where(and(egne(ctx), isNull(borgerPaamindelse.lukketTid)))
  return fundet
}

/** How many links the citizen has asked for in the last 24 hours. */
export async function antalLinksIDoegnet(ctx: TxKontekst): Promise<number> {
  const siden = new Date(ctx.nu.getTime() - 86_400_000)
  const [svar] = await ctx.db
    .select({ antal: sql<number>`count(*)::int` })
    .from(borgerPaamindelse)
    .where(and(egne(ctx), gt(borgerPaamindelse.oprettetTid, siden)))
  return svar?.antal ?? 0
}

/** Ends the present address and forgets it; that there was one, and when, remains. Tells whether there was. */
export async function lukPaamindelse(ctx: TxKontekst): Promise<string | undefined> {
  const [lukket] = await ctx.db
    .update(borgerPaamindelse)
    .set({ email: null, lukketTid: ctx.nu })
    .where(and(egne(ctx), isNull(borgerPaamindelse.lukketTid)))
    .returning({ id: borgerPaamindelse.id })
  return lukket?.id
}
