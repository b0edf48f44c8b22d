import { createHmac } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { anmodning } from '#db/schema/events'
import { cprNoegler } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/**
 * Carries out a request once. The key (a form's hidden id, an API caller's x-requestId) and the answer are stored in the write's own
 * transaction, so a refused or failed request uses nothing up. The same key again waits for the first and gets its answer; another
 * content under the same key is refused (REQ-ANDEN). Kept 30 days.
 */
export async function enGang<T>(
  ctx: Kontekst,
  noegle: string,
  indhold: unknown,
  arbejde: (ctx: TxKontekst) => Promise<T>,
): Promise<T> {
  return (await enGangEllerIgen(ctx, noegle, indhold, arbejde)).svar
}

/** As `enGang`, and tells whether the answer is an earlier one. */
export async function enGangEllerIgen<T>(
  ctx: Kontekst,
  noegle: string,
  indhold: unknown,
  arbejde: (ctx: TxKontekst) => Promise<T>,
): Promise<{ svar: T; igen: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const afsender =
      ctx.aktoer.slags === 'bruger'
        ? ctx.aktoer.organisation.id
        : ctx.aktoer.slags === 'borger'
          ? ctx.aktoer.borgerId
          : 'system'
    // Keyed: a content may hold a CPR number, and a bare hash of so little could be guessed back.
    const aftryk = createHmac('sha256', cprNoegler(env()).aktuel.for('FORMULAR'))
      .update(JSON.stringify(indhold))
      .digest()
    const [ny] = await ctx.db
      .insert(anmodning)
      .values({ afsender, noegle, aftryk, status: 102, svar: null, tid: new Date() })
      .onConflictDoNothing()
      .returning({ noegle: anmodning.noegle })
    if (!ny) return { svar: await tidligereSvar<T>(ctx, afsender, noegle, aftryk), igen: true }
    const svar = await arbejde(ctx)
    await ctx.db
      .update(anmodning)
      .set({ status: 200, svar: { svar } as object })
      .where(and(eq(anmodning.afsender, afsender), eq(anmodning.noegle, noegle)))
    return { svar, igen: false }
  })
}

async function tidligereSvar<T>(ctx: TxKontekst, afsender: string, noegle: string, aftryk: Buffer): Promise<T> {
  const [foer] = await ctx.db
    .select()
    .from(anmodning)
    .where(and(eq(anmodning.afsender, afsender), eq(anmodning.noegle, noegle)))
  if (!foer?.aftryk.equals(aftryk)) {
    throw new Afvist(
      [
        {
          kode: 'REQ-ANDEN',
          niveau: 'BLOK',
          besked:
            ctx.kilde === 'API'
              ? 'Det samme x-requestId er brugt til en anden anmodning. Brug et nyt.'
              : 'Formularen er allerede sendt med et andet indhold. Åbn siden igen.',
        },
      ],
      412,
    )
  }
  return (foer.svar as { svar: T }).svar
}
