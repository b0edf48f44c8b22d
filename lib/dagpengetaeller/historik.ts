import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { dagpengetaeller, dagpengetaellerTidligere } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { maa } from '#lib/adgang/maa'
import type { TidligereOpgoerelse } from '#lib/dagpengetaeller/queries'
import type { Dag } from '#lib/dato'
import type { Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'

/** A report as a caseworker sees it in the history. */
export type Timelinje = {
  id: string
  timerForbrugt: string
  opgjortTil: Dag
  forsikring: 'FULDTID' | 'DELTID'
  indplaceringsdato: Dag
  nyIndplacering: boolean
  indberettetTid: Date
  akasse: string
  /** Who in the reader's own a-kasse; of others only the a-kasse is told. */
  afHvem: string | null
  korrektion: { kommentar: string; fra: Date | null; rettede: string | null } | null
  /** A later report has corrected this one: it counts no more. */
  erRettet: boolean
}

const HOEJST = 24

/** The citizen's newest reports, newest first, as they were known and settled at the moment that the page is about. At most 24. */
export async function listTimelinjer(
  ctx: TxKontekst,
  borgerId: string,
  { dag, kendtPr }: Tidspunkt,
): Promise<Timelinje[]> {
  const kendt = kendtPr ? sql`and k.indberettet_tid <= ${kendtPr.toISOString()}::timestamptz` : sql``
  const raekker = await ctx.db
    .select({
      raekke: dagpengetaeller,
      akasse: organisation.kortNavn,
      rettede: sql<
        string | null
      >`(select g.timer_forbrugt::text from dagpengetaeller g where g.id = ${dagpengetaeller.berigtiger})`,
      erRettet: sql<boolean>`exists (select from dagpengetaeller k where k.borger_id = ${dagpengetaeller.borgerId}
        and k.berigtiger = ${dagpengetaeller.id} ${kendt})`,
    })
    .from(dagpengetaeller)
    .innerJoin(organisation, eq(organisation.id, dagpengetaeller.akasseId))
    .where(
      and(
        eq(dagpengetaeller.borgerId, borgerId),
        lte(dagpengetaeller.opgjortTil, dag),
        kendtPr ? lte(dagpengetaeller.indberettetTid, kendtPr) : undefined,
        maa(ctx, 'dagpengetaeller.se', { borgerId: dagpengetaeller.borgerId }),
      ),
    )
    .orderBy(desc(dagpengetaeller.opgjortTil), desc(dagpengetaeller.indberettetTid))
    .limit(HOEJST)
  const navne = await hvemIndberettede(
    ctx,
    raekker.map((r) => r.raekke.id),
  )
  return raekker.map(({ raekke: r, ...resten }) => ({
    ...r,
    akasse: resten.akasse,
    erRettet: resten.erRettet,
    afHvem: navne.get(r.id) ?? null,
    korrektion: r.korrektionKommentar
      ? { kommentar: r.korrektionKommentar, fra: r.korrektionFra, rettede: resten.rettede }
      : null,
  }))
}

async function hvemIndberettede(ctx: TxKontekst, ider: readonly string[]): Promise<Map<string, string>> {
  if (ider.length === 0 || ctx.aktoer.slags !== 'bruger') return new Map()
  const raekker = await ctx.db
    .select({ id: event.eksternId, navn: event.brugerNavn })
    .from(event)
    .where(and(inArray(event.eksternId, [...ider]), eq(event.organisationId, ctx.aktoer.organisation.id)))
  return new Map(raekker.flatMap(({ id, navn }) => (navn ? [[id, navn] as const] : [])))
}

/** The newest that a former a-kasse has reported to the reader's, unless the reader's own a-kasse has reported since. */
export async function findUovertagne(ctx: TxKontekst, borgerId: string): Promise<TidligereOpgoerelse | undefined> {
  const [fundet] = await ctx.db
    .select({ raekke: dagpengetaellerTidligere, akasseKode: organisation.kode, akasseNavn: organisation.navn })
    .from(dagpengetaellerTidligere)
    .innerJoin(organisation, eq(organisation.id, dagpengetaellerTidligere.fraAkasseId))
    .where(
      and(
        eq(dagpengetaellerTidligere.borgerId, borgerId),
        maa(ctx, 'dagpengetaeller.tidligere', {
          borgerId: dagpengetaellerTidligere.borgerId,
          modtager: dagpengetaellerTidligere.tilAkasseId,
        }),
        sql`not exists (select from dagpengetaeller d where d.borger_id = ${dagpengetaellerTidligere.borgerId}
          and d.akasse_id = ${dagpengetaellerTidligere.tilAkasseId} and d.indberettet_tid > ${dagpengetaellerTidligere.indberettetTid})`,
      ),
    )
    .orderBy(desc(dagpengetaellerTidligere.indberettetTid))
    .limit(1)
  if (!fundet) return undefined
  const { raekke, ...akasse } = fundet
  return { ...raekke, ...akasse }
}
