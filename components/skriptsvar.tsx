import { medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import type { Doer } from '#lib/env'
import { type TxKontekst, transaktion } from '#lib/kontekst'
import { laesCookie } from '#lib/session/cookie'
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

const json = (krop: object, status = 200): Response =>
  new Response(JSON.stringify(krop), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
