import { and, desc, eq, type inArray, isNull, sql } from 'drizzle-orm'
import { type DELING_LUKKET, deling, FORMIDLING, formidling, samtykke } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { erEndelig } from '#lib/formidling/regler'
import { skiftFormidling } from '#lib/formidling/skriv'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { hentJobordreTilBesked } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * The citizen takes the yes back with one click, or the authority that wrote it down does on the citizen's word. At once nobody sees what was
 * shared any more; the candidate has declined, unless it had ended; the employer is told, and every receiver has to acknowledge. Twice is once.
 */
export async function traekSamtykke(ctx: Kontekst, input: { samtykkeId: string }): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const ja = await hentSamtykke(ctx, input.samtykkeId)
    // As a referral does, so that of the two one comes first. An authority whose citizen has moved on has no such lock, and no need of it.
    await laasBorger(ctx, ja.borgerId, 'skriv').catch(ikkeLaengereEgen)
    await ctx.db.execute(sql`select id from formidling where id = ${ja.formidlingId} for no key update`)
    const [trukket] = await ctx.db
      .update(samtykke)
      .set({ trukketTid: ctx.nu, trukketAf: ctx.aktoer.slags === 'borger' ? 'BORGER' : 'MYNDIGHED' })
      .where(and(eq(samtykke.id, ja.id), isNull(samtykke.trukketTid)))
      .returning()
    if (!trukket) return { id: ja.id }
    const modtagere = await lukDelinger(ctx, eq(deling.formidlingId, ja.formidlingId), 'TRUKKET')
    const [f] = await ctx.db.select().from(formidling).where(eq(formidling.id, ja.formidlingId))
    if (!f) throw new IkkeFundet(`formidling ${ja.formidlingId}`)
    if (!erEndelig(f.status))
      await skiftFormidling(ctx, f, FORMIDLING.TAKKET_NEJ, { kommentar: 'Samtykket blev trukket tilbage.' })
    const ordre = await hentJobordreTilBesked(ctx, f.jobordreId)
    if (ordre && modtagere.includes(f.virksomhedId)) await fortaelVirksomheden(ctx, ordre, 'TRUKKET', f.myndighedNavn)
    await emit(ctx, 'SamtykkeTrukket', { eksternId: f.id, borgerId: null })
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'samtykke.traek',
        formaal:
          ctx.aktoer.slags === 'borger' ? 'Trak sit samtykke tilbage' : 'Trak samtykket tilbage på borgerens ord',
        objektType: 'samtykke',
        objektId: ja.id,
        borgerId: ja.borgerId,
      },
    ])
    return { id: ja.id }
  })
}

/** The same by the candidate, for a system that knows it by its own id. A consent that was withdrawn already is once. */
export async function traekForKandidat(ctx: Kontekst, input: { formidlingId: string }): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const [seneste] = await ctx.db
      .select({ id: samtykke.id })
      .from(samtykke)
      .where(eq(samtykke.formidlingId, input.formidlingId))
      .orderBy(desc(samtykke.givetTid))
      .limit(1)
    await traekSamtykke(ctx, { samtykkeId: seneste?.id ?? crypto.randomUUID() })
  })
}

/** A consent for a purpose. Not there and not for you are the same. */
export async function hentSamtykke(
  ctx: TxKontekst,
  id: string,
  handling: 'samtykke.traek' | 'samtykke.se' = 'samtykke.traek',
): Promise<typeof samtykke.$inferSelect> {
  const [fundet] = await ctx.db
    .select()
    .from(samtykke)
    .where(
      and(eq(samtykke.id, id), maa(ctx, handling, { borgerId: samtykke.borgerId, forfatter: samtykke.organisationId })),
    )
  if (!fundet) throw new IkkeFundet(`samtykke ${id}`)
  return fundet
}

/** Closes what is shared and empties what it held, in one statement: the database keeps no closed one with a name in it. Gives the receivers. */
export async function lukDelinger(
  ctx: TxKontekst,
  hvilke: ReturnType<typeof eq> | ReturnType<typeof inArray>,
  grund: (typeof DELING_LUKKET)[number],
): Promise<string[]> {
  const lukkede = await ctx.db
    .update(deling)
    .set({
      lukketTid: ctx.nu,
      lukketGrund: grund,
      navn: null,
      telefon: null,
      email: null,
      cvUrl: null,
      begrundelse: null,
    })
    .where(and(hvilke, isNull(deling.lukketTid)))
    .returning({ modtagerId: deling.modtagerId })
  return lukkede.map((d) => d.modtagerId)
}

function ikkeLaengereEgen(fejl: unknown): void {
  if (!(fejl instanceof IkkeFundet)) throw fejl
}
