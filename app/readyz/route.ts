import { svarer } from '#db/client'
import { tagerImod } from '#lib/start-web'

export const dynamic = 'force-dynamic'

/** May traffic come here? The pool answers within half a second, and the process has not been told to stop. */
export const GET = async () => {
  const klar = tagerImod() && (await svarer(500))
  return new Response(klar ? 'klar\n' : 'ikke klar\n', {
    status: klar ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
