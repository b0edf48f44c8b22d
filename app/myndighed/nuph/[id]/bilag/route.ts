import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { fraOsSelv } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { laesId } from '#lib/id'
import { transaktion } from '#lib/kontekst'
import { parker } from '#lib/medarbejder/parkeret'
import { modtagNuphBilag } from '#lib/nuph/bilag'
import { Afvist } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/**
 * The document of an underretning from the staff page: a form with one file. Refused, the page comes back with every finding. Stands outside
 * proxy.ts, whose buffer would cut the file, and checks for itself.
 */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const sti = `/myndighed/nuph/${id}`
    const hvem = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (hvem.slags !== 'gyldig') return videre(`/login?retur=${encodeURIComponent(sti)}`)
    const ctx = kontekstFor(hvem.session, crypto.randomUUID(), Date.now() + 3000)
    try {
      await modtagNuphBilag(ctx, request, id, (_fil, _advarsler, vedhaeft) =>
        transaktion({ ...ctx, frist: Date.now() + 3000 }, vedhaeft),
      )
      return videre(`${sti}?gemt=1#bilag-afsnit`)
    } catch (fejl) {
      if (!(fejl instanceof Afvist)) throw fejl
      const svar = await parker(hvem.session.subject, sti, { formular: 'bilag', felter: {}, fund: fejl.fund })
      return videre(`${sti}?svar=${svar}`)
    }
  })
