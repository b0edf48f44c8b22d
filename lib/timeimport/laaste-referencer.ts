import { sql } from 'drizzle-orm'
import type { TxKontekst } from '#lib/kontekst'
import type { Import } from '#lib/timeimport/dom'

/**
 * Runs one statement of a portion without the database looking up every reference of every row it inserts: eight look-ups for each citizen are
 * more than half of a portion's time. They would find nothing new. A reference is good when its row is there and stays until the commit, and that
 * is held before: the citizens by the portion's own locks, which are stronger than a look-up's, and the a-kasse and the user by the look-up's
 * own lock, taken here once. Nothing else may be inserted in `arbejde`. There are no triggers of ours that it would pass by (a test looks), and
 * row level security and checks hold as ever.
 *
 * The right is the worker's alone (`db/roller.sql`); where an administrator has not given it, everything is looked up, only slower.
 */
export async function medLaasteReferencer<T>(ctx: TxKontekst, job: Import, arbejde: () => Promise<T>): Promise<T> {
  const [er] = await ctx.db.execute<{ laaste: number; maa: boolean }>(sql`
    select has_parameter_privilege('session_replication_role', 'set') as maa,
      (select count(*) from (select from organisation where id = ${job.organisationId} for key share) o)::int
      + (select count(*) from (select from bruger where id = ${job.brugerId} for key share) b)::int as laaste`)
  if (!er?.maa || er.laaste < 2) return arbejde()
  await ctx.db.execute(sql`select set_config('session_replication_role', 'replica', true)`)
  const svar = await arbejde()
  // Not in a finally: after an error the transaction is lost, and the setting with it.
  await ctx.db.execute(sql`select set_config('session_replication_role', 'origin', true)`)
  return svar
}
