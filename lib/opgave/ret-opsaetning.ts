import { and, eq, isNull } from 'drizzle-orm'
import { beskedopsaetning } from '#db/schema/opgave'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { visTidspunkt } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { type Beskedvalg, vurderBeskedvalg } from '#lib/opgave/regler'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'

/**
 * The local administrator, or the organisation's system, says what a message of a type shall do in the worklist from now on. What lies
 * there already stays. `version` is the one that was seen, 0 for the default: of two who change at once one wins (OPS-409).
 */
export async function retOpsaetning(
  ctx: Kontekst,
  input: Beskedvalg & { beskedtype: number; version: number },
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'opsaetning.ret'))
      throw new IkkeFundet('opsætning')
    const { organisation, brugerId, navn } = ctx.aktoer
    const { beskedtype, handling, fristArbejdsdage } = input
    const lukkesVedLaesning = handling === 'ADVIS' || (handling === 'OPGAVE' && input.lukkesVedLaesning)
    afvisBlok(vurderBeskedvalg(beskedtype, input))
    const [nu] = await ctx.db
      .select()
      .from(beskedopsaetning)
      .where(
        and(
          maa(ctx, 'opsaetning.ret', { forfatter: beskedopsaetning.organisationId }),
          eq(beskedopsaetning.beskedtype, beskedtype),
          isNull(beskedopsaetning.registreretTil),
        ),
      )
      .for('update')
    if ((nu?.version ?? 0) !== input.version) throw aendretAfEnAnden(nu)
    if (nu) await ctx.db.update(beskedopsaetning).set({ registreretTil: ctx.nu }).where(eq(beskedopsaetning.id, nu.id))
    const [ny] = await ctx.db
      .insert(beskedopsaetning)
      .values({
        organisationId: organisation.id,
        beskedtype,
        version: input.version + 1,
        handling,
        fristArbejdsdage,
        lukkesVedLaesning,
        registreretFra: ctx.nu,
        registreretAf: brugerId,
        registreretAfNavn: navn,
      })
      .onConflictDoNothing()
      .returning({ id: beskedopsaetning.id, version: beskedopsaetning.version })
    if (!ny) throw aendretAfEnAnden(undefined)
    await logAdgang(ctx, [
      {
        art: 'AENDR',
        handling: 'opsaetning.ret',
        formaal: `Beskedtype ${beskedtype}: ${handling}`,
        objektType: 'beskedopsaetning',
        objektId: ny.id,
      },
    ])
    return { version: ny.version }
  })
}

function aendretAfEnAnden(nu: typeof beskedopsaetning.$inferSelect | undefined): Afvist {
  const hvem = nu ? ` af ${nu.registreretAfNavn} ${visTidspunkt(nu.registreretFra)}` : ''
  return new Afvist(
    [{ kode: 'OPS-409', niveau: 'BLOK', besked: `Opsætningen er ændret${hvem}. Hent den nye, og prøv igen.` }],
    409,
  )
}
