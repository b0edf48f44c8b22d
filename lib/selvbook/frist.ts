import { and, eq } from 'drizzle-orm'
import { selvbookfrist } from '#db/schema/selvbook'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'
import type { Selvbookfrist } from '#lib/selvbook/queries'

type Udfald =
  | { status: 'BOOKET'; samtaleId: string }
  | { status: 'LUKKET'; lukketGrund: string }
  | { status: 'PASSERET' }

/** What came of an open deadline. Of two who say it at once one wins. */
export async function afslutFrist(ctx: TxKontekst, frist: Pick<Selvbookfrist, 'id'>, udfald: Udfald): Promise<void> {
  const [afsluttet] = await ctx.db
    .update(selvbookfrist)
    .set({
      ...udfald,
      afsluttetTid: ctx.nu,
      afsluttetAfNavn: ctx.aktoer.slags === 'borger' ? 'Borgeren' : ctx.aktoer.navn,
    })
    .where(and(eq(selvbookfrist.id, frist.id), eq(selvbookfrist.status, 'AABEN')))
    .returning({ id: selvbookfrist.id })
  if (!afsluttet)
    throw new Afvist([{ kode: 'SAMTIDIG', niveau: 'BLOK', besked: 'En anden var hurtigere. Hent siden igen.' }], 409)
}
