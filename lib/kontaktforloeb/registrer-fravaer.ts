import { and, eq, isNull } from 'drizzle-orm'
import { fravaer } from '#db/schema/kontaktforloeb'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, transaktion } from '#lib/kontekst'

/** An absence of another type than 75, such as 11 (sygemelding). Days are included at both ends. */
export async function registrerFravaer(
  ctx: Kontekst,
  input: {
    borgerId: string
    fravaerstype: number
    start: Dag
    slut?: Dag | null
    registreretAf: { id: string; navn: string } | null
    kommentar?: string
  },
): Promise<{ fravaerId: string }> {
  return transaktion(ctx, async (ctx) => {
    await laasBorger(ctx, input.borgerId, 'skriv')
    const id = crypto.randomUUID()
    await ctx.db.insert(fravaer).values({
      id,
      borgerId: input.borgerId,
      fravaerstype: input.fravaerstype,
      startDato: input.start,
      slutDato: input.slut ?? null,
      anmeldtTid: ctx.nu,
      kommentar: input.kommentar ?? null,
      registreretAfId: input.registreretAf?.id ?? null,
      registreretAfNavn: input.registreretAf?.navn ?? 'Samspor',
      registreretFra: ctx.nu,
    })
    return { fravaerId: id }
  })
}

/**
 * Ends the a-kasse's course with `slut` (the last day the a-kasse holds it) and its cause, and keeps the hours, threshold and insurance
 * it was settled on. The known row is closed and a new one says the end; the jobcenter's event is in the same commit.
 */
export async function afslutKontaktforloeb(
  ctx: Kontekst,
  input: { borgerId: string; slut: Dag; aarsag: number; afsluttetAf: { id: string; navn: string } },
): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const { borgerId } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const fakta = await hentForloeb(ctx, borgerId, input.slut)
    const timer = await hentTimer(ctx, borgerId)
    const forsikring = fakta.medlemskab?.forsikring ?? 'FULDTID'
    const [gammel] = await ctx.db
      .update(fravaer)
      .set({ registreretTil: ctx.nu })
      .where(
        and(
          eq(fravaer.borgerId, borgerId),
          eq(fravaer.fravaerstype, KONTAKTFORLOEB_HOS_AKASSEN),
          isNull(fravaer.registreretTil),
          isNull(fravaer.slutDato),
          isNull(fravaer.berigtigetTid),
        ),
      )
      .returning()
    if (!gammel) throw new Error('Der er intet åbent kontaktforløb hos a-kassen')
    const { versionId: _gammel, ...resten } = gammel
    await ctx.db.insert(fravaer).values({
      ...resten,
      slutDato: input.slut,
      afslutningsaarsag: input.aarsag,
      registreretAfId: input.afsluttetAf.id,
      registreretAfNavn: input.afsluttetAf.navn,
      timerVedAfslutning: timer?.timerForbrugt ?? '0.00',
      graenseVedAfslutning: await hentGraense(ctx, forsikring, input.slut),
      forsikringVedAfslutning: forsikring,
      registreretFra: ctx.nu,
      registreretTil: null,
    })
    await emit(ctx, 'KontaktforloebAfsluttet', { eksternId: resten.id, borgerId })
  })
}
