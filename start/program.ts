import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { barnemiljoe } from '#start/barnemiljoe'
import type { Omgivelser } from '#start/boern'
import { Stop } from '#start/stop'

/** Commands that are programs of their own: run once, with the terminal as theirs. */
export const PROGRAMMER: Record<string, string> = {
  seed: '.build/demo/seed.js',
  import: '.build/db/import.js',
  kontroller: '.build/worker/kontroller.js',
  bench: '.build/bench/main.js',
  konformitet: '.build/konformitet/main.js',
  fuzz: '.build/konformitet/fuzz-main.js',
}

/** Those of them that use no database of this machine's: they make their own, or know only an address. */
export const FRITSTAAENDE: readonly string[] = ['bench', 'konformitet', 'fuzz']

/** The environment of a program that works on the database: it gets every login, the owner's too. */
export function programmiljoe(omgivelser: Omgivelser): NodeJS.ProcessEnv {
  const { ejer } = omgivelser.databaser
  return { ...barnemiljoe('demo', omgivelser), ...(ejer ? { DATABASE_URL_EJER: ejer } : {}) }
}

/** Runs one of them to its end; resolves with its exit code. */
export function koerProgram(kommando: string, argumenter: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const fil = path.resolve(PROGRAMMER[kommando]!)
  if (!existsSync(fil)) return Promise.reject(new Stop(`Samspor har endnu ikke ${kommando}: ${fil} findes ikke.`))
  return new Promise((slut, nej) => {
    const barn = spawn(process.execPath, [fil, ...argumenter], { env, stdio: 'inherit' })
    barn.once('error', nej)
    barn.once('exit', (kode, signal) => slut(kode ?? (signal ? 130 : 1)))
  })
}
