/**
 * `npm run bench`: the figures that Samspor holds itself to, against a limit program and a bare page, on a PostgreSQL of its own.
 * Takes some ten minutes; writes bench/rapport.md. Leave the machine alone meanwhile.
 */
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import { maalEvents } from '#bench/events'
import { maalBesoeg } from '#bench/foerste-besoeg'
import { maalIndbakken } from '#bench/indbakke'
import { maalJobordrer } from '#bench/jobordrer'
import { type Opstilling, opstil } from '#bench/opstilling'
import { maalOverdragelser } from '#bench/overdragelser'
import { hukommelseMb } from '#bench/proces-tal'
import {
  jobordreafsnit,
  overdragelsesafsnit,
  type Resultat,
  skrivRapport,
  stillingsafsnit,
  timeafsnit,
  underretningsafsnit,
} from '#bench/rapport'
import { bygAppRouter, maalKoldStart, type Server, startAppRouter, startGraense, ventPaaIndbakke } from '#bench/servere'
import { maalSkrivning } from '#bench/skrivning'
import { maalStillinger } from '#bench/stillinger'
import { maalTimeimport } from '#bench/timeimport'
import { maalUnderretninger } from '#bench/underretninger'
import { sidsteLinjer } from '#start/boern'
import { medForbindelse } from '#start/roller'

const begyndt = Date.now()
const sig = (tekst: string) => console.log(`${((Date.now() - begyndt) / 1000).toFixed(0).padStart(4)} s  ${tekst}`)
let logmappe = ''
const ryd: (() => Promise<void>)[] = []
const afbrudt = new Promise<never>((_, nej) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => nej(new Error('afbrudt')))
})

async function koer(): Promise<Resultat> {
  const lastFoer = os.loadavg()[0] ?? 0
  sig('Starter PostgreSQL og fylder indbakkerne')
  const bygger = bygAppRouter()
  bygger.catch(() => {}) // whoever waits for it hears of it
  const opstilling = await opstil()
  ryd.push(opstilling.stop)
  logmappe = opstilling.data
  sig('Bygger sammenligningssiden')
  const mappe = await bygger
  sig('Måler kold start')
  const { server: samspor, start } = await maalKoldStart(opstilling)
  ryd.push(() => samspor.proces.stop())
  const besoeg = await maalBesoeg(samspor, opstilling.sessioner[0]!)
  const servere = [startGraense(opstilling), samspor, startAppRouter(opstilling, mappe)]
  ryd.push(...servere.map((server) => () => server.proces.stop()))
  await klar(servere, opstilling)
  sig('Måler indbakken')
  const indbakke = await maalIndbakken(opstilling, servere, samspor)
  const efterMb = hukommelseMb(samspor.proces.pid() ?? 0)
  for (const server of servere) await server.proces.stop()
  sig('Måler skrivning')
  const skrivning = await maalSkrivning(opstilling)
  sig('Måler events')
  const events = await maalEvents(opstilling)
  sig('Måler filer med timer')
  const timer = await maalTimeimport(opstilling)
  sig('Måler overdragelser')
  const overdragelser = await maalOverdragelser(opstilling)
  sig('Måler søgning i stillinger')
  const stillinger = await maalStillinger(opstilling)
  sig('Måler underretninger')
  const underretninger = await maalUnderretninger(opstilling)
  sig('Måler jobordrer')
  const jobordrer = await maalJobordrer(opstilling)
  const [version] = await medForbindelse(opstilling.superbruger, (sql) => sql`show server_version`)
  const dato = new Date().toISOString().slice(0, 10)
  const postgres = `PostgreSQL ${version?.server_version}`
  return {
    dato,
    postgres,
    lastFoer,
    indbakke,
    besoeg,
    start: { ...start, efterMb },
    skrivning,
    events,
    timer,
    overdragelser,
    stillinger,
    underretninger,
    jobordrer,
  }
}

async function klar(servere: readonly Server[], { sessioner }: Opstilling): Promise<void> {
  const fra = performance.now()
  for (const server of servere) await ventPaaIndbakke(server, sessioner[0]!, fra)
}

/**
 * One part alone, on the terminal and nowhere else: `npm run bench -- overdragelser`, `timer`, `underretninger` or `jobordrer`, or `npm run bench -- stillinger [fil]` with a list of
 * stillingsbetegnelser that you have.
 */
const DELE: Record<string, (opstilling: Opstilling) => Promise<string[]>> = {
  overdragelser: async (opstilling) => overdragelsesafsnit(await maalOverdragelser(opstilling)),
  underretninger: async (opstilling) => underretningsafsnit(await maalUnderretninger(opstilling)),
  timer: async (opstilling) => timeafsnit(await maalTimeimport(opstilling)),
  jobordrer: async (opstilling) => jobordreafsnit(await maalJobordrer(opstilling)),
  stillinger: async (opstilling) => stillingsafsnit(await maalStillinger(opstilling, process.argv[3])),
}

async function koerDel(del: (opstilling: Opstilling) => Promise<string[]>): Promise<string[]> {
  const opstilling = await opstil()
  ryd.push(opstilling.stop)
  logmappe = opstilling.data
  return del(opstilling)
}

try {
  const del = DELE[process.argv[2] ?? '']
  if (del) {
    console.log((await Promise.race([koerDel(del), afbrudt])).join('\n'))
  } else {
    const tekst = skrivRapport(await Promise.race([koer(), afbrudt]))
    writeFileSync('bench/rapport.md', tekst)
    console.log(`\n${tekst}`)
    sig('Skrev bench/rapport.md')
  }
} catch (fejl) {
  console.error(fejl)
  if (logmappe) console.error(sidsteLinjer(logmappe))
  process.exitCode = 1
} finally {
  for (const slut of ryd.reverse()) await slut()
}
process.exit()
