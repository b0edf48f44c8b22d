import { eq } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { organisation } from '#db/schema/organisation'

/** Where a company reaches STAR's Kundesupport; undefined where no number is registered. Told to who cannot sign in. */
export async function hentStarsTelefon(): Promise<string | undefined> {
  const [star] = await iTransaktion(Date.now() + 3000, (db) =>
    db.select({ telefon: organisation.telefon }).from(organisation).where(eq(organisation.type, 'star')).limit(1),
  )
  return star?.telefon ?? undefined
}
