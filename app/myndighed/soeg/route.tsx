import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { soeg } from '#lib/borger/soeg'
import { fraOsSelv, laesFormular } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { type TxKontekst, tomtSpor } from '#lib/kontekst'
import { parker } from '#lib/medarbejder/parkeret'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The search field. It goes by POST, because it may hold a CPR number; the answer's address holds neither number nor name. */
export const POST = (request: Request) =>
  medFejlside(request, async () => {
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const { soeg: tekst = '' } = await laesFormular(request)
    const frist = Date.now() + 3000
    const svar = await iTransaktion(frist, async (db) => {
      const session = await findSession(db, laesCookie(request.headers.get('cookie')))
      if (session.slags !== 'gyldig' || session.session.aktoer.slags !== 'bruger') return undefined
      const ctx: TxKontekst = {
        ...kontekstFor(session.session, crypto.randomUUID(), frist),
        db,
        spor: tomtSpor(),
      }
      return { fundet: await soeg(ctx, tekst.slice(0, 100)), subject: session.session.subject }
    })
    if (!svar) return videre('/login')
    if (svar.fundet && 'sti' in svar.fundet) return videre(svar.fundet.sti)
    const id = await parker(svar.subject, '/myndighed/borgere', {
      formular: 'soeg',
      felter: { navn: svar.fundet ? tekst.trim() : '' },
      fund: [],
    })
    return videre(`/myndighed/borgere?svar=${id}`)
  })
