import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * One checksum over files and folders: names and contents, in a fixed order. Tests, reports (.md) and hidden files do
 * not count, because no build holds them; a path that does not exist counts as empty.
 * @param {string} rod @param {string[]} stier paths below rod
 */
export function kildesum(rod, stier) {
  const sum = createHash('sha256')
  for (const fil of stier.flatMap((sti) => filer(rod, sti)).sort()) {
    sum
      .update(`${fil}\0`)
      .update(readFileSync(path.join(rod, fil)))
      .update('\0')
  }
  return sum.digest('hex')
}

/** @param {string} rod @param {string} sti @returns {string[]} */
function filer(rod, sti) {
  const indgang = statSync(path.join(rod, sti), { throwIfNoEntry: false })
  if (!indgang) return []
  if (!indgang.isDirectory()) return [sti]
  return readdirSync(path.join(rod, sti), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !/(\.test\.[jt]sx?|\.md)$/.test(name))
    .flatMap(({ name }) => filer(rod, path.posix.join(sti, name)))
}
