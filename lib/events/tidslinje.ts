import { and, desc, eq, lt, notInArray } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { EVENTS, type Eventnavn } from '#lib/events/navne'
import type { TxKontekst } from '#lib/kontekst'

/** Not told as a line of its own: the decision before its letter, and messages, which the deed beside them already tells. */
const IKKE_FORTALT: Eventnavn[] = ['IndstillingAfgjort', 'IndstillingBrevAfvist', 'BeskedSendt']

export type Sagslinje = { id: string; tid: Date; tekst: string; hvem: string; note: string | null }

/** What has happened to the signed-in citizen, newest first, across authorities; one page by key (the time of the last line shown). */
export async function listBorgerensTidslinje(
  ctx: TxKontekst,
  borgerId: string,
  foer: string | null,
): Promise<{ linjer: Sagslinje[]; naeste: string | null }> {
  const antal = 30
  const graense = foer && !Number.isNaN(Date.parse(foer)) ? lt(event.registreretTid, new Date(foer)) : undefined
  const raekker = await ctx.db
    .select()
    .from(event)
    .where(and(eq(event.borgerId, borgerId), notInArray(event.navn, IKKE_FORTALT), graense))
    .orderBy(desc(event.registreretTid))
    .limit(antal + 1)
  const linjer = raekker
    .slice(0, antal)
    .map((r) => ({
      id: r.id,
      tid: r.tid,
      tekst: EVENTS[r.navn as Eventnavn].tekst,
      hvem: r.organisationNavn,
      note: r.note,
    }))
  return { linjer, naeste: raekker.length > antal ? (raekker[antal - 1]?.registreretTid.toISOString() ?? null) : null }
}
