import type { TxKontekst } from '#lib/kontekst'
import { hentTekst } from '#lib/regelsaet/vaerdier'

const INDSTILLING_OM_TILBUD = 11

/** Gives the function that words a thread's subject for the citizen: an indstilling is a recommendation, to whom by the law's date, and of what was removed nothing is told. */
export async function hentBorgerensEmne(
  ctx: TxKontekst,
): Promise<(traad: { beskedtype: number; emne: string; fjernet: boolean }) => string> {
  const anbefaling = await hentTekst(ctx, 'indstilling.borger', ctx.dag)
  return ({ beskedtype, emne, fjernet }) =>
    beskedtype === INDSTILLING_OM_TILBUD ? anbefaling : fjernet ? 'Fjernet besked' : emne
}
