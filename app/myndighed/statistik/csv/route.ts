import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'
import { statistikfil } from '#lib/statistik/csv'

/** The page's numbers as a file. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    if (svar.session.doer !== 'akasse' && svar.session.doer !== 'jobcenter') return fejlsvar('forkert-doer', 403)
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 5000)
    return new Response(await statistikfil(ctx), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="underretninger-${ctx.dag}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
