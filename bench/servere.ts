import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as vent } from 'node:timers/promises'
import type { Opstilling } from '#bench/opstilling'
import { hukommelseMb } from '#bench/proces-tal'
import { logfil } from '#start/boern'
import { type Proces, startProces } from '#start/proces'

/** One of the programs that are compared. `sti` is where a citizen's inbox lies. */
export type Server = {
  navn: string
  port: number
  proces: Proces
  sti: (borgerId: string) => string
}

const NEXT = path.resolve('node_modules/next/dist/bin/next')
const KLAR_INDEN_MS = 60_000

/** (a) the limit program, as the web role. */
export function startGraense({ env, data, port }: Opstilling): Server {
  const proces = startProces({
    navn: 'graense',
    argumenter: [path.resolve('.build/bench/graense.js')],
    env: { ...env, GRAENSE_PORT: String(port + 1) },
    log: logfil(data, 'demo'),
  })
  return { navn: 'grænseprogram', port: port + 1, proces, sti: () => '/' }
}

/** (b) Samspor's own web process, as it runs in production. */
export function startSamspor({ env, data, port }: Opstilling): Server {
  const argumenter = [path.resolve('.build/web/main.js')]
  const proces = startProces({ navn: 'web', argumenter, env, log: logfil(data, 'web') })
  return { navn: 'Samspor', port, proces, sti: () => '/borger/beskeder' }
}

/** (c) the bare App Router page, as superuser. `mappe` is where `bygAppRouter` built it. */
export function startAppRouter({ env, data, port, superbruger }: Opstilling, mappe: string): Server {
  const proces = startProces({
    navn: 'app-router',
    argumenter: [NEXT, 'start', mappe, '-p', String(port + 2), '-H', '127.0.0.1'],
    env: { ...env, DATABASE_URL: superbruger },
    log: logfil(data, 'worker'),
  })
  return { navn: 'App Router', port: port + 2, proces, sti: (borgerId) => `/?borger=${borgerId}` }
}

/**
 * Builds the comparison page from a copy below .build, so that it shares packages but nothing else with Samspor. With webpack, because
 * Turbopack looks for proxy.ts and instrumentation.ts in the folders above too, and would put Samspor's duties into it.
 */
export async function bygAppRouter(): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const mappe = path.resolve('.build/bench-app-router')
  rmSync(mappe, { recursive: true, force: true })
  cpSync('bench/app-router', mappe, { recursive: true })
  await new Promise<void>((ok, nej) => {
    const barn = spawn(process.execPath, [NEXT, 'build', '--webpack'], {
      cwd: mappe,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let sagde = ''
    for (const kanal of [barn.stdout, barn.stderr]) kanal.on('data', (bid) => (sagde += bid))
    barn.once('error', nej)
    barn.once('close', (kode) =>
      kode === 0 ? ok() : nej(new Error(`Sammenligningssiden kunne ikke bygges:\n${sagde}`)),
    )
  })
  return mappe
}

/** One page as a browser without gzip would get it. */
export function hent(server: Server, { cookie, borgerId }: { cookie: string; borgerId: string }): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${server.sti(borgerId)}`, {
    headers: { cookie: `samspor=${cookie}`, 'accept-encoding': 'identity' },
    redirect: 'manual',
  })
}

/** Waits until the inbox is there, signed in and with fifty threads. Gives the milliseconds since `fra` until the first 200. */
export async function ventPaaIndbakke(
  server: Server,
  session: { cookie: string; borgerId: string },
  fra: number,
): Promise<number> {
  let sidst = 'intet svar'
  while (performance.now() - fra < KLAR_INDEN_MS) {
    const svar = await hent(server, session).catch(() => undefined)
    if (svar?.status === 200) {
      const forloebet = performance.now() - fra
      const antal = new Set((await svar.text()).match(/\/borger\/beskeder\/[0-9a-f-]{32,36}/g)).size
      if (antal !== 50) throw new Error(`${server.navn} viste ${antal} tråde i stedet for 50`)
      return forloebet
    }
    sidst = svar ? `${svar.status}: ${(await svar.text()).slice(0, 200)}` : sidst
    await vent(svar ? 100 : 5)
  }
  throw new Error(`${server.navn} viste ikke indbakken (${sidst})`)
}

export type Start = { koldMs: number; tomMb: number | undefined }

/** P13: how long from starting the process until a signed-in citizen has the first page, and what it then holds in memory. */
export async function maalKoldStart(opstilling: Opstilling): Promise<{ server: Server; start: Start }> {
  const fra = performance.now()
  const server = startSamspor(opstilling)
  const koldMs = await ventPaaIndbakke(server, opstilling.sessioner[0]!, fra)
  await vent(2000)
  return { server, start: { koldMs, tomMb: hukommelseMb(server.proces.pid() ?? 0) } }
}
