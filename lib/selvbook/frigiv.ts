import { and, eq, sql } from 'drizzle-orm'
import { bookingtid } from '#db/schema/selvbook'
import type { TxKontekst } from '#lib/kontekst'

/** An interview, and the time that it may have been booked from. */
type Booket = { id: string; bookingId: string | null; startTid: Date; slutTid: Date }

const ER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The time of an interview that is no longer held then belongs to nobody, whoever takes the interview away: also the authority that took the
 * citizen over, to which the time does not belong. What the citizen gives up is free for others. What an authority gives up is `VAEK`: it cannot
 * keep it, and offers it again if it can. A booking of a fagsystem's own is none of ours. Tells whether there was one.
 */
export async function frigivTid(
  ctx: TxKontekst,
  { id, bookingId }: Booket,
  bliver: 'LEDIG' | 'VAEK',
): Promise<boolean> {
  if (bookingId === null || !ER_ID.test(bookingId)) return false
  await ctx.db.execute(sql`select set_config('samspor.frigives', ${bookingId}, true)`)
  const [frigivet] = await ctx.db
    .update(bookingtid)
    .set({
      samtaleId: null,
      borgerId: null,
      ...(bliver === 'VAEK' && { fjernetTid: ctx.nu, fjernetAfNavn: ctx.aktoer.navn }),
    })
    .where(and(eq(bookingtid.id, bookingId), eq(bookingtid.samtaleId, id)))
    .returning({ id: bookingtid.id })
  await ctx.db.execute(sql`select set_config('samspor.frigives', '', true)`)
  return frigivet !== undefined
}

/** An authority that gives the interview another time has chosen it itself: the booked time is gone, and the interview is nobody's booking. */
export async function frigivVedFlytning(
  ctx: TxKontekst,
  gammel: Booket,
  ny: { start: Date; slut: Date },
): Promise<{ bookingId?: null }> {
  const sammeTid = ny.start.getTime() === gammel.startTid.getTime() && ny.slut.getTime() === gammel.slutTid.getTime()
  return !sammeTid && (await frigivTid(ctx, gammel, 'VAEK')) ? { bookingId: null } : {}
}
