import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { barnemiljoe } from '#start/barnemiljoe'
import type { Omgivelser } from '#start/boern'

/** Commands that are programs of their own: run once, with the database at hand and the terminal as theirs. */
export const PROGRAMMER: Record<string, string> = {
  seed: '.build/demo/seed.js',
  import: '.build/db/import.js',
  bench: '.build/bench/main.js',
}

/** Runs one of them to its end; resolves with its exit code. It gets every database login, the owner's too. */
export function koerProgram(kommando: string, argumenter: string[], omgivelser: Omgivelser): Promise<number> {
  const fil = path.resolve(PROGRAMMER[kommando]!)
  if (!existsSync(fil)) return Promise.reject(new Error(`Samspor har endnu ikke ${kommando}: ${fil} findes ikke.`))
  const { databaser } = omgivelser
  const env = { ...barnemiljoe('demo', omgivelser), ...(databaser.ejer ? { DATABASE_URL_EJER: databaser.ejer } : {}) }
  return new Promise((slut, nej) => {
    const barn = spawn(process.execPath, [fil, ...argumenter], { env, stdio: 'inherit' })
    barn.once('error', nej)
    barn.once('exit', (kode, signal) => slut(kode ?? (signal ? 130 : 1)))
  })
}
