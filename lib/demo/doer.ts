import { env } from '#lib/env'
import { fraOsSelv } from '#lib/http/formular'

/**
 * May this request use the demo's controls? Only in a demo, only under the demo's own name, and a change only from our own page or from a
 * program that says so with `x-samspor-demo: 1`. Otherwise it looks as if nothing were here.
 */
export function maaStyreDemo(request: Request): boolean {
  if (!env().SAMSPOR_DEMO || request.headers.get('host') !== new URL(env().SAMSPOR_URL).host) return false
  if (request.method === 'GET') return true
  return request.headers.has('origin') ? fraOsSelv(request) : request.headers.get('x-samspor-demo') === '1'
}

export const ikkeHer = (): Response => new Response(null, { status: 404 })

/** Hands the answer of the demo's process on. */
export const somSvar = ({ status, svar }: { status: number; svar?: unknown }): Response =>
  Response.json(svar ?? { fejl: 'Demoen svarer ikke.' }, { status, headers: { 'cache-control': 'no-store' } })
