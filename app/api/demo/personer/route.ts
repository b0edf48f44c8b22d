import { personer } from '#demo/personer'
import { ikkeHer, maaStyreDemo } from '#lib/demo/doer'

/** The cast: who they are, which door they use, and why one would be them. No CPR numbers. */
export const GET = (request: Request) =>
  maaStyreDemo(request)
    ? Response.json(
        personer.map(({ noegle, navn, hint, doer }) => ({ noegle, navn, hint, doer })),
        { headers: { 'cache-control': 'no-store' } },
      )
    : ikkeHer()
