import { eq } from 'drizzle-orm'
import { iTransaktion, type Tx } from '#db/client'
import { organisation } from '#db/schema/organisation'

/** Where a company reaches STAR's Kundesupport; undefined where no number is registered. */
export async function findStarsTelefon(db: Tx): Promise<string | undefined> {
  const [star] = await db
    .select({ telefon: organisation.telefon })
    .from(organisation)
    .where(eq(organisation.type, 'star'))
    .limit(1)
  return star?.telefon ?? undefined
}

/** The same for who cannot sign in. */
export const hentStarsTelefon = (): Promise<string | undefined> =>
  iTransaktion(Date.now() + 3000, (db) => findStarsTelefon(db))
