import { and, eq, isNull } from 'drizzle-orm'
import { adgangsrelation, gaesteadgang } from '#db/schema/adgang'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { plusDage } from '#lib/dato'
import type { AfslutGaesteadgang } from '#lib/gaesteadgang/input'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** The jobcenter gives its guest access back before its last day: from this moment the citizen is not to be found. Twice is once. */
export async function afslutGaesteadgang(ctx: Kontekst, input: AfslutGaesteadgang): Promise<void> {
  await transaktion(ctx, async (ctx) => {
    const maal = { borgerId: gaesteadgang.borgerId, forfatter: gaesteadgang.organisationId }
    const [fundet] = await ctx.db
      .select()
      .from(gaesteadgang)
      .where(and(eq(gaesteadgang.id, input.id), maa(ctx, 'gaesteadgang.afslut', maal)))
    if (!fundet) throw new IkkeFundet(`gæsteadgang ${input.id}`)
    const [afsluttet] = await ctx.db
      .update(gaesteadgang)
      .set({ afsluttetTid: ctx.nu, afsluttetAfNavn: ctx.aktoer.navn })
      .where(and(eq(gaesteadgang.id, fundet.id), isNull(gaesteadgang.afsluttetTid)))
      .returning({ id: gaesteadgang.id })
    if (!afsluttet || fundet.til < ctx.dag) return
    const igaar = plusDage(ctx.dag, -1)
    await ctx.db
      .update(adgangsrelation)
      .set({ til: igaar, laesbarTil: igaar })
      .where(and(eq(adgangsrelation.grundlagId, fundet.id), eq(adgangsrelation.kategori, 'GAEST')))
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'gaesteadgang.afslut',
        formaal: 'Afsluttede gæsteadgang',
        objektType: 'gaesteadgang',
        objektId: fundet.id,
        borgerId: fundet.borgerId,
      },
    ])
  })
}
