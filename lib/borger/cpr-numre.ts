import { and, desc, inArray } from 'drizzle-orm'
import { borger, borgerCpr } from '#db/schema/borger'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { cprNoegler, dekrypterCpr } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import type { TxKontekst } from '#lib/kontekst'

/**
 * The present CPR numbers of citizens whom the actor may know by number on the day (`borger.cpr`), for the answers of the API: one
 * statement for a whole page, one log row for each. Others are left out.
 */
export async function hentCprNumre(ctx: TxKontekst, borgerIder: readonly string[]): Promise<Map<string, string>> {
  const ider = [...new Set(borgerIder)]
  if (ider.length === 0) return new Map()
  const maaVide = ctx.db
    .select({ id: borger.id })
    .from(borger)
    .where(maa(ctx, 'borger.cpr', { borgerId: borger.id }))
  const raekker = await ctx.db
    .selectDistinctOn([borgerCpr.borgerId], { borgerId: borgerCpr.borgerId, krypteret: borgerCpr.cprKrypteret })
    .from(borgerCpr)
    .where(and(inArray(borgerCpr.borgerId, ider), inArray(borgerCpr.borgerId, maaVide)))
    .orderBy(borgerCpr.borgerId, desc(borgerCpr.gyldigFra))
  await logAdgang(
    ctx,
    raekker.map(({ borgerId }) => ({
      art: 'LAES',
      handling: 'borger.cpr',
      formaal: 'CPR-nummer til fagsystemet',
      objektType: 'borger',
      objektId: borgerId,
      borgerId,
    })),
  )
  const noegler = cprNoegler(env())
  return new Map(raekker.map((r) => [r.borgerId, dekrypterCpr(r.krypteret, noegler)]))
}
