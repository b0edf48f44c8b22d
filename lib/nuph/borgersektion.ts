import { maaBorger } from '#lib/borger/hent'
import type { TxKontekst } from '#lib/kontekst'
import { listHaendelser, listNuph, type Nuphlinje } from '#lib/nuph/queries'

export type Underretningssektion = { sager: Nuphlinje[]; haendelser: ReadonlyMap<string, string>; maaOprette: boolean }

/** What the citizen's page shows of underretninger; at most 20. The citizen was loaded for a purpose. */
export const hentUnderretningssektion = async (ctx: TxKontekst, borgerId: string): Promise<Underretningssektion> => ({
  sager: (await listNuph(ctx, { borgerId, antal: 20 })).sager,
  haendelser: new Map((await listHaendelser(ctx, ctx.dag)).map((h) => [h.kode, h.navn])),
  maaOprette: await maaBorger(ctx, borgerId, 'nuph.opret'),
})
