import { medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import type { Doer } from '#lib/env'
import { type Felter, fraOsSelv, laesFormular } from '#lib/http/formular'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { laesCookie, tokenPasser } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

const FRIST_MS = 3000

/** What the script of a page asks for, as JSON: only for somebody signed in at one of the doors. `vis` gets what was asked. */
export const skriptsvar =
  (doere: readonly Doer[], vis: (ctx: TxKontekst, query: URLSearchParams) => Promise<object>) =>
  (request: Request): Promise<Response> =>
    medFejlside(request, async () => {
      const svar = await iTransaktion(Date.now() + FRIST_MS, (db) =>
        findSession(db, laesCookie(request.headers.get('cookie'))),
      )
      if (svar.slags !== 'gyldig') return json({}, 401)
      if (!doere.includes(svar.session.doer)) return json({}, 403)
      const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + FRIST_MS)
      return json(await transaktion(ctx, (ctx) => vis(ctx, new URL(request.url).searchParams)))
    })

/** What the script of a page sends from its form, by the same rules as the form itself: our own Origin, the session's token. */
export const skriptformular =
  (doer: Doer, udfoer: (ctx: Kontekst, felter: Felter) => Promise<object>) =>
  (request: Request): Promise<Response> =>
    medFejlside(request, async () => {
      const cookie = laesCookie(request.headers.get('cookie'))
      if (!fraOsSelv(request)) return json({}, 403)
      const felter = await laesFormular(request)
      const svar = await iTransaktion(Date.now() + FRIST_MS, (db) => findSession(db, cookie))
      if (svar.slags !== 'gyldig') return json({ besked: 'Du er logget af. Log ind igen for at gemme.' }, 401)
      if (!cookie || !tokenPasser(cookie, felter._token) || svar.session.doer !== doer) return json({}, 403)
      return json(await udfoer(kontekstFor(svar.session, crypto.randomUUID(), Date.now() + FRIST_MS), felter))
    })

const json = (krop: object, status = 200): Response =>
  new Response(JSON.stringify(krop), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
