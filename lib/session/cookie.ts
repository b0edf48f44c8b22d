import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env'

export const sikker = (): boolean => env().SAMSPOR_URL.startsWith('https://')
/** `__Host-` binds the cookie to this host and to https; a demo on plain http cannot have it. */
export const cookienavn = (): string => (sikker() ? '__Host-samspor' : 'samspor')

/** The session cookie of a Cookie header, or undefined. */
export function laesCookie(hoved: string | null, navn: string = cookienavn()): string | undefined {
  for (const del of hoved?.split(/;\s*/) ?? []) {
    const lig = del.indexOf('=')
    if (del.slice(0, lig) === navn) return decodeURIComponent(del.slice(lig + 1))
  }
  return undefined
}

/** What the database knows a session by; the cookie's own value is stored nowhere. */
export const sessionHash = (vaerdi: string): Buffer => createHash('sha256').update(vaerdi).digest()

/** The token that every form of a session carries. Another session's form does not fit. */
export const formtoken = (vaerdi: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`formular ${vaerdi}`).digest('base64url')

export function tokenPasser(vaerdi: string, token: unknown): boolean {
  const rigtig = Buffer.from(formtoken(vaerdi))
  const givet = Buffer.from(typeof token === 'string' ? token : '')
  return givet.length === rigtig.length && timingSafeEqual(givet, rigtig)
}
