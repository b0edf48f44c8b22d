import { and, asc, eq, notInArray } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { EVENTS, type Eventnavn } from '#lib/events/navne'
import type { TxKontekst } from '#lib/kontekst'

export type Historiklinje = {
  tid: Date
  tekst: string
  organisation: string
  bruger: string | null
  note: string | null
}

/** That a decision has been made is the jobcenter's alone until its letter has been accepted. */
const FOER_BREVET: Eventnavn[] = ['IndstillingAfgjort', 'IndstillingBrevAfvist']

/**
 * What has happened to one thing, oldest first. Call it only for a thing that was loaded for a purpose. At most 200
 * lines. `foerBrevet` is for the deciding jobcenter: also what happens before the letter has been accepted.
 */
export async function hentHistorik(
  ctx: TxKontekst,
  eksternId: string,
  valg: { foerBrevet: boolean } = { foerBrevet: false },
): Promise<Historiklinje[]> {
  const synlige = valg.foerBrevet ? undefined : notInArray(event.navn, FOER_BREVET)
  const raekker = await ctx.db
    .select()
    .from(event)
    .where(and(eq(event.eksternId, eksternId), synlige))
    .orderBy(asc(event.registreretTid))
    .limit(200)
  return raekker.map((r) => ({
    tid: r.tid,
    tekst: EVENTS[r.navn as Eventnavn].tekst,
    organisation: r.organisationNavn,
    bruger: r.brugerNavn,
    note: r.note,
  }))
}
