import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DOERE } from '#start/miljoe'

/** The database logins of the embedded server: who may do what is said in start/roller.ts. */
export type Kodeord = { superbruger: string; ejer: string; web: string; worker: string }

/** Secrets of a demo or development machine, made once and kept beside its data. Production brings its own. */
export type Hemmeligheder = {
  postgres: Kodeord
  authSecret: string
  cprNoegle: string
  klienthemmelighed: Record<(typeof DOERE)[number], string>
  digitalPostNoegle: string
}

/**
 * Reads `hemmeligheder.json` in the data folder, or makes it (mode 0600). The file appears whole or not at all; of two
 * processes that start at once, both end up with the same one.
 */
export function hentHemmeligheder(data: string): Hemmeligheder {
  const fil = path.join(data, 'hemmeligheder.json')
  const fundet = laes(fil)
  if (fundet) return fundet
  mkdirSync(data, { recursive: true })
  const ny = `${fil}.${process.pid}`
  writeFileSync(ny, `${JSON.stringify(nyeHemmeligheder(), null, 2)}\n`, { mode: 0o600 })
  chmodSync(ny, 0o600)
  try {
    linkSync(ny, fil)
  } catch (fejl) {
    if ((fejl as NodeJS.ErrnoException).code !== 'EEXIST') throw fejl
  } finally {
    rmSync(ny)
  }
  return laes(fil)!
}

/** Fresh random secrets; tests use them without a file. */
export function nyeHemmeligheder(): Hemmeligheder {
  const tilfaeldig = () => randomBytes(24).toString('base64url')
  return {
    postgres: { superbruger: tilfaeldig(), ejer: tilfaeldig(), web: tilfaeldig(), worker: tilfaeldig() },
    authSecret: randomBytes(32).toString('base64url'),
    cprNoegle: `1:${randomBytes(32).toString('base64')}`,
    klienthemmelighed: {
      BORGER: tilfaeldig(),
      AKASSE: tilfaeldig(),
      JOBCENTER: tilfaeldig(),
      ANDEN_AKTOER: tilfaeldig(),
      VIRKSOMHED: tilfaeldig(),
      STAR: tilfaeldig(),
    },
    digitalPostNoegle: tilfaeldig(),
  }
}

function laes(fil: string): Hemmeligheder | undefined {
  try {
    const kendte = JSON.parse(readFileSync(fil, 'utf8')) as Hemmeligheder
    // A file from before that door was made: its secret follows from one that is kept, so that all processes agree.
    const ANDEN_AKTOER = createHmac('sha256', kendte.authSecret).update('ANDEN_AKTOER').digest('base64url')
    return {
      ...kendte,
      klienthemmelighed: {
        ...kendte.klienthemmelighed,
        ANDEN_AKTOER: kendte.klienthemmelighed.ANDEN_AKTOER ?? ANDEN_AKTOER,
      },
    }
  } catch (fejl) {
    if ((fejl as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fejl
  }
}
