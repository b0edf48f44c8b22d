import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

let href: string | undefined
let skriptadresse: string | undefined

/** Address of the one stylesheet; its name holds its checksum, so it may be cached for ever. */
export function stilark(): string {
  href ??= (JSON.parse(readFileSync('.build/stilark.json', 'utf8')) as { href: string }).href
  return href
}

/** Address of the employers' one script. Its checksum stands in it, so that an upgrade is a new address. */
export function skript(): string {
  skriptadresse ??= `/arbejdsgiver.js?v=${createHash('sha256').update(readFileSync('public/arbejdsgiver.js')).digest('hex').slice(0, 10)}`
  return skriptadresse
}

/** What stands in every footer. */
export const FOD = { ansvarlig: 'Samspor', version: '0.1.0' }
