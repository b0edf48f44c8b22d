import { skriptsvar } from '#components/skriptsvar'
import { soegStillinger } from '#lib/kodeliste/queries'

/** Titles for the type-ahead of a staff form: the same search as its button. Nothing about a person, so nothing is logged. */
export const GET = skriptsvar(['akasse', 'jobcenter'], async (ctx, query) => {
  const soeg = (query.get('soeg') ?? '').trim().slice(0, 60)
  const fundet = await soegStillinger(ctx, { soeg, dag: ctx.dag, antal: 8 })
  return { stillinger: fundet.map(({ conceptUri, titel, synonymer }) => ({ uri: conceptUri, titel, synonymer })) }
})
