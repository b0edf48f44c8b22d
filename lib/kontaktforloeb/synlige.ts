import { listMedlemskaber } from '#lib/akassemedlemskab/queries'
import { listTilknytninger } from '#lib/jobcentertilknytning/queries'
import type { Forloebsfakta } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'

/** A former authority is not told who came after it: a membership and a tilknytning of the day that it may not list are left out. */
export async function kunSynlige(ctx: TxKontekst, borgerId: string, forloeb: Forloebsfakta): Promise<Forloebsfakta> {
  const synlige = new Set(
    [...(await listMedlemskaber(ctx, borgerId)), ...(await listTilknytninger(ctx, borgerId))].map((r) => r.id),
  )
  const ser = (r: { id: string }) => synlige.has(r.id)
  const { medlemskab: m, tilknytning: t } = forloeb
  return {
    ...forloeb,
    medlemskab: m && ser(m) ? m : undefined,
    tilknytning: t && ser(t) ? t : undefined,
  }
}
