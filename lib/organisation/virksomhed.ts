import { and, eq } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** The company that the signed-in person acts for. */
export async function hentVirksomhed(
  ctx: TxKontekst,
): Promise<{ navn: string; cvr: string | null; pNummer: string | null }> {
  const id = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : ''
  const [fundet] = await ctx.db
    .select({ navn: organisation.navn, cvr: organisation.cvr, pNummer: organisation.pNummer })
    .from(organisation)
    .where(and(eq(organisation.id, id), eq(organisation.type, 'virksomhed')))
  if (!fundet) throw new IkkeFundet('virksomhed')
  return fundet
}
