import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { laesId } from '#lib/id'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'
import { rapportsvar } from '#lib/timeimport/rapport'

/** The faulty rows of a file, as a file. */
export const GET = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    const hvem = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (hvem.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    return rapportsvar(kontekstFor(hvem.session, crypto.randomUUID(), Date.now() + 3000), id)
  })
