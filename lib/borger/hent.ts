import { and, asc, eq, ilike, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { adgangskategori, maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { type Doedsfald, doedsfald } from '#lib/borger/doed'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Borger = typeof borger.$inferSelect
const maal = { borgerId: borger.id }
const ER_ID = /^[0-9a-f-]{36}$/

/** The one way to get hold of a citizen: for a purpose, and logged; `formaal` says what was done where that is more than opening the citizen. */
export async function hentBorger(
  ctx: TxKontekst,
  borgerId: string,
  handling: Handling,
  formaal = 'Åbnede borgeren',
): Promise<Borger> {
  const [fundet] = await ctx.db
    .select({ borger, kategori: adgangskategori(ctx, handling, maal) })
    .from(borger)
    .where(and(eq(borger.id, borgerId), maa(ctx, handling, maal)))
  if (!fundet) throw new IkkeFundet(`borger ${borgerId}`)
  await logAdgang(ctx, [
    {
      art: 'LAES',
      handling,
      formaal,
      objektType: 'borger',
      objektId: borgerId,
      borgerId,
      adgangskategori: fundet.kategori,
    },
  ])
  return fundet.borger
}

/** Whether a citizen has died, for a caller who holds them through a case of theirs: the purpose and its log are the case's. */
export async function hentDoedsfald(ctx: TxKontekst, borgerId: string): Promise<Doedsfald> {
  const [fundet] = await ctx.db
    .select({ id: borger.id, doedDato: borger.doedDato })
    .from(borger)
    .where(eq(borger.id, borgerId))
  return fundet ? doedsfald(fundet) : false
}

/** May the actor do this about this citizen today? Pages ask, so as to offer no button that leads nowhere. */
export async function maaBorger(ctx: TxKontekst, borgerId: string, handling: Handling): Promise<boolean> {
  const fundet = await ctx.db
    .select({ id: borger.id })
    .from(borger)
    .where(and(eq(borger.id, borgerId), maa(ctx, handling, maal)))
  return fundet.length > 0
}

/** `maaBorger` for several at once, in one query. */
export async function listBorgerrettigheder<H extends Handling>(
  ctx: TxKontekst,
  borgerId: string,
  handlinger: readonly H[],
): Promise<Record<H, boolean>> {
  const retten = (h: H) => sql`coalesce(${maa(ctx, h, maal)}, false) as ${sql.identifier(h)}`
  const [fundet] = await ctx.db.execute<Record<string, boolean>>(
    sql`select ${sql.join(handlinger.map(retten), sql`, `)} from ${borger} where ${borger.id} = ${borgerId}`,
  )
  return Object.fromEntries(handlinger.map((h) => [h, fundet?.[h] ?? false])) as Record<H, boolean>
}

export type Borgerlinje = { id: string; navn: string; foedselsdato: string; beskyttet: boolean }

/** The organisation's citizens by name, a page by key. `navn` narrows to names that hold the text. */
export async function listBorgere(
  ctx: TxKontekst,
  filter: { navn?: string | undefined; efter?: string | undefined; antal?: number },
): Promise<{ borgere: Borgerlinje[]; naeste: string | null }> {
  const antal = Math.min(filter.antal ?? 50, 100)
  const moenster = filter.navn?.trim().replace(/[\\%_]/g, (t) => `\\${t}`)
  const raekker = await ctx.db
    .select({
      id: borger.id,
      navn: borger.navn,
      foedselsdato: borger.foedselsdato,
      beskyttet: sql<boolean>`coalesce(${borger.navnebeskyttetTil} >= ${ctx.dag}, false)`,
    })
    .from(borger)
    .where(
      and(
        maa(ctx, 'borger.soeg', maal),
        moenster ? ilike(borger.navn, `%${moenster}%`) : undefined,
        filter.efter && ER_ID.test(filter.efter)
          ? sql`(${borger.navn}, ${borger.id}) > (select e.navn, e.id from borger e where e.id = ${filter.efter})`
          : undefined,
      ),
    )
    .orderBy(asc(borger.navn), asc(borger.id))
    .limit(antal + 1)
  const borgere = raekker.slice(0, antal)
  await logAdgang(
    ctx,
    borgere.map((b) => ({
      art: 'SOEG',
      handling: 'borger.soeg',
      formaal: 'Liste over borgere',
      objektType: 'borger',
      objektId: b.id,
      borgerId: b.id,
    })),
  )
  return { borgere, naeste: raekker.length > antal ? (borgere.at(-1)?.id ?? null) : null }
}
