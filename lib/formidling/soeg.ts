import { and, asc, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { formidling } from '#db/schema/formidling'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { vurderCpr } from '#lib/borger/cpr'
import { findBorgerId } from '#lib/borger/find'
import { env } from '#lib/env'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { hentJobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

export type Soegt = {
  borgerId: string
  navn: string
  beskyttet: boolean
  /** Where the citizen stands on the order already. */
  formidling: { id: string; status: Formidlingsstatus } | null
}

const ANTAL = 50

/**
 * The reader's own citizens by name or CPR number, whatever their plan says, for an order: a caseworker knows more than the plan. At most 50. A
 * number that is not one's own and one that nobody has find the same: nothing.
 */
export async function soegKandidater(ctx: TxKontekst, jobordreId: string, soeg: string): Promise<Soegt[]> {
  const ordre = await hentJobordre(ctx, jobordreId, 'formidling.ordre')
  const hvilke = await somSoegt(ctx, soeg.trim())
  if (!hvilke || ctx.aktoer.slags !== 'bruger') return []
  const fundet = await ctx.db
    .select({
      borgerId: borger.id,
      navn: borger.navn,
      beskyttet: sql<boolean>`coalesce(${borger.navnebeskyttetTil} >= ${ctx.dag}, false)`,
    })
    .from(borger)
    .where(and(maa(ctx, 'formidling.opret', { borgerId: borger.id }), hvilke))
    .orderBy(asc(borger.navn), asc(borger.id))
    .limit(ANTAL)
  if (fundet.length === 0) return []
  const paaOrdren = await ctx.db
    .select({ id: formidling.id, borgerId: formidling.borgerId, status: formidling.status })
    .from(formidling)
    .where(
      and(
        eq(formidling.jobordreId, jobordreId),
        eq(formidling.myndighedId, ctx.aktoer.organisation.id),
        inArray(
          formidling.borgerId,
          fundet.map((f) => f.borgerId),
        ),
      ),
    )
    .orderBy(asc(formidling.oprettetTid))
  const stand = new Map(paaOrdren.map((f) => [f.borgerId, { id: f.id, status: f.status as Formidlingsstatus }]))
  await logAdgang(
    ctx,
    fundet.map((f) => ({
      art: 'SOEG',
      handling: 'borger.soeg',
      formaal: `Søgte kandidater til ${ordre.sagsnummer ?? 'en jobordre'}`,
      objektType: 'borger',
      objektId: f.borgerId,
      borgerId: f.borgerId,
    })),
  )
  return fundet.map((f) => ({ ...f, formidling: stand.get(f.borgerId) ?? null }))
}

async function somSoegt(ctx: TxKontekst, soeg: string): Promise<SQL | undefined> {
  if (/^[\d -]{10,13}$/.test(soeg)) {
    const { cpr } = vurderCpr(soeg, { tilladErstatning: env().TILLAD_ERSTATNINGSNUMRE })
    const borgerId = cpr && (await findBorgerId(ctx, cpr))
    return borgerId ? eq(borger.id, borgerId) : undefined
  }
  return soeg.length < 2 ? undefined : ilike(borger.navn, `%${soeg.replace(/[\\%_]/g, (t) => `\\${t}`)}%`)
}
