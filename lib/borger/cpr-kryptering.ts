import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What a key is used for. Each purpose has a key of its own, so that a value cannot be opened in another place. */
export type Formaal = 'CPR' | 'CPR_OPSLAG' | 'BREV' | 'TOKEN' | 'FORMULAR' | 'WEBHOOK'

export type Noegle = { id: string; for: (formaal: Formaal) => Buffer }

/** `aktuel` encrypts; `alle` (the current one first) decrypt and look up while a rotation runs. */
export type Noegler = { aktuel: Noegle; alle: readonly Noegle[] }

/**
 * Reads CPR_NOEGLE: `<id>:<base64 of 32 bytes>`, the current key first, at most one more after a comma.
 * Throws at start when it is missing or wrong; the message never holds key material.
 */
export function cprNoegler(env: { CPR_NOEGLE?: string | undefined }): Noegler {
  const alle = (env.CPR_NOEGLE ?? '')
    .split(',')
    .filter((del) => del.trim() !== '')
    .map((del) => laesNoegle(del.trim()))

  const [aktuel] = alle
  if (!aktuel) throw new Error('CPR_NOEGLE mangler. Den skrives som <id>:<32 bytes i base64>.')
  if (alle.length > 2) throw new Error('CPR_NOEGLE må højst have to nøgler: den nye først, derefter den gamle.')
  if (new Set(alle.map((noegle) => noegle.id)).size !== alle.length) {
    throw new Error('Nøglerne i CPR_NOEGLE skal have hver sit id.')
  }
  return { aktuel, alle }
}

/** A CPR number for `borger_cpr.cpr_krypteret`. Equal numbers give different bytes; look up by `cprHmac`. */
export function krypterCpr(cpr: string, noegler: Noegler): Buffer {
  return krypter(Buffer.from(cpr, 'ascii'), 'CPR', noegler)
}

/** Throws when the bytes were changed or their key is gone. */
export function dekrypterCpr(krypteret: Uint8Array, noegler: Noegler): string {
  return dekrypter(krypteret, 'CPR', noegler).toString('ascii')
}

/** 32 bytes by which a CPR number (ten digits) is found. The same number gives the same bytes under the same key. */
export function cprHmac(cpr: string, noegle: Noegle): Buffer {
  return createHmac('sha256', noegle.for('CPR_OPSLAG')).update(cpr, 'ascii').digest()
}

/** One for each valid key, the current first: a look-up asks for any of them while rows are moved to the new key. */
export function cprHmacer(cpr: string, noegler: Noegler): Buffer[] {
  return noegler.alle.map((noegle) => cprHmac(cpr, noegle))
}

/** AES-256-GCM with a fresh nonce. Layout: version, length of key id, key id, nonce (12), tag (16), ciphertext. */
export function krypter(bytes: Uint8Array, formaal: Formaal, noegler: Noegler): Buffer {
  const { aktuel } = noegler
  const id = Buffer.from(aktuel.id, 'ascii')
  const hoved = Buffer.concat([Buffer.from([VERSION, id.length]), id])
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', aktuel.for(formaal), nonce, { authTagLength: TAG }).setAAD(hoved)
  const indhold = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([hoved, nonce, cipher.getAuthTag(), indhold])
}

/** Throws when the bytes were changed, made for another purpose, or their key is gone. */
export function dekrypter(krypteret: Uint8Array, formaal: Formaal, noegler: Noegler): Buffer {
  const bytes = Buffer.from(krypteret.buffer, krypteret.byteOffset, krypteret.byteLength)
  const slutPaaHoved = 2 + (bytes[1] ?? 0)
  const id = noegleIdFor(bytes)
  const noegle = noegler.alle.find((n) => n.id === id)
  if (!noegle) throw new Error(`Nøglen ${id ?? '(ukendt)'} er ikke i CPR_NOEGLE.`)

  const nonce = bytes.subarray(slutPaaHoved, slutPaaHoved + NONCE)
  const tag = bytes.subarray(slutPaaHoved + NONCE, slutPaaHoved + NONCE + TAG)
  if (tag.length !== TAG) throw new Error('De krypterede data er for korte.')
  const decipher = createDecipheriv('aes-256-gcm', noegle.for(formaal), nonce, { authTagLength: TAG })
    .setAAD(bytes.subarray(0, slutPaaHoved))
    .setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(slutPaaHoved + NONCE + TAG)), decipher.final()])
}

/** The id of the key that made the bytes, for `borger_cpr.noegle_id` and for moving rows to a new key. */
export function noegleIdFor(krypteret: Uint8Array): string | undefined {
  const [version, laengde = 0] = krypteret
  if (version !== VERSION || laengde === 0 || krypteret.length < 2 + laengde) return undefined
  return Buffer.from(krypteret.subarray(2, 2 + laengde)).toString('ascii')
}

const VERSION = 1
const NONCE = 12
const TAG = 16

function laesNoegle(del: string): Noegle {
  const [id = '', base64 = '', ...rest] = del.split(':')
  const hoved = Buffer.from(base64, 'base64')
  if (rest.length > 0 || !/^[A-Za-z0-9_-]{1,40}$/.test(id)) {
    throw new Error('En nøgle i CPR_NOEGLE skrives som <id>:<base64>; id er bogstaver, cifre, - og _.')
  }
  if (hoved.length !== 32 || hoved.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, '')) {
    throw new Error(`Nøglen ${id} i CPR_NOEGLE skal være 32 bytes i base64.`)
  }

  const afledte = new Map<Formaal, Buffer>()
  return {
    id,
    for: (formaal) => {
      const kendt = afledte.get(formaal)
      if (kendt) return kendt
      const ny = Buffer.from(hkdfSync('sha256', hoved, '', `samspor ${formaal}`, 32))
      afledte.set(formaal, ny)
      return ny
    },
  }
}
