import { type SQL, sql } from 'drizzle-orm'
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
    /** Null where no citizen is named. */
    borgerId: string | null
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

/**
 * `emit` for a bulk run, as a statement (or a part of one): the same event for each of `om`, which selects `ekstern_id` and `borger_id`.
 * What a person does meanwhile goes before all of them.
 */
export function emitMange(ctx: TxKontekst, navn: Eventnavn, om: SQL): SQL {
  const { entitetId, entitetNavn, aendringstype } = EVENTS[navn]
  const bruger = ctx.aktoer.slags === 'bruger' ? ctx.aktoer : undefined
  return sql`insert into event (id, navn, entitet_id, entitet_navn, aendringstype, ekstern_id, borger_id, organisation_id, organisation_navn, bruger_id,
      bruger_navn, tid, registreret_tid, masse)
    select gen_random_uuid(), ${navn}, ${entitetId}::integer, ${entitetNavn}, ${aendringstype}::integer, om.ekstern_id, om.borger_id,
      ${bruger?.organisation.id ?? null}::uuid, ${bruger?.organisation.navn ?? 'Samspor'}, ${bruger?.brugerId ?? null}::uuid,
      ${bruger?.navn ?? null}, ${ctx.nu.toISOString()}::timestamptz, clock_timestamp(), true from (${om}) om`
}
