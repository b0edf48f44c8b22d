import { medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { soegStillinger } from '#lib/kodeliste/queries'
import { transaktion } from '#lib/kontekst'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** Titles for the type-ahead of a staff form: the same search as its button. Nothing about a person, so nothing is logged. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (svar.slags !== 'gyldig') return json({ stillinger: [] }, 401)
    if (svar.session.doer !== 'akasse' && svar.session.doer !== 'jobcenter') return json({ stillinger: [] }, 403)
    const soeg = (new URL(request.url).searchParams.get('soeg') ?? '').trim().slice(0, 60)
    if (soeg.length < 2) return json({ stillinger: [] })
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 3000)
    const fundet = await transaktion(ctx, (ctx) => soegStillinger(ctx, { soeg, dag: ctx.dag, antal: 8 }))
    return json({
      stillinger: fundet.map(({ conceptUri, titel, synonymer }) => ({ uri: conceptUri, titel, synonymer })),
    })
  })

const json = (krop: object, status = 200): Response =>
  new Response(JSON.stringify(krop), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
