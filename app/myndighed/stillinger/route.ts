import { skriptsvar } from '#components/skriptsvar'
import type { Forslag } from '#components/ui/forslagsfelt'
import { soegStillinger, soegStillingsvalg } from '#lib/kodeliste/queries'
import { valgvaerdi } from '#lib/kodeliste/valg'

/**
 * Titles for the type-ahead of a staff form: the same search as its button. With `aliaser` each synonym is a choice of its own, as an order keeps
 * it; otherwise a title stands once with its synonyms. Nothing about a person, so nothing is logged.
 */
export const GET = skriptsvar(['akasse', 'jobcenter'], async (ctx, query): Promise<{ stillinger: Forslag[] }> => {
  const soegning = { soeg: (query.get('soeg') ?? '').trim().slice(0, 60), dag: ctx.dag, antal: 8 }
  if (query.has('aliaser')) {
    const fundet = await soegStillingsvalg(ctx, soegning)
    return {
      stillinger: fundet.map((v) => ({
        vaerdi: valgvaerdi(v),
        titel: v.titel,
        under: v.titel === v.stilling ? '' : v.stilling,
      })),
    }
  }
  const fundet = await soegStillinger(ctx, soegning)
  return {
    stillinger: fundet.map((s) => ({ vaerdi: s.conceptUri, titel: s.titel, under: s.synonymer.join(', ') })),
  }
})
