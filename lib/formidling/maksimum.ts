import { and, eq, sql } from 'drizzle-orm'
import { FORMIDLING, formidlingsstand } from '#db/schema/formidling'
import { emit } from '#lib/events/emit'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import { type Jobordre, taelHenviste } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

/**
 * The order pauses by itself when the employer has the number of candidates that it asked for. Its row is locked, so the count stands still.
 * One who may not write the order (who had it before, or helps) leaves it to the worker.
 */
export async function pauserVedMaksimum(ctx: TxKontekst, ordre: Jobordre): Promise<boolean> {
  const maks = ordre.maksAntalHenvisninger
  if (ordre.status !== 'UNDER_BEHANDLING' || maks === null) return false
  if (!skriverOrdren(ctx, ordre)) {
    await overladTilWorkeren(ctx)
    return false
  }
  if ((await taelHenviste(ctx, ordre.id)) < maks) return false
  const pause = await opdater(ctx, ordre, { status: 'INAKTIV' })
  await skrivHaendelse(ctx, pause, {
    art: 'INAKTIVERET',
    aarsag: 'MAKSIMUM',
    kommentar: `Der er henvist ${maks}, så mange som virksomheden bad om.`,
  })
  await fortaelVirksomheden(ctx, pause, 'MAKSIMUM', pause.myndighedNavn ?? 'Myndigheden')
  await emit(ctx, 'JobordreAendret', { eksternId: pause.id, borgerId: null, version: pause.version })
  return true
}

/** Wakes the worker for what the actor could not see or may not write (`koerEfterarbejde`). */
export async function overladTilWorkeren(ctx: TxKontekst): Promise<void> {
  await ctx.db.execute(sql`select pg_notify('samspor', 'formidling')`)
}

function skriverOrdren({ aktoer }: TxKontekst, ordre: Jobordre): boolean {
  if (aktoer.slags === 'system') return true
  return aktoer.slags === 'bruger' && [ordre.virksomhedId, ordre.myndighedId].includes(aktoer.organisation.id)
}

/** When as many are hired as there are positions, the employer is asked to close the order. It is never closed by itself. */
export async function spoergOmAfslutning(ctx: TxKontekst, ordre: Jobordre, hvem: string): Promise<void> {
  if (ordre.status.startsWith('AFSLUTTET')) return
  const ansatte = await ctx.db
    .select({ id: formidlingsstand.formidlingId })
    .from(formidlingsstand)
    .where(and(eq(formidlingsstand.jobordreId, ordre.id), eq(formidlingsstand.status, FORMIDLING.ANSAT)))
    .limit(ordre.antalStillinger)
  if (ansatte.length >= ordre.antalStillinger) await fortaelVirksomheden(ctx, ordre, 'BESAT', hvem)
  // Who helps sees its own alone.
  else await overladTilWorkeren(ctx)
}
