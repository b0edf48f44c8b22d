/**
 * `npm start` and its siblings. Plain JavaScript without packages: this file runs before anything is installed.
 *
 *   node start/start.js            everything
 *   node start/start.js dev        everything, with the pages rebuilt while you write
 *   node start/start.js web        the pages alone, against DATABASE_URL
 *   node start/start.js worker     one worker against DATABASE_URL_WORKER
 *   node start/start.js migrate    only the database
 *   node start/start.js seed|import …   a program of its own, with the database at hand
 *   node start/start.js bench|konformitet|fuzz …   a program that needs none
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { byg } from './byg.js'
import { forklar } from './fejl.js'
import { klargoer, sikrNode } from './klargoer.js'
import { opretUdskrift } from './udskrift.js'

const rod = process.cwd()
const udskrift = opretUdskrift()
const afbryd = new AbortController()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => afbryd.abort())

/** @param {'kode' | 'stilark'} produkt */
const bygIgen = (produkt) => byg(produkt, { rod, udskrift, signal: afbryd.signal })

const [kommando = 'start', ...argumenter] = process.argv.slice(2)
try {
  sikrNode(process.versions.node)
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { siderKlar } = await klargoer({
    rod,
    udskrift,
    signal: afbryd.signal,
    sider: ['start', 'web', 'bench'].includes(kommando),
  })
  const { koer } = await import(pathToFileURL(path.join(rod, '.build/start/koer.js')).href)
  process.exitCode = await koer({ kommando, argumenter, udskrift, signal: afbryd.signal, siderKlar, byg: bygIgen })
} catch (fejl) {
  process.exitCode = forklar(fejl)
  afbryd.abort() // what is still being built has nobody to wait for it
}
