import { laesFormular } from '#lib/http/formular'
import { log } from '#lib/log'
import { afslutFraUdsteder } from '#lib/session/afslut'
import { laesLogoutToken } from '#lib/session/logout-token'

/** Back-channel logout: the issuer tells that a session there has ended, and ours ends at the same moment. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { logout_token: token } = await laesFormular(request)
    const { udsteder, sid } = await laesLogoutToken(token ?? '')
    await afslutFraUdsteder(udsteder, sid)
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  } catch (fejl) {
    log.warn({ fejl: fejl instanceof Error ? fejl.name : 'ukendt' }, 'logout-token afvist')
    return new Response(null, { status: 400, headers: { 'cache-control': 'no-store' } })
  }
}
