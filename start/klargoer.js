import { byg } from './byg.js'
import { medByggelaas } from './byggelaas.js'
import { Stop } from './fejl.js'
import { erInstalleret, installer } from './pakker.js'

const MINDSTE_NODE = [20, 20]

/** @typedef {ReturnType<typeof import('./udskrift.js').opretUdskrift>} Udskrift */

/** @param {string} version as in process.versions.node */
export function sikrNode(version) {
  const [stor = 0, lille = 0] = version.split('.').map(Number)
  const [mindstStor = 0, mindstLille = 0] = MINDSTE_NODE
  if (stor > mindstStor || (stor === mindstStor && lille >= mindstLille)) return
  throw new Stop(`Samspor skal bruge Node ${MINDSTE_NODE.join('.')} eller nyere. Denne maskine har Node ${version}.`)
}

/**
 * From a fresh clone to something that can run. Resolves when packages, code and stylesheet are ready; the pages take
 * longest and nothing before the web process needs them, so they are handed back as a promise of their own.
 * @param {{ rod: string, udskrift: Udskrift, signal: AbortSignal, sider: boolean }} valg
 * @returns {Promise<{ siderKlar: Promise<unknown> }>}
 */
export async function klargoer({ rod, udskrift, signal, sider }) {
  sikrNode(process.versions.node)
  return new Promise((klar, nej) => {
    const valg = { rod, udskrift, signal }
    const helt = medByggelaas(
      rod,
      async () => {
        if (!erInstalleret(rod)) await udskrift.trin('Henter pakker (npm ci)', () => installer(rod, signal))
        await byg('stilark', valg)
        await byg('kode', valg)
        const siderKlar = sider ? byg('sider', valg) : Promise.resolve()
        siderKlar.catch(() => {}) // whoever waits for the pages hears of it
        klar({ siderKlar })
        await siderKlar
      },
      valg,
    )
    helt.catch(nej)
  })
}
