import { and, desc, eq, sql } from 'drizzle-orm'
import { dagpengetaeller, dagpengetaellerTidligere } from '#db/schema/kontaktforloeb'
import { organisation } from '#db/schema/organisation'
import { adgangskategori, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Opgoerelse = Omit<typeof dagpengetaeller.$inferSelect, 'borgerId' | 'akasseId'> & {
  akasse: { type: string; kode: string; navn: string }
}
export type TidligereOpgoerelse = typeof dagpengetaellerTidligere.$inferSelect & {
  akasseKode: string
  akasseNavn: string
}

/**
 * A citizen's reports, newest first, one page by key: `efter` is the id of the last one shown. The citizen was loaded for a purpose.
 */
export async function listOpgoerelser(
  ctx: TxKontekst,
  borgerId: string,
  { efter, antal }: { efter?: string | undefined; antal: number },
): Promise<{ opgoerelser: Opgoerelse[]; naeste: string | null }> {
  const raekker = await ctx.db
    .select({ raekke: dagpengetaeller, kode: organisation.kode, navn: organisation.navn })
    .from(dagpengetaeller)
    .innerJoin(organisation, eq(organisation.id, dagpengetaeller.akasseId))
    .where(
      and(
        eq(dagpengetaeller.borgerId, borgerId),
        maa(ctx, 'dagpengetaeller.se', { borgerId: dagpengetaeller.borgerId }),
        efter
          ? sql`(${dagpengetaeller.opgjortTil}, ${dagpengetaeller.indberettetTid}, ${dagpengetaeller.id}) <
              (select e.opgjort_til, e.indberettet_tid, e.id from dagpengetaeller e where e.id = ${efter})`
          : undefined,
      ),
    )
    .orderBy(desc(dagpengetaeller.opgjortTil), desc(dagpengetaeller.indberettetTid), desc(dagpengetaeller.id))
    .limit(antal + 1)
  const opgoerelser = raekker.slice(0, antal).map(({ raekke, kode, navn }) => {
    const { borgerId: _borger, akasseId: _akasse, ...resten } = raekke
    return { ...resten, akasse: { type: 'akasse', kode, navn } }
  })
  return { opgoerelser, naeste: raekker.length > antal ? (opgoerelser.at(-1)?.id ?? null) : null }
}

const maal = { borgerId: dagpengetaellerTidligere.borgerId, modtager: dagpengetaellerTidligere.tilAkasseId }

/** What a former a-kasse reported about one's new member; for the a-kasse that was told, and nobody else. Logged. */
export async function hentTidligereOpgoerelse(ctx: TxKontekst, id: string): Promise<TidligereOpgoerelse> {
  const handling = 'dagpengetaeller.tidligere'
  const [fundet] = await ctx.db
    .select({
      raekke: dagpengetaellerTidligere,
      akasseKode: organisation.kode,
      akasseNavn: organisation.navn,
      kategori: adgangskategori(ctx, handling, maal),
    })
    .from(dagpengetaellerTidligere)
    .innerJoin(organisation, eq(organisation.id, dagpengetaellerTidligere.fraAkasseId))
    .where(and(eq(dagpengetaellerTidligere.id, id), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`opgørelse ${id}`)
  const { raekke, kategori, ...akasse } = fundet
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal: 'Timer fra en tidligere a-kasse',
      objektType: 'dagpengetaeller',
      objektId: id,
      borgerId: raekke.borgerId,
      adgangskategori: kategori,
    },
  ])
  return { ...raekke, ...akasse }
}
