import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { modtagBilag } from '#lib/bilag/modtag'
import { fraOsSelv } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { laesId } from '#lib/id'
import { parker } from '#lib/medarbejder/parkeret'
import { Afvist } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** Upload of the one document. Stands outside proxy.ts, whose buffer would cut the file, and checks for itself. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const session = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    const sti = `/myndighed/indstillinger/${id}`
    if (session.slags !== 'gyldig') return videre(`/login?retur=${encodeURIComponent(sti)}`)
    try {
      await modtagBilag(kontekstFor(session.session, crypto.randomUUID(), Date.now() + 3000), request, id)
      return videre(`${sti}#bilag-afsnit`)
    } catch (fejl) {
      if (!(fejl instanceof Afvist)) throw fejl
      return videre(
        `${sti}?svar=${await parker(session.session.subject, sti, { formular: 'bilag', felter: {}, fund: fejl.fund })}`,
      )
    }
  })
