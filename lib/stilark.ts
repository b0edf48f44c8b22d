import { readFileSync } from 'node:fs'

let href: string | undefined

/** Address of the one stylesheet; its name holds its checksum, so it may be cached for ever. */
export function stilark(): string {
  href ??= (JSON.parse(readFileSync('.build/stilark.json', 'utf8')) as { href: string }).href
  return href
}

/** What stands in every footer. */
export const FOD = { ansvarlig: 'Samspor', version: '0.1.0' }
