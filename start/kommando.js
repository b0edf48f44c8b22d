import { spawn } from 'node:child_process'
import { Afbrudt, Stop } from './fejl.js'

/**
 * Runs a program to its end in a process group of its own, so that Ctrl-C ends the whole tree exactly once.
 * Its output is kept back and shown only when it fails.
 * @param {string} program @param {string[]} argumenter
 * @param {{ signal?: AbortSignal, env?: NodeJS.ProcessEnv, cwd?: string, vedFejl?: string }} [valg]
 * @returns {Promise<string>} what it wrote
 */
export function koerKommando(program, argumenter, { signal, env = process.env, cwd, vedFejl } = {}) {
  return new Promise((ok, nej) => {
    if (signal?.aborted) return nej(new Afbrudt())
    const barn = spawn(program, argumenter, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let tekst = ''
    const gem = (/** @type {Buffer} */ bid) => {
      tekst = (tekst + bid).slice(-60_000)
    }
    barn.stdout.on('data', gem)
    barn.stderr.on('data', gem)

    const stop = () => {
      try {
        process.kill(-(barn.pid ?? 0), 'SIGTERM')
      } catch {
        // already gone
      }
    }
    signal?.addEventListener('abort', stop, { once: true })
    barn.once('error', (fejl) => nej(new Stop(`${program} kunne ikke startes: ${fejl.message}`)))
    barn.once('close', (kode) => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted) nej(new Afbrudt())
      else if (kode === 0) ok(tekst)
      else nej(new Stop(`${tekst.trim()}\n\n${vedFejl ?? `${program} ${argumenter.join(' ')} sluttede med ${kode}.`}`))
    })
  })
}
