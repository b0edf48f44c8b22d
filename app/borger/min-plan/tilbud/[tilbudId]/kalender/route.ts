import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { laesId } from '#lib/id'
import { transaktion } from '#lib/kontekst'
import { icsSvar } from '#lib/samtale/ics-svar'
import { hentTilbudsfil } from '#lib/samtale/kalender'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

const FRIST_MS = 3000

/** One tilbud of the citizen's plan for their own calendar. Somebody else's is not found. */
export const GET = (request: Request, { params }: { params: Promise<{ tilbudId: string }> }): Promise<Response> =>
  medFejlside(request, async () => {
    const frist = Date.now() + FRIST_MS
    const svar = await iTransaktion(frist, (db) => findSession(db, laesCookie(request.headers.get('cookie'))))
    if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    if (svar.session.doer !== 'borger') return fejlsvar('forkert-doer', 403)
    const id = laesId((await params).tilbudId)
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), frist)
    return icsSvar(await transaktion(ctx, (ctx) => hentTilbudsfil(ctx, id)), 'aktivitet.ics')
  })
