import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { taellerimport, taellerimportDel } from '#db/schema/taellerimport'
import type { TxKontekst } from '#lib/kontekst'
import { type Del, FOERST, type Import } from '#lib/timeimport/dom'

/** A part that this transaction holds: what is left of it. */
export type Arbejdsdel = Del & { nr: number }

/** So many can work on a large file at once; of a small one there is nothing to share. */
const DELE = 16
const LILLE_FIL = 5000

/**
 * Shares the citizens of a file out for its next step. Ids are random, so each sixteenth of all ids has a sixteenth of the citizens, and nobody
 * need count them.
 */
export async function delOp(ctx: TxKontekst, job: Import): Promise<void> {
  const antal = job.raekker > LILLE_FIL ? DELE : 1
  const ender = Array.from({ length: antal }, (_, nr) => sidsteId(((nr + 1) * DELE) / antal - 1))
  await ctx.db
    .insert(taellerimportDel)
    .values(ender.map((til, nr) => ({ importId: job.id, nr, efter: ender[nr - 1] ?? FOERST, til })))
}

/** The last of all ids that begin with the hexadecimal digit `ciffer`. */
const sidsteId = (ciffer: number): string => `${ciffer.toString(16)}fffffff-ffff-ffff-ffff-ffffffffffff`

const MED_DELE = and(
  inArray(taellerimport.status, ['KONTROLLERES', 'INDLAESES']),
  inArray(taellerimport.trin, ['DOEM', 'INDLAES']),
)

/** Files that wait for the worker, the one that has waited longest first: at most one for each organisation. */
export const listVentende = (ctx: TxKontekst): Promise<Pick<Import, 'id' | 'trin'>[]> =>
  ctx.db
    .select({ id: taellerimport.id, trin: taellerimport.trin })
    .from(taellerimport)
    .where(inArray(taellerimport.status, ['KONTROLLERES', 'INDLAESES']))
    .orderBy(asc(taellerimport.aendretTid))

/** Takes a file whose citizens are to be found; undefined when somebody else holds it. */
export async function tagNy(ctx: TxKontekst, id: string): Promise<Import | undefined> {
  const [job] = await ctx.db
    .select()
    .from(taellerimport)
    .where(and(eq(taellerimport.id, id), eq(taellerimport.status, 'KONTROLLERES'), eq(taellerimport.trin, 'FIND')))
    .for('no key update', { skipLocked: true })
  return job
}

/** Takes a part of the file that nobody else holds; undefined when there is none. */
export async function tagDel(ctx: TxKontekst, id: string): Promise<{ job: Import; del: Arbejdsdel } | undefined> {
  const [taget] = await ctx.db
    .select({ job: getTableColumns(taellerimport), del: getTableColumns(taellerimportDel) })
    .from(taellerimportDel)
    .innerJoin(taellerimport, eq(taellerimport.id, taellerimportDel.importId))
    .where(and(eq(taellerimportDel.importId, id), MED_DELE))
    .orderBy(asc(taellerimportDel.nr))
    .limit(1)
    .for('no key update', { of: taellerimportDel, skipLocked: true })
  return taget
}

/**
 * Takes the file when nothing is left of its step: all parts are done, and committed. Asked in a statement of its own once the file is locked:
 * from then nobody can end the step and share out the next one.
 */
export async function tagUdenRest(ctx: TxKontekst, id: string): Promise<Import | undefined> {
  const [job] = await ctx.db
    .select()
    .from(taellerimport)
    .where(and(eq(taellerimport.id, id), MED_DELE))
    .for('no key update', { skipLocked: true })
  if (!job) return undefined
  const rest = await ctx.db
    .select({ nr: taellerimportDel.nr })
    .from(taellerimportDel)
    .where(eq(taellerimportDel.importId, id))
    .limit(1)
  return rest.length === 0 ? job : undefined
}

const TAL = ['behandlet', 'fejl', 'nye', 'uaendrede', 'gemt', 'videresendt', 'naaet', 'naermer'] as const
type Tal = (typeof TAL)[number]

/** Somebody stopped the file while a portion of it was being done: the portion is taken back. */
export class Standset extends Error {}

/**
 * Writes what a portion came to, and how far its part now is: up to and with `til`, or done when there was no more. Several write on the file's
 * row, so figures are added, never set; it comes last, because the row is locked from here to the commit.
 */
export async function afslutPortion(
  ctx: TxKontekst,
  job: Import,
  del: Arbejdsdel,
  { til, ...tal }: { til: string | undefined } & Partial<Record<Tal, number>>,
): Promise<void> {
  const denne = and(eq(taellerimportDel.importId, job.id), eq(taellerimportDel.nr, del.nr))
  if (til) await ctx.db.update(taellerimportDel).set({ efter: til }).where(denne)
  else await ctx.db.delete(taellerimportDel).where(denne)
  const lagtTil = TAL.filter((t) => tal[t] !== undefined).map((t) => [t, sql`${taellerimport[t]} + ${tal[t]}`])
  const fandtes = await ctx.db
    .update(taellerimport)
    .set({ ...Object.fromEntries(lagtTil), aendretTid: sql`clock_timestamp()` })
    .where(and(eq(taellerimport.id, job.id), MED_DELE))
    .returning({ id: taellerimport.id })
  if (fandtes.length === 0) throw new Standset(`fil ${job.id}`)
}
