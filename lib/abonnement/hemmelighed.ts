import { createHmac, randomBytes } from 'node:crypto'
import { cprNoegler, dekrypter, krypter } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'

const BYTES = 32

/** A new secret of Standard Webhooks: shown to its owner once as `whsec_…`, kept encrypted. */
export function nyHemmelighed(): { tekst: string; krypteret: Buffer } {
  const bytes = randomBytes(BYTES)
  return { tekst: `whsec_${bytes.toString('base64')}`, krypteret: krypter(bytes, 'WEBHOOK', cprNoegler(env())) }
}

export const laesHemmelighed = (krypteret: Uint8Array): Buffer => dekrypter(krypteret, 'WEBHOOK', cprNoegler(env()))

/** `webhook-signature`: one `v1` for each secret that is valid now, over id, machine time in seconds and the body as sent. */
export const underskriv = (hemmeligheder: readonly Buffer[], id: string, sekunder: number, krop: string): string =>
  hemmeligheder
    .map((h) => `v1,${createHmac('sha256', h).update(`${id}.${sekunder}.${krop}`).digest('base64')}`)
    .join(' ')
