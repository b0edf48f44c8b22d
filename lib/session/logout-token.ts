import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { env } from '#lib/env'
import { udstederInfo } from '#lib/session/udsteder'

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout'
const noegler = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/**
 * Judges a logout token: from an issuer we know, signed by it, meant for one of our clients, about a logout, without a nonce (so that an
 * ID token can never be used as one). Throws otherwise.
 */
export async function laesLogoutToken(token: string): Promise<{ udsteder: string; sid: string }> {
  const { iss } = decodeJwt(token)
  const klienter = Object.values(env().oidc).filter((o) => o.issuer === iss)
  if (!iss || klienter.length === 0) throw new Error('ukendt udsteder')
  const jwks = noegler.get(iss) ?? createRemoteJWKSet(new URL((await udstederInfo(iss)).jwks_uri))
  noegler.set(iss, jwks)
  const { payload } = await jwtVerify(token, jwks, {
    issuer: iss,
    audience: klienter.map((k) => k.clientId),
    maxTokenAge: '5 minutes',
    clockTolerance: 60,
  })
  const events = payload.events as Record<string, unknown> | undefined
  if (!events?.[LOGOUT] || payload.nonce !== undefined || typeof payload.sid !== 'string')
    throw new Error('ikke et logout-token')
  return { udsteder: iss, sid: payload.sid }
}
