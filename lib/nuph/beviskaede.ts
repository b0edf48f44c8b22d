import { createHash } from 'node:crypto'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [felt: string]: Json }

/** One part of an evidence pack: what it is, when it happened (null for a part without a time of its own), and what it says. */
export type Bevisdel = { slags: string; titel: string; tid: string | null; indhold: { readonly [felt: string]: Json } }
/** A part in its chain. */
export type Beviled = Bevisdel & { nummer: number; forrige: string; sha256: string }

/** What stands before the first part. */
const BEGYNDELSE = '0'.repeat(64)

/** How anybody can count the chain after us; stands in the pack itself. */
export const METODE =
  'sha256 er hex af SHA-256 over UTF-8-teksten forrige + JSON af {indhold, nummer, slags, tid, titel} med felter i alfabetisk orden og uden mellemrum. forrige er sha256 for delen før, og 64 nuller for den første. rod er sha256 for den sidste del.'

/** JSON with its fields in alphabetical order and no blanks: the same content always gives the same text. Pure. */
export function kanonisk(v: Json): string {
  if (Array.isArray(v)) return `[${v.map(kanonisk).join(',')}]`
  if (v !== null && typeof v === 'object')
    return `{${Object.entries(v)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([felt, vaerdi]) => `${JSON.stringify(felt)}:${kanonisk(vaerdi)}`)
      .join(',')}}`
  return JSON.stringify(v)
}

/** The parts as a chain: each holds the hash of what it says and of the one before. Nothing can be changed, moved or taken out unseen. Pure. */
export function laegIKaede(dele: readonly Bevisdel[]): { led: Beviled[]; rod: string } {
  const led: Beviled[] = []
  let forrige = BEGYNDELSE
  for (const [nr, del] of dele.entries()) {
    const nummer = nr + 1
    const sha256 = hash(forrige, { ...del, nummer })
    led.push({ ...del, nummer, forrige, sha256 })
    forrige = sha256
  }
  return { led, rod: forrige }
}

/** The number of the first part that does not fit, or null when the whole chain holds. Pure. */
export function foersteBrud(led: readonly Beviled[], rod: string): number | null {
  let forrige = BEGYNDELSE
  for (const [nr, { sha256, forrige: siger, ...del }] of led.entries()) {
    if (del.nummer !== nr + 1 || siger !== forrige || hash(forrige, del) !== sha256) return nr + 1
    forrige = sha256
  }
  return forrige === rod ? null : led.length
}

const hash = (forrige: string, { slags, titel, tid, indhold, nummer }: Bevisdel & { nummer: number }): string =>
  createHash('sha256')
    .update(forrige + kanonisk({ slags, titel, tid, indhold, nummer }))
    .digest('hex')
