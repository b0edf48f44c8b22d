/**
 * The lying issuer: after a genuine sign-in the answer is changed on its way out, so that Samspor can be shown to
 * refuse it. Only people in `afviste.ts` carry a lie.
 */
import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

type Svar = { id_token?: string; sub?: string } & Record<string, unknown>
type Krav = Record<string, unknown>
/** What is needed to sign as the issuer: its private key as JWK, and the client's secret for HS256. */
export type Signering = { jwk: Record<string, unknown>; hemmelighed: string }

/** The token answer with the lie told in its ID token. */
export function lyvIToken(loegn: string, svar: Svar, signering: Signering): Svar {
  if (!svar.id_token) return svar
  if (loegn === 'UDEN_ID_TOKEN') return { ...svar, id_token: undefined }

  const [hoved = '', krop = ''] = svar.id_token.split('.')
  const header = afkod(hoved)
  const krav = { ...afkod(krop), ...ANDRE_KRAV[loegn]?.(Math.floor(Date.now() / 1000)) }
  const rigtig = createPrivateKey({ key: signering.jwk, format: 'jwk' })

  if (loegn === 'ALG_NONE') return { ...svar, id_token: `${kod({ ...header, alg: 'none' })}.${kod(krav)}.` }
  if (loegn === 'ALG_HS256')
    return { ...svar, id_token: hs256({ ...header, alg: 'HS256' }, krav, signering.hemmelighed) }
  if (loegn === 'FORKERT_SIGNATUR') return { ...svar, id_token: rs256(header, krav, fremmedNoegle()) }
  if (loegn === 'UKENDT_NOEGLE')
    return { ...svar, id_token: rs256({ ...header, kid: 'ukendt' }, krav, fremmedNoegle()) }
  return { ...svar, id_token: rs256(header, krav, rigtig) }
}

/** The userinfo answer with the lie told in it. */
export function lyvIUserinfo(loegn: string, svar: Svar): Svar {
  return loegn === 'ANDET_SUB_I_USERINFO' ? { ...svar, sub: '00000000-0000-4000-a000-000000000000' } : svar
}

/** Claims that are wrong though the signature is right. `nu` in seconds. */
const ANDRE_KRAV: Record<string, (nu: number) => Krav> = {
  FORKERT_NONCE: () => ({ nonce: 'en-anden-nonce' }),
  UDEN_NONCE: () => ({ nonce: undefined }),
  FORKERT_UDSTEDER: () => ({ iss: 'https://udsteder.example' }),
  FORKERT_MODTAGER: () => ({ aud: 'en-anden-klient' }),
  UDLOEBET: (nu) => ({ iat: nu - 7200, exp: nu - 3600 }),
  FRA_FREMTIDEN: (nu) => ({ iat: nu + 360, nbf: nu + 360, exp: nu + 660 }),
}

const kod = (vaerdi: unknown) => Buffer.from(JSON.stringify(vaerdi)).toString('base64url')
const afkod = (del: string): Krav => JSON.parse(Buffer.from(del, 'base64url').toString('utf8'))
const fremmedNoegle = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function rs256(header: Krav, krav: Krav, noegle: KeyObject): string {
  const indhold = `${kod(header)}.${kod(krav)}`
  return `${indhold}.${sign('RSA-SHA256', Buffer.from(indhold), noegle).toString('base64url')}`
}

function hs256(header: Krav, krav: Krav, hemmelighed: string): string {
  const indhold = `${kod(header)}.${kod(krav)}`
  return `${indhold}.${createHmac('sha256', hemmelighed).update(indhold).digest('base64url')}`
}
