import { and, asc, count, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { abonnement, webhookLevering } from '#db/schema/abonnement'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist, IkkeFundet } from '#lib/regelfund'

export type Abonnement = typeof abonnement.$inferSelect

const maal = { forfatter: abonnement.organisationId }

/** The one way to get hold of a subscription. One that was ended is not there for anybody who wants to change it. */
export async function hentAbonnement(ctx: TxKontekst, id: string, handling: Handling): Promise<Abonnement> {
  const [fundet] = await ctx.db
    .select()
    .from(abonnement)
    .where(and(eq(abonnement.id, id), maa(ctx, handling, maal), ne(abonnement.status, 'AFSLUTTET')))
  if (!fundet) throw new IkkeFundet(`abonnement ${id}`)
  return fundet
}

/** The organisation's own, oldest first; never more than the few that it may have. */
export const listAbonnementer = (ctx: TxKontekst): Promise<Abonnement[]> =>
  ctx.db
    .select()
    .from(abonnement)
    .where(and(maa(ctx, 'abonnement.se', maal), ne(abonnement.status, 'AFSLUTTET')))
    .orderBy(asc(abonnement.oprettetTid), asc(abonnement.id))

/** Changes it, if it still is as the caller saw it. `version` undefined: whatever it is now. Gives the new version. */
export async function skiftAbonnement(
  ctx: TxKontekst,
  fra: Abonnement,
  felter: Partial<typeof abonnement.$inferInsert>,
  version: number | undefined,
  formaal: string,
): Promise<Abonnement> {
  const [ny] = await ctx.db
    .update(abonnement)
    .set({ ...felter, version: sql`${abonnement.version} + 1`, aendretTid: ctx.nu })
    .where(and(eq(abonnement.id, fra.id), eq(abonnement.version, version ?? fra.version)))
    .returning()
  if (!ny) throw new Afvist([foraeldet], 409)
  await logAbonnement(ctx, felter.status === 'AFSLUTTET' ? 'SLET' : 'AENDR', fra.id, formaal)
  await ctx.db.execute(sql`select pg_notify('samspor', 'webhook')`)
  return ny
}

const foraeldet = {
  kode: 'VERSION',
  niveau: 'BLOK',
  besked: 'Abonnementet er ændret, siden du hentede det. Hent det igen.',
} as const

export const logAbonnement = (
  ctx: TxKontekst,
  art: 'OPRET' | 'AENDR' | 'SLET',
  id: string,
  formaal: string,
): Promise<void> =>
  logAdgang(ctx, [{ art, handling: 'abonnement.ret', formaal, objektType: 'abonnement', objektId: id }])

/** Counts are exact to this, then "more than". */
const TAEL_TIL = 1000
const VIS = 20

export type Leveringsstand = {
  venter: number
  parkerede: number
  senesteParkerede: {
    loebenummer: number
    eventId: string
    parkeretTid: Date
    svarstatus: number | null
    fejl: string | null
    forsoeg: number
  }[]
}

/** How far deliveries have come: counts to 1,000, and the newest parked ones with what the receiver said. */
export async function hentLeveringsstand(ctx: TxKontekst, id: string): Promise<Leveringsstand> {
  const antal = async (hvilke: SQL | undefined): Promise<number> => {
    const nogle = ctx.db
      .select({ nr: webhookLevering.loebenummer })
      .from(webhookLevering)
      .where(and(eq(webhookLevering.abonnementId, id), hvilke))
      .limit(TAEL_TIL + 1)
      .as('nogle')
    const [svar] = await ctx.db.select({ antal: count() }).from(nogle)
    return svar?.antal ?? 0
  }
  const parkeret = isNotNull(webhookLevering.parkeretTid)
  const seneste = await ctx.db
    .select({
      loebenummer: webhookLevering.loebenummer,
      eventId: webhookLevering.eventId,
      parkeretTid: webhookLevering.parkeretTid,
      svarstatus: webhookLevering.svarstatus,
      fejl: webhookLevering.fejl,
      forsoeg: webhookLevering.forsoeg,
    })
    .from(webhookLevering)
    .where(and(eq(webhookLevering.abonnementId, id), parkeret))
    .orderBy(desc(webhookLevering.loebenummer))
    .limit(VIS)
  return {
    venter: await antal(and(isNull(webhookLevering.faerdigTid), isNull(webhookLevering.parkeretTid))),
    parkerede: await antal(parkeret),
    senesteParkerede: seneste.map((r) => ({ ...r, parkeretTid: r.parkeretTid as Date })),
  }
}
