import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { deling, FORMIDLING, formidling, samtykke } from '#db/schema/formidling'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { overladTilWorkeren } from '#lib/formidling/maksimum'
import { erEndelig } from '#lib/formidling/regler'
import { skiftFormidling } from '#lib/formidling/skriv'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { hentJobordreTilBesked } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { lukDelinger } from '#lib/samtykke/luk'

/**
 * The citizen takes the yes back with one click, or the authority that wrote it down does on the citizen's word. At once nobody sees what was
 * shared any more; the candidate has declined, unless it had ended; the employer is told, and every receiver has to acknowledge. Twice is once.
 * `siden`: the worker finishes what an authority took back on the citizen's word then, row by row, where that authority could not see.
 */
export async function traekSamtykke(
  ctx: Kontekst,
  input: { samtykkeId: string; siden?: Date },
): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const ja = await hentSamtykke(ctx, input.samtykkeId)
    // As a referral does, so that of the two one comes first. An authority whose citizen has moved on has no such lock, and no need of it.
    await laasBorger(ctx, ja.borgerId, 'skriv').catch(ikkeLaengereEgen)
    // The yes is to the order: whoever was rejected and referred again has more than one row, and takes all of it back.
    const raekker = await ctx.db
      .select()
      .from(formidling)
      .where(
        and(
          eq(formidling.borgerId, ja.borgerId),
          eq(formidling.jobordreId, ja.jobordreId),
          input.siden ? eq(formidling.id, ja.formidlingId) : undefined,
        ),
      )
      .orderBy(formidling.id)
      .for('no key update')
    const ider = raekker.map((f) => f.id)
    const [gaelder] = await ctx.db
      .select({ id: samtykke.id })
      .from(samtykke)
      .where(and(eq(samtykke.id, ja.id), isNull(samtykke.trukketTid)))
    if (!gaelder) return { id: ja.id }
    const trukne = await ctx.db
      .update(samtykke)
      .set({ trukketTid: input.siden ?? ctx.nu, trukketAf: ctx.aktoer.slags === 'borger' ? 'BORGER' : 'MYNDIGHED' })
      .where(
        and(
          eq(samtykke.borgerId, ja.borgerId),
          eq(samtykke.jobordreId, ja.jobordreId),
          input.siden ? eq(samtykke.id, ja.id) : undefined,
          maa(ctx, 'samtykke.traek', { borgerId: samtykke.borgerId, forfatter: samtykke.organisationId }),
          isNull(samtykke.trukketTid),
        ),
      )
      .returning()
    const modtagere = await lukDelinger(ctx, inArray(deling.formidlingId, ider), 'TRUKKET')
    for (const f of raekker) {
      if (!erEndelig(f.status))
        await skiftFormidling(ctx, f, FORMIDLING.TAKKET_NEJ, { kommentar: 'Samtykket blev trukket tilbage.' })
      if (trukne.some((t) => t.formidlingId === f.id))
        await emit(ctx, 'SamtykkeTrukket', { eksternId: f.id, borgerId: null })
    }
    const [f] = raekker
    if (!f) throw new IkkeFundet(`formidling ${ja.formidlingId}`)
    const ordre = await hentJobordreTilBesked(ctx, f.jobordreId)
    if (ordre && modtagere.includes(f.virksomhedId)) await fortaelVirksomheden(ctx, ordre, 'TRUKKET', f.myndighedNavn)
    // The citizen sees all of it; an authority's former or later colleagues' rows are behind its wall.
    if (ctx.aktoer.slags === 'bruger') await overladTilWorkeren(ctx)
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
async function hentSamtykke(
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

function ikkeLaengereEgen(fejl: unknown): void {
  if (!(fejl instanceof IkkeFundet)) throw fejl
}
