import { desc, eq, inArray, sql } from 'drizzle-orm'
import { borgerCpr } from '#db/schema/borger'
import { cprHmacer, cprNoegler, dekrypterCpr } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import type { TxKontekst } from '#lib/kontekst'

/** The citizen behind a CPR number, also a former one. Undefined when nobody has it. The number itself is the right to ask. */
export async function findBorgerId(ctx: Pick<TxKontekst, 'db'>, cpr: string): Promise<string | undefined> {
  const hmacer = cprHmacer(cpr, cprNoegler(env()))
  await ctx.db.execute(
    sql`select set_config('samspor.cpr_hmac', ${hmacer.map((h) => h.toString('hex')).join(',')}, true)`,
  )
  const [fundet] = await ctx.db
    .select({ borgerId: borgerCpr.borgerId })
    .from(borgerCpr)
    .where(inArray(borgerCpr.cprHmac, hmacer))
    .limit(1)
  return fundet?.borgerId
}

/** The citizen's present CPR number in clear. Only for letters and for the logged "Vis CPR-nummer". */
export async function hentCpr(ctx: Pick<TxKontekst, 'db'>, borgerId: string): Promise<string> {
  const [raekke] = await ctx.db
    .select({ cprKrypteret: borgerCpr.cprKrypteret })
    .from(borgerCpr)
    .where(eq(borgerCpr.borgerId, borgerId))
    .orderBy(desc(borgerCpr.gyldigFra))
    .limit(1)
  if (!raekke) throw new Error(`borger ${borgerId} har intet CPR-nummer`)
  return dekrypterCpr(raekke.cprKrypteret, cprNoegler(env()))
}
