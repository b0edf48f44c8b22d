import { sql } from 'drizzle-orm'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, type Spor, type TxKontekst, transaktion } from '#lib/kontekst'

class Fortryd extends Error {}

/**
 * Does everything the act does, including deferred constraints, and then undoes it. Gives the answer and what it would have caused. What
 * was read about people on the way was read: it is logged, whether the act would have been carried out or refused.
 */
export async function proev<T>(
  ctx: Kontekst,
  arbejde: (ctx: TxKontekst) => Promise<T>,
): Promise<{ svar: T; spor: Spor }> {
  const { db: _db, spor: _spor, ...udenfor } = ctx
  let resultat: { svar: T; spor: Spor } | undefined
  let sat: Spor | undefined
  try {
    await transaktion(udenfor, async (tx) => {
      sat = tx.spor
      const svar = await arbejde(tx)
      await tx.db.execute(sql`set constraints all immediate`)
      resultat = { svar, spor: tx.spor }
      throw new Fortryd()
    })
  } catch (fejl) {
    if (!(fejl instanceof Fortryd)) throw fejl
  } finally {
    const poster = (sat?.adgang ?? [])
      .filter((p) => !sat?.nyeBorgere.includes(p.borgerId ?? ''))
      .map((p) => ({ ...p, art: 'LAES' as const, formaal: `Prøvede: ${p.formaal}` }))
    if (poster.length > 0) await transaktion(udenfor, (tx) => logAdgang(tx, poster))
  }
  if (!resultat) throw new Error('prøven gav intet svar')
  return resultat
}
