/**
 * `npm test`: from a fresh clone to the count on the last line. Arguments go to the runner:
 *   npm test -- --project=system        only the tests against PostgreSQL and real processes
 *   npm test -- lib/indstilling         only these files
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findBrowser } from './browser.js'
import { forklar } from './fejl.js'
import { klargoer, sikrNode } from './klargoer.js'
import { opretUdskrift } from './udskrift.js'

const rod = process.cwd()
const argumenter = process.argv.slice(2)
const udskrift = opretUdskrift()
const afbryd = new AbortController()
const { signal } = afbryd
for (const navn of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(navn, () => afbryd.abort())

process.exitCode = await koerProever()

/** @returns {Promise<number>} exit code; the count has then been written as the last line */
async function koerProever() {
  const mappe = mkdtempSync(path.join(os.tmpdir(), `samspor-test-${process.pid}-`))
  const resultat = path.join(mappe, 'resultat.json')
  /** @type {(() => Promise<void>)[]} */
  const stop = []
  let kode = 1
  try {
    sikrNode(process.versions.node)
    const { database, browser } = behov(argumenter)
    const { siderKlar } = await klargoer({ rod, udskrift, signal, sider: database })
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, SAMSPOR_TESTRESULTAT: resultat }
    const data = path.resolve(process.env.SAMSPOR_DATA || '.data')
    if (browser) env.CHROMIUM_PATH = await findBrowser({ rod, data, udskrift, signal })
    if (database) env.SAMSPOR_TESTDATABASE = await startDatabase(mappe, stop)
    await siderKlar
    kode = signal.aborted ? 130 : await koerPlaywright(env)
  } catch (fejl) {
    kode = forklar(fejl)
    afbryd.abort()
  } finally {
    for (const slut of stop.reverse()) await slut()
  }
  const { bestaaet, fejlet, sprunget } = laesResultat(resultat)
  rmSync(mappe, { recursive: true, force: true })
  const mindstEn = kode !== 0 && fejlet === 0 ? 1 : fejlet
  udskrift.linje(`\n${bestaaet} passed, ${mindstEn} failed${sprunget > 0 ? `, ${sprunget} skipped` : ''}`)
  return kode
}

/**
 * Rules need nothing around them; everything else needs the database, and journeys a browser as well.
 * @param {string[]} argumenter
 */
function behov(argumenter) {
  const projekter = argumenter.flatMap((del, i) => {
    if (del.startsWith('--project=')) return [del.slice('--project='.length)]
    return argumenter[i - 1] === '--project' ? [del] : []
  })
  const alle = projekter.length === 0
  const browser = alle || projekter.includes('browser')
  return { browser, database: browser || projekter.includes('system') }
}

/** @param {string} mappe @param {(() => Promise<void>)[]} stop */
async function startDatabase(mappe, stop) {
  const fra = (/** @type {string} */ fil) => import(pathToFileURL(path.join(rod, '.build/start', fil)).href)
  const { startTestdatabase, opretSkabelon } = await fra('skabelon.js')
  const { testserver, stop: luk } = await udskrift.trin('Starter en PostgreSQL til prøverne', async () => {
    await (await fra('efterladt.js')).rydEfterladte(os.tmpdir())
    return startTestdatabase(mappe)
  })
  stop.push(luk)
  await udskrift.trin('Laver skabelonen, som hver prøvefil får sin kopi af', () => opretSkabelon(testserver))
  return JSON.stringify(testserver)
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function koerPlaywright(env) {
  const cli = path.join(rod, 'node_modules/@playwright/test/cli.js')
  const barn = spawn(process.execPath, [cli, 'test', ...argumenter], {
    cwd: rod,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const stop = () => {
    try {
      process.kill(barn.pid ?? 0, 'SIGINT') // it closes browsers and servers, and then itself
    } catch {
      // already gone
    }
  }
  signal.addEventListener('abort', stop, { once: true })
  return new Promise((slut) => {
    barn.once('error', () => slut(1))
    barn.once('exit', (kode) => slut(signal.aborted ? 130 : (kode ?? 1)))
  })
}

/** @param {string} fil @returns {{ bestaaet: number, fejlet: number, sprunget: number }} */
function laesResultat(fil) {
  if (!existsSync(fil)) return { bestaaet: 0, fejlet: 0, sprunget: 0 }
  return JSON.parse(readFileSync(fil, 'utf8'))
}
