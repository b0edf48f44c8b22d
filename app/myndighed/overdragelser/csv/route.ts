import { TILSTANDSNAVN } from '#components/overdragelse/tilstand'
import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { eksporterForloeb } from '#lib/overdragelse/eksport'
import { laesFilter } from '#lib/overdragelse/filter'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The list as a file, with the filters of its page. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const session = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (session.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    const ctx = kontekstFor(session.session, crypto.randomUUID(), Date.now() + 3000)
    if (!kanOverhovedet(ctx.aktoer, 'forloebsoverblik.se')) return fejlsvar('findes-ikke', 404)
    const parametre = new URL(request.url).searchParams
    const fil = eksporterForloeb(
      ctx,
      laesFilter((navn) => parametre.get(navn) ?? undefined),
      TILSTANDSNAVN,
    )
    return new Response(fil, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="overdragelser-${ctx.dag}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
