import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'

/** What is run, and where its output goes: a file, or ours. */
export type Opskrift = { navn: string; argumenter: string[]; env: NodeJS.ProcessEnv; log?: string }

/** A child that is kept alive until it is told to stop. */
export type Proces = {
  navn: string
  pid: () => number | undefined
  /** Ends it: each signal in turn with its wait in milliseconds before the next; after ten seconds SIGKILL. */
  stop: (forvarsel?: { signal: NodeJS.Signals; ventMs: number }) => Promise<void>
  /** kill -9, as a crash; it stays down until `start`. */
  draeb: () => Promise<void>
  start: () => void
}

const KORTEST_MS = 250
const LAENGST_MS = 10_000
const STABIL_MS = 30_000
const HAARDT_MS = 10_000

/**
 * Starts a Node program and starts it again when it dies by itself, at once the first time, then with growing pauses.
 * `vedFald` hears of every such death.
 */
export function startProces(opskrift: Opskrift, vedFald: (navn: string, grund: string) => void = () => {}): Proces {
  let barn: ChildProcess | undefined
  let oensket = true
  let pause = KORTEST_MS
  let genstart: NodeJS.Timeout | undefined

  const start = () => {
    oensket = true
    clearTimeout(genstart)
    const begyndt = Date.now()
    const dette = spawnNode(opskrift)
    barn = dette
    dette.once('exit', (kode, signal) => {
      if (!oensket || barn !== dette) return
      pause = Date.now() - begyndt > STABIL_MS ? KORTEST_MS : Math.min(pause * 2, LAENGST_MS)
      vedFald(opskrift.navn, signal ?? `kode ${kode}`)
      genstart = setTimeout(start, pause)
    })
  }
  const nedlaeg = () => {
    oensket = false
    clearTimeout(genstart)
  }
  start()
  return {
    navn: opskrift.navn,
    pid: () => barn?.pid,
    start,
    async stop(forvarsel) {
      nedlaeg()
      if (!barn || erSlut(barn)) return
      if (forvarsel) {
        barn.kill(forvarsel.signal)
        await Promise.race([slutningen(barn), vent(forvarsel.ventMs)])
      }
      barn.kill('SIGTERM')
      await udenVaklen(barn)
    },
    async draeb() {
      nedlaeg()
      if (!barn || erSlut(barn)) return
      barn.kill('SIGKILL')
      await slutningen(barn)
    },
  }
}

function spawnNode({ argumenter, env, log }: Opskrift): ChildProcess {
  const ud = log ? openSync(log, 'a') : 'inherit'
  const forlad = path.resolve('.build/start/forlad.js')
  // A group of its own: Ctrl-C must not reach the children before the launcher has told them the order.
  const barn = spawn(process.execPath, ['--import', forlad, ...argumenter], {
    env,
    stdio: ['ignore', ud, ud],
    detached: true,
  })
  if (typeof ud === 'number') closeSync(ud)
  return barn
}

const erSlut = (barn: ChildProcess) => barn.exitCode !== null || barn.signalCode !== null

function slutningen(barn: ChildProcess): Promise<void> {
  return erSlut(barn) ? Promise.resolve() : new Promise((ok) => barn.once('exit', () => ok()))
}

async function udenVaklen(barn: ChildProcess): Promise<void> {
  const haardt = setTimeout(() => barn.kill('SIGKILL'), HAARDT_MS)
  await slutningen(barn)
  clearTimeout(haardt)
}
