import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { adgangsrelation, tildeling } from '#db/schema/adgang'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { laasBorger } from '#lib/borger/laas'
import { aabnForCpr } from '#lib/borger/registrer'
import type { Dag } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import type { AfslutTildeling } from '#lib/tildeling/input'
import { type Tildeling, tildelingsmaal } from '#lib/tildeling/queries'
import { slutdag, vurderAfslutning } from '#lib/tildeling/regler'

/** The jobcenter takes its citizen back: after the last day the anden aktør finds them no more. What it sent it still reads. */
export async function afslutTildeling(ctx: Kontekst, input: AfslutTildeling): Promise<{ sidsteDag: Dag }> {
  return transaktion(ctx, async (ctx) => {
    const fundet = await hentUnderLaas(ctx, input.id)
    afvisBlok(vurderAfslutning({ dag: ctx.dag, sidsteDag: input.sidsteDag, fra: fundet.fra, til: fundet.til }))
    if (!input.sidsteDag) throw new Error('uden en sidste dag skulle 1014 have stoppet')
    const sidsteDag = slutdag(fundet.fra, input.sidsteDag)
    // The relation is the anden aktør's; whoever registers about the citizen may reach it.
    await aabnForCpr(ctx, fundet.borgerId)
    await luk(ctx, fundet, sidsteDag)
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'tildeling.afslut',
        formaal: 'Afsluttede en anden aktørs adgang',
        objektType: 'tildeling',
        objektId: fundet.id,
        borgerId: fundet.borgerId,
      },
    ])
    return { sidsteDag }
  })
}

async function hentUnderLaas(ctx: TxKontekst, id: string): Promise<Tildeling> {
  const egen = and(eq(tildeling.id, id), maa(ctx, 'tildeling.afslut', tildelingsmaal(ctx)))
  const [fundet] = await ctx.db.select({ borgerId: tildeling.borgerId }).from(tildeling).where(egen)
  if (!fundet) throw new IkkeFundet(`tildeling ${id}`)
  await laasBorger(ctx, fundet.borgerId, 'skriv')
  const [nu] = await ctx.db.select().from(tildeling).where(egen)
  if (!nu) throw new IkkeFundet(`tildeling ${id}`)
  return nu
}

/** The citizen leaves the jobcenter: what it had given away ends with the same day. Call it under the citizen's lock, in that deed. */
export async function afslutTildelingerHos(
  ctx: TxKontekst,
  om: { borgerId: string; jobcenterId: string; sidsteDag: Dag },
): Promise<void> {
  const senere = await ctx.db
    .select()
    .from(tildeling)
    .where(
      and(
        eq(tildeling.borgerId, om.borgerId),
        eq(tildeling.jobcenterId, om.jobcenterId),
        or(isNull(tildeling.til), gt(tildeling.til, om.sidsteDag)),
      ),
    )
    .limit(50)
  for (const t of senere) await luk(ctx, t, slutdag(t.fra, om.sidsteDag))
}

async function luk(ctx: TxKontekst, t: Tildeling, til: Dag): Promise<void> {
  await ctx.db
    .update(tildeling)
    .set({ til, afsluttetTid: ctx.nu, afsluttetAfNavn: ctx.aktoer.navn })
    .where(eq(tildeling.id, t.id))
  const [lukket] = await ctx.db
    .update(adgangsrelation)
    .set({ til, laesbarTil: til })
    .where(and(eq(adgangsrelation.grundlagId, t.id), eq(adgangsrelation.kategori, 'TILDELT')))
    .returning({ en: sql`1` })
  if (!lukket) throw new Error(`tildeling ${t.id} har ingen relation at lukke`)
}
