import path from 'node:path'
import { type Barn, barnemiljoe, demoAdresser } from '#start/barnemiljoe'
import { type Omgivelser, sidsteLinjer, startBarn, stopBoern } from '#start/boern'
import { aabnDatabase } from '#start/database'
import { hentHemmeligheder } from '#start/hemmeligheder'
import { laesOpsaetning, type Opsaetning } from '#start/miljoe'
import { ventPaaSvar } from '#start/parathed'
import { erLedig } from '#start/porte'
import type { Proces } from '#start/proces'
import { FRITSTAAENDE, koerProgram, PROGRAMMER, programmiljoe } from '#start/program'
import { visRollebesaetning } from '#start/rollebesaetning'
import { Stop } from '#start/stop'
import { vedAendring } from '#start/vagt'

/** What start.js hands over: the command, how to tell of progress, when to stop, and how to build. */
export type Koersel = {
  kommando: string
  argumenter: string[]
  udskrift: {
    linje: (tekst?: string) => void
    trin: <T>(navn: string, arbejde: () => Promise<T>) => Promise<T>
    forloebet: () => string
  }
  signal: AbortSignal
  siderKlar: Promise<void>
  /** True when the product was stale and is new now. */
  byg: (produkt: 'kode' | 'stilark') => Promise<boolean>
}

const KLAR_INDEN_MS = 60_000
/** A load balancer needs a moment to see that readyz says no; a developer's Ctrl-C does not. */
const VARSEL_MS = { demo: 100, drift: 3_000 }

/** Runs one command of the launcher to its end; resolves with the exit code. Everything that it started is stopped. */
export async function koer(koersel: Koersel): Promise<number> {
  const { kommando, argumenter, udskrift, signal, siderKlar } = koersel
  const opsaetning = laesOpsaetning(process.env)
  const stop: (() => Promise<void>)[] = []
  const afbrudt = new Promise<never>((_, nej) => {
    if (signal.aborted) nej(new Afbrudt())
    signal.addEventListener('abort', () => nej(new Afbrudt()), { once: true })
  })
  afbrudt.catch(() => {})
  const ellerAfbrudt = <T>(arbejde: Promise<T>) => Promise.race([arbejde, afbrudt])
  let iDrift = false
  try {
    if (FRITSTAAENDE.includes(kommando)) {
      await ellerAfbrudt(siderKlar)
      return await ellerAfbrudt(koerProgram(kommando, argumenter, process.env))
    }
    // What touches the database is short, and ends before the server under it is stopped.
    const omgivelser = await aabn(koersel, opsaetning, stop)
    sikrIkkeAfbrudt(signal)
    if (kommando === 'migrate') await migrer(koersel, omgivelser, true)
    else if (kommando === 'start' || kommando === 'dev') {
      await migrer(koersel, omgivelser)
      await ellerAfbrudt(startAlt(koersel, omgivelser, stop))
      iDrift = true
      await afbrudt
    } else if (kommando === 'web' || kommando === 'worker') {
      await ellerAfbrudt(siderKlar)
      const boern = { [kommando]: startBarn(kommando, omgivelser, { tilFil: false }) }
      stop.push(() => stopBoern(boern, VARSEL_MS.drift))
      iDrift = true
      await afbrudt
    } else {
      if (opsaetning.indlejret) await migrer(koersel, omgivelser) // a fresh clone has no tables yet
      return await ellerAfbrudt(koerProgram(kommando, argumenter, programmiljoe(omgivelser)))
    }
    return 0
  } catch (fejl) {
    if (fejl instanceof Afbrudt) return iDrift ? 0 : 130
    throw fejl
  } finally {
    if (iDrift) udskrift.linje('\nStopper …')
    for (const slut of stop.reverse()) await slut()
    if (iDrift) udskrift.linje('Stoppet.')
  }
}

class Afbrudt extends Error {
  override name = 'Afbrudt'
}

function sikrIkkeAfbrudt(signal: AbortSignal): void {
  if (signal.aborted) throw new Afbrudt()
}

/** Opens the database (our own server when none is configured) and puts the configuration together. */
async function aabn(
  { kommando, udskrift }: Koersel,
  opsaetning: Opsaetning,
  stop: (() => Promise<void>)[],
): Promise<Omgivelser> {
  const kendt = ['start', 'dev', 'web', 'worker', 'migrate', ...Object.keys(PROGRAMMER)]
  if (!kendt.includes(kommando)) throw new Stop(`Ukendt kommando: ${kommando}. Brug ${kendt.join(', ')}.`)
  if (kommando === 'start' || kommando === 'dev') await sikrPorte(opsaetning)
  const hemmeligheder = opsaetning.demo || opsaetning.indlejret ? hentHemmeligheder(opsaetning.data) : undefined
  const {
    databaser,
    egen,
    stop: luk,
  } = await udskrift.trin(opsaetning.indlejret ? 'Starter PostgreSQL' : 'Finder databasen', () =>
    aabnDatabase(process.env, opsaetning, hemmeligheder, () =>
      udskrift.linje('  ! PostgreSQL gik ned og startes igen'),
    ),
  )
  stop.push(luk)
  if (opsaetning.indlejret && !egen)
    udskrift.linje('  (PostgreSQL kørte i forvejen på samme mappe; den bruges og får lov at køre videre)')
  return { env: { ...process.env }, opsaetning, hemmeligheder, databaser }
}

async function sikrPorte({ port, host, demo }: Opsaetning): Promise<void> {
  for (const nummer of demo ? [port, port + 1, port + 2, port + 3] : [port]) {
    if (await erLedig(nummer, host)) continue
    throw new Stop(
      `Porten ${nummer} er optaget. Kører Samspor allerede? Ellers sæt PORT, fx PORT=${port + 100} npm start.`,
    )
  }
}

/** Brings the schema up to date and, in the demo, fills an empty database. Without the owner's login it is left alone. */
async function migrer({ udskrift, signal }: Koersel, omgivelser: Omgivelser, kraevet = false): Promise<void> {
  const { ejer, worker } = omgivelser.databaser
  if (!ejer && kraevet) throw new Stop('DATABASE_URL_EJER: mangler. Kun ejeren af databasen kan ændre tabellerne.')
  if (!ejer) return
  // The seed encrypts and signs with the keys of this machine, as the web process will.
  Object.assign(process.env, barnemiljoe('demo', omgivelser))
  const { migrer: opdater } = await import('#db/migrer')
  await udskrift.trin('Opdaterer databasen', () => opdater(ejer))
  sikrIkkeAfbrudt(signal)
  if (!omgivelser.opsaetning.demo) return
  const { erTom, saaDemo } = await import('#demo/saaning')
  if (await erTom(worker))
    await udskrift.trin('Fylder demoen med personer', () => saaDemo({ ejer, worker }, new Date()))
  const { lukDatabase } = await import('#db/client')
  await lukDatabase()
}

/** Starts demo, worker and web, waits until the pages answer, and tells where to go. */
async function startAlt(koersel: Koersel, omgivelser: Omgivelser, stop: (() => Promise<void>)[]): Promise<void> {
  const { udskrift, siderKlar, kommando } = koersel
  const { opsaetning } = omgivelser
  const udvikling = kommando === 'dev'
  const tilFil = opsaetning.demo && !udvikling
  const fald = { antal: 0, klar: false }
  const vedFald = (navn: string, grund: string) => {
    fald.antal += 1
    if (fald.klar) udskrift.linje(`  ! ${navn} gik ned (${grund}) og startes igen`)
  }
  const boern: Partial<Record<Barn, Proces>> = {}
  stop.push(() => stopBoern(boern, opsaetning.demo ? VARSEL_MS.demo : VARSEL_MS.drift))

  if (opsaetning.demo) boern.demo = startBarn('demo', omgivelser, { tilFil, vedFald })
  boern.worker = startBarn('worker', omgivelser, { tilFil, vedFald })
  await siderKlar
  boern.web = startBarn('web', omgivelser, { tilFil, vedFald, udvikling })

  // Three deaths before the first answer are no accident.
  const opgiv = () =>
    fald.antal >= 3 ? `Samspor kan ikke starte.\n${tilFil ? sidsteLinjer(opsaetning.data) : ''}` : undefined
  await udskrift.trin('Starter siderne', async () => {
    if (opsaetning.demo)
      await ventPaaSvar(`${demoAdresser(opsaetning).udsteder}/.well-known/openid-configuration`, KLAR_INDEN_MS, opgiv)
    await ventPaaSvar(`${lokalAdresse(opsaetning)}/readyz`, KLAR_INDEN_MS, opgiv)
  })
  fald.klar = true
  if (udvikling) stop.push(await vedAendring(koersel, [boern.worker, boern.demo]))
  await visKlar(koersel, opsaetning)
}

async function visKlar({ udskrift, kommando }: Koersel, opsaetning: Opsaetning): Promise<void> {
  udskrift.linje(`\nSamspor er klar på ${opsaetning.url} (${udskrift.forloebet()}). Stop med Ctrl-C.`)
  if (!opsaetning.demo) return
  const personer = await visRollebesaetning(lokalAdresse(opsaetning))
  if (personer.length > 0) udskrift.linje(`\nLog ind som en af disse (alle er opdigtede):\n${personer.join('\n')}`)
  if (kommando === 'start') udskrift.linje(`\nLoggen ligger i ${path.join(opsaetning.data, 'log')}.`)
}

/** The web process as this machine reaches it; SAMSPOR_URL may lie behind a proxy that is not up yet. */
function lokalAdresse({ demo, url, host, port }: Opsaetning): string {
  if (demo) return url
  const naerved = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  return `http://${naerved}:${port}`
}
