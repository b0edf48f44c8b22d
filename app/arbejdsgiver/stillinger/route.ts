import { skriptsvar } from '#components/skriptsvar'
import { soegStillingsvalg } from '#lib/kodeliste/queries'
import { valgvaerdi } from '#lib/kodeliste/valg'

/** Titles and aliases for the type-ahead of an employer's form: the same search as its button. Nothing about a person, so nothing is logged. */
export const GET = skriptsvar(['virksomhed'], async (ctx, query) => {
  const soeg = (query.get('soeg') ?? '').trim().slice(0, 60)
  const fundet = await soegStillingsvalg(ctx, { soeg, dag: ctx.dag, antal: 8 })
  return { stillinger: fundet.map((v) => ({ vaerdi: valgvaerdi(v), titel: v.titel, stilling: v.stilling })) }
})
