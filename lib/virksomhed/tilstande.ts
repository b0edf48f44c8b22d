import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { virksomhedstilstand } from '#db/schema/virksomhed'
import type { TxKontekst } from '#lib/kontekst'

export type Tilstand = Pick<typeof virksomhedstilstand.$inferSelect, 'id' | 'tilstand' | 'fra'>

/** What Kundesupport has registered about a company and holds now: conflict, or locked. */
export const listTilstande = (ctx: TxKontekst, cvr: string): Promise<Tilstand[]> =>
  ctx.db
    .select({ id: virksomhedstilstand.id, tilstand: virksomhedstilstand.tilstand, fra: virksomhedstilstand.fra })
    .from(virksomhedstilstand)
    .where(
      and(
        eq(virksomhedstilstand.cvr, cvr),
        lte(virksomhedstilstand.fra, ctx.nu),
        or(isNull(virksomhedstilstand.til), gt(virksomhedstilstand.til, ctx.nu)),
      ),
    )
    .limit(10)
