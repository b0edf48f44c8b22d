import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import type { Doer } from '#lib/env'
import { maalfil } from '#lib/jobordremaal/fil'
import { laesPeriode, OPDELINGER } from '#lib/jobordremaal/taelling'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The measures of the page as a file, for who came in by one of the doors. */
export const maalfilsvar = (request: Request, doere: readonly Doer[]): Promise<Response> =>
  medFejlside(request, async () => {
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    if (!doere.includes(svar.session.doer)) return fejlsvar('forkert-doer', 403)
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 5000)
    const valgt = new URL(request.url).searchParams
    const om = {
      periode: laesPeriode(ctx, valgt.get('fra') ?? undefined, valgt.get('til') ?? undefined),
      opdeling: OPDELINGER.find((o) => o === valgt.get('opdeling')) ?? ('maaned' as const),
    }
    return new Response(await maalfil(ctx, om), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="jobordrer-${om.periode.fra}-${om.periode.til}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
