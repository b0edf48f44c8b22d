import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { hentBorger } from '#lib/borger/hent'
import { pdfSvar } from '#lib/http/pdf'
import { laesId } from '#lib/id'
import { transaktion } from '#lib/kontekst'
import { planfil, planPdf } from '#lib/min-plan/pdf'
import { hentPlanNummer } from '#lib/min-plan/queries'
import { IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** A version of the plan as a file, for an authority that may read it. */
export const GET = (request: Request, { params }: { params: Promise<{ borgerId: string; nummer: string }> }) =>
  medFejlside(request, async () => {
    const { borgerId, nummer } = await params
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    if (svar.session.doer !== 'akasse' && svar.session.doer !== 'jobcenter') return fejlsvar('forkert-doer', 403)
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 3000)
    const { navn, plan } = await transaktion(ctx, async (ctx) => ({
      navn: (await hentBorger(ctx, laesId(borgerId), 'minplan.se')).navn,
      plan: /^\d{1,6}$/.test(nummer) ? await hentPlanNummer(ctx, borgerId, Number(nummer)) : undefined,
    }))
    if (!plan) throw new IkkeFundet(`plan ${nummer}`)
    return pdfSvar(await planPdf(plan, { navn, dag: ctx.dag }), planfil(plan))
  })
