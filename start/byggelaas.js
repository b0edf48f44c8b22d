import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'
import { Afbrudt } from './fejl.js'

/**
 * Two terminals in the same folder (a start and a test run) must not install or build at the same time. The lock holds
 * the process id of its owner; one whose owner is gone is taken over.
 * @template T
 * @param {string} rod @param {() => Promise<T>} arbejde
 * @param {{ signal?: AbortSignal, udskrift: { trin: <S>(navn: string, arbejde: () => Promise<S>) => Promise<S> } }} valg
 * @returns {Promise<T>}
 */
export async function medByggelaas(rod, arbejde, { signal, udskrift }) {
  const fil = path.join(rod, '.build/laas')
  mkdirSync(path.dirname(fil), { recursive: true })
  if (!tag(fil)) {
    await udskrift.trin('Venter på en anden, der bygger i samme mappe', async () => {
      while (!tag(fil)) {
        if (signal?.aborted) throw new Afbrudt()
        await vent(200)
      }
    })
  }
  try {
    return await arbejde()
  } finally {
    rmSync(fil, { force: true })
  }
}

/** @param {string} fil */
function tag(fil) {
  try {
    writeFileSync(fil, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const ejer = Number(laes(fil))
    if (ejer && !lever(ejer)) rmSync(fil, { force: true })
    return false
  }
}

/** @param {string} fil */
function laes(fil) {
  try {
    return readFileSync(fil, 'utf8')
  } catch {
    return ''
  }
}

/** @param {number} pid */
function lever(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fejl) {
    return /** @type {NodeJS.ErrnoException} */ (fejl).code === 'EPERM'
  }
}
