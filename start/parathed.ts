import { setTimeout as vent } from 'node:timers/promises'

/**
 * Waits until the address answers 2xx. Throws after `fristMs` with the last thing that was heard, or at once when
 * `opgiv` says why there is no use in waiting.
 */
export async function ventPaaSvar(
  url: string,
  fristMs: number,
  opgiv: () => string | undefined = () => undefined,
): Promise<void> {
  const frist = Date.now() + fristMs
  let sidst = 'intet svar'
  while (Date.now() < frist) {
    const grund = opgiv()
    if (grund) throw new Error(grund)
    try {
      const svar = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' })
      await svar.arrayBuffer()
      if (svar.ok) return
      sidst = `${svar.status}`
    } catch (fejl) {
      sidst = fejl instanceof Error ? fejl.message : String(fejl)
    }
    await vent(40)
  }
  throw new Error(`${url} blev ikke klar på ${Math.round(fristMs / 1000)} sekunder (${sidst}).`)
}
