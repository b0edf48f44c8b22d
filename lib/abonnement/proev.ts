import { sql } from 'drizzle-orm'
import { hentAbonnement, logAbonnement } from '#lib/abonnement/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/**
 * Sends a webhook of type `Proeve.oprettet` with nothing in it but its id, signed as all others, by the same way. How it went is seen in the
 * subscription's last status. A trial has a number below zero: it is no part of the feed.
 */
export async function proevAbonnement(ctx: Kontekst, input: { id: string }): Promise<{ webservicebeskedId: string }> {
  return transaktion(ctx, async (ctx) => {
    const { id, organisationId, status } = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    if (status !== 'AKTIV')
      throw new Afvist([
        {
          kode: 'WH-009',
          niveau: 'BLOK',
          besked: 'Abonnementet er ikke aktivt. Genoptag det, før du sender en prøve.',
        },
      ])
    const eventId = crypto.randomUUID()
    const nu = ctx.nu.toISOString()
    await ctx.db.execute(sql`
      insert into webhook_levering (abonnement_id, loebenummer, organisation_id, event_id, ordre, masse, oprettet_tid, run_at)
      values (${id}, -nextval('proevelevering'), ${organisationId}, ${eventId}, ${eventId}, false, ${nu}, ${nu})`)
    await logAbonnement(ctx, 'AENDR', id, 'Sendte en prøve til et abonnement')
    await ctx.db.execute(sql`select pg_notify('samspor', 'webhook')`)
    return { webservicebeskedId: eventId }
  })
}
