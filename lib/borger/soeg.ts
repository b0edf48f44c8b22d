import { and, eq } from 'drizzle-orm'
import { indstilling } from '#db/schema/indstilling'
import { maa } from '#lib/adgang/maa'
import { vurderCpr } from '#lib/borger/cpr'
import { findBorgerId } from '#lib/borger/find'
import { hentBorger, listBorgere } from '#lib/borger/hent'
import { env } from '#lib/env'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * One search field: a CPR number, a case number or a name. Unknown and not one's own are the same answer, so that nobody can ask the
 * field who exists. Gives where the hit is, or undefined.
 */
export async function soeg(
  ctx: TxKontekst,
  tekst: string,
): Promise<{ sti: string } | { navne: Awaited<ReturnType<typeof listBorgere>>['borgere'] } | undefined> {
  const soegt = tekst.trim()
  if (/^SAG-\d{4}-\d+$/i.test(soegt)) return soegSag(ctx, soegt.toUpperCase())
  if (/^[\d -]{10,13}$/.test(soegt)) return soegCpr(ctx, soegt)
  if (soegt.length < 2) return undefined
  const { borgere } = await listBorgere(ctx, { navn: soegt })
  return borgere.length > 0 ? { navne: borgere } : undefined
}

async function soegCpr(ctx: TxKontekst, tekst: string): Promise<{ sti: string } | undefined> {
  const { cpr } = vurderCpr(tekst, { tilladErstatning: env().TILLAD_ERSTATNINGSNUMRE })
  const borgerId = cpr && (await findBorgerId(ctx, cpr))
  if (!borgerId) return undefined
  try {
    await hentBorger(ctx, borgerId, 'borger.soeg')
    return { sti: `/myndighed/borgere/${borgerId}` }
  } catch (fejl) {
    if (fejl instanceof IkkeFundet) return undefined
    throw fejl
  }
}

async function soegSag(ctx: TxKontekst, sagsnummer: string): Promise<{ sti: string } | undefined> {
  const [fundet] = await ctx.db
    .select({ id: indstilling.id })
    .from(indstilling)
    .where(
      and(
        eq(indstilling.sagsnummer, sagsnummer),
        maa(ctx, 'indstilling.se', {
          borgerId: indstilling.borgerId,
          afsender: indstilling.akasseId,
          modtager: indstilling.jobcenterId,
        }),
      ),
    )
  return fundet && { sti: `/myndighed/indstillinger/${fundet.id}` }
}
