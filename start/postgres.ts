import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'
import { MILJOE, opretKlynge } from '#start/klynge'
import { ledigPort } from '#start/porte'
import { findKonto, findProgram, type Konto, kan } from '#start/postgres-program'
import { svarer } from '#start/roller'
import { Stop } from '#start/stop'

/** A running PostgreSQL. `url` is the superuser's; `egen` is false for one that was already running. */
export type Postgres = { url: string; port: number; pid: () => number; egen: boolean; stop: () => Promise<void> }

type Valg = {
  /** The folder that holds everything; the cluster is its `postgres`. */
  data: string
  kodeord: string
  /** Test runs throw the data away afterwards, so nothing needs to survive a power cut. */
  forbigaaende?: boolean
  /** Called when the server died by itself and is started again. */
  vedGenstart?: () => void
}

const UDGAVE = '18'
const KLAR_INDEN_MS = 60_000

/**
 * Starts the PostgreSQL of the npm package on a free loopback port, or takes over the one that already runs on the
 * folder. Only a server that we started is stopped by `stop`, and it is started again if it dies before that.
 */
export async function startPostgres({ data, kodeord, forbigaaende = false, vedGenstart }: Valg): Promise<Postgres> {
  const konto = findKonto()
  aabnMappe(data, konto)
  const klynge = path.join(data, 'postgres')
  const iGang = await findKoerende(klynge, kodeord)
  if (iGang) return { ...iGang, egen: false, stop: async () => {} }

  const program = findProgram(konto, data)
  if (!existsSync(path.join(klynge, 'PG_VERSION'))) await opretKlynge({ program, klynge, konto, kodeord, forbigaaende })
  const udgave = readFileSync(path.join(klynge, 'PG_VERSION'), 'utf8').trim()
  if (udgave !== UDGAVE)
    throw new Stop(
      `${klynge} er lavet af PostgreSQL ${udgave}; Samspor har ${UDGAVE}. Flyt mappen, eller sæt SAMSPOR_DATA.`,
    )

  const port = await ledigPort()
  const url = `postgres://postgres:${kodeord}@127.0.0.1:${port}/postgres`
  const start = () =>
    startServer({ program, klynge, konto, port, forbigaaende, log: path.join(data, 'log/postgres.log') })
  let barn = await start()
  let stopper = false
  const overvaag = () =>
    barn.once('exit', async () => {
      while (!stopper) {
        vedGenstart?.()
        try {
          barn = await start()
          return overvaag()
        } catch {
          await vent(1000)
        }
      }
    })
  overvaag()
  return {
    url,
    port,
    pid: () => barn.pid!,
    egen: true,
    async stop() {
      stopper = true
      await stopServer(barn)
    },
  }
}

/** PostgreSQL's own account must be able to walk to the data folder, whoever made it. */
function aabnMappe(data: string, konto: Konto): void {
  mkdirSync(path.join(data, 'log'), { recursive: true })
  if (konto.uid === undefined) return
  chmodSync(data, 0o755)
  if (kan(konto, 'test', ['-x', data])) return
  throw new Stop(
    `PostgreSQL må ikke køre som root, og kontoen ${konto.navn} kan ikke nå ${data}. Sæt SAMSPOR_DATA til en mappe, den kan nå, fx SAMSPOR_DATA=/var/lib/samspor.`,
  )
}

/** postmaster.pid says who runs the folder; believed only when that server answers and names the same folder. */
async function findKoerende(
  klynge: string,
  kodeord: string,
): Promise<{ url: string; port: number; pid: () => number } | undefined> {
  const [pid, , , port] = laesPidfil(klynge)
  if (!pid || !port || !lever(Number(pid))) return undefined
  const url = `postgres://postgres:${kodeord}@127.0.0.1:${port}/postgres`
  if (!(await svarer(url, klynge))) return undefined
  return { url, port: Number(port), pid: () => Number(pid) }
}

/** What `docs/drift.md` advises an operator, by its own measure: a working set in memory, and a file of a million counters between two checkpoints. */
const VARIG = [`shared_buffers=${delAfHukommelsen()}MB`, 'max_wal_size=4GB', 'checkpoint_timeout=15min']
const INDSTILLINGER = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_connections=200',
]
const UDEN_HOLDBARHED = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum_naptime=1h',
  'wal_level=minimal',
  'max_wal_senders=0',
]

/** An eighth of the machine's memory; taken as it is used. */
function delAfHukommelsen(): number {
  // In a container the machine's memory is not what there is.
  const hukommelse = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.min(1024, Math.max(128, Math.floor(hukommelse / 8 / 1024 / 1024)))
}

/** Spawned detached: Ctrl-C in the terminal must reach the launcher only, which stops the web and the worker first. */
async function startServer(valg: {
  program: string
  klynge: string
  konto: Konto
  port: number
  forbigaaende: boolean
  log: string
}): Promise<ChildProcess> {
  const { program, klynge, konto, port, forbigaaende, log } = valg
  const indstillinger = [...INDSTILLINGER, ...(forbigaaende ? UDEN_HOLDBARHED : VARIG)].flatMap((linje) => [
    '-c',
    linje,
  ])
  const frist = Date.now() + KLAR_INDEN_MS
  for (;;) {
    const fra = existsSync(log) ? readFileSync(log).length : 0
    const ud = openSync(log, 'a')
    const barn = spawn(path.join(program, 'bin/postgres'), ['-D', klynge, '-p', String(port), ...indstillinger], {
      uid: konto.uid,
      gid: konto.gid,
      env: MILJOE,
      cwd: '/',
      detached: true,
      stdio: ['ignore', ud, ud],
    })
    closeSync(ud)
    barn.on('error', () => {})
    if (await blevKlar(barn, klynge, frist)) {
      barn.unref()
      return barn
    }
    const sagde = readFileSync(log, 'utf8').slice(fra)
    // Right after a kill -9 the dead server's lock or shared memory may still be there for a moment.
    const optaget = /lock file .* already exists|pre-existing shared memory block/.test(sagde)
    if (!optaget || Date.now() > frist)
      throw new Stop(`PostgreSQL kunne ikke starte (${log}):\n${sagde.trim().slice(-2000)}`)
    await vent(200)
  }
}

/** The server writes its state on the eighth line of postmaster.pid. False: it ended, or took too long. */
async function blevKlar(barn: ChildProcess, klynge: string, frist: number): Promise<boolean> {
  while (barn.exitCode === null && barn.signalCode === null && barn.pid !== undefined) {
    const linjer = laesPidfil(klynge)
    if (Number(linjer[0]) === barn.pid && linjer[7] === 'ready') return true
    if (Date.now() > frist) {
      barn.kill('SIGKILL')
      return false
    }
    await vent(10)
  }
  return false
}

/** Fast shutdown: sessions are cut, what was committed is on disk. After ten seconds harder. */
async function stopServer(barn: ChildProcess): Promise<void> {
  if (barn.exitCode !== null || barn.signalCode !== null) return
  const slut = new Promise<void>((ok) => barn.once('exit', () => ok()))
  barn.ref()
  barn.kill('SIGINT')
  const haardt = setTimeout(() => barn.kill('SIGQUIT'), 10_000)
  await slut
  clearTimeout(haardt)
}

function laesPidfil(klynge: string): string[] {
  try {
    return readFileSync(path.join(klynge, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((linje) => linje.trim())
  } catch {
    return []
  }
}

function lever(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fejl) {
    return (fejl as NodeJS.ErrnoException).code === 'EPERM'
  }
}
