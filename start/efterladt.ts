import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'

const NAVN = /^samspor-test-(\d+)-/

/**
 * Stops and removes what test runs left behind when they were killed. The folder's name holds the process id of the
 * run; one that still lives is left alone, and so is a server that does not keep its data below that folder.
 */
export async function rydEfterladte(tmp: string): Promise<void> {
  for (const navn of readdirSync(tmp)) {
    const pid = Number(NAVN.exec(navn)?.[1])
    if (!pid || lever(pid)) continue
    const mappe = path.join(tmp, navn)
    try {
      await stopServer(path.join(mappe, 'postgres'))
      rmSync(mappe, { recursive: true, force: true })
    } catch {
      // another user's: not ours to remove
    }
  }
}

async function stopServer(klynge: string): Promise<void> {
  const pid = Number(laes(path.join(klynge, 'postmaster.pid')).split('\n')[0])
  if (!pid || !laes(`/proc/${pid}/cmdline`).includes(klynge)) return
  process.kill(pid, 'SIGQUIT')
  for (let i = 0; i < 100 && lever(pid); i++) await vent(50)
}

function lever(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fejl) {
    return (fejl as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function laes(fil: string): string {
  try {
    return readFileSync(fil, 'utf8')
  } catch {
    return ''
  }
}
