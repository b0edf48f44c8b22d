import { sql } from 'drizzle-orm'
import type { TxKontekst } from '#lib/kontekst'

/** `SAG-2026-000123`; the sequence may have gaps, the number never comes twice. One sequence for indstillinger and underretninger. */
export async function nytSagsnummer(ctx: TxKontekst): Promise<string> {
  const [raekke] = await ctx.db.execute<{ nr: string }>(sql`select nextval('sagsnummer') as nr`)
  return `SAG-${ctx.dag.slice(0, 4)}-${String(raekke?.nr).padStart(6, '0')}`
}
