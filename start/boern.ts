import { existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { type Barn, barnemiljoe, type Databaseadresser } from '#start/barnemiljoe'
import type { Hemmeligheder } from '#start/hemmeligheder'
import type { Env, Opsaetning } from '#start/miljoe'
import { type Proces, startProces } from '#start/proces'

/** What the children are told, apart from what each of them is. */
export type Omgivelser = {
  env: Env
  opsaetning: Opsaetning
  hemmeligheder?: Hemmeligheder
  databaser: Databaseadresser
}

type Valg = {
  /** Output goes to `log/<name>.log` below the data folder instead of our own. */
  tilFil: boolean
  /** Pages rebuilt while you write. */
  udvikling?: boolean
  vedFald?: (navn: string, grund: string) => void
}

const STOERSTE_LOG = 5 * 1024 * 1024

/** Starts one of our programs as a child that is kept alive. */
export function startBarn(barn: Barn, omgivelser: Omgivelser, { tilFil, udvikling = false, vedFald }: Valg): Proces {
  const { data, port, host } = omgivelser.opsaetning
  const nextDev = [path.resolve('node_modules/next/dist/bin/next'), 'dev', '-p', String(port), '-H', host]
  const argumenter = barn === 'web' && udvikling ? nextDev : [path.resolve(`.build/${barn}/main.js`)]
  const env = {
    ...barnemiljoe(barn, omgivelser),
    ...(udvikling && barn === 'web' ? { NODE_ENV: 'development' as const } : {}),
  }
  return startProces({ navn: barn, argumenter, env, log: tilFil ? logfil(data, barn) : undefined }, vedFald)
}

/** Where a child's output is kept, so that it can be shown when the child will not start. */
export function logfil(data: string, barn: Barn): string {
  const fil = path.join(data, 'log', `${barn}.log`)
  mkdirSync(path.dirname(fil), { recursive: true })
  if ((statSync(fil, { throwIfNoEntry: false })?.size ?? 0) > STOERSTE_LOG) truncateSync(fil)
  return fil
}

/** The end of each child's output, to show when they will not start. */
export function sidsteLinjer(data: string): string {
  return (['web', 'worker', 'demo'] as const)
    .map((barn) => ({ barn, fil: logfil(data, barn) }))
    .filter(({ fil }) => existsSync(fil))
    .map(
      ({ barn, fil }) =>
        `--- ${barn} (${fil})\n${readFileSync(fil, 'utf8').trimEnd().split('\n').slice(-15).join('\n')}`,
    )
    .join('\n')
}

/**
 * The order matters: the web process first says that it takes no more (readyz), finishes what it has, and is gone
 * before the worker, and the worker before what it delivers to.
 */
export async function stopBoern(boern: Partial<Record<Barn, Proces>>, varselMs: number): Promise<void> {
  await boern.web?.stop({ signal: 'SIGUSR2', ventMs: varselMs })
  await boern.worker?.stop()
  await boern.demo?.stop()
}
