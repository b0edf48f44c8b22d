import { fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { Belastning, Belastningssvar } from '#bench/belastning'
import type { Opstilling } from '#bench/opstilling'
import { cpuSekunder } from '#bench/proces-tal'
import type { Server } from '#bench/servere'

export const SAMTIDIGE = [1, 8, 32] as const
export const RUNDER = 3
/** Page views a second that the whole country is expected to make at the busiest time. */
export const TAKT = 220
export const SEKUNDER = 2

/** One server under one load: what the clients saw, and milliseconds of CPU per request in the server and in PostgreSQL. */
export type Maaling = Belastningssvar & {
  server: string
  samtidige: number
  takt?: number
  runde: number
  serverCpuMs?: number
  databaseCpuMs?: number
  andresLast: number
}

/** The rounds: every server under every load in turn, so that a disturbance of the machine hits all of them. */
export async function maalIndbakken(
  opstilling: Opstilling,
  servere: readonly Server[],
  samspor: Server,
): Promise<Maaling[]> {
  const maalinger: Maaling[] = []
  for (const server of servere) await maal(opstilling, server, 0, { samtidige: 8, sekunder: 3 }) // warm
  for (let runde = 1; runde <= RUNDER; runde++) {
    for (const samtidige of SAMTIDIGE) {
      for (const server of servere)
        maalinger.push(await maal(opstilling, server, runde, { samtidige, sekunder: SEKUNDER }))
    }
    maalinger.push(await maal(opstilling, samspor, runde, { samtidige: 32, sekunder: SEKUNDER, takt: TAKT }))
  }
  return maalinger
}

async function maal(
  { sessioner, postgresPid }: Opstilling,
  server: Server,
  runde: number,
  last: Pick<Belastning, 'samtidige' | 'sekunder' | 'takt'>,
): Promise<Maaling> {
  const anmodninger = sessioner.map((s) => ({ sti: server.sti(s.borgerId), cookie: s.cookie }))
  const pid = server.proces.pid() ?? 0
  const foer = { server: cpuSekunder(pid), database: cpuSekunder(postgresPid(), true) }
  const svar = await iBarn({ ...last, port: server.port, anmodninger })
  const efter = { server: cpuSekunder(pid), database: cpuSekunder(postgresPid(), true) }
  const prAnmodning = (fra?: number, til?: number) =>
    fra === undefined || til === undefined ? undefined : ((til - fra) * 1000) / svar.antal
  return {
    ...svar,
    server: server.navn,
    samtidige: last.samtidige,
    takt: last.takt,
    runde,
    serverCpuMs: prAnmodning(foer.server, efter.server),
    databaseCpuMs: prAnmodning(foer.database, efter.database),
    andresLast: os.loadavg()[0] ?? 0,
  }
}

function iBarn(opgave: Belastning): Promise<Belastningssvar> {
  return new Promise((svar, nej) => {
    const barn = fork(path.resolve('.build/bench/belastning.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    barn.once('message', (besked) => svar(besked as Belastningssvar))
    barn.once('exit', (kode) => nej(new Error(`belastningen sluttede med ${kode}`)))
    barn.send(opgave)
  })
}

/** The middle of the rounds; of an even number the mean of the two in the middle. */
export function median(tal: readonly number[]): number {
  const ordnet = [...tal].sort((a, b) => a - b)
  const midt = ordnet.length / 2
  return ordnet.length % 2 === 1 ? (ordnet[Math.floor(midt)] ?? 0) : ((ordnet[midt - 1] ?? 0) + (ordnet[midt] ?? 0)) / 2
}
