import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a plain route is called with, the same as the framework would. */
export type Handler = (request: Request, args: { params: Promise<Parametre> }) => Promise<Response> | Response
type Parametre = Record<string, string | string[]>
type Modul = Partial<Record<string, Handler>>

/** A plain route: its module is loaded when first asked for. */
export type Rute = { moenster: string; led: string[]; hent: () => Promise<Modul> }
export type Ruter = {
  alle: readonly Rute[]
  find: (sti: string) => Fundet | undefined
  /** Is there anything at this address, ours or the framework's? */
  findes: (sti: string) => boolean
}
export type Fundet = { rute: Rute; param: Parametre }

/** Written by the build: every page and route below app/, so that both servers go by the same list. */
const LISTE = '.next/app-path-routes-manifest.json'

/**
 * The routes that are answered without the framework: a `route.ts` of ours that imports nothing of it. Pages, and what is not in the list,
 * are the framework's. `find` gives the most specific pattern that fits, as the framework would choose; a page that fits better gives undefined.
 */
export function laesRuter(): Ruter {
  const liste = JSON.parse(readFileSync(LISTE, 'utf8')) as Record<string, string>
  const indgange = Object.entries(liste)
    .map(([fil, moenster]) => ({ moenster, led: deling(moenster), hent: vores(fil) }))
    .sort((a, b) => rang(a.led).localeCompare(rang(b.led)))
  return {
    alle: indgange.filter((i): i is Rute => i.hent !== undefined),
    find(sti) {
      // STAR writes some paths of the API with a slash at the end.
      const stykker = deling(erApi(sti) ? sti.replace(/\/$/, '') : sti)
      if (stykker.includes('')) return undefined
      for (const { moenster, led, hent } of indgange) {
        const param = passer(led, stykker)
        if (param) return hent && { rute: { moenster, led, hent }, param }
      }
      return undefined
    },
    findes: (sti) => indgange.some(({ led }) => passer(led, deling(sti)) !== undefined),
  }
}

/** An operation of the API, in whichever version of its service. */
export const erApi = (sti: string): boolean => /^\/api\/v\d+\//.test(sti)

const deling = (sti: string): string[] => (sti === '/' ? [] : sti.slice(1).split('/'))

/** Sorts fixed words before parameters, and parameters before a rest. */
const rang = (led: readonly string[]): string =>
  led.map((del) => (del.startsWith('[...') ? '2' : del.startsWith('[') ? '1' : '0')).join('')

function passer(led: readonly string[], stykker: readonly string[]): Parametre | undefined {
  const param: Parametre = {}
  for (const [nr, del] of led.entries()) {
    const stykke = stykker[nr]
    if (stykke === undefined) return undefined
    if (del.startsWith('[...')) {
      param[del.slice(4, -1)] = stykker.slice(nr).map(decodeURIComponent)
      return param
    }
    if (del.startsWith('[')) param[del.slice(1, -1)] = decodeURIComponent(stykke)
    else if (del !== stykke) return undefined
  }
  return led.length === stykker.length ? param : undefined
}

function vores(fil: string): (() => Promise<Modul>) | undefined {
  const modul = path.resolve(`.build/app${fil}.js`)
  if (!fil.endsWith('/route') || !existsSync(modul)) return undefined
  if (/\bfrom ['"]next(?:['"/-])/.test(readFileSync(modul, 'utf8'))) return undefined
  let hentet: Promise<Modul> | undefined
  return () => (hentet ??= import(pathToFileURL(modul).href))
}
