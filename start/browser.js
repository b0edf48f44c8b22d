import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Stop } from './fejl.js'
import { koerKommando } from './kommando.js'

/** @typedef {{ rod: string, data: string, udskrift: { trin: <T>(navn: string, arbejde: () => Promise<T>) => Promise<T> }, signal: AbortSignal }} Valg */

const PAKKER = ['chromium', 'fonts-liberation']
const KOMMANDO = `apt-get install -y --no-install-recommends ${PAKKER.join(' ')}`

/**
 * The path of a Chromium that starts, found or installed: as root with the distribution's package, otherwise with the
 * same package unpacked below the data folder. Stops with the command to run when neither can be done.
 * @param {Valg} valg
 */
export async function findBrowser(valg) {
  const fundet = await findInstalleret(valg)
  if (fundet) return fundet
  if (process.platform === 'linux' && harProgram('apt-get')) {
    if (process.getuid?.() === 0)
      await valg.udskrift.trin('Installerer Chromium (apt-get)', () => installerSomRod(valg.signal))
    else await valg.udskrift.trin('Henter Chromium til en almindelig bruger', () => pakUd(valg))
  } else await valg.udskrift.trin('Henter Chromium (playwright)', () => hentMedPlaywright(valg))
  const nu = await findInstalleret(valg)
  if (nu) return nu
  throw new Stop(`Der er ingen browser til prøverne. Kør som root: ${KOMMANDO}`)
}

/** @param {Valg} valg */
async function findInstalleret({ rod, data }) {
  const { chromium } = await import(path.join(rod, 'node_modules/@playwright/test/index.mjs'))
  const kandidater = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(paaStien),
    udpakket(data),
  ]
  return kandidater.find((sti) => sti && existsSync(sti) && svarer(sti))
}

/** @param {string} program */
const svarer = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** @param {string} navn */
function paaStien(navn) {
  return (process.env.PATH ?? '').split(path.delimiter).map((mappe) => path.join(mappe, navn))
}

/** @param {string} navn */
const harProgram = (navn) => paaStien(navn).some((sti) => existsSync(sti))

/** @param {AbortSignal} signal */
async function installerSomRod(signal) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const vedFejl = `Chromium kunne ikke installeres. Kør som root: apt-get update && ${KOMMANDO}`
  await koerKommando('apt-get', ['update', '-qq'], { env, signal, vedFejl })
  await koerKommando('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PAKKER], {
    env,
    signal,
    vedFejl,
  })
}

/** @param {Valg} valg */
async function hentMedPlaywright({ rod, signal }) {
  const cli = path.join(rod, 'node_modules/@playwright/test/cli.js')
  const vedFejl = 'Chromium kunne ikke hentes. Installer Chrome eller Chromium, eller sæt CHROMIUM_PATH.'
  await koerKommando(process.execPath, [cli, 'install', 'chromium', '--only-shell'], { cwd: rod, signal, vedFejl })
}

/** @param {string} data */
const udpakket = (data) => path.join(data, 'browser/chromium')

/**
 * Without root: the package and what it needs that this machine lacks, unpacked side by side. A small script of ours
 * lets Chromium find its libraries there. The list of packages is fetched to a folder of ours, because the machine's own
 * may be old or empty and only root may renew it.
 * @param {Valg} valg
 */
async function pakUd({ data, signal }) {
  const mappe = path.join(data, 'browser')
  const deb = path.join(mappe, 'deb')
  const lister = path.join(mappe, 'lister')
  const rod = path.join(mappe, 'rod')
  const vedFejl = `Der er ingen browser til prøverne, og den kunne ikke hentes uden root. Kør som root: apt-get update && ${KOMMANDO}`
  rmSync(mappe, { recursive: true, force: true })
  for (const ny of [deb, rod, path.join(lister, 'partial')]) mkdirSync(ny, { recursive: true })
  const apt = (/** @type {string[]} */ ...argumenter) =>
    koerKommando('apt-get', ['-qq', '-o', `Dir::State::lists=${lister}`, '-o', `Dir::Cache=${lister}`, ...argumenter], {
      cwd: deb,
      signal,
      vedFejl,
    })
  await apt('update')
  const plan = await apt('install', '-s', '--no-install-recommends', '-o', 'Debug::NoLocking=1', ...PAKKER)
  const mangler = [...plan.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+)/gm)].map(
    ([, navn, udgave]) => `${navn}=${udgave}`,
  )
  await apt('download', ...mangler)
  for (const fil of readdirSync(deb)) await koerKommando('dpkg', ['-x', path.join(deb, fil), rod], { signal, vedFejl })
  for (const brugt of [deb, lister]) rmSync(brugt, { recursive: true })
  const biblioteker = readdirSync(path.join(rod, 'usr/lib')).filter((navn) => navn.endsWith('-linux-gnu'))
  const stier = biblioteker.flatMap((navn) => [path.join(rod, 'usr/lib', navn), path.join(rod, 'lib', navn)])
  const script = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH="${stier.join(':')}"`,
    `export XDG_DATA_DIRS="${rod}/usr/share:/usr/share"`,
    `exec "${rod}/usr/lib/chromium/chromium" "$@"`,
  ]
  writeFileSync(udpakket(data), `${script.join('\n')}\n`, { mode: 0o755 })
}
