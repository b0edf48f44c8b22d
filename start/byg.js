import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { kildesum } from './kildesum.js'
import { koerKommando } from './kommando.js'
import { bygStilark } from './stilark.js'

/** What each product is built from. A product is stale when the checksum over its sources has changed. */
const KILDER = {
  stilark: ['app', 'components', 'lib', 'package-lock.json', 'start/stilark.js'],
  kode: [
    'app',
    'lib',
    'db',
    'components',
    'web',
    'worker',
    'start',
    'demo',
    'bench',
    'konformitet',
    'tsconfig.json',
    'tsconfig.build.json',
  ],
  sider: [
    'app',
    'components',
    'lib',
    'db',
    'demo',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.js',
    'tsconfig.json',
  ],
}
const FAELLES = ['package.json', 'package-lock.json']

/** @typedef {keyof typeof KILDER} Produkt */
/** @typedef {{ trin: <T>(navn: string, arbejde: () => Promise<T>) => Promise<T> }} Udskrift */

/**
 * Brings one product up to date; tells whether anything had to be done. A product that is being built has no stamp, so a build cut short is built again.
 * @param {Produkt} produkt
 * @param {{ rod: string, udskrift: Udskrift, signal?: AbortSignal }} valg
 */
export async function byg(produkt, { rod, udskrift, signal }) {
  const sum = kildesum(rod, [...KILDER[produkt], ...FAELLES])
  const stempel = path.join(rod, `.build/${produkt}.sum`)
  if (existsSync(stempel) && readFileSync(stempel, 'utf8') === sum && findes(rod, produkt)) return false
  mkdirSync(path.join(rod, '.build'), { recursive: true })
  rmSync(stempel, { force: true })
  await udskrift.trin(TEKST[produkt], () => BYGGERE[produkt](rod, signal))
  writeFileSync(stempel, sum)
  return true
}

const TEKST = {
  stilark: 'Bygger stilarket',
  kode: 'Oversætter koden til worker, demo og start',
  sider: 'Bygger siderne',
}

const BYGGERE = { stilark: bygStilark, kode: bygKode, sider: bygSider }

/** @param {string} rod @param {Produkt} produkt */
function findes(rod, produkt) {
  if (produkt === 'sider') return existsSync(path.join(rod, '.next/BUILD_ID'))
  if (produkt === 'kode') return existsSync(path.join(rod, '.build/start/koer.js'))
  const { href } = JSON.parse(readFileSync(path.join(rod, '.build/stilark.json'), 'utf8'))
  return existsSync(path.join(rod, 'public', href))
}

/**
 * TypeScript to JavaScript, file by file; `#lib/x` then means .build/lib/x.js. Compiled beside the old code and
 * moved into place, so that nothing half done is ever run.
 * @param {string} rod @param {AbortSignal} [signal]
 */
async function bygKode(rod, signal) {
  const ny = path.join(rod, '.build/.ny')
  rmSync(ny, { recursive: true, force: true })
  const tsc = path.join(rod, 'node_modules/typescript/bin/tsc')
  await koerKommando(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', ny], { cwd: rod, signal })
  for (const mappe of readdirSync(ny)) {
    rmSync(path.join(rod, '.build', mappe), { recursive: true, force: true })
    renameSync(path.join(ny, mappe), path.join(rod, '.build', mappe))
  }
  rmSync(ny, { recursive: true, force: true })
  const { imports, version } = JSON.parse(readFileSync(path.join(rod, 'package.json'), 'utf8'))
  const oversat = Object.fromEntries(
    Object.entries(imports).map(([navn, sti]) => [navn, String(sti).replace(/\.tsx?$/, '.js')]),
  )
  const pakke = { name: 'samspor-build', version, private: true, type: 'module', imports: oversat }
  writeFileSync(path.join(rod, '.build/package.json'), JSON.stringify(pakke, null, 2))
}

/** @param {string} rod @param {AbortSignal} [signal] */
async function bygSider(rod, signal) {
  const next = path.join(rod, 'node_modules/next/dist/bin/next')
  const { NODE_ENV: _, ...env } = process.env
  await koerKommando(process.execPath, [next, 'build'], {
    cwd: rod,
    signal,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
  })
}
