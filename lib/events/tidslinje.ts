import { and, desc, eq, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { borgerensHvem, borgerensOrd, FORTALTE } from '#lib/besked/visning'
import { type Detalje, hentDetaljer } from '#lib/events/borgerens-detaljer'
import { type Slags, slagsFor } from '#lib/events/borgerens-slags'
import type { Eventnavn } from '#lib/events/navne'
import { erRettelse } from '#lib/events/sagshistorik'
import type { TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

export type Sagslinje = { id: string; tid: Date; tekst: string; hvem: string; note: string | null } & Detalje
/** `om` narrows to one thing, `slags` to one kind; `efter` is the id of the last line shown; `til` is a look back's last moment. */
type Udsnit = {
  om?: string | undefined
  slags?: Slags | undefined
  efter?: string | null | undefined
  til?: Date | undefined
}

/** What has happened to the signed-in citizen, newest first, across authorities and in plain words; one page by key. */
export async function listBorgerensTidslinje(
  ctx: TxKontekst,
  borgerId: string,
  { om, slags, efter, til }: Udsnit = {},
): Promise<{ linjer: Sagslinje[]; naeste: string | null }> {
  const antal = 30
  const fra = efter && /^[0-9a-f-]{36}$/.test(efter) ? efter : undefined
  const raekker = await ctx.db
    .select()
    .from(event)
    .where(
      and(
        eq(event.borgerId, borgerId),
        inArray(event.navn, slags ? FORTALTE.filter((n) => slagsFor(n) === slags) : FORTALTE),
        skrevetAfNogen(),
        om ? eq(event.eksternId, om) : undefined,
        til ? lte(event.tid, til) : undefined,
        fra
          ? sql`(${event.tid}, ${event.registreretTid}, ${event.id}) < (select e.tid, e.registreret_tid, e.id from event e where e.id = ${fra})`
          : undefined,
      ),
    )
    .orderBy(desc(event.tid), desc(event.registreretTid), desc(event.id))
    .limit(antal + 1)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  const viste = raekker.slice(0, antal)
  const detalje = await hentDetaljer(ctx, viste)
  const linjer = viste.map((r) => ({
    id: r.id,
    tid: r.tid,
    tekst: borgerensOrd(r.navn as Eventnavn, kommunen),
    hvem: borgerensHvem(r.organisationNavn),
    note: r.note,
    erRettelse: erRettelse(r.navn as Eventnavn),
    ...detalje(r),
  }))
  return { linjer, naeste: raekker.length > antal ? (linjer.at(-1)?.id ?? null) : null }
}

/** Of messages only those in somebody's own words: what a deed writes by itself is told as the deed. */
const skrevetAfNogen = (): SQL | undefined =>
  or(
    ne(event.navn, 'BeskedSendt'),
    sql`exists (select from besked b where b.id = ${event.eksternId} and b.skabelon in ('BESKED', 'SVAR'))`,
  )
