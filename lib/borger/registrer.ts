import { sql } from 'drizzle-orm'
import { vurderCpr } from '#lib/borger/cpr'
import { cprHmac, cprNoegler } from '#lib/borger/cpr-kryptering'
import { findBorgerId } from '#lib/borger/find'
import { opretBorger } from '#lib/borger/opret'
import { env } from '#lib/env'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/**
 * Opens the wall for the citizen whom the caller has named by CPR, to the end of this transaction: enough to lock them and to see what the
 * rules of a registration ask about (migration 0003). The matrix has said that the caller may.
 */
export async function aabnForCpr(ctx: TxKontekst, borgerId: string): Promise<void> {
  await ctx.db.execute(sql`select set_config('samspor.registrerer', ${borgerId}, true)`)
}

/**
 * The citizen behind a CPR number (ten digits, its form judged), made when nobody has it: name as given, birth date from the number. Of two
 * who register the same new citizen at once, the second waits and finds the first's. Throws 1001 when the number's day never was.
 */
export async function findEllerOpretBorger(
  ctx: TxKontekst,
  { cpr, navn }: { cpr: string; navn: string },
): Promise<{ borgerId: string; ny: boolean }> {
  const hmac = cprHmac(cpr, cprNoegler(env()).aktuel).toString('hex')
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${hmac}, 0))`)
  const kendt = await findBorgerId(ctx, cpr)
  if (kendt) return { borgerId: kendt, ny: false }
  const { foedselsdato } = vurderCpr(cpr, { tilladErstatning: env().TILLAD_ERSTATNINGSNUMRE })
  if (!foedselsdato) throw new Afvist([FINDES_IKKE], 400)
  return { ...(await opretBorger(ctx, { cpr, navn, foedselsdato })), ny: true }
}

const FINDES_IKKE = {
  kode: '1001',
  niveau: 'BLOK' as const,
  besked: 'CPR-nummerets dato findes ikke.',
  felt: 'x-civilRegistrationIdentifier',
}
