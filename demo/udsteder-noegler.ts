import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Noegler = { jwks: { keys: Record<string, unknown>[] }; cookies: string[] }

/** The issuer's signing and cookie keys: read from the folder, or made, and kept there for the next start. */
export function udstederNoegler(mappe?: string): Noegler {
  if (!mappe) return nyeNoegler()
  const fil = join(mappe, 'udsteder-noegler.json')
  try {
    return JSON.parse(readFileSync(fil, 'utf8')) as Noegler
  } catch (fejl) {
    if ((fejl as NodeJS.ErrnoException).code !== 'ENOENT' && !(fejl instanceof SyntaxError)) throw fejl
  }
  const noegler = nyeNoegler()
  mkdirSync(mappe, { recursive: true })
  // Written beside and renamed, so that a kill in the middle never leaves half a key.
  writeFileSync(`${fil}.ny`, JSON.stringify(noegler), { mode: 0o600 })
  renameSync(`${fil}.ny`, fil)
  return noegler
}

function nyeNoegler(): Noegler {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
    cookies: [randomBytes(32).toString('base64url')],
  }
}
