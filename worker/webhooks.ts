import { randomUUID } from 'node:crypto'
import type { Adresseregler } from '#lib/abonnement/adresse'
import { laesHemmelighed } from '#lib/abonnement/hemmelighed'
import { webhookKrop } from '#lib/abonnement/indhold'
import {
  type Bane,
  type Banestand,
  bogfoer,
  frigivBaner,
  hentWebhooks,
  LAAN_S,
  type Levering,
  type Oensker,
  type Resultat,
} from '#lib/abonnement/koe'
import { AFBRYD_EFTER, naesteProeve, type Udfald, vurderSvar } from '#lib/abonnement/regler'
import { aabnLinje, type Linje, sendWebhook } from '#lib/abonnement/udveksling'
import { env } from '#lib/env'
import { log } from '#lib/log'
import { samsporTid } from '#lib/ur'

/** Exchanges at once with one receiver; a bulk run leaves some of them to what people do. */
const SAMTIDIGE = 16
const SAMTIDIGE_MASSE = 12
/** Exchanges at once in all. Beyond it every receiver still has its first: a slow one never takes another's turn. */
const SAMTIDIGE_I_ALT = 256
/** Deliveries that a lane holds in memory, and when it asks for more. */
const FORRAAD = 256
const BESTIL_VED = 64
const PORTION = 500
const NY_BANE = { enkelte: FORRAAD, masse: FORRAAD }
const FRIST_MS = 10_000

/** A receiver's lane: what waits here, whose delivery is under way, and what the breaker has seen. */
type Spor = {
  bane: Bane
  linje: Linje
  hemmeligheder: Buffer[]
  koe: { enkelte: Levering[]; masse: Levering[] }
  /** Numbers that are ours until their outcome is stored. */
  hosMig: Set<number>
  igang: Set<string>
  igangMasse: number
  fejlede: Set<string>
  /** Citizens whose delivery has failed, and the machine time at which that was stored: until then the database would hand out what comes after. */
  holdt: Map<string, number>
  aabnetTid: Date | null
  proevTid: Date | null
  /** Machine time until which the lane is surely ours, and of the last outcome. */
  laantTil: number
  sidst: number
  /** The database may have more that is due. */
  flere: boolean
}

const mig = randomUUID()
const spor = new Map<string, Spor>()
const adresseregler = (): Adresseregler => ({ lokal: env().SAMSPOR_DEMO, porte: env().WEBHOOK_PORTE })
let forskydningMs = 0
let iAlt = 0
let stopper = false
let vaek: () => void = () => {}
const nu = () => samsporTid(forskydningMs)

/** What the loop wakes by when a lane runs low. */
export function vaekWebhooksMed(funktion: () => void): void {
  vaek = funktion
}

/**
 * Fetches what is due for subscriptions and sets it going. Delivering goes on beside this loop, which a lane wakes when it runs low;
 * outcomes are stored in batches.
 */
export async function leverWebhooks(): Promise<boolean> {
  if (stopper) return false
  const spurgt = Date.now()
  const oensket = oensker()
  const svar = await hentWebhooks(mig, oensket, NY_BANE, spurgt + FRIST_MS)
  forskydningMs = svar.forskydningMs
  const mine = new Set(svar.baner.map((b) => b.id))
  for (const [id, s] of spor) if (!mine.has(id)) slip(id, s)
  for (const bane of svar.baner) {
    const nye = svar.leveringer.get(bane.id) ?? []
    const s = opdater(bane, spurgt)
    tilKoe(s, udenHoldte(s, nye, spurgt))
    const { enkelte, masse } = oensket.get(bane.id) ?? NY_BANE
    if (enkelte + masse > 0) s.flere = nye.length >= Math.max(1, Math.min(enkelte || FORRAAD, masse || FORRAAD))
    saetIGang(s)
  }
  return false
}

function oensker(): Oensker {
  return new Map(
    [...spor].map(([id, s]) => {
      const plads = (koe: Levering[]) => (koe.length < BESTIL_VED ? FORRAAD - koe.length : 0)
      return [id, { hosMig: [...s.hosMig], enkelte: plads(s.koe.enkelte), masse: plads(s.koe.masse) }]
    }),
  )
}

/** The lane as the database has it now: a new address or secret, a pause or a closed breaker takes effect here. */
function opdater(bane: Bane, spurgt: number): Spor {
  const kendt = spor.get(bane.id)
  const laantTil = spurgt + LAAN_S * 500 // half of it: it is renewed at the latest five seconds before its end
  if (kendt) {
    if (kendt.bane.url !== bane.url) {
      kendt.linje.agent.destroy()
      kendt.linje = aabnLinje(bane.url, adresseregler(), SAMTIDIGE)
    }
    kendt.hemmeligheder = bane.hemmeligheder.map(laesHemmelighed)
    if (kendt.hosMig.size === 0 && kendt.sidst < spurgt)
      Object.assign(kendt, { aabnetTid: bane.aabnetTid, proevTid: bane.proevTid })
    if (!kendt.aabnetTid && kendt.bane.aabnetTid) kendt.fejlede.clear()
    return Object.assign(kendt, { bane, laantTil })
  }
  const nyt: Spor = {
    bane,
    linje: aabnLinje(bane.url, adresseregler(), SAMTIDIGE),
    hemmeligheder: bane.hemmeligheder.map(laesHemmelighed),
    koe: { enkelte: [], masse: [] },
    hosMig: new Set(),
    igang: new Set(),
    igangMasse: 0,
    fejlede: new Set(),
    holdt: new Map(),
    aabnetTid: bane.aabnetTid,
    proevTid: bane.proevTid,
    laantTil,
    sidst: 0,
    flere: false,
  }
  spor.set(bane.id, nyt)
  return nyt
}

/** What was asked for before a citizen's failure was stored may hold that citizen's next ones: they wait for their turn. */
function udenHoldte(s: Spor, nye: readonly Levering[], spurgt: number): Levering[] {
  for (const [ordre, bogfoert] of s.holdt) if (bogfoert < spurgt) s.holdt.delete(ordre)
  return nye.filter((l) => !s.holdt.has(l.ordre))
}

/** Earlier bulk deliveries of a citizen for whom something was done go to the front with it. */
function tilKoe(s: Spor, nye: readonly Levering[]): void {
  const hastende = new Set(nye.filter((l) => !l.masse).map((l) => l.ordre))
  const foer = s.koe.masse.filter((l) => hastende.has(l.ordre))
  if (foer.length > 0) s.koe.masse = s.koe.masse.filter((l) => !hastende.has(l.ordre))
  s.koe.enkelte.push(...foer)
  for (const levering of nye) {
    s.hosMig.add(levering.loebenummer)
    s.koe[levering.masse ? 'masse' : 'enkelte'].push(levering)
  }
}

/** Not ours any more, or nothing may be sent: what waits here stays in the database. */
function slip(id: string, s: Spor): void {
  toem(s)
  if (s.hosMig.size > 0) return
  s.linje.agent.destroy()
  spor.delete(id)
}

function toem(s: Spor): void {
  for (const levering of [...s.koe.enkelte, ...s.koe.masse]) s.hosMig.delete(levering.loebenummer)
  s.koe = { enkelte: [], masse: [] }
}

/** Starts as many deliveries as there is room for: what people do first, one at a time for each citizen. */
function saetIGang(s: Spor): void {
  while (
    !stopper &&
    Date.now() < s.laantTil &&
    (s.igang.size === 0 || (s.igang.size < SAMTIDIGE && iAlt < SAMTIDIGE_I_ALT))
  ) {
    const levering = naeste(s)
    if (!levering) break
    s.igang.add(levering.ordre)
    if (levering.masse) s.igangMasse += 1
    iAlt += 1
    lever(s, levering).catch((err) => log.error({ err }, 'en webhook kunne ikke leveres'))
  }
  if (lavt(s)) vaek()
}

function naeste(s: Spor): Levering | undefined {
  const tag = (koe: Levering[]) => {
    const i = koe.findIndex((l) => !s.igang.has(l.ordre))
    return i < 0 ? undefined : koe.splice(i, 1)[0]
  }
  return tag(s.koe.enkelte) ?? (s.igangMasse < SAMTIDIGE_MASSE ? tag(s.koe.masse) : undefined)
}

async function lever(s: Spor, levering: Levering): Promise<void> {
  const svar = await sendWebhook(s.linje, {
    id: levering.eventId,
    krop: webhookKrop(levering.event, { eventId: levering.eventId, tid: levering.oprettetTid }),
    hemmeligheder: s.hemmeligheder,
  })
  const tid = nu()
  const udfald = vurderSvar(svar, levering, tid, Math.random())
  s.sidst = Date.now()
  s.igang.delete(levering.ordre)
  if (levering.masse) s.igangMasse -= 1
  iAlt -= 1
  const skift = afbryder(s, levering, udfald, tid)
  noter({
    resultat: { baneId: s.bane.id, loebenummer: levering.loebenummer, status: svar.status, udfald, nu: tid },
    skift,
    ordre: levering.ordre,
  })
  saetIGang(s)
}

type Skift = { lukket: boolean; vaek: string | null }

/** What the breaker makes of an outcome. A failure holds the same citizen's later deliveries back; an open breaker holds them all. */
function afbryder(s: Spor, levering: Levering, udfald: Udfald, tid: Date): Skift {
  if (udfald.slags === 'LEVERET') {
    const lukket = s.aabnetTid !== null
    s.fejlede.clear()
    s.aabnetTid = null
    s.proevTid = null
    return { lukket, vaek: null }
  }
  s.fejlede.add(levering.ordre)
  s.holdt.set(levering.ordre, Number.POSITIVE_INFINITY)
  for (const koe of [s.koe.enkelte, s.koe.masse]) {
    for (const l of koe.filter((l) => l.ordre === levering.ordre)) s.hosMig.delete(l.loebenummer)
  }
  s.koe = {
    enkelte: s.koe.enkelte.filter((l) => l.ordre !== levering.ordre),
    masse: s.koe.masse.filter((l) => l.ordre !== levering.ordre),
  }
  const ventTil = udfald.slags === 'IGEN' ? udfald.ventTil : null
  if (s.aabnetTid || ventTil || s.fejlede.size >= AFBRYD_EFTER || udfald.slags === 'VAEK') {
    if (!s.aabnetTid)
      log.warn({ abonnement: s.bane.id, fejl: udfald.fejl }, 'modtageren svarer ikke; der prøves med én ad gangen')
    s.aabnetTid ??= tid
    const proeve = naesteProeve(tid, Math.random())
    s.proevTid = ventTil && ventTil > proeve ? ventTil : proeve
    toem(s)
  }
  return { lukket: false, vaek: udfald.slags === 'VAEK' ? udfald.fejl : null }
}

type Post = { resultat: Resultat; skift: Skift; ordre: string }
let venter: Post[] = []
let bogholder: Promise<void> | undefined

/** One bookkeeper at a time: while it stores, the next outcomes gather, so the batch is as large as the pace asks for. */
function noter(post: Post): void {
  venter.push(post)
  bogholder ??= foerBog().finally(() => {
    bogholder = undefined
  })
}

async function foerBog(): Promise<void> {
  while (venter.length > 0) {
    const portion = venter.slice(0, PORTION)
    const baner = new Set(portion.map((v) => v.resultat.baneId))
    try {
      await bogfoer(
        portion.map((v) => v.resultat),
        [...baner].map((id) => standFor(id, portion)),
        nu(),
        Date.now() + FRIST_MS,
      )
    } catch (fejl) {
      // Delivered, but not stored: kept here and tried again. Should this process end first, the receiver gets a repeat.
      log.warn(
        { fejl: fejl instanceof Error ? fejl.message.slice(0, 200) : 'ukendt' },
        'leveringer bogføres igen om lidt',
      )
      await new Promise((ok) => setTimeout(ok, 1000))
      continue
    }
    venter = venter.slice(portion.length)
    for (const { resultat, ordre } of portion) {
      const s = spor.get(resultat.baneId)
      s?.hosMig.delete(resultat.loebenummer)
      if (s?.holdt.has(ordre)) s.holdt.set(ordre, Date.now())
    }
    for (const id of baner) if (lavt(spor.get(id)) || portion.some((v) => v.skift.lukket)) vaek()
  }
}

const lavt = (s: Spor | undefined): boolean =>
  s?.flere === true && s.koe.enkelte.length + s.koe.masse.length < BESTIL_VED

function standFor(id: string, portion: readonly Post[]): Banestand {
  const s = spor.get(id)
  const mine = portion.filter((v) => v.resultat.baneId === id)
  return {
    id,
    fejlITraek: s?.fejlede.size ?? 0,
    aabnetTid: s?.aabnetTid ?? null,
    proevTid: s?.proevTid ?? null,
    lukket: mine.some((v) => v.skift.lukket),
    vaek: mine.find((v) => v.skift.vaek)?.skift.vaek ?? null,
  }
}

/** Starts nothing more, waits for what is under way and stores it, and gives the lanes back. */
export async function stopWebhooks(): Promise<void> {
  stopper = true
  for (const s of spor.values()) toem(s)
  while (iAlt > 0 || bogholder) await (bogholder ?? new Promise((ok) => setTimeout(ok, 20)))
  for (const s of spor.values()) s.linje.agent.destroy()
  await frigivBaner(mig, Date.now() + 2000)
}
