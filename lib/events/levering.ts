import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { type LEVERING_SLAGS, levering } from '#db/schema/events'
import type { TxKontekst } from '#lib/kontekst'

export type LeveringSlags = (typeof LEVERING_SLAGS)[number]
export type Arbejde = {
  id: string
  slags: LeveringSlags
  noegle: string
  borgerId: string
  objektId: string
  forsoeg: number
}

/** Asks the worker to do something after commit. The same slags and noegle again asks only once. `runAt` is Samspor's time. */
export async function bestil(
  ctx: TxKontekst,
  hvad: { slags: LeveringSlags; noegle: string; borgerId: string; objektId: string; runAt?: Date },
): Promise<void> {
  await ctx.db
    .insert(levering)
    .values({ ...hvad, runAt: hvad.runAt ?? ctx.nu, forsoeg: 0, oprettetTid: ctx.nu })
    .onConflictDoNothing()
  await ctx.db.execute(sql`select pg_notify('samspor', 'levering')`)
}

/** Machine seconds a worker may hold a job before another may take it. */
const LAAN_S = 60

/** Takes up to `antal` due jobs on a lease. A worker that dies gives them back by doing nothing. */
export async function tagArbejde(nu: Date, antal: number, frist: number): Promise<Arbejde[]> {
  return iTransaktion(frist, async (db) => {
    const raekker = await db.execute<{
      id: string
      slags: LeveringSlags
      noegle: string
      borger_id: string
      objekt_id: string
      forsoeg: number
    }>(sql`
      update levering set laan_til = clock_timestamp() + ${sql.raw(`interval '${LAAN_S} seconds'`)}, forsoeg = forsoeg + 1
      where id in (
        select id from levering where faerdig_tid is null and parkeret_tid is null and run_at <= ${nu.toISOString()}
          and (laan_til is null or laan_til < clock_timestamp())
        order by run_at, id limit ${antal} for update skip locked)
      returning id, slags, noegle, borger_id, objekt_id, forsoeg`)
    return raekker.map((r) => ({
      id: r.id,
      slags: r.slags,
      noegle: r.noegle,
      borgerId: r.borger_id,
      objektId: r.objekt_id,
      forsoeg: r.forsoeg,
    }))
  })
}

/** How a job ended: done, to be tried again at a time of Samspor's clock, or parked for a human. */
export type Udfald =
  | { slags: 'FAERDIG' }
  | { slags: 'IGEN'; runAt: Date; fejl: string }
  | { slags: 'PARKERET'; fejl: string }

/** Stores how a job ended and ends the lease. */
export async function afslutArbejde(id: string, nu: Date, udfald: Udfald, frist: number): Promise<void> {
  await iTransaktion(frist, async (db) => {
    const fejl = udfald.slags === 'FAERDIG' ? null : udfald.fejl.slice(0, 500)
    await db.execute(sql`
      update levering set laan_til = null, fejl = ${fejl},
        faerdig_tid = case when ${udfald.slags} = 'FAERDIG' then ${nu.toISOString()}::timestamptz end,
        parkeret_tid = case when ${udfald.slags} = 'PARKERET' then ${nu.toISOString()}::timestamptz end,
        run_at = ${udfald.slags === 'IGEN' ? udfald.runAt.toISOString() : sql`run_at`}
      where id = ${id}`)
  })
}
