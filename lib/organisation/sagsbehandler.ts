import { and, eq } from 'drizzle-orm'
import { bruger } from '#db/schema/organisation'
import type { TxKontekst } from '#lib/kontekst'

/** A caseworker as a fagsystem names them: RID is the employee's id in the organisation. */
export type NavngivetSagsbehandler = { rid: string; navn: string }
export type Sagsbehandler = { id: string; navn: string }

/**
 * The caseworker behind an act: the one whom the calling system names, otherwise the actor. A named one is the same person as the one who
 * signs in with that RID in the same organisation; until then the row only carries the name.
 */
export async function findSagsbehandler(
  ctx: TxKontekst,
  navngivet: NavngivetSagsbehandler | undefined,
): Promise<Sagsbehandler> {
  if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en organisation har sagsbehandlere')
  if (!navngivet) return { id: ctx.aktoer.brugerId, navn: ctx.aktoer.navn }
  const organisationId = ctx.aktoer.organisation.id
  const { rid, navn } = navngivet
  await ctx.db
    .insert(bruger)
    .values({ organisationId, udsteder: 'fagsystem', subject: rid, rid, navn, rolle: 'sagsbehandler' })
    .onConflictDoNothing()
  const [fundet] = await ctx.db
    .select({ id: bruger.id })
    .from(bruger)
    .where(and(eq(bruger.organisationId, organisationId), eq(bruger.rid, rid)))
  if (!fundet) throw new Error('sagsbehandleren blev ikke gemt')
  return { id: fundet.id, navn }
}

/** Is this a person, and not an organisation's system? Only a person's name may stand under a letter. */
export async function erPerson(ctx: TxKontekst, brugerId: string): Promise<boolean> {
  const [fundet] = await ctx.db.select({ rolle: bruger.rolle }).from(bruger).where(eq(bruger.id, brugerId))
  return fundet !== undefined && fundet.rolle !== 'klient'
}
