import { createHash, createHmac } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { kalenderadgang } from '#db/schema/samtale'
import { maa } from '#lib/adgang/maa'
import { taelKald } from '#lib/api/graense'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, dagFor, plusDage } from '#lib/dato'
import { env } from '#lib/env'
import { type Kontekst, selv, type TxKontekst, transaktion } from '#lib/kontekst'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { type Kalenderperiode, type Kalenderpost, kalender } from '#lib/samtale/ics'
import { hentSamtale, listSamtaler, type Samtale } from '#lib/samtale/queries'
import { laesUr } from '#lib/ur'

const FRIST_MS = 3000
const HENT_PR_MINUT = 30
const NOEGLE = /^[\w-]{43}$/

/**
 * The key of an address: made from the row's random id with our own secret, so that the page can show it again while the database holds its
 * hash alone.
 */
const noegleFor = (id: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`kalender ${id}`).digest('base64url')
const hashFor = (noegle: string): Buffer => createHash('sha256').update(noegle).digest()

/** The citizen's calendar address, below the site's own; null when there is none, or its secret has been changed since. */
export async function hentKalenderadresse(ctx: TxKontekst): Promise<string | null> {
  const aaben = await findAaben(ctx)
  if (!aaben) return null
  const noegle = noegleFor(aaben.id)
  return hashFor(noegle).equals(aaben.hash) ? `${env().SAMSPOR_URL}/kalender/${noegle}.ics` : null
}

/** A new address; the one before is closed at once. */
export async function nyKalenderadresse(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const borgerId = selv(ctx)
    await laasBorger(ctx, borgerId, 'skriv')
    await luk(ctx)
    const id = crypto.randomUUID()
    await ctx.db.insert(kalenderadgang).values({ id, borgerId, hash: hashFor(noegleFor(id)), oprettetTid: ctx.nu })
  })
}

/** The address leads nowhere from now on. Twice is once. */
export async function lukKalenderadresse(ctx: Kontekst): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, selv(ctx), 'skriv')
    await luk(ctx)
  })
}

const gaeldende = (ctx: TxKontekst) =>
  and(
    eq(kalenderadgang.borgerId, selv(ctx)),
    isNull(kalenderadgang.lukketTid),
    maa(ctx, 'kalender.ret', { borgerId: kalenderadgang.borgerId }),
  )

async function findAaben(ctx: TxKontekst): Promise<{ id: string; hash: Buffer } | undefined> {
  const [aaben] = await ctx.db
    .select({ id: kalenderadgang.id, hash: kalenderadgang.hash })
    .from(kalenderadgang)
    .where(gaeldende(ctx))
  return aaben
}

const luk = (ctx: TxKontekst) => ctx.db.update(kalenderadgang).set({ lukketTid: ctx.nu }).where(gaeldende(ctx))

/** Too many calls with one key in a minute. */
export class ForOfte extends Error {
  constructor(readonly sekunder: number) {
    super('kalenderen hentes for ofte')
  }
}

/** The calendar behind a key, for whoever holds it. A wrong or closed key is not there; one that comes too often is asked to wait. */
export async function hentKalender(noegle: string): Promise<string> {
  if (!NOEGLE.test(noegle)) throw new IkkeFundet('kalender')
  const hash = hashFor(noegle)
  const forbrug = taelKald(`kalender ${hash.toString('hex')}`, Date.now(), HENT_PR_MINUT)
  if (!forbrug.tilladt) throw new ForOfte(forbrug.sekunder)
  const borgerId = await findEjer(hash)
  if (!borgerId) throw new IkkeFundet('kalender')
  const nu = await laesUr(FRIST_MS)
  const ctx: Kontekst = {
    aktoer: { slags: 'borger', borgerId, navn: '' },
    nu,
    dag: dagFor(nu),
    kilde: 'UI',
    requestId: crypto.randomUUID(),
    frist: Date.now() + FRIST_MS,
  }
  return transaktion(ctx, async (ctx) => {
    const siden = plusDage(ctx.dag, -(await hentTal(ctx, 'kalender_dage_tilbage', ctx.dag)))
    const { samtaler } = await listSamtaler(ctx, borgerId, { antal: 200, medBerigtigede: true })
    const plan = await hentGaeldendePlan(ctx, borgerId)
    return kalender(samtaler.filter((s) => dagFor(s.startTid) >= siden).map(post), tilbudIPlanen(plan, siden))
  })
}

/** One of the citizen's own interviews as a calendar, for their own calendar. */
export async function hentKalenderfil(ctx: TxKontekst, samtaleId: string): Promise<string> {
  return kalender([post(await hentSamtale(ctx, samtaleId, 'samtale.se'))])
}

/** One tilbud of the citizen's plan in force as a calendar; one that the plan no longer has is not found. */
export async function hentTilbudsfil(ctx: TxKontekst, tilbudId: string): Promise<string> {
  const perioder = tilbudIPlanen(await hentGaeldendePlan(ctx, selv(ctx))).filter((p) => p.id === tilbudId)
  if (perioder.length === 0) throw new IkkeFundet(`tilbud ${tilbudId}`)
  return kalender([], perioder)
}

/** What the plan in force has of tilbud and activities that were not over by `siden`. A new version of the plan is a newer word about them. */
const tilbudIPlanen = (plan: PlanIndhold | undefined, siden?: Dag): Kalenderperiode[] =>
  (plan?.tilbud ?? [])
    .filter((t) => siden === undefined || t.slut >= siden)
    .map((t) => ({
      id: t.tilbudId,
      aendring: plan?.nummer ?? 0,
      aendretTid: plan?.publiceretTid ?? new Date(0),
      fra: t.start,
      til: t.slut,
      sted: t.adresse ?? '',
    }))

/** The row is seen only by one who holds the key. */
const findEjer = (hash: Buffer): Promise<string | undefined> =>
  iTransaktion(Date.now() + FRIST_MS, async (db) => {
    await db.execute(sql`select set_config('samspor.kalender', ${hash.toString('hex')}, true)`)
    const [fundet] = await db
      .select({ borgerId: kalenderadgang.borgerId })
      .from(kalenderadgang)
      .where(and(eq(kalenderadgang.hash, hash), isNull(kalenderadgang.lukketTid)))
    return fundet?.borgerId
  })

const STED: Readonly<Record<string, string>> = { TELEFON: 'Telefon', VIDEO: 'Video' }

/** The address and no name: a calendar is read by others than its owner. */
const post = (s: Samtale): Kalenderpost => ({
  id: s.id,
  aendring: s.version - 1,
  aendretTid: s.registreretFra,
  start: s.startTid,
  slut: s.slutTid,
  sted: STED[s.form] ?? s.adresse ?? '',
  aflyst: s.status === 'AFLYST' || s.status === 'BERIGTIGET',
})
