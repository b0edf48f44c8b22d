import { type SQL, sql } from 'drizzle-orm'
import { hentAbonnement, logAbonnement } from '#lib/abonnement/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

export type Afspilning =
  | { id: string; hvad: 'EN'; loebenummer: number }
  | { id: string; hvad: 'SPAND'; fra: number; til: number }
  | { id: string; hvad: 'PARKEREDE' }

/** So many at most in one go, so that the transaction is short; the caller goes on from `til`. */
const HOEJST = 10_000

/**
 * Sends again what was sent or parked, with the same webhook-id, from the feed that the organisation has had: one event, a span, or
 * everything that was parked. Returns how many and the last number. WH-008: there is nothing there.
 */
export async function afspilAbonnement(
  ctx: Kontekst,
  input: Afspilning,
): Promise<{ antal: number; til: number | null }> {
  return transaktion(ctx, async (ctx) => {
    const { id, organisationId, entiteter } = await hentAbonnement(ctx, input.id, 'abonnement.ret')
    const svar =
      input.hvad === 'PARKEREDE'
        ? await aabnParkerede(ctx, id)
        : await fraFeedet(ctx, id, organisationId, entiteter, spand(input))
    if (svar.antal === 0 && input.hvad !== 'PARKEREDE')
      throw new Afvist([
        { kode: 'WH-008', niveau: 'BLOK', besked: 'Der er ingen webservicebeskeder at sende igen for de løbenumre.' },
      ])
    await logAbonnement(ctx, 'AENDR', id, `Sendte ${svar.antal} webservicebeskeder igen`)
    await ctx.db.execute(sql`select pg_notify('samspor', 'webhook')`)
    return svar
  })
}

const spand = (input: Exclude<Afspilning, { hvad: 'PARKEREDE' }>): SQL =>
  input.hvad === 'EN'
    ? sql`m.loebenummer = ${input.loebenummer}`
    : sql`m.loebenummer between ${input.fra} and ${input.til}`

const frisk = (nu: string): SQL =>
  sql`oprettet_tid = ${nu}, run_at = ${nu}, forsoeg = 0, foerste_tid = null, faerdig_tid = null, parkeret_tid = null`

async function aabnParkerede(ctx: TxKontekst, id: string): Promise<{ antal: number; til: number | null }> {
  const [svar] = await ctx.db.execute<{ antal: number; til: string | null }>(sql`
    with igen as (update webhook_levering set ${frisk(ctx.nu.toISOString())}
      where abonnement_id = ${id} and loebenummer in (select loebenummer from webhook_levering
        where abonnement_id = ${id} and parkeret_tid is not null order by loebenummer limit ${sql.raw(String(HOEJST))})
      returning loebenummer)
    select count(*)::int as antal, max(loebenummer) as til from igen`)
  return { antal: svar?.antal ?? 0, til: svar?.til ? Number(svar.til) : null }
}

async function fraFeedet(
  ctx: TxKontekst,
  id: string,
  organisationId: string,
  entiteter: number[] | null,
  hvilke: SQL,
): Promise<{ antal: number; til: number | null }> {
  const nu = ctx.nu.toISOString()
  const valgte = entiteter ? sql`m.entitet_id in ${entiteter}` : sql`true`
  const [svar] = await ctx.db.execute<{ antal: number; til: string | null }>(sql`
    with igen as (
      insert into webhook_levering (abonnement_id, loebenummer, organisation_id, event_id, ordre, masse, oprettet_tid, run_at)
        select ${id}::uuid, m.loebenummer, m.organisation_id, m.event_id, coalesce(m.borger_id, m.ekstern_id), m.masse, ${nu}::timestamptz, ${nu}::timestamptz
        from event_modtager m where m.organisation_id = ${organisationId} and ${hvilke} and ${valgte}
        order by m.loebenummer limit ${sql.raw(String(HOEJST))}
      on conflict (abonnement_id, loebenummer) do update set ${frisk(nu)}
      returning loebenummer)
    select count(*)::int as antal, max(loebenummer) as til from igen`)
  return { antal: svar?.antal ?? 0, til: svar?.til ? Number(svar.til) : null }
}
