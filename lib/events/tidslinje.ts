import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { borgerensHvem, borgerensOrd, FORTALTE } from '#lib/besked/visning'
import type { Eventnavn } from '#lib/events/navne'
import type { TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export type Sagslinje = { id: string; tid: Date; tekst: string; hvem: string; note: string | null }
/** `om` narrows to one thing; `efter` is the id of the last line shown. */
type Udsnit = { om?: string; efter?: string | null }

/** What has happened to the signed-in citizen, newest first, across authorities and in plain words; one page by key. */
export async function listBorgerensTidslinje(
  ctx: TxKontekst,
  borgerId: string,
  { om, efter }: Udsnit = {},
): Promise<{ linjer: Sagslinje[]; naeste: string | null }> {
  const antal = 30
  const fra = efter && /^[0-9a-f-]{36}$/.test(efter) ? efter : undefined
  const raekker = await ctx.db
    .select()
    .from(event)
    .where(
      and(
        eq(event.borgerId, borgerId),
        inArray(event.navn, FORTALTE),
        om ? eq(event.eksternId, om) : undefined,
        fra
          ? sql`(${event.tid}, ${event.registreretTid}, ${event.id}) < (select e.tid, e.registreret_tid, e.id from event e where e.id = ${fra})`
          : undefined,
      ),
    )
    .orderBy(desc(event.tid), desc(event.registreretTid), desc(event.id))
    .limit(antal + 1)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  const linjer = raekker.slice(0, antal).map((r) => ({
    id: r.id,
    tid: r.tid,
    tekst: borgerensOrd(r.navn as Eventnavn, kommunen),
    hvem: borgerensHvem(r.organisationNavn),
    note: r.note,
  }))
  return { linjer, naeste: raekker.length > antal ? (linjer.at(-1)?.id ?? null) : null }
}
