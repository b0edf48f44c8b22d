import { and, eq } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import type { TxKontekst } from '#lib/kontekst'

/** The id behind an organisation's type and code; undefined when there is none. Organisations are no secret. */
export async function findOrganisationId(
  ctx: TxKontekst,
  type: (typeof organisation.$inferSelect)['type'],
  kode: string,
): Promise<string | undefined> {
  const [fundet] = await ctx.db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.type, type), eq(organisation.kode, kode)))
  return fundet?.id
}
