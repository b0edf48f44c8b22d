import type { JobordreFelter } from '#lib/jobordre/input'
import { gemJobordreKladde, laasVirksomhed, opretJobordreKladde } from '#lib/jobordre/kladde'
import { hentJobordre } from '#lib/jobordre/queries'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * Keeps what stands in the form. The page gives a new draft its id, so that a form that is sent twice makes one draft: without a version the
 * second one writes over the first.
 */
export async function gemSkrevetKladde(
  ctx: Kontekst,
  input: { id: string; version: number | null; felter: JobordreFelter },
): Promise<{ id: string; version: number }> {
  return transaktion(ctx, async (ctx) => {
    const { id, felter } = input
    if (input.version !== null) return { id, ...(await gemJobordreKladde(ctx, { id, version: input.version, felter })) }
    if (ctx.aktoer.slags === 'bruger') await laasVirksomhed(ctx, ctx.aktoer.organisation.id)
    const fundet = await hentJobordre(ctx, id, 'jobordre.send').catch((fejl: unknown) => {
      if (fejl instanceof IkkeFundet) return undefined
      throw fejl
    })
    if (!fundet) return opretJobordreKladde(ctx, { id, felter })
    return { id, ...(await gemJobordreKladde(ctx, { id, version: fundet.version, felter })) }
  })
}
