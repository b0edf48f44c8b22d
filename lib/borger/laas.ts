import { sql } from 'drizzle-orm'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * The lock that every command about a citizen takes first, so that two authorities in the handover second have one winner.
 * `laes` for what depends on who is responsible, `skriv` for what can change it. Never upgrade: ask for the right one at once.
 */
export async function laasBorger(ctx: TxKontekst, borgerId: string, maade: 'laes' | 'skriv'): Promise<void> {
  const laas = maade === 'laes' ? sql`for share` : sql`for no key update`
  const [fundet] = await ctx.db.execute(sql`select id from borger where id = ${borgerId} ${laas}`)
  if (!fundet) throw new IkkeFundet(`borger ${borgerId}`)
}
