import { medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { videre } from '#lib/http/hoveder'
import { laesCookie } from '#lib/session/cookie'
import { findSession } from '#lib/session/find'

const FORSIDE = {
  borger: '/borger',
  akasse: '/myndighed/overblik',
  jobcenter: '/myndighed/overblik',
  anden_aktoer: '/myndighed/overblik',
  virksomhed: '/arbejdsgiver',
  star: '/drift',
}

/** The front page sends each person to their own first page. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    return videre(svar.slags === 'gyldig' ? FORSIDE[svar.session.doer] : '/login')
  })
