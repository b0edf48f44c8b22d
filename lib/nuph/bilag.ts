import { and, eq } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { vurderBilagstand } from '#lib/bilag/kontrol'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'

/** The document of the draft, or of a version that was sent; at most one. */
export async function hentNuphBilag(ctx: TxKontekst, nuphId: string) {
  return ctx.db
    .select({
      id: bilag.id,
      navn: bilag.navn,
      mime: bilag.mime,
      stoerrelse: bilag.stoerrelse,
      kontrol: bilag.kontrol,
      version: bilag.nuphVersion,
    })
    .from(bilag)
    .where(and(eq(bilag.nuphId, nuphId), eq(bilag.komplet, true)))
    .orderBy(bilag.oprettetTid)
    .limit(20)
}

/** A document that waits for the scanner, or that it refused, stops the sending. */
export async function vurderNuphBilag(ctx: TxKontekst, nuphId: string): Promise<Regelfund[]> {
  const filer = await hentNuphBilag(ctx, nuphId)
  return vurderBilagstand(filer.at(-1)?.kontrol)
}
