import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Konto } from '#start/postgres-program'
import { Stop } from '#start/stop'

/** Made beside its place and moved there, so that a start cut short leaves no half cluster. */
export async function opretKlynge(valg: {
  program: string
  klynge: string
  konto: Konto
  kodeord: string
  forbigaaende: boolean
}): Promise<void> {
  const { program, klynge, konto, kodeord, forbigaaende } = valg
  const ny = `${klynge}.ny`
  const kodefil = `${klynge}.kode`
  rmSync(ny, { recursive: true, force: true })
  mkdirSync(ny, { mode: 0o700 })
  writeFileSync(kodefil, kodeord, { mode: 0o600 })
  if (konto.uid !== undefined) {
    chownSync(ny, konto.uid, konto.gid!)
    chownSync(kodefil, konto.uid, konto.gid!)
  }
  // Sorting and upper/lower case come from PostgreSQL itself and so are the same on every machine.
  const argumenter = [
    '-D',
    ny,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${kodefil}`,
    '--data-checksums',
    '-E',
    'UTF8',
  ]
    .concat(['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'])
    .concat(forbigaaende ? ['--no-sync'] : [])
  try {
    await initdb(path.join(program, 'bin/initdb'), argumenter, konto)
  } finally {
    rmSync(kodefil, { force: true })
  }
  renameSync(ny, klynge)
}

function initdb(program: string, argumenter: string[], { uid, gid }: Konto): Promise<void> {
  return new Promise((ok, nej) => {
    const barn = spawn(program, argumenter, {
      uid,
      gid,
      env: MILJOE,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    let sagde = ''
    barn.stderr.on('data', (bid) => {
      sagde += bid
    })
    barn.once('error', nej)
    barn.once('close', (kode) =>
      kode === 0 ? ok() : nej(new Stop(`PostgreSQL kunne ikke oprette sin mappe:\n${sagde.trim()}`)),
    )
  })
}

/** The whole environment of PostgreSQL's own programs: nothing of ours, nothing of the person who starts it. */
export const MILJOE = { NODE_ENV: 'production' as const, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
