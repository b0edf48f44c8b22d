import { and, asc, desc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { tildeling } from '#db/schema/adgang'
import { organisation } from '#db/schema/organisation'
import { type Maal, maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { maaBorger } from '#lib/borger/hent'
import type { Dag } from '#lib/dato'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

export type Tildeling = typeof tildeling.$inferSelect
export type Tildelingslinje = Tildeling & {
  jobcenter: { kode: string; navn: string }
  aktoer: { kode: string; navn: string }
}

/** A tildeling names the jobcenter that gives and the anden aktør that gets. */
export const tildelingsmaal = (ctx: Kontekst): Maal => ({
  borgerId: tildeling.borgerId,
  forfatter:
    ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'anden_aktoer'
      ? tildeling.aktoerId
      : tildeling.jobcenterId,
})

const daekkende = (dag: Dag): SQL | undefined =>
  and(lte(tildeling.fra, dag), or(isNull(tildeling.til), gte(tildeling.til, dag)))

const MAERKE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Where the next page begins: after this line. */
export const tildelingsmaerke = (t: Tildeling): string => `${t.tildeltTid.toISOString()}_${t.id}`

/** The tildelinger that the reader may see, the newest first, at most 100 after the mark `efter`. `paa`: those of a day. */
export async function listTildelinger(
  ctx: TxKontekst,
  {
    borgerId,
    paa,
    antal = 100,
    efter,
  }: { borgerId?: string | undefined; paa?: Dag; antal?: number; efter?: string | undefined },
): Promise<Tildelingslinje[]> {
  const [, tid, sidsteId] = MAERKE.exec(efter ?? '') ?? []
  const [jobcenter, aktoer] = [alias(organisation, 'jobcenter'), alias(organisation, 'aktoer')]
  const raekker = await ctx.db
    .select({
      tildeling,
      jobcenter: { kode: jobcenter.kode, navn: jobcenter.navn },
      aktoer: { kode: aktoer.kode, navn: aktoer.navn },
    })
    .from(tildeling)
    .innerJoin(jobcenter, eq(jobcenter.id, tildeling.jobcenterId))
    .innerJoin(aktoer, eq(aktoer.id, tildeling.aktoerId))
    .where(
      and(
        maa(ctx, 'tildeling.se', tildelingsmaal(ctx)),
        borgerId ? eq(tildeling.borgerId, borgerId) : undefined,
        paa ? daekkende(paa) : undefined,
        tid && sidsteId && !Number.isNaN(Date.parse(tid))
          ? sql`(${tildeling.tildeltTid}, ${tildeling.id}) < (${tid}::timestamptz, ${sidsteId}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(tildeling.tildeltTid), desc(tildeling.id))
    .limit(Math.min(antal, 100))
  await logAdgang(
    ctx,
    raekker.map(({ tildeling: t }) => ({
      art: 'SOEG',
      handling: 'tildeling.se',
      formaal: 'Liste over borgere hos anden aktør',
      objektType: 'tildeling',
      objektId: t.id,
      borgerId: t.borgerId,
    })),
  )
  return raekker.map(({ tildeling: t, ...r }) => ({ ...t, ...r }))
}

/** The jobcenter on whose behalf the acting anden aktør has the citizen today. Throws when it has not. */
export async function hentJobcenterBag(ctx: TxKontekst, borgerId: string): Promise<{ id: string; navn: string }> {
  const [fundet] = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn })
    .from(tildeling)
    .innerJoin(organisation, eq(organisation.id, tildeling.jobcenterId))
    .where(and(eq(tildeling.borgerId, borgerId), maa(ctx, 'tildeling.se', tildelingsmaal(ctx)), daekkende(ctx.dag)))
    .limit(1)
  if (!fundet) throw new IkkeFundet(`tildeling af ${borgerId}`)
  return fundet
}

export type AndenAktoer = { id: string; kode: string; navn: string; gyldigFra: Dag; gyldigTil: Dag | null }

/** The andre aktører that there are on the day, by name. Organisations are no secret. */
export const listAndreAktoerer = (ctx: TxKontekst): Promise<AndenAktoer[]> =>
  ctx.db
    .select({
      id: organisation.id,
      kode: organisation.kode,
      navn: organisation.navn,
      gyldigFra: organisation.gyldigFra,
      gyldigTil: organisation.gyldigTil,
    })
    .from(organisation)
    .where(
      and(
        eq(organisation.type, 'anden_aktoer'),
        or(isNull(organisation.gyldigTil), gte(organisation.gyldigTil, ctx.dag)),
      ),
    )
    .orderBy(asc(organisation.navn))
    .limit(500)

export type Tildelingssektion = {
  dag: Dag
  /** Those that run or will run. */
  tildelinger: Tildelingslinje[]
  aktoerer: AndenAktoer[]
}

/** What the jobcenter's page of a citizen shows and offers; undefined for all others. The citizen was loaded for a purpose. */
export async function hentTildelingssektion(ctx: TxKontekst, borgerId: string): Promise<Tildelingssektion | undefined> {
  if (!(await maaBorger(ctx, borgerId, 'tildeling.giv'))) return undefined
  const alle = await listTildelinger(ctx, { borgerId })
  return {
    dag: ctx.dag,
    tildelinger: alle.filter((t) => (t.til === null || t.til >= ctx.dag) && t.fra <= (t.til ?? t.fra)),
    aktoerer: await listAndreAktoerer(ctx),
  }
}
