import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { hentBrevPdf } from '#lib/digital-post/papir'
import { pdfSvar } from '#lib/http/pdf'
import { laesId } from '#lib/id'
import { transaktion } from '#lib/kontekst'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The letter exactly as it was sent. */
export const GET = (request: Request, { params }: { params: Promise<{ brevId: string }> }) =>
  medFejlside(request, async () => {
    const brevId = laesId((await params).brevId)
    const session = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (session.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    return pdfSvar(
      await transaktion(kontekstFor(session.session, crypto.randomUUID(), Date.now() + 3000), (ctx) =>
        hentBrevPdf(ctx, brevId),
      ),
      'afgoerelse.pdf',
    )
  })
