import { sql } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { EVENTS, type Eventnavn } from '#lib/events/navne'
import type { TxKontekst } from '#lib/kontekst'

/**
 * Tells that something happened, in the same transaction as the deed: the line in the case's history and the row other systems will
 * fetch. The number in the feed is given after commit by the worker. Adds the deed to the access log's sibling, never instead of it.
 */
export async function emit(
  ctx: TxKontekst,
  navn: Eventnavn,
  om: {
    eksternId: string
    borgerId: string
    version?: number
    note?: string
    /** The caseworker who did it in the organisation's own system. */
    sagsbehandler?: { id: string; navn: string }
  },
): Promise<void> {
  const { entitetId, entitetNavn, aendringstype } = EVENTS[navn]
  const { aktoer } = ctx
  await ctx.db.insert(event).values({
    navn,
    entitetId,
    entitetNavn,
    aendringstype,
    eksternId: om.eksternId,
    version: om.version ?? null,
    borgerId: om.borgerId,
    organisationId: aktoer.slags === 'bruger' ? aktoer.organisation.id : null,
    organisationNavn:
      aktoer.slags === 'bruger' ? aktoer.organisation.navn : aktoer.slags === 'borger' ? 'Borgeren' : 'Samspor',
    brugerId: om.sagsbehandler?.id ?? (aktoer.slags === 'bruger' ? aktoer.brugerId : null),
    brugerNavn: om.sagsbehandler?.navn ?? (aktoer.slags === 'bruger' ? aktoer.navn : null),
    note: om.note ?? null,
    tid: ctx.nu,
    // The database's clock: one for all processes, and fine enough to keep the order of what happens in one transaction.
    registreretTid: sql`clock_timestamp()`,
    masse: ctx.masse ?? false,
  })
  ctx.spor.events.push({ navn: entitetNavn, til: navn })
  // A bulk run is numbered when the worker looks next; waking it for each of a million rows would be for nothing.
  if (!ctx.masse) await ctx.db.execute(sql`select pg_notify('samspor', 'event')`)
}
