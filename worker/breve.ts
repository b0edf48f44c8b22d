import { and, eq, inArray, lt } from 'drizzle-orm'
import { brev, brevKvittering } from '#db/schema/digital-post'
import { cprNoegler, dekrypter } from '#lib/borger/cpr-kryptering'
import { hentCpr } from '#lib/borger/find'
import { naesteForsoeg } from '#lib/digital-post/genforsoeg'
import { ngdp, type TekniskKvittering } from '#lib/digital-post/ngdp'
import { env } from '#lib/env'
import type { Arbejde, Udfald } from '#lib/events/levering'
import { afslutAfgoerelse, genaabnEfterAfvistBrev } from '#lib/indstilling/afslut-afgoerelse'
import { type TxKontekst, transaktion } from '#lib/kontekst'
import { log } from '#lib/log'
import { stilOpgave } from '#lib/opgave/stil'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { laesUr, systemKontekst } from '#lib/ur'

const klient = () =>
  ngdp({
    url: `${env().DIGITAL_POST_URL}/apis/v1`,
    system: env().DIGITAL_POST_SYSTEM,
    noegle: env().DIGITAL_POST_NOEGLE,
  })

/**
 * Sends one letter. Whether the citizen can receive is asked each time; an exempt one gets paper. The same messageUUID at every attempt,
 * so an answer that was lost on its way comes back as "exists" and counts as sent. No network call is made inside a transaction.
 */
export async function sendBrev(arbejde: Arbejde, nu: Date): Promise<Udfald> {
  const [brevet, cpr] = await transaktion(
    systemKontekst(nu),
    async (ctx) => [await hent(ctx, arbejde.objektId), await hentCpr(ctx, arbejde.borgerId)] as const,
  )
  if (brevet.status === 'PAPIR_SENDT') {
    await afslutAfgoerelse(systemKontekst(nu), brevet.id)
    return { slags: 'FAERDIG' }
  }
  if (brevet.status !== 'KLAR') return { slags: 'FAERDIG' }
  const tilmelding = await klient().opslag(cpr)
  if (tilmelding === 'EXEMPT' || tilmelding === 'CLOSED') return tilPapir(brevet.id, nu)
  if (tilmelding === 'UTILGAENGELIG') return igen(arbejde, brevet.id, nu, 'Digital Post svarer ikke')
  const svar = await klient().send(brevet.messageUuid, dekrypter(brevet.memoKrypteret, 'BREV', cprNoegler(env())))
  switch (svar.udfald) {
    case 'AFSENDT':
    case 'FINDES':
      await saet(
        brevet.id,
        nu,
        { status: 'AFSENDT', afsendtTid: nu, sidsteFejl: null, naesteForsoeg: null, forsoeg: arbejde.forsoeg },
        'KLAR',
      )
      return { slags: 'FAERDIG' }
    case 'PROEV_IGEN':
      return igen(arbejde, brevet.id, nu, svar.aarsag, svar.efter)
    case 'AFVIST':
      await afvis(brevet.id, nu, svar.fejlkode)
      return { slags: 'FAERDIG' }
  }
}

async function igen(
  arbejde: Arbejde,
  brevId: string,
  nu: Date,
  aarsag: string,
  efterSekunder?: number,
): Promise<Udfald> {
  const minutter = naesteForsoeg(arbejde.forsoeg)
  if (minutter === null) {
    await afvis(brevId, nu, `Brevet kunne ikke sendes i et døgn: ${aarsag}`)
    return { slags: 'PARKERET', fejl: aarsag }
  }
  const runAt = new Date(nu.getTime() + Math.max(minutter * 60_000, (efterSekunder ?? 0) * 1000))
  await saet(brevId, nu, { forsoeg: arbejde.forsoeg, sidsteFejl: aarsag, naesteForsoeg: runAt }, 'KLAR')
  return { slags: 'IGEN', runAt, fejl: aarsag }
}

/** No mailbox: the letter goes on paper, and a person notes the day it was posted. */
async function tilPapir(brevId: string, nu: Date): Promise<Udfald> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    const brevet = await hent(ctx, brevId)
    if (brevet.status !== 'KLAR') return
    await ctx.db
      .update(brev)
      .set({ status: 'PAPIR', papirTid: nu, sidsteFejl: null, naesteForsoeg: null })
      .where(eq(brev.id, brevId))
    await stilOpgave(ctx, {
      organisationId: brevet.jobcenterId,
      type: 'SEND_PAPIRBREV',
      borgerId: brevet.borgerId,
      objektId: brevet.indstillingId,
      emne: 'Send brevet med posten',
    })
  })
  return { slags: 'FAERDIG' }
}

/** Refused for good: the result never was, and the case goes back to its caseworker. */
async function afvis(brevId: string, nu: Date, grund: string): Promise<void> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    await ctx.db
      .update(brev)
      .set({ status: 'AFVIST', afvistTid: nu, sidsteFejl: grund, naesteForsoeg: null })
      .where(eq(brev.id, brevId))
    await genaabnEfterAfvistBrev(ctx, brevId, grund)
  })
}

/** Fetches receipts, stores each once, lets the letter and the case follow, and only then removes it at the gateway. */
export async function hentBrevkvitteringer(): Promise<boolean> {
  const nu = await laesUr()
  if (!(await nogetVenter(nu))) return false
  const { kvitteringer, ulaeselige } = await klient().hentKvitteringer()
  if (ulaeselige.length > 0) log.warn({ antal: ulaeselige.length }, 'kvitteringer kan ikke læses')
  for (const { id, kvittering } of kvitteringer) {
    await modtagKvittering(kvittering, nu)
    await klient().fjernKvittering(id)
  }
  return kvitteringer.length > 0
}

/** Is there a letter without its last receipt? One that has waited too long for its first becomes FORSINKET, with a task, once. */
async function nogetVenter(nu: Date): Promise<boolean> {
  return transaktion(systemKontekst(nu), async (ctx) => {
    const timer = await hentTal(ctx, 'brev_opgave_timer', ctx.dag)
    const graense = new Date(nu.getTime() - timer * 3_600_000)
    const forsinkede = await ctx.db
      .update(brev)
      .set({ status: 'FORSINKET' })
      .where(and(eq(brev.status, 'AFSENDT'), lt(brev.afsendtTid, graense)))
      .returning()
    for (const b of forsinkede) {
      await stilOpgave(ctx, {
        organisationId: b.jobcenterId,
        type: 'BREV_IKKE_LEVERET',
        borgerId: b.borgerId,
        objektId: b.indstillingId,
        emne: 'Digital Post har ikke kvitteret for brevet',
      })
    }
    const [venter] = await ctx.db
      .select({ id: brev.id })
      .from(brev)
      .where(inArray(brev.status, ['AFSENDT', 'FORSINKET', 'MODTAGET']))
      .limit(1)
    return venter !== undefined
  })
}

async function modtagKvittering(k: TekniskKvittering, nu: Date): Promise<void> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    const [brevet] = await ctx.db.select().from(brev).where(eq(brev.messageUuid, k.messageUuid)).for('no key update')
    if (!brevet) return
    const [ny] = await ctx.db
      .insert(brevKvittering)
      .values({
        transmissionId: k.transmissionId,
        brevId: brevet.id,
        borgerId: brevet.borgerId,
        status: k.status,
        fejlkode: k.fejlkode,
        kvitteringTid: k.tid,
        hentetTid: nu,
      })
      .onConflictDoNothing()
      .returning({ id: brevKvittering.transmissionId })
    if (!ny) return
    await foelg(ctx, brevet, k)
  })
}

/** A late or repeated receipt never moves a letter backwards. */
async function foelg(ctx: TxKontekst, brevet: typeof brev.$inferSelect, k: TekniskKvittering): Promise<void> {
  const foer = ['KLAR', 'AFSENDT', 'FORSINKET'].includes(brevet.status)
  const saetBrev = (felter: Partial<typeof brev.$inferInsert>) =>
    ctx.db.update(brev).set(felter).where(eq(brev.id, brevet.id))
  const afsendt = { afsendtTid: brevet.afsendtTid ?? ctx.nu }
  // The legal time is the gateway's (lov om Digital Post § 10), on Samspor's clock; in production the two clocks are one.
  const tid = new Date(k.tid.getTime() + ctx.nu.getTime() - Date.now())
  if (k.status === 'RECEIVED' && foer) await saetBrev({ ...afsendt, status: 'MODTAGET', modtagetTid: tid })
  if (k.status === 'COMPLETED' && (foer || brevet.status === 'MODTAGET')) {
    await saetBrev({ ...afsendt, status: 'LEVERET', modtagetTid: brevet.modtagetTid ?? tid, leveretTid: tid })
  }
  if (k.status === 'RECEIVED' || k.status === 'COMPLETED') await afslutAfgoerelse(ctx, brevet.id)
  if ((k.status === 'INVALID' || k.status === 'NOT_ALLOWED') && foer) {
    const grund =
      k.status === 'INVALID' ? 'Digital Post kunne ikke bruge brevet' : 'Modtageren kan ikke få Digital Post'
    await saetBrev({ ...afsendt, status: 'AFVIST', afvistTid: ctx.nu, sidsteFejl: grund })
    await genaabnEfterAfvistBrev(ctx, brevet.id, grund)
  }
}

async function hent(ctx: TxKontekst, id: string): Promise<typeof brev.$inferSelect> {
  const [brevet] = await ctx.db.select().from(brev).where(eq(brev.id, id))
  if (!brevet) throw new Error(`brev ${id} findes ikke`)
  return brevet
}

async function saet(id: string, nu: Date, felter: Partial<typeof brev.$inferInsert>, fra: 'KLAR'): Promise<void> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    const brevet = await hent(ctx, id)
    if (brevet.status === fra) await ctx.db.update(brev).set(felter).where(eq(brev.id, id))
  })
}
