import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { pdfSvar } from '#lib/http/pdf'
import { selv, transaktion } from '#lib/kontekst'
import { planfil, planPdf } from '#lib/min-plan/pdf'
import { hentPlanNummer } from '#lib/min-plan/queries'
import { IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** The citizen's own plan as a file, any version. */
export const GET = (request: Request, { params }: { params: Promise<{ nummer: string }> }) =>
  medFejlside(request, async () => {
    const { nummer } = await params
    const svar = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    if (svar.session.doer !== 'borger') return fejlsvar('forkert-doer', 403)
    const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 3000)
    const plan = await transaktion(ctx, (ctx) => hentPlanNummer(ctx, selv(ctx), nr(nummer)))
    if (!plan) throw new IkkeFundet(`plan ${nummer}`)
    return pdfSvar(await planPdf(plan, { navn: ctx.aktoer.navn, dag: ctx.dag }), planfil(plan))
  })

const nr = (tekst: string): number => (/^\d{1,6}$/.test(tekst) ? Number(tekst) : 0)
