import { and, eq } from 'drizzle-orm'
import { bruger, organisation } from '#db/schema/organisation'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** The company that the signed-in person acts for, and the unit that their own right is held to; null for all of them. */
export async function hentVirksomhed(
  ctx: TxKontekst,
): Promise<{ navn: string; cvr: string | null; pNummer: string | null }> {
  const { id, brugerId } =
    ctx.aktoer.slags === 'bruger'
      ? { id: ctx.aktoer.organisation.id, brugerId: ctx.aktoer.brugerId }
      : { id: '', brugerId: '' }
  const [fundet] = await ctx.db
    .select({ navn: organisation.navn, cvr: organisation.cvr, pNummer: bruger.pNummer })
    .from(organisation)
    .innerJoin(bruger, and(eq(bruger.organisationId, organisation.id), eq(bruger.id, brugerId)))
    .where(and(eq(organisation.id, id), eq(organisation.type, 'virksomhed')))
  if (!fundet) throw new IkkeFundet('virksomhed')
  return fundet
}

/** The name that a company had when somebody last signed in for it; undefined when nobody has. */
export async function findVirksomhedsnavn(ctx: TxKontekst, cvr: string): Promise<string | undefined> {
  const [fundet] = await ctx.db
    .select({ navn: organisation.navn })
    .from(organisation)
    .where(and(eq(organisation.kode, cvr), eq(organisation.type, 'virksomhed')))
  return fundet?.navn
}
