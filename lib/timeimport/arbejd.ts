import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { taellerimport } from '#db/schema/taellerimport'
import { type Kontekst, type OrganisationRef, type Rolle, type TxKontekst, transaktion } from '#lib/kontekst'
import { Utilgaengelig } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { listVentende, Standset, tagDel, tagNy, tagUdenRest } from '#lib/timeimport/dele'
import type { Import } from '#lib/timeimport/dom'
import { afslutIndlaesning, indlaesPortion, PORTION } from '#lib/timeimport/indlaes'
import { afslutKontrol, doemPortion, findBorgere } from '#lib/timeimport/kontroller'

/**
 * Does one portion of one file, the one that has waited longest, as the one who sent it. Any number of workers may, also on the same file: what
 * one works on is held by its row's lock until it is done. True while there is more to do.
 */
export async function arbejdPaaTimeimport(system: Kontekst): Promise<boolean> {
  const fra = performance.now()
  const hoejst = antal
  try {
    const gjort = await etStykke(system, hoejst)
    if (gjort?.borgere) antal = naesteAntal(hoejst, gjort.borgere, performance.now() - fra)
    return gjort !== undefined
  } catch (fejl) {
    if (fejl instanceof Standset) return true
    // Too much for a machine that is busy: what a portion cannot do within the time of a statement, a smaller one can.
    if (fejl instanceof Utilgaengelig) antal = Math.max(MINDST, Math.floor(hoejst / 2))
    throw fejl
  }
}

const MINDST = 100
/** Whoever writes to a citizen of the portion waits for it, and gives up after 1.5 s (`lock_timeout` of the web role): half of that. */
const HOEJST_MS = 750
/** Small at first: how busy the machine is, the portions themselves tell. */
let antal = 1000

/** How many citizens the next portion takes, after one of at most `hoejst` that held `borgere` of them for `ms`. The last of a part tells little. */
export function naesteAntal(hoejst: number, borgere: number, ms: number): number {
  if (ms > HOEJST_MS) return Math.max(MINDST, Math.floor(hoejst / 2))
  return borgere < hoejst ? hoejst : Math.min(PORTION, Math.ceil(hoejst * 1.25))
}

/** How many citizens were held; undefined when no file waits for anybody. */
async function etStykke(system: Kontekst, hoejst: number): Promise<{ borgere: number } | undefined> {
  return transaktion(system, async (ctx) => {
    // The planner has not heard of these rows yet, and would read whole tables for each portion; the keys are always right.
    await ctx.db.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true)`)
    for (const ventende of await listVentende(ctx)) {
      const stykke = await (ventende.trin === 'FIND' ? tagHele(ctx, ventende.id) : tagStykke(ctx, ventende.id, hoejst))
      if (stykke) return { borgere: await stykke.arbejde(await somAfsender(ctx, stykke.job)) }
    }
    return undefined
  })
}

/** What there is to do; tells how many citizens it held. */
type Stykke = { job: Import; arbejde: (ctx: TxKontekst) => Promise<number> }
const udenLaase = (arbejde: Promise<void>): Promise<number> => arbejde.then(() => 0)

/** A file whose citizens are to be found is one worker's. */
async function tagHele(ctx: TxKontekst, id: string): Promise<Stykke | undefined> {
  const job = await tagNy(ctx, id)
  return job && { job, arbejde: (ctx) => udenLaase(findBorgere(ctx, job)) }
}

/** Its other steps are shared, part by part, and ended by whoever finds nothing left. */
async function tagStykke(ctx: TxKontekst, id: string, hoejst: number): Promise<Stykke | undefined> {
  const delt = await tagDel(ctx, id)
  const job = delt?.job ?? (await tagUdenRest(ctx, id))
  if (!job) return undefined
  if (!delt)
    return { job, arbejde: (ctx) => udenLaase((job.trin === 'DOEM' ? afslutKontrol : afslutIndlaesning)(ctx, job)) }
  if (job.trin === 'DOEM') return { job, arbejde: (ctx) => udenLaase(doemPortion(ctx, job, delt.del)) }
  return { job, arbejde: (ctx) => indlaesPortion(ctx, job, delt.del, hoejst) }
}

/** Whoever sent the file is who reports, in the events and in the log. */
async function somAfsender(ctx: TxKontekst, job: Import): Promise<TxKontekst> {
  const [org] = await ctx.db
    .select({
      id: organisation.id,
      type: organisation.type,
      kode: organisation.kode,
      navn: organisation.navn,
      kortNavn: organisation.kortNavn,
    })
    .from(organisation)
    .where(eq(organisation.id, job.organisationId))
  return {
    ...ctx,
    aktoer: {
      slags: 'bruger',
      brugerId: job.brugerId,
      navn: job.brugerNavn,
      rolle: job.rolle as Rolle,
      organisation: org as OrganisationRef,
    },
    kilde: job.kilde,
    requestId: job.requestId,
    masse: true,
  }
}

const RYD = 20_000

/** Takes away the rows of files that are done with, some at a time, and after the days of the rule what was found about them. */
export async function rydTimeimport(system: Kontekst): Promise<boolean> {
  return transaktion(system, async (ctx) => {
    const [job] = await ctx.db
      .select({ id: taellerimport.id, status: taellerimport.status })
      .from(taellerimport)
      .where(and(eq(taellerimport.ryddet, false), inArray(taellerimport.status, ['FAERDIG', 'AFBRUDT', 'AFVIST'])))
      .orderBy(asc(taellerimport.aendretTid))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!job) return fjernGamle(ctx)
    const tabeller = [
      'taellerimport_raekke',
      'taellerimport_post',
      'taellerimport_del',
      ...(job.status === 'AFVIST' ? ['taellerimport_fund'] : []),
    ]
    for (const tabel of tabeller) {
      const slettet = await ctx.db.execute(sql`
        delete from ${sql.identifier(tabel)} t where t.ctid = any (array(select ctid from ${sql.identifier(tabel)} where import_id = ${job.id} limit ${RYD})) returning 1`)
      if (slettet.length > 0) return true
    }
    if (job.status === 'AFVIST') await ctx.db.delete(taellerimport).where(eq(taellerimport.id, job.id))
    else await ctx.db.update(taellerimport).set({ ryddet: true }).where(eq(taellerimport.id, job.id))
    return true
  })
}

async function fjernGamle(ctx: TxKontekst): Promise<boolean> {
  const dage = await hentTal(ctx, 'taellerimport_opbevares_dage', ctx.dag)
  const [gammel] = await ctx.db
    .select({ id: taellerimport.id })
    .from(taellerimport)
    .where(
      and(
        eq(taellerimport.ryddet, true),
        lt(taellerimport.oprettetTid, new Date(ctx.nu.getTime() - dage * 86_400_000)),
      ),
    )
    .limit(1)
  if (!gammel) return false
  await ctx.db.execute(sql`delete from taellerimport_fund where import_id = ${gammel.id}`)
  await ctx.db.delete(taellerimport).where(eq(taellerimport.id, gammel.id))
  return true
}
