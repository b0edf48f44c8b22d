import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { erMedarbejderdoer } from '#lib/medarbejder/doere'
import { laesCookie } from '#lib/session/cookie'
import { findSession } from '#lib/session/find'

/** Not there, and not for you: one page, whole without script, with its own status. A jobcenter is told about guest access. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const hvem = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    const doer = hvem.slags === 'gyldig' ? hvem.session.doer : undefined
    const medarbejder = erMedarbejderdoer(doer)
    return fejlsvar(
      'findes-ikke',
      404,
      {
        overblik: medarbejder ? '/myndighed/overblik' : '/',
        ...(doer === 'jobcenter' && { gaesteadgang: '/myndighed/gaesteadgang' }),
      },
      medarbejder ? 'tema-medarbejder' : undefined,
    )
  })
