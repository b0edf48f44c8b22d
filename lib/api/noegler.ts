import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'

/** Keys are fetched anew after this long, so that one that the issuer has taken back stops working. */
const FRISK_MS = 10 * 60_000
/** An unknown key is looked for at the issuer, but no more often than this: anybody can make up a key's name. */
const PAUSE_MS = 5000

/**
 * The issuer's keys. A token that names a new key makes them be fetched at once. While the issuer does not answer, the keys that are known
 * go on; for an unknown one the error of `hent` is thrown on, because then nobody can say that the token is wrong.
 */
export function noeglering(hent: () => Promise<JSONWebKeySet>, nu: () => number = Date.now): JWTVerifyGetKey {
  let saet: JWTVerifyGetKey | undefined
  let hentet = 0
  let forsoegt = Number.NEGATIVE_INFINITY
  let iGang: Promise<void> | undefined

  const opdater = () => {
    forsoegt = nu()
    iGang ??= hent()
      .then((jwks) => {
        saet = createLocalJWKSet(jwks)
        hentet = nu()
      })
      .finally(() => {
        iGang = undefined
      })
    return iGang
  }

  return async (hoved, token) => {
    if (!saet) await opdater()
    else if (nu() - hentet > FRISK_MS && nu() - forsoegt > PAUSE_MS) await opdater().catch(() => {})
    try {
      return await saet!(hoved, token)
    } catch (fejl) {
      const ukendt = fejl instanceof errors.JWKSNoMatchingKey
      if (!ukendt || nu() - hentet <= PAUSE_MS) throw fejl
      await opdater()
      return saet!(hoved, token)
    }
  }
}
