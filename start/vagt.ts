import { existsSync, watch } from 'node:fs'
import type { Koersel } from '#start/koer'
import type { Proces } from '#start/proces'

const MAPPER = ['app', 'components', 'lib', 'db', 'worker', 'demo', 'start']
const SAML_MS = 200

/**
 * `npm run dev`: Next rebuilds the pages by itself; this rebuilds what it does not know of (stylesheet, worker, demo)
 * and starts those processes again. Resolves with the way to stop watching.
 */
export async function vedAendring(
  { byg, udskrift }: Koersel,
  processer: (Proces | undefined)[],
): Promise<() => Promise<void>> {
  let ur: NodeJS.Timeout | undefined
  let bygger = Promise.resolve()

  const igen = async () => {
    try {
      await byg('stilark')
      if (!(await byg('kode'))) return
      for (const proces of processer) {
        await proces?.stop()
        proces?.start()
      }
    } catch (fejl) {
      udskrift.linje(fejl instanceof Error ? fejl.message : String(fejl))
    }
  }
  const vagter = MAPPER.filter((mappe) => existsSync(mappe)).map((mappe) =>
    watch(mappe, { recursive: true }, () => {
      clearTimeout(ur)
      ur = setTimeout(() => {
        bygger = bygger.then(igen)
      }, SAML_MS)
    }),
  )
  return async () => {
    clearTimeout(ur)
    for (const vagt of vagter) vagt.close()
    await bygger
  }
}
