import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env'

/**
 * The code of a link: made from the row's random id with our own secret, so that the worker can write it in the e-mail while the database
 * holds its hash alone.
 */
export const kodeFor = (id: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`paamindelse ${id}`).digest('base64url')

export const kodeHash = (kode: string): Buffer => createHash('sha256').update(kode).digest()

/** Is it the code whose hash is kept? */
export const kodePasser = (kode: string, hash: Buffer): boolean => timingSafeEqual(kodeHash(kode), hash)

/** Where the e-mail's link leads: a page of the citizen's own, behind log-in. */
export const bekraeftelseslink = (id: string): string =>
  `${env().SAMSPOR_URL}/borger/profil/bekraeft?kode=${kodeFor(id)}`
