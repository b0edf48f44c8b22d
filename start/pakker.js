import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Stop } from './fejl.js'
import { kildesum } from './kildesum.js'
import { koerKommando } from './kommando.js'

const STEMPEL = 'node_modules/.samspor-laas'

/**
 * Are the packages that the lock names installed? Trusts our own stamp first, then npm's record of what it put there.
 * @param {string} rod
 */
export function erInstalleret(rod) {
  const fundet = path.join(rod, 'node_modules/.package-lock.json')
  if (!existsSync(fundet)) return false
  const sum = kildesum(rod, ['package-lock.json'])
  const stempel = path.join(rod, STEMPEL)
  if (existsSync(stempel) && readFileSync(stempel, 'utf8') === sum) return true
  return svarerTil(laes(path.join(rod, 'package-lock.json')), laes(fundet))
}

/**
 * Does what is installed satisfy the lock? Optional packages for other machines may be missing.
 * @param {Laas} laas @param {Laas} installeret
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean }> }} Laas
 */
export function svarerTil(laas, installeret) {
  return Object.entries(laas.packages ?? {}).every(([sti, { version, optional }]) => {
    if (sti === '') return true
    const her = installeret.packages?.[sti]
    return her ? her.version === version : optional === true
  })
}

/**
 * Installs exactly what the lock names. No package of ours needs its install script, so none is run. A registry that
 * lacks packages for other machines makes `npm ci` call the lock incomplete; `npm install` passes over those and
 * still takes every version from the lock, which it leaves alone.
 * @param {string} rod @param {AbortSignal} [signal]
 */
export async function installer(rod, signal) {
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', npm_config_update_notifier: 'false' }
  const valg = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const vedFejl = 'Pakkerne kunne ikke hentes. Er der forbindelse til npm-registret?'
  try {
    await koerKommando('npm', ['ci', ...valg], { cwd: rod, env, signal, vedFejl })
  } catch (fejl) {
    if (!(fejl instanceof Stop) || !fejl.message.includes('EUSAGE')) throw fejl
    await koerKommando('npm', ['install', '--no-save', ...valg], { cwd: rod, env, signal, vedFejl })
  }
  writeFileSync(path.join(rod, STEMPEL), kildesum(rod, ['package-lock.json']))
}

/** @param {string} fil @returns {Laas} */
function laes(fil) {
  return JSON.parse(readFileSync(fil, 'utf8'))
}
