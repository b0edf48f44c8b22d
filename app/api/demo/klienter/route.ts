import { apiKlienter, klienthemmelighed } from '#demo/klienter'
import { SCOPES } from '#lib/api/scopes'
import { ikkeHer, maaStyreDemo } from '#lib/demo/doer'
import { env } from '#lib/env'
import { udstederInfo } from '#lib/session/udsteder'

/** The demo's fagsystemer with their secrets, and where to get a token. Nobody's secrets: the demo lets anybody be anyone. */
export async function GET(request: Request): Promise<Response> {
  const { API_DEMO_NOEGLE: noegle, API_ISSUER: udsteder } = env()
  if (!maaStyreDemo(request) || !noegle || !udsteder) return ikkeHer()
  const { token_endpoint } = await udstederInfo(udsteder)
  return Response.json(
    {
      tokenUrl: token_endpoint,
      scopes: Object.keys(SCOPES),
      klienter: apiKlienter.map((k) => ({ ...k, hemmelighed: klienthemmelighed(noegle, k.id) })),
    },
    { headers: { 'cache-control': 'no-store' } },
  )
}
