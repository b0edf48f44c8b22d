import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { env } from '#lib/env'

/** What a system is tried in. A new way of trying gets a new number, and words about an older one stay readable. */
export const KITVERSION = '1'

/** Half of a private Ed25519 key as PKCS #8 has it: what stands before the 32 bytes. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const AAR_S = 365 * 24 * 3600

/** What an installation vouches for: this a-kasse's system passed, then, here. */
export type Bevis = { akasse: string; system: string; bestaaet: Date; udsteder: string; udloeber: Date; kit: string }

/**
 * This installation's signing key, made from its secret so that every process has the same one and nobody has another key to keep. A new
 * secret makes a new key; readiness that was reported stays, the next report needs a new word.
 */
function privat(): KeyObject {
  const froe = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, 'samspor', 'rekrutteringsbevis', 32))
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, froe]), format: 'der', type: 'pkcs8' })
}

/** The public half, for another installation's REKRUTTERING_NOEGLER. */
export async function offentligNoegle(): Promise<JWK> {
  const jwk = await exportJWK(createPublicKey(privat()))
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' }
}

/** Signs that the a-kasse's system passed: a compact JWS that holds for a year. */
export async function skrivBevis(om: { akasse: string; system: string; bestaaet: Date }): Promise<string> {
  const iat = Math.floor(om.bestaaet.getTime() / 1000)
  const { kid } = await offentligNoegle()
  return new SignJWT({ akasse: om.akasse, system: om.system, bestaaet: om.bestaaet.toISOString(), kit: KITVERSION })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'rekrutteringsbevis+jwt', ...(kid && { kid }) })
    .setIssuer(env().SAMSPOR_URL)
    .setIssuedAt(iat)
    .setExpirationTime(iat + AAR_S)
    .sign(privat())
}

/** Reads a word that this installation or one that it knows has signed; undefined when it does not hold on the day. */
export async function laesBevis(bevis: string, nu: Date): Promise<Bevis | undefined> {
  try {
    if (decodeProtectedHeader(bevis).typ !== 'rekrutteringsbevis+jwt') return undefined
    const noegler = createLocalJWKSet({ keys: [await offentligNoegle(), ...env().REKRUTTERING_NOEGLER] })
    const { payload } = await jwtVerify(bevis, noegler, { algorithms: ['EdDSA', 'ES256'], currentDate: nu })
    const { akasse, system, bestaaet, kit, iss, exp } = payload
    if (![akasse, system, bestaaet, kit, iss].every((v) => typeof v === 'string') || !exp) return undefined
    return {
      akasse: String(akasse),
      system: String(system),
      bestaaet: new Date(String(bestaaet)),
      udsteder: String(iss),
      udloeber: new Date(exp * 1000),
      kit: String(kit),
    }
  } catch {
    return undefined
  }
}
